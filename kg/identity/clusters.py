"""From pairs that may be one to groups that are, the best pairs first: the order of the news does not matter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes, ``one`` before ``other`` in the order of text, with the weight of what speaks for joining them."""

    one: str
    other: str
    score: float


@dataclass(frozen=True, slots=True)
class Merge:
    """A pair by which two groups became one, and all that this one holds."""

    pair: Pair
    group: tuple[str, ...]


def cluster(
    nodes: Iterable[str], pairs: Iterable[Pair], fits: Callable[[Sequence[str], Sequence[str]], bool]
) -> list[Merge]:
    """Groups nodes by their pairs, the strongest first; a pair is passed over where the groups at its ends do not fit.

    The outcome hangs on nodes and pairs alone, not on their order.

    Args:
        nodes: What to group.
        pairs: What may be joined.
        fits: Whether two groups may be one; asked for each pair that would join them.

    Returns:
        What was merged, in this order.
    """
    parent = {node: node for node in nodes}
    members: dict[str, tuple[str, ...]] = {node: (node,) for node in parent}
    made: list[Merge] = []
    for pair in sorted(pairs, key=lambda p: (-p.score, p.one, p.other)):
        one, other = _root(parent, pair.one), _root(parent, pair.other)
        if one != other and fits(members[one], members[other]):
            first, second = sorted((one, other))
            parent[second] = first
            members[first] = tuple(sorted(members[first] + members.pop(second)))
            made.append(Merge(pair, members[first]))
    return made


def groups(merges: Iterable[Merge]) -> dict[tuple[str, ...], tuple[Merge, ...]]:
    """The groups that merges led to, with the merges of each."""
    found: dict[str, list[Merge]] = {}
    for merge in merges:
        joined = {id(found[node]): found[node] for node in (merge.pair.one, merge.pair.other) if node in found}
        history = [*(earlier for some in joined.values() for earlier in some), merge]
        found |= dict.fromkeys(merge.group, history)
    return {history[-1].group: tuple(history) for history in found.values()}


def _root(parent: Mapping[str, str], node: str) -> str:
    while parent[node] != node:
        node = parent[node]
    return node
