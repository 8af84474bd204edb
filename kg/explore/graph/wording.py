"""Axioms of the ontology in words, with links to the terms that they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.explore.graph.vocabulary import ONTOLOGY, Statements, called
from kg.graph import BASE, PREFIXES

OWL = "http://www.w3.org/2002/07/owl#"
_QUANTIFIERS = (
    ("someValuesFrom", "some"),
    ("allValuesFrom", "only"),
    ("hasValue", "value"),
    ("qualifiedCardinality", "exactly"),
    ("minQualifiedCardinality", "at least"),
    ("maxQualifiedCardinality", "at most"),
    ("cardinality", "exactly"),
    ("minCardinality", "at least"),
    ("maxCardinality", "at most"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text, and the IRI that it leads to, where it does."""

    text: str
    iri: str | None = None


def link(node: ox.NamedNode) -> Piece:
    """A term by its label and its place, or one of others by its short name."""
    own = called(node.value) if node.value.startswith(BASE) else None
    return Piece("this ontology" if node.value == ONTOLOGY else own or short(node.value), node.value)


def short(iri: str) -> str:
    """An IRI as a prefixed name, where one of our prefixes fits it.

    >>> short("http://www.w3.org/2006/time#Interval"), short("http://example.org/x")
    ('time:Interval', 'http://example.org/x')
    """
    for prefix, space in (*PREFIXES.items(), ("owl", OWL)):
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def expression(node: object, found: Statements, *, inner: bool = False) -> tuple[Piece, ...]:
    """A class, datatype or the axiom of a blank node in words close to Manchester syntax.

    Args:
        node: What to word.
        found: All that the files state.
        inner: Whether it stands within another expression, so that it needs brackets.
    """
    if isinstance(node, ox.NamedNode):
        return (link(node),)
    if not isinstance(node, ox.BlankNode):
        return (Piece(str(getattr(node, "value", node))),)
    words = tuple(_said(node, found))
    return (Piece("("), *words, Piece(")")) if inner else words


def ordered(values: Iterable[tuple[Piece, ...]]) -> tuple[tuple[Piece, ...], ...]:
    """Values each once, in the order of their words."""
    return tuple(sorted(dict.fromkeys(values), key=lambda value: "".join(piece.text for piece in value).casefold()))


def _said(node: ox.BlankNode, found: Statements) -> Iterator[Piece]:
    for name, word in (("unionOf", " or "), ("intersectionOf", " and ")):
        for head in found.values(node, OWL + name):
            yield from _joined(found.items(head), word, found, inner=True)
            return
    for head in found.values(node, OWL + "oneOf"):
        yield Piece("{")
        yield from _joined(found.items(head), ", ", found, inner=False)
        yield Piece("}")
        return
    for other in found.values(node, OWL + "complementOf"):
        yield Piece("not ")
        yield from expression(other, found, inner=True)
        return
    yield from _restriction(node, found)


def _joined(members: Iterable[object], word: str, found: Statements, *, inner: bool) -> Iterator[Piece]:
    for number, member in enumerate(members):
        if number:
            yield Piece(word)
        yield from expression(member, found, inner=inner)


def _restriction(node: ox.BlankNode, found: Statements) -> Iterator[Piece]:
    for property_ in found.values(node, OWL + "onProperty"):
        inverse = found.values(property_, OWL + "inverseOf") if isinstance(property_, ox.BlankNode) else []
        if inverse:
            yield Piece("inverse of ")
        yield from expression(inverse[0] if inverse else property_, found, inner=True)
    for name, word in _QUANTIFIERS:
        for filler in found.values(node, OWL + name):
            yield Piece(f" {word} ")
            yield from expression(filler, found, inner=True)
    for property_name in ("onClass", "onDataRange"):
        for of in found.values(node, OWL + property_name):
            yield Piece(" ")
            yield from expression(of, found, inner=True)
    if found.values(node, OWL + "hasSelf"):
        yield Piece(" itself")
