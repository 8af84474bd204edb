"""How much a store holds."""

from __future__ import annotations

from kg.query.table import Table, from_solutions
from kg.store import Solutions, Store

_CN = "https://w3id.org/conflict-news/ontology#"
_KINDS = {
    "article": f"a <{_CN}Article>",
    "entity": f"<{_CN}isNamed> ?mark",
    "event": f"<{_CN}status> ?mark",
    "claim": f"<{_CN}content> ?mark",
    "toll": f"a <{_CN}Toll>",
    "relation": f"a <{_CN}Relation>",
    "incident": f"a <{_CN}Incident>",
    "identity": f"a <{_CN}Identity>",
    "join": f"a <{_CN}Join>",
    "correction": f"a <{_CN}Correction>",
}
"""By what a thing of each kind is known, whether or not the store holds the ontology."""


def stats(store: Store) -> Table:
    """Counts of articles, entities, events and claims, the last three also by type, and of all else that a store holds.

    Returns:
        A table of ``what``, ``type`` and ``count``; the row without a type is the sum over the types.
    """
    rows: list[tuple[str, str | None, int]] = []
    for what, mark in _KINDS.items():
        by_type = _by_type(store, mark)
        rows.append((what, None, sum(by_type.values())))
        if what in {"entity", "event", "claim"}:
            rows.extend((what, type_, count) for type_, count in by_type.items())
    rows.append(("graph", None, len(store.graphs())))
    rows.append(("triple", None, store.count()))
    return Table(("what", "type", "count"), tuple(rows))


def _by_type(store: Store, mark: str) -> dict[str, int]:
    found = store.query(
        "SELECT ?type (COUNT(DISTINCT ?thing) AS ?count) WHERE { "
        f"GRAPH ?g {{ ?thing {mark} ; a ?class }} "
        f'FILTER(STRSTARTS(STR(?class), "{_CN}")) BIND(STRAFTER(STR(?class), "#") AS ?type) '
        "} GROUP BY ?type ORDER BY DESC(?count) ?type"
    )
    rows = from_solutions(found).rows if isinstance(found, Solutions) else ()
    return {str(type_): int(count or 0) for type_, count in rows}
