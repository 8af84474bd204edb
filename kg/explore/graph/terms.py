"""The ontology and the code lists as people read them: each term with its definition and what holds of it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from types import MappingProxyType

import pyoxigraph as ox

from kg.explore.graph.vocabulary import Document, Statements, called, declared, documents, statements
from kg.explore.graph.wording import OWL, Piece, expression, link, ordered
from kg.graph import PREFIXES

_RDF, _RDFS, _SKOS, _DCTERMS = (PREFIXES[name] for name in ("rdf", "rdfs", "skos", "dcterms"))
KINDS = MappingProxyType(
    {
        OWL + "Class": "Classes",
        OWL + "ObjectProperty": "Properties that lead to things",
        OWL + "DatatypeProperty": "Properties that have values",
        OWL + "AnnotationProperty": "Notes",
        _SKOS + "ConceptScheme": "Lists",
        _SKOS + "Concept": "Codes",
        OWL + "NamedIndividual": "Coded values",
    }
)
"""What a term is, by its type; the first that fits."""
_TRAITS = MappingProxyType(
    {
        "FunctionalProperty": "functional: at most one value",
        "InverseFunctionalProperty": "inverse functional: a value belongs to one thing only",
        "TransitiveProperty": "transitive: it carries on from one to the next",
        "SymmetricProperty": "symmetric: it holds both ways",
        "AsymmetricProperty": "asymmetric: it never holds both ways",
        "ReflexiveProperty": "reflexive: everything has it to itself",
        "IrreflexiveProperty": "irreflexive: nothing has it to itself",
    }
)
_MATCHES = MappingProxyType(
    {
        "exactMatch": "The same as", "closeMatch": "Close to", "broadMatch": "Part of a wider",
        "narrowMatch": "Wider than", "relatedMatch": "Related to",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """What holds of a term: what it is about, and the values, each of pieces of text and links."""

    about: str
    values: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property, coded value or code.

    Attributes:
        name: Its local name.
        place: The id of its place on the page: its name, unless a term of another list has the same.
    """

    name: str
    place: str
    iri: str
    label: str
    notation: str | None
    deprecated: bool
    definitions: tuple[str, ...]
    notes: tuple[str, ...]
    examples: tuple[str, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The terms of one kind, in the order of the files."""

    title: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A document of terms, or one of its parts."""

    iri: str
    title: str
    description: str | None
    version: str | None
    licence: str | None
    parts: tuple[Piece, ...]
    sections: tuple[Section, ...]


@cache
def vocabulary(iri: str) -> Vocabulary | None:
    """The document of this IRI; None where the ontology and the code lists have none."""
    document = documents().get(iri)
    return None if document is None else _vocabulary(document)


def _vocabulary(document: Document) -> Vocabulary:
    found = statements()
    sections: dict[str, list[Term]] = {title: [] for title in KINDS.values()}
    places: set[str] = set()
    for node in declared(document):
        if (kind := _kind(node, found)) is not None:
            term = _term(node, found, places)
            places.add(term.place)
            sections[kind].append(term)
    about = _header(document, found)

    def one(property_: str) -> str | None:
        values = found.values(about, property_)
        return str(getattr(values[0], "value", values[0])) if values else None

    parts = (value for value in found.values(about, OWL + "imports") if isinstance(value, ox.NamedNode))
    return Vocabulary(
        iri=document.iri,
        title=_scheme(document, found) or one(_DCTERMS + "title") or document.iri,
        description=one(_DCTERMS + "description"),
        version=one(OWL + "versionInfo"),
        licence=one(_DCTERMS + "license"),
        parts=tuple(_part(part, found) for part in parts),
        sections=tuple(Section(title, tuple(terms)) for title, terms in sections.items() if terms),
    )


def _header(document: Document, found: Statements) -> ox.NamedNode:
    """The node of the document itself, which may be asked for by its version or by a list that it holds."""
    node = ox.NamedNode(document.iri)
    if found.values(node, _RDF + "type"):
        return node
    return next((user for user in found.users(node, OWL + "versionIRI") if isinstance(user, ox.NamedNode)), node)


def _scheme(document: Document, found: Statements) -> str | None:
    scheme = ox.NamedNode(f"{document.iri}#scheme")
    return called(scheme.value) if found.values(scheme, _RDF + "type") else None


def _part(node: ox.NamedNode, found: Statements) -> Piece:
    titles = [value.value for value in found.values(node, _DCTERMS + "title") if isinstance(value, ox.Literal)]
    return Piece(titles[0].rpartition(": ")[2] if titles else node.value, node.value)


def _kind(node: ox.NamedNode, found: Statements) -> str | None:
    types = {value.value for value in found.values(node, _RDF + "type") if isinstance(value, ox.NamedNode)}
    return next((title for type_, title in KINDS.items() if type_ in types), None)


def _term(node: ox.NamedNode, found: Statements, taken: Container[str]) -> Term:
    home, _, name = node.value.partition("#")

    def texts(*properties: str) -> tuple[str, ...]:
        values = chain.from_iterable(found.values(node, property_) for property_ in properties)
        return tuple(sorted(value.value for value in values if isinstance(value, ox.Literal)))

    return Term(
        name=name,
        place=f"{home.rpartition('/')[2]}-{name}" if name in taken else name,
        iri=node.value,
        label=called(node.value) or name,
        notation=next(iter(texts(_SKOS + "notation")), None),
        deprecated="true" in texts(OWL + "deprecated"),
        definitions=texts(_SKOS + "definition"),
        notes=texts(_SKOS + "scopeNote", _RDFS + "comment"),
        examples=texts(_SKOS + "example"),
        facts=tuple(fact for fact in _facts(node, found) if fact.values),
    )


def _facts(node: ox.NamedNode, found: Statements) -> Iterator[Fact]:
    def said(about: str, *properties: str) -> Fact:
        values = chain.from_iterable(found.values(node, property_) for property_ in properties)
        return Fact(about, ordered(expression(value, found) for value in values))

    def users(about: str, *properties: str) -> Fact:
        nodes = chain.from_iterable(found.users(node, property_) for property_ in properties)
        return Fact(about, _linked(nodes))

    types = [value for value in found.values(node, _RDF + "type") if isinstance(value, ox.NamedNode)]
    yield Fact("Value of", _linked(type_ for type_ in types if type_ in declared_types()))
    yield said("From", _RDFS + "domain")
    yield said("To", _RDFS + "range")
    yield said("Kind of", _RDFS + "subClassOf", _RDFS + "subPropertyOf", _SKOS + "broader")
    yield users("Kinds", _RDFS + "subClassOf", _RDFS + "subPropertyOf", _SKOS + "broader")
    yield said("Defined as", OWL + "equivalentClass", OWL + "equivalentProperty")
    yield users("Values", _RDF + "type")
    traits = (_TRAITS[name] for type_ in types if (name := type_.value.removeprefix(OWL)) in _TRAITS)
    yield Fact("Is", tuple((Piece(trait),) for trait in sorted(traits)))
    inverses = (*found.values(node, OWL + "inverseOf"), *found.users(node, OWL + "inverseOf"))
    yield Fact("Inverse", _linked(inverses))
    chains = (found.items(head) for head in found.values(node, OWL + "propertyChainAxiom"))
    yield Fact("Follows from", tuple(_then(one) for one in chains))
    yield users("Has", _RDFS + "domain")
    yield users("Found at", _RDFS + "range")
    yield Fact("Disjoint with", _linked(_disjoint(node, found)))
    yield users("Members", _SKOS + "inScheme")
    for name, about in _MATCHES.items():
        yield said(about, _SKOS + name)
    yield said("In the list", _SKOS + "inScheme")
    yield said("Replaced by", _DCTERMS + "isReplacedBy")
    yield said("Source", _DCTERMS + "source")
    yield said("See also", _RDFS + "seeAlso")


@cache
def declared_types() -> frozenset[ox.NamedNode]:
    """Classes of the ontology's own."""
    found = statements()
    classes = found.users(ox.NamedNode(OWL + "Class"), _RDF + "type")
    return frozenset(one for one in classes if isinstance(one, ox.NamedNode) and one.value.startswith(PREFIXES["cn"]))


def _linked(nodes: Iterable[object]) -> tuple[tuple[Piece, ...], ...]:
    return ordered((link(node),) for node in nodes if isinstance(node, ox.NamedNode))


def _then(properties: Iterable[object]) -> tuple[Piece, ...]:
    links = [link(one) for one in properties if isinstance(one, ox.NamedNode)]
    return tuple(chain.from_iterable((Piece(", then "), one) if number else (one,) for number, one in enumerate(links)))


def _disjoint(node: ox.NamedNode, found: Statements) -> Iterator[object]:
    yield from found.values(node, OWL + "disjointWith")
    yield from found.users(node, OWL + "disjointWith")
    for whole in found.users(ox.NamedNode(OWL + "AllDisjointClasses"), _RDF + "type"):
        members = [one for head in found.values(whole, OWL + "members") for one in found.items(head)]
        if node in members:
            yield from (one for one in members if one != node)
