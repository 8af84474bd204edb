"""Terms as queries write them, and as answers are read."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from kg.query.table import Cell


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
