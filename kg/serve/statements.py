"""Statements of the server's own making as documents: what it offers, and what the store holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import pyoxigraph as ox

from kg.graph import PREFIXES
from kg.serve.formats import TRIPLES, text
from kg.serve.wire import Answer

NAMES: Mapping[str, str] = MappingProxyType(
    {
        **PREFIXES,
        "foaf": "http://xmlns.com/foaf/0.1/",
        "formats": "http://www.w3.org/ns/formats/",
        "sd": "http://www.w3.org/ns/sparql-service-description#",
        "void": "http://rdfs.org/ns/void#",
    }
)
"""Prefixes of the vocabularies in which the server speaks of itself."""

Node = ox.NamedNode | ox.BlankNode
Statement = tuple[Node, str, Node | ox.Literal | str | int]
"""A subject, a property with its prefix, and an object: a node, a literal, a text or a number."""


def named(name: str) -> ox.NamedNode:
    """The node of a name with one of our prefixes.

    >>> named("void:Dataset").value
    'http://rdfs.org/ns/void#Dataset'
    """
    prefix, _, local = name.partition(":")
    return ox.NamedNode(NAMES[prefix] + local)


def document(statements: Iterable[Statement], media_type: str) -> Answer:
    """Statements as a document of this media type, one of ``TRIPLES``."""
    written = ox.serialize(_quads(statements), format=TRIPLES[media_type], prefixes=dict(_used(media_type)))
    return Answer(written or b"", text(media_type))


def _quads(statements: Iterable[Statement]) -> Iterator[ox.Quad]:
    for subject, property_, value in statements:
        object_ = ox.Literal(value) if isinstance(value, str | int) else value
        yield ox.Quad(subject, named(property_), object_)


def _used(media_type: str) -> Mapping[str, str]:
    return NAMES if media_type in {"text/turtle", "application/trig", "application/rdf+xml"} else {}
