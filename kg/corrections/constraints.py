"""What corrections say of who and what is the same across articles, for what settles that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from kg.corrections.correction import Correction, in_order
from kg.corrections.graph import corrections
from kg.corrections.things import kind_of
from kg.store import Store

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Constraints:
    """Pairs of IRIs that people have judged; they never contradict each other.

    Attributes:
        together: Pairs that are one, sorted, each pair too.
        apart: Pairs that are never one, not even by way of others.
    """

    together: tuple[_Pair, ...] = ()
    apart: tuple[_Pair, ...] = ()


def constraints(store: Store) -> Constraints:
    """What the corrections of a store say is one and is not."""
    found, _ = weighed(corrections(store))
    return found


def links(store: Store) -> Mapping[str, tuple[str, ...]]:
    """To what identities are linked elsewhere by correction; nothing where somebody took their links away."""
    last = {
        one.things[0]: () if one.target is None else (one.target,)
        for one in corrections(store)
        if one.kind == "relink" and kind_of(one.things[0]) == "identity"
    }
    return dict(sorted(last.items()))


def weighed(given: Iterable[Correction]) -> tuple[Constraints, dict[str, str]]:
    """Merges and splits, of which the later ones win where they contradict each other.

    Returns:
        What holds, and for the IRI of each correction that is overruled the IRI of the last one that speaks against it.
    """
    group: dict[str, str] = {}
    together: set[_Pair] = set()
    apart: dict[_Pair, str] = {}
    merged: dict[_Pair, str] = {}
    overruled: dict[str, str] = {}

    def top(thing: str) -> str:
        while (above := group.get(thing, thing)) != thing:
            thing = above
        return thing

    for one in reversed(in_order(given)):
        if one.kind == "merge":
            for pair in pairwise(one.things):
                sides = {top(pair[0]), top(pair[1])}
                against = [iri for (a, b), iri in apart.items() if len(sides) == 2 and {top(a), top(b)} == sides]
                if against:
                    overruled.setdefault(one.iri, against[0])
                    continue
                group[top(pair[0])] = top(pair[1])
                together.add(pair)
                merged.setdefault(pair, one.iri)
        elif one.kind == "split":
            for other in one.things[1:]:
                pair = (min(one.things[0], other), max(one.things[0], other))
                if top(pair[0]) == top(pair[1]):
                    joined = [iri for (a, _), iri in merged.items() if top(a) == top(pair[0])]
                    overruled.setdefault(one.iri, joined[-1])
                    continue
                apart.setdefault(pair, one.iri)
    return Constraints(tuple(sorted(together)), tuple(sorted(apart))), overruled
