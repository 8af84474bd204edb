"""Statements of the server's own making as documents: what it offers, and what the store holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import pyoxigraph as ox

from kg.graph import PREFIXES
from kg.serve.http.formats import TRIPLES, text
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
    pretty = media_type in {"text/turtle", "application/trig"}
    quads = list(_quads(statements))
    written = ox.serialize(quads, format=TRIPLES[media_type], prefixes=_used(quads) if pretty else {}) or b""
    head, body = _split(written)
    return Answer(b"".join(sorted(head)) + body, text(media_type))


def _quads(statements: Iterable[Statement]) -> Iterator[ox.Quad]:
    for subject, property_, value in statements:
        object_ = ox.Literal(value) if isinstance(value, str | int) else value
        yield ox.Quad(subject, named(property_), object_)


def _used(quads: Iterable[ox.Quad]) -> dict[str, str]:
    iris = [str(term) for quad in quads for term in quad.triple]
    return {prefix: space for prefix, space in NAMES.items() if any(space in iri for iri in iris)}


def _split(written: bytes) -> tuple[list[bytes], bytes]:
    """The lines of prefixes, which the serializer writes in any order, and what follows them."""
    lines = written.splitlines(keepends=True)
    head = [line for line in lines if line.startswith(b"@prefix ")]
    return head, b"".join(lines[len(head) :])
