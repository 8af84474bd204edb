"""A store as it would be if only what was published by some day had been read."""

from __future__ import annotations

import logging
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.graph import BUILDS_GRAPH, CORRECTIONS_GRAPH, GAZETTEER_GRAPH, cn, term
from kg.store import Solutions, Store, open_store

log = logging.getLogger(__name__)

_OF_NO_DAY = (BUILDS_GRAPH, GAZETTEER_GRAPH, CORRECTIONS_GRAPH)


def as_of(store: Store, day: date) -> Store:
    """What a store knows from articles that were published on or before a day.

    The graphs of these articles are taken over, those of builds, of the gazetteer and of corrections, and nothing else:
    identity across articles is made anew from these articles alone, and what was inferred is left out, since both may
    rest on later news. Articles without a day of publication are left out; how many is logged as a warning.

    Args:
        store: Where all articles are. It is only read, and may be closed afterwards.
        day: The last day of publication.

    Returns:
        A store in memory that refuses to be changed.
    """
    from kg.identity import settle  # loads what asking without a day does without

    published = _published(store)
    if undated := sum(when is None for when in published.values()):
        articles, are = ("article", "is") if undated == 1 else ("articles", "are")
        log.warning("%d %s without a date of publication %s left out", undated, articles, are)
    view = open_store("memory:")
    by_then = (graph for graph, when in published.items() if when and when <= day.isoformat())
    view.add(quad for graph in (*_OF_NO_DAY, *by_then) for quad in store.quads(graph))
    settle(view)
    view.location, view.read_only = f"{store.location} as of {day}", True
    return view


def _published(store: Store) -> dict[str, str | None]:
    """The day of publication of the article of each article graph, as ``2026-03-10``; None where it has none."""
    found = store.query(
        f"""SELECT ?graph (MAX(STR(?day)) AS ?published) WHERE {{ GRAPH ?graph {{
            ?graph {term("prov:wasDerivedFrom")} ?article . ?article a {cn("Article")}
            OPTIONAL {{ ?article {term("schema:datePublished")} ?day }}
        }} }} GROUP BY ?graph ORDER BY ?graph"""
    )
    rows = found.rows if isinstance(found, Solutions) else ()
    return {
        graph.value: day.value[:10] if isinstance(day, Literal) else None
        for graph, day in rows
        if isinstance(graph, NamedNode)
    }
