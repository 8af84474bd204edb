"""Asking a store: SELECT queries with our prefixes, answered as plain values."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

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


def one_of(variable: str, iris: Iterable[str]) -> str:
    """A VALUES block that binds a variable to each of these; every IRI is written by Oxigraph.

    >>> one_of("x", ["http://a.example/"])
    'VALUES ?x { <http://a.example/> }'
    """
    return f"VALUES ?{variable} {{ {' '.join(str(NamedNode(iri)) for iri in iris)} }}"


def quoted(value: str) -> str:
    r"""A text as SPARQL writes it.

    >>> quoted('say "no"')
    '"say \\"no\\""'
    """
    return str(Literal(value))


def local(iri: Cell) -> str:
    """The last part of a term of the ontology; a coded value without the kind of it.

    >>> local("https://w3id.org/conflict-news/ontology#Bombing"), local("https://w3id.org/x#status-occurred")
    ('Bombing', 'occurred')
    """
    return str(iri).rpartition("#")[2].rpartition("-")[2]
