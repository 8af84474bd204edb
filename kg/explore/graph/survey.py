"""What a store holds altogether: how much, of which kinds, in which graphs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from kg.graph import BASE, BUILDS_GRAPH, CORRECTIONS_GRAPH, GAZETTEER_GRAPH, IDENTITY_GRAPH
from kg.query.asking import ask, text
from kg.store import Store

LAYERS = (IDENTITY_GRAPH, GAZETTEER_GRAPH, BUILDS_GRAPH, CORRECTIONS_GRAPH, f"{BASE}graph/inferred")
"""Graphs that are of no article."""
MOST = 300
"""Named graphs that a survey lists."""
_BY_GRAPH = "SELECT ?g ?p (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ?p"
_BY_CLASS = (
    "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s a ?class } FILTER(isIRI(?class)) } GROUP BY ?class"
)
_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
_NEWEST = "SELECT (MAX(STR(?day)) AS ?newest) WHERE { GRAPH ?g { ?article a cn:Article ; schema:datePublished ?day } }"
_FIRST = """SELECT ?class (MIN(STR(?one)) AS ?first) WHERE {
  VALUES ?class { cn:Article cn:Incident cn:Identity } GRAPH ?g { ?one a ?class } } GROUP BY ?class ORDER BY ?class"""
_SOFTWARE = """SELECT DISTINCT ?one WHERE {
  GRAPH graph:dataset { ?build <http://www.w3.org/ns/prov#wasAssociatedWith> ?one } } ORDER BY ?one"""


@dataclass(frozen=True, slots=True)
class Survey:
    """Counts of all that a store holds. A statement that several graphs make is counted in each.

    Attributes:
        statements: In all graphs together, the default graph included.
        graphs: Named graphs.
        listed: IRIs of named graphs and their statements: those of no article, then others in order, ``MOST`` of them.
        layers: Those of ``listed`` that are of no article.
        apart: How many graphs are of articles or others, and their statements.
        subjects: Different things that something is said of.
        classes: IRIs of classes and how many things are of them, the largest first.
        properties: IRIs of properties and how many statements have them, the largest first.
        newest: Day of the newest article, ``YYYY-MM-DD``.
        examples: IRIs of an article, an identity and an incident, where there are such.
        software: IRIs of what built the graphs.
    """

    statements: int
    graphs: int
    listed: tuple[tuple[str, int], ...]
    layers: tuple[tuple[str, int], ...]
    apart: tuple[int, int]
    subjects: int
    classes: tuple[tuple[str, int], ...]
    properties: tuple[tuple[str, int], ...]
    newest: str | None
    examples: tuple[str, ...]
    software: tuple[str, ...]


def survey(store: Store) -> Survey:
    """Counts what a store holds; this looks at every statement, and takes seconds where there are a million."""
    graphs: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    for graph, property_, count in ask(store, _BY_GRAPH):
        graphs[str(graph)] += int(count or 0)
        properties[str(property_)] += int(count or 0)
    layers = tuple((iri, graphs[iri]) for iri in LAYERS if iri in graphs)
    others = sorted((iri, count) for iri, count in graphs.items() if iri not in LAYERS)
    classes = Counter({str(class_): int(count or 0) for class_, count in ask(store, _BY_CLASS)})
    return Survey(
        statements=store.count(),
        graphs=len(graphs),
        listed=tuple(chain(layers, others))[:MOST],
        layers=layers,
        apart=(len(others), sum(count for _, count in others)),
        subjects=sum(int(count or 0) for (count,) in ask(store, _SUBJECTS)),
        classes=_largest_first(classes),
        properties=_largest_first(properties),
        newest=next((text(newest) for (newest,) in ask(store, _NEWEST)), None),
        examples=tuple(str(first) for _, first in ask(store, _FIRST) if first),
        software=tuple(str(one) for (one,) in ask(store, _SOFTWARE)),
    )


def _largest_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
