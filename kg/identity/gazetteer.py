"""Keeps the graph of the gazetteer to the places that articles speak of, with what holds these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.graph import BASE, GAZETTEER_GRAPH, cn, gazetteer_quads, term
from kg.identity.places import place_at
from kg.inference import drop_graph
from kg.store import Solutions, Store

_PLACES = ("Country", "Region", "City", "Place")


def note_places(store: Store, places: Iterable[str]) -> None:
    """Adds places to the graph of the gazetteer, where a table has them.

    Args:
        store: Where the graph is. One that has none gets it anew, with all places that its articles speak of.
        places: IRIs of places of new articles.
    """
    whole = not store.query(f"ASK {{ GRAPH <{GAZETTEER_GRAPH}> {{ ?s ?p ?o }} }}")
    wanted = sorted(set(_spoken_of(store)) if whole else set(places))
    store.add(quad for place in wanted for quad in _quads(place))


def forget_places(store: Store, graph: str) -> None:
    """Has the graph of the gazetteer made anew if an article that goes is the only one to speak of some place."""
    query = f"""ASK {{
      GRAPH <{graph}> {{ ?place {cn("mentionedIn")} ?article ; {term("rdf:type")} ?class }}
      FILTER(?class IN ({", ".join(str(cn(name)) for name in _PLACES)}) && !CONTAINS(STR(?place), "#"))
      FILTER NOT EXISTS {{ GRAPH ?other {{ ?place {cn("mentionedIn")} ?another }} FILTER(?other != <{graph}>) }}
    }}"""
    if store.query(query):
        drop_graph(store, GAZETTEER_GRAPH)


def _quads(place: str) -> Iterator[Quad]:
    known = place_at(place)
    return iter(()) if known is None else gazetteer_quads(known)


def _spoken_of(store: Store) -> Iterator[str]:
    for name in _PLACES:
        said = f"?place {term('rdf:type')} {cn(name)} ; {cn('mentionedIn')} ?article"
        found = store.query(f"SELECT DISTINCT ?place WHERE {{ GRAPH ?g {{ {said} }} }}")
        for (place,) in found.rows if isinstance(found, Solutions) else ():
            if isinstance(place, NamedNode) and place.value.startswith(f"{BASE}entity/"):
                yield place.value
