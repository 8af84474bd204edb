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


def components(nodes: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """What hangs together by pairs, each sorted, in the order of their first."""
    parent = {node: node for node in nodes}
    for pair in pairs:
        parent[_root(parent, pair.one)] = _root(parent, pair.other)
    found: dict[str, list[str]] = {}
    for node in sorted(parent):
        found.setdefault(_root(parent, node), []).append(node)
    return list(found.values())


def cluster(
    nodes: Sequence[str], pairs: Iterable[Pair], fits: Callable[[Sequence[str], Sequence[str]], bool]
) -> tuple[list[list[str]], list[Pair]]:
    """Groups nodes by their pairs, the strongest first; a pair is passed over where the groups at its ends do not fit.

    The outcome hangs on nodes and pairs alone, not on their order.

    Args:
        nodes: What to group.
        pairs: What may be joined.
        fits: Whether two groups may be one; asked for each pair that would join them.

    Returns:
        The groups, each sorted, and the pairs that joined them: one fewer than nodes in each group.
    """
    parent = {node: node for node in nodes}
    members: dict[str, list[str]] = {node: [node] for node in nodes}
    made: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (-p.score, p.one, p.other)):
        one, other = _root(parent, pair.one), _root(parent, pair.other)
        if one != other and fits(members[one], members[other]):
            first, second = sorted((one, other))
            parent[second] = first
            members[first] = sorted(members[first] + members.pop(second))
            made.append(pair)
    return sorted(members.values()), made


def _root(parent: Mapping[str, str], node: str) -> str:
    while parent[node] != node:
        node = parent[node]
    return node
