"""Articles that repeat others nearly word for word, as papers do with the texts of agencies."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from kg.graph import numbers

Printed: TypeAlias = tuple[str | None, str, str]
"""An article: the day of its publication (``2026-03-10``) or None, its key, and its signature."""


class _Settings(NamedTuple):
    threshold: float
    bands: int
    band_width: int


@cache
def _settings() -> _Settings:
    return _Settings(**tomllib.loads(Path(__file__).with_name("copies.toml").read_text(encoding="utf-8")))


def block_keys(signature: str) -> tuple[str, ...]:
    """Keys of which an article shares at least one with nearly every copy of it, and none with most others.

    Raises:
        GraphError: It is no signature.
    """
    found, width = numbers(signature), _settings().band_width
    bands = (found[i * width : (i + 1) * width] for i in range(_settings().bands))
    return tuple(f"text-{place}-" + "".join(f"{number:04x}" for number in band) for place, band in enumerate(bands))


def likeness(one: str, other: str) -> float:
    """The share, from 0 to 1, of all runs of words in two texts that both have, as their signatures tell it.

    Raises:
        GraphError: One of them is no signature.
    """
    pairs = list(zip(numbers(one), numbers(other), strict=True))
    return sum(mine == theirs for mine, theirs in pairs) / len(pairs)


def alike(one: str, other: str) -> bool:
    """Whether two texts, by their signatures, are near-duplicates.

    Raises:
        GraphError: One of them is no signature.
    """
    return likeness(one, other) >= _settings().threshold


def copy_of(article: Printed, candidates: Iterable[Printed]) -> str | None:
    """The earliest article that this one repeats.

    Args:
        article: The article that may be a copy.
        candidates: Articles that share a block key with it, in any order; it may be among them.

    Returns:
        The key of the article that was published first, of one day that with the first key, undated ones last, among
        those that come before this one in that order and that this one is a near-duplicate of; None if there is none.

    Raises:
        GraphError: One of them has no signature.
    """
    earlier = sorted((one for one in candidates if _order(one) < _order(article)), key=_order)
    threshold = _settings().threshold
    return next((key for _, key, signature in earlier if likeness(article[2], signature) >= threshold), None)


def _order(article: Printed) -> tuple[bool, str, str]:
    published, key, _ = article
    return published is None, published or "", key
