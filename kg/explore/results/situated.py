"""Where the things in the rows of an answer are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.explore.happenings.whereabouts import Place, in_order, places
from kg.explore.sparql import one_of
from kg.query.asking import ask
from kg.store import Store

_LEADS = ("cn:ofEvent", "cn:hasReport", "cn:asserts")
"""What leads from a toll, an incident or a claim to events."""


def situated(store: Store, iris: Iterable[str]) -> dict[str, tuple[Place, ...]]:
    """The places of events, tolls, incidents, claims and of places themselves, by IRI; what has none is left out."""
    wanted = sorted(set(iris))
    of_event, _ = places(store)
    known = {place.iri: place for some in of_event.values() for place in some}
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for iri in wanted:
        found[iri] += [known[iri]] if iri in known else of_event.get(iri, ())
    for lead in _LEADS:
        pairs = ask(
            store, f"SELECT DISTINCT ?one ?event WHERE {{ {one_of('one', wanted)} GRAPH ?g {{ ?one {lead} ?event }} }}"
        )
        for one, event in pairs:
            found[str(one)] += of_event.get(str(event), ())
    return {iri: in_order(some) for iri, some in found.items() if some}
