"""Where in a store the things of corrections are: in which graphs, now or before somebody corrected them away."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

from kg.corrections.correction import Correction
from kg.corrections.things import full, graph_of, is_incident, kind_of, own_article, stored
from kg.graph import IDENTITY_GRAPH, cn, term
from kg.store import Solutions, Store

_AT_ONCE = 200
"""Things that one query asks for."""
_IRI = re.compile(r"<([^<>\s]+)>")


def graphs_with(store: Store, things: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The graphs of articles that things are in, or were before corrections took them out.

    Args:
        store: Where to look.
        things: Full IRIs. The graphs of an identity are those of the entities that are identified as it.

    Returns:
        For each thing that is in the store its graphs, sorted.
    """
    wanted = sorted(set(things))
    found: dict[str, set[str]] = defaultdict(set)
    for iri, graph in _described(store, [one for one in wanted if kind_of(one) != "identity"]):
        found[iri].add(graph)
    for graph, text in _marks(store):
        for iri in set(_IRI.findall(text)).intersection(wanted):
            found[iri].add(graph)
    for iri, entity in _identified(store, [one for one in wanted if kind_of(one) == "identity"]):
        article = own_article(entity)
        found[iri] |= {graph_of(article)} if article else {graph for _, graph in _described(store, [entity])}
    return {iri: tuple(sorted(graphs)) for iri, graphs in found.items()}


def concerned(store: Store, corrections: Iterable[Correction]) -> tuple[str, ...]:
    """The graphs of articles on which corrections bear, sorted."""
    given = list(corrections)
    found = graphs_with(store, (thing for one in given for thing in one.things))
    return tuple(
        sorted(
            {
                graph
                for one in given
                for thing in one.things
                for graph in found.get(thing, ())
                if one.article is None or graph == graph_of(one.article)
            }
        )
    )


def set_apart(store: Store, one: str, other: str) -> tuple[str, ...]:
    """What a split of two is of: where one is an incident, the other is set apart from each other report that it has.

    Args:
        store: Where the reports of incidents are.
        one: IRI, with or without the base.
        other: Another.

    Returns:
        What is set apart, and then from what.
    """
    if is_incident(one) == is_incident(other):
        return (stored(one), stored(other))
    incident, event = (one, other) if is_incident(one) else (other, one)
    reports = tuple(report for report in reports_of(store, full(incident)) if report != stored(event))
    return (stored(event), *(reports or (stored(incident),)))


def reports_of(store: Store, incident: str) -> tuple[str, ...]:
    """The events that an incident is reported by, sorted."""
    rows = _rows(
        store,
        f"SELECT ?e ?i WHERE {{ VALUES ?i {{ {NamedNode(incident)} }} "
        f"GRAPH {NamedNode(IDENTITY_GRAPH)} {{ ?i {cn('hasReport')} ?e }} }}",
    )
    return tuple(sorted(event for event, _ in rows))


def _described(store: Store, things: list[str]) -> Iterable[tuple[str, str]]:
    for first in range(0, len(things), _AT_ONCE):
        values = " ".join(str(NamedNode(one)) for one in things[first : first + _AT_ONCE])
        yield from _rows(
            store,
            f"SELECT DISTINCT ?x ?g WHERE {{ VALUES ?x {{ {values} }} GRAPH ?g {{ ?x {term('rdf:type')} ?c . "
            f"?g {term('prov:wasDerivedFrom')} ?a . ?a {term('rdf:type')} {cn('Article')} }} }}",
        )


def _marks(store: Store) -> Iterable[tuple[str, str]]:
    return _rows(
        store,
        f"SELECT ?g ?text WHERE {{ GRAPH ?g {{ ?g {cn('withdrawn')}|{cn('amended')} ?text }} }} ORDER BY ?g ?text",
    )


def _identified(store: Store, identities: list[str]) -> Iterable[tuple[str, str]]:
    """The entities that are identified as identities, or as what these were merged into: that keeps their IRIs."""
    for first in range(0, len(identities), _AT_ONCE):
        some = identities[first : first + _AT_ONCE]
        pairs = " ".join(f"({NamedNode(one)} {Literal(f'is {one}')})" for one in some)
        yield from _rows(
            store,
            f"SELECT DISTINCT ?x ?e WHERE {{ VALUES (?x ?key) {{ {pairs} }} GRAPH {NamedNode(IDENTITY_GRAPH)} {{ "
            f"{{ ?e {cn('identifiedAs')} ?x }} "
            f"UNION {{ ?now {cn('blockKey')} ?key . ?e {cn('identifiedAs')} ?now }} }} }}",
        )


def _rows(store: Store, query: str) -> list[tuple[str, str]]:
    """The rows of a query for two things, as strings."""
    found = store.query(query)
    rows = found.rows if isinstance(found, Solutions) else ()
    return [(_value(one), _value(other)) for one, other in rows]


def _value(node: object) -> str:
    return node.value if isinstance(node, NamedNode | Literal) else str(node)
