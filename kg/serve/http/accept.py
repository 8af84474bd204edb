"""Which of the formats that we have a client likes best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def best(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer that an Accept header likes best; the first one where it likes several alike, or says nothing.

    The most exact range that fits an offer decides (RFC 9110, 12.5.1). Parameters other than ``q`` are not looked at,
    since no offer of ours differs by them, and what cannot be read is skipped.

    Args:
        accept: The header; None where the client sent none.
        offers: Media types, best first.

    Returns:
        One of the offers; None where the client accepts none of them.

    >>> best("text/*;q=0.5, text/csv;q=0.9, */*;q=0.1", ["text/plain", "text/csv"])
    'text/csv'
    >>> best("text/csv;q=0, */*", ["text/csv"]) is None
    True
    """
    if accept is None or not accept.strip():
        return offers[0]
    ranges = tuple(_ranges(accept))
    quality = {offer: _quality(offer, ranges) for offer in offers}
    liked = max(offers, key=lambda offer: quality[offer])
    return liked if quality[liked] > 0 else None


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        if name == "*":  # as old clients write it
            name = "*/*"
        if name.count("/") != 1:
            continue
        given = (parameter.partition("=")[2] for parameter in parameters if parameter.replace(" ", "").startswith("q="))
        quality = _number(next(given, "1"))
        if quality is not None:
            yield name, quality


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    whole = f"{offer.partition('/')[0]}/*"
    for exactness in (offer, whole, "*/*"):
        fitting = [quality for name, quality in ranges if name == exactness]
        if fitting:
            return max(fitting)
    return 0.0
