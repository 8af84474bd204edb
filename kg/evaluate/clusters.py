"""How well things are put together: B-cubed and CEAF-e, from 0 to 100.

Both compare two partitions of the same mentions. B-cubed (Bagga and Baldwin 1998) asks of each mention how much of its
cluster is right, so large clusters weigh more. CEAF-e (Luo 2005, with the similarity phi-4) pairs whole clusters one to
one as well as can be, so all clusters weigh the same, and those of a single mention count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Mention = TypeVar("Mention", bound=Hashable)
"""What is put into clusters."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean in percent, not rounded."""

    p: float
    r: float
    f1: float


def b_cubed(gold: Mapping[Mention, Hashable], ours: Mapping[Mention, Hashable]) -> Rates:
    """The mean over the mentions of the share of its cluster of ours, and of its cluster of gold, that is in both.

    Args:
        gold: The cluster of each mention.
        ours: The same by the system. A mention that it lacks is a cluster of its own; one that gold lacks is left out.

    >>> b_cubed({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"}).r
    100.0
    """
    right, found = _clusters(gold), _clusters(_within(gold, ours))
    shared = _shared(right, found)
    total = max(len(gold), 1)
    p = sum(n * n / len(found[j]) for (_, j), n in shared.items()) / total
    r = sum(n * n / len(right[i]) for (i, _), n in shared.items()) / total
    return _rates(p, r)


def ceaf_e(gold: Mapping[Mention, Hashable], ours: Mapping[Mention, Hashable]) -> Rates:
    """The similarity of clusters that are paired one to one, over the number of clusters of ours, and of gold.

    Two clusters are as similar as twice what they share, over their sizes together; the pairing is the best there is.

    Args:
        gold: The cluster of each mention.
        ours: The same by the system, as for ``b_cubed``.

    >>> ceaf_e({1: "a", 2: "b"}, {1: "x", 2: "y"}).f1
    100.0
    """
    right, found = _clusters(gold), _clusters(_within(gold, ours))
    weights = [[0.0] * len(found) for _ in right]
    for (i, j), n in _shared(right, found).items():
        weights[i][j] = 2 * n / (len(right[i]) + len(found[j]))
    similar = best_pairing(weights)
    return _rates(similar / max(len(found), 1), similar / max(len(right), 1))


def best_pairing(weights: Sequence[Sequence[float]]) -> float:
    """The largest sum of weights of pairs in which no row and no column stands twice.

    By the Hungarian method (Kuhn 1955), as Jonker and Volgenant (1987) grow it by one row at a time along the cheapest
    path: n rows and m columns take n * n * m steps.

    >>> best_pairing([[3, 2], [2, 0]])
    4.0
    """
    if weights and len(weights) > len(weights[0]):
        weights = list(zip(*weights, strict=True))
    width = len(weights[0]) if weights else 0
    of_row, of_column = [0.0] * len(weights), [0.0] * (width + 1)  # what each has to pay, so that no pair costs less
    row_of: list[int | None] = [None] * (width + 1)  # by column; the last one is where a new row waits
    for new in range(len(weights)):
        row_of[width] = new
        at, cheapest, before, seen = width, [float("inf")] * width, [width] * width, {width}
        while (row := row_of[at]) is not None:
            for column in set(range(width)) - seen:
                cost = -weights[row][column] - of_row[row] - of_column[column]
                if cost < cheapest[column]:
                    cheapest[column], before[column] = cost, at
            step, at = min((cheapest[column], column) for column in range(width) if column not in seen)
            for column in seen:
                taken = row_of[column]
                if taken is not None:
                    of_row[taken] += step
                of_column[column] -= step
            cheapest = [cost if column in seen else cost - step for column, cost in enumerate(cheapest)]
            seen.add(at)
        while at != width:
            row_of[at] = row_of[before[at]]
            at = before[at]
    pairs = ((row, column) for column, row in enumerate(row_of[:width]) if row is not None)
    return float(sum(weights[row][column] for row, column in pairs))


def _within(gold: Mapping[Mention, Hashable], ours: Mapping[Mention, Hashable]) -> dict[Mention, Hashable]:
    return {mention: (True, ours[mention]) if mention in ours else (False, mention) for mention in gold}


def _clusters(of: Mapping[Mention, Hashable]) -> list[set[Mention]]:
    found: dict[Hashable, set[Mention]] = defaultdict(set)
    for mention, cluster in of.items():
        found[cluster].add(mention)
    return list(found.values())


def _shared(right: Sequence[set[Mention]], found: Sequence[set[Mention]]) -> dict[tuple[int, int], int]:
    """How many mentions two clusters share, by the place of both, where they share any."""
    where = {mention: j for j, cluster in enumerate(found) for mention in cluster}
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for i, cluster in enumerate(right):
        for mention in cluster:
            shared[i, where[mention]] += 1
    return shared


def _rates(p: float, r: float) -> Rates:
    return Rates(100 * p, 100 * r, 100 * 2 * p * r / (p + r) if p + r else 0.0)
