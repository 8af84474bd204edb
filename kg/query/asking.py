"""Questions that the program asks a store itself, and plain values out of the answers."""

from __future__ import annotations

from kg.query.table import Cell, cell
from kg.store import Solutions, Store

PREFIXES = """
PREFIX cn: <https://w3id.org/conflict-news/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX geo: <http://www.opengis.net/ont/geosparql#>
PREFIX graph: <https://w3id.org/conflict-news/graph/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX time: <http://www.w3.org/2006/time#>
"""


def ask(store: Store, sparql: str) -> list[tuple[Cell, ...]]:
    """The rows of a SELECT that leaves its prefixes out, as plain values."""
    found = store.query(PREFIXES + sparql)
    return [tuple(cell(term) for term in row) for row in found.rows] if isinstance(found, Solutions) else []


def text(value: Cell) -> str | None:
    """A value as text, unless it is missing."""
    return None if value is None else str(value)
