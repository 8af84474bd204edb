"""Which statements contradict each other, where only a reasoner that is asked yes or no can tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")


def smallest(items: Sequence[_T], clashes: Callable[[Sequence[_T]], bool]) -> tuple[_T, ...]:
    """A smallest part of ``items`` that still clashes: without any one of its members it does not.

    QuickXplain (Junker 2004): asks about 2 m log(n / m) times for m of n items.

    Args:
        items: What clashes when taken together.
        clashes: Whether some of them do.
    """
    return tuple(_needed((), False, items, clashes))


def _needed(
    kept: Sequence[_T], added: bool, items: Sequence[_T], clashes: Callable[[Sequence[_T]], bool]
) -> Sequence[_T]:
    """Those of ``items`` that are needed besides ``kept``; ``added``: whether that has grown since it was asked."""
    if added and clashes(kept):
        return ()
    if len(items) <= 1:
        return items
    first, second = items[: len(items) // 2], items[len(items) // 2 :]
    of_second = _needed((*kept, *first), bool(first), second, clashes)
    of_first = _needed((*kept, *of_second), bool(of_second), first, clashes)
    return (*of_first, *of_second)
