"""What a store holds, in a few numbers."""

from __future__ import annotations

from dataclasses import dataclass

from kg.query.asking import ask, text
from kg.store import Store

_PAPERS = """
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?publisher (COUNT(DISTINCT ?paper) AS ?papers) (MAX(?day) AS ?last) WHERE {
  GRAPH ?g {
    ?paper a cn:Article .
    OPTIONAL { ?paper dcterms:publisher ?named }
    OPTIONAL { ?paper schema:datePublished ?dated }
  }
  BIND(COALESCE(?named, "") AS ?publisher)
  BIND(COALESCE(STR(?dated), "") AS ?day)
} GROUP BY ?publisher ORDER BY ?publisher
"""
_FIRST = "SELECT (MIN(STR(?day)) AS ?first) WHERE { GRAPH ?g { ?paper a cn:Article ; schema:datePublished ?day } }"
_COUNTED = {
    "events": "GRAPH ?g { ?one cn:status ?mark }",
    "claims": "GRAPH ?g { ?one cn:content ?mark }",
    "incidents": "GRAPH graph:identity { ?one a cn:Incident }",
    "copies": "GRAPH graph:identity { ?one cn:copyOf ?mark }",
}


@dataclass(frozen=True, slots=True)
class Overview:
    """How much there is.

    Attributes:
        publishers: Names of those who published, sorted.
        first: Day of the earliest article, as ``2026-03-10``; None where no article has one.
        last: Day of the latest.
        copies: Articles that repeat another nearly word for word.
    """

    articles: int
    publishers: tuple[str, ...]
    first: str | None
    last: str | None
    events: int
    claims: int
    incidents: int
    copies: int


def overview(store: Store) -> Overview:
    """Counts what a store holds."""
    papers = ask(store, _PAPERS)
    [first] = ask(store, _FIRST)
    counted = {name: _count(store, pattern) for name, pattern in _COUNTED.items()}
    return Overview(
        articles=sum(int(number or 0) for _, number, _ in papers),
        publishers=tuple(str(publisher) for publisher, *_ in papers if publisher),
        first=text(first[0]) if first else None,
        last=max((str(last) for *_, last in papers if last), default=None),
        **counted,
    )


def _count(store: Store, pattern: str) -> int:
    [[number]] = ask(store, f"SELECT (COUNT(DISTINCT ?one) AS ?number) WHERE {{ {pattern} }}")
    return int(number or 0)
