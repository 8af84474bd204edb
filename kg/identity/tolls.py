"""How the tolls of two reports agree."""

from __future__ import annotations

from collections.abc import Iterator

from kg.identity.model import Count

_MANY, _SOME = 10, 3
_TIMES = 3.0
"""How many times larger a later toll may well be than an earlier one."""


def compare_tolls(ours: tuple[Count, ...], theirs: tuple[Count, ...]) -> Iterator[tuple[str, str]]:
    """The case of the weights that holds for two tolls, with words for it; none where there is nothing to compare.

    The best match of any number of one with one of the other counts, else how far the largest are apart.
    """
    equal = [
        (one.least or one.most or 0, one.kind)
        for one in ours
        for other in theirs
        if one.kind == other.kind and one == other and (one.least is not None or one.most is not None)
    ]
    if equal:
        number, kind = max(equal)
        case = "many" if number >= _MANY else "some" if number >= _SOME else "few"
        yield case, (f"both tell of {number} {kind}")
        return
    for kind in ("killed", "injured", "kidnapped", "detained", "displaced"):
        one, other = _largest(ours, kind), _largest(theirs, kind)
        if one is not None and other is not None:
            yield _numbers(one, other, kind)
            return


def _numbers(one: Count, other: Count, kind: str) -> tuple[str, str]:
    words = f"{_count(one)} and {_count(other)} {kind}"
    if _low(one) <= _high(other) and _low(other) <= _high(one):
        return "meets", words
    low, high = sorted((one.least or one.most or 1, other.least or other.most or 1))
    return "far" if high > _TIMES * max(low, 1) else "other", words


def _largest(counts: tuple[Count, ...], kind: str) -> Count | None:
    told = [c for c in counts if c.kind == kind and (c.least is not None or c.most is not None)]
    return max(told, key=lambda c: (c.least or c.most or 0, c.most or 0), default=None)


def _low(count: Count) -> float:
    return count.least if count.least is not None else 0


def _high(count: Count) -> float:
    return count.most if count.most is not None else float("inf")


def _count(count: Count) -> str:
    if count.least == count.most:
        return str(count.least)
    return f"{count.least if count.least is not None else '?'} to {count.most if count.most is not None else '?'}"
