"""The terms of the ontology as the page shows them, in the order of its files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
from markupsafe import Markup, escape
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from kg.reason.turtle import merged
from ontology_page.others import codes, elsewhere, source
from ontology_page.words import CN, chain, expression, label, link, local, named_parts, text

KINDS = {
    OWL.Class: "class",
    OWL.ObjectProperty: "object property",
    OWL.DatatypeProperty: "data property",
    OWL.AnnotationProperty: "annotation property",
    OWL.NamedIndividual: "coded value",
}
TRAITS = {
    OWL.FunctionalProperty: "functional: at most one value",
    OWL.InverseFunctionalProperty: "inverse functional: a value belongs to one thing only",
    OWL.TransitiveProperty: "transitive: it carries on from one to the next",
    OWL.SymmetricProperty: "symmetric: it holds both ways",
    OWL.AsymmetricProperty: "asymmetric: it never holds both ways",
    OWL.ReflexiveProperty: "reflexive: everything has it to itself",
    OWL.IrreflexiveProperty: "irreflexive: nothing has it to itself",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """What holds of a term: what it is about, the values as HTML, and whether each has a line of its own."""

    about: str
    values: tuple[Markup, ...]
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A term as the page shows it.

    Attributes:
        name: Its local name, which is its place on the page.
        kind: A value of ``KINDS``.
        module: Stem of the file that declares it.
        follows: Whether no graph states it but a reasoner concludes it.
    """

    name: str
    iri: str
    label: str
    kind: str
    module: str
    follows: bool
    deprecated: bool
    definitions: tuple[Markup, ...]
    notes: tuple[Markup, ...]
    examples: tuple[Markup, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Ontology:
    """What the page is made of.

    Attributes:
        own: The ontology's own files, merged.
        others: Files that relate it to vocabularies and codebooks of others, merged.
        declared: Local name of each term, in the order of the files, with the stem of its file.
        written: Local names of the terms that graphs of articles hold.
    """

    own: Graph
    others: Graph
    declared: dict[str, str]
    written: frozenset[str]
    index: dict[Node, list[tuple[URIRef, URIRef]]] = field(default_factory=dict)


def read(files: Iterable[Path], others: Iterable[Path], written: Iterable[str]) -> Ontology:
    """Reads the files of the ontology, in the order in which they are to be shown, and those about others."""
    files = tuple(files)
    declared = {name: path.stem for path in files for name in _declared(path)}
    own = merged(files)
    ends: defaultdict[Node, list[tuple[URIRef, URIRef]]] = defaultdict(list)
    for end in (RDFS.domain, RDFS.range):
        for property_, class_ in own.subject_objects(end):
            for part in named_parts(class_, own):
                ends[part].append((end, property_))
    return Ontology(own, merged(others), declared, frozenset(written), dict(ends))


def _declared(path: Path) -> Iterator[str]:
    """Own terms in the order of a file, which no graph keeps."""
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == str(RDF.type) and quad.subject.value.startswith(CN):
            yield quad.subject.value.removeprefix(CN)


def terms(ontology: Ontology) -> tuple[Term, ...]:
    """All terms, in the order of the files."""
    return tuple(_term(name, module, ontology) for name, module in ontology.declared.items())


def _term(name: str, module: str, ontology: Ontology) -> Term:
    own, node = ontology.own, URIRef(CN + name)
    types = set(own.objects(node, RDF.type))
    known = frozenset(ontology.declared)

    def texts(*properties: URIRef) -> tuple[Markup, ...]:
        found = {one for property_ in properties for one in own.objects(node, property_)}
        return tuple(text(str(one), known) for one in sorted(found, key=str))

    return Term(
        name=name,
        iri=str(node),
        label=label(node, own),
        kind=next(word for kind, word in KINDS.items() if kind in types),
        module=module,
        follows=name not in ontology.written and _concluded(node, own),
        deprecated=(node, OWL.deprecated, Literal(True)) in own,
        definitions=texts(SKOS.definition),
        notes=texts(SKOS.scopeNote, RDFS.comment),
        examples=texts(SKOS.example),
        facts=tuple(fact for fact in _facts(node, ontology) if fact.values),
    )


def _concluded(node: URIRef, own: Graph) -> bool:
    """Whether a reasoner has something to conclude it from."""
    axioms = (OWL.equivalentClass, OWL.inverseOf, OWL.propertyChainAxiom)
    return any((node, axiom, None) in own for axiom in axioms) or (None, RDFS.subPropertyOf, node) in own


def _facts(node: URIRef, ontology: Ontology) -> Iterator[Fact]:
    own = ontology.own

    def said(property_: URIRef, restrictions: bool = False) -> tuple[Markup, ...]:
        found = (one for one in own.objects(node, property_) if ((one, OWL.onProperty, None) in own) == restrictions)
        return tuple(sorted((expression(one, own) for one in found), key=Markup.striptags))

    def users(property_: URIRef) -> tuple[Markup, ...]:
        return _links((one for one in own.subjects(property_, node) if isinstance(one, URIRef)), ontology)

    classes = (one for one in own.objects(node, RDF.type) if local(one))
    yield Fact("Value of", _links(classes, ontology))
    yield Fact("Notation", tuple(Markup("<code>{}</code>").format(one) for one in own.objects(node, SKOS.notation)))
    yield Fact("From", said(RDFS.domain))
    yield Fact("To", said(RDFS.range))
    yield Fact("Kind of", said(RDFS.subClassOf) + said(RDFS.subPropertyOf))
    yield Fact("Always", said(RDFS.subClassOf, restrictions=True))
    yield Fact("Kinds", users(RDFS.subClassOf) + users(RDFS.subPropertyOf))
    yield Fact("Defined as", said(OWL.equivalentClass) + said(OWL.equivalentProperty))
    yield Fact("Values", users(RDF.type))
    traits = (TRAITS[one] for one in own.objects(node, RDF.type) if one in TRAITS)
    yield Fact("Is", tuple(escape(one) for one in sorted(traits)))
    inverses = {one for one in (*own.objects(node, OWL.inverseOf), *own.subjects(OWL.inverseOf, node)) if local(one)}
    yield Fact("Inverse", _links(inverses, ontology))
    yield from _chains(node, ontology)
    for end, about in ((RDFS.domain, "Has"), (RDFS.range, "Found at")):
        found = (property_ for where, property_ in ontology.index.get(node, ()) if where == end)
        yield Fact(about, _links(found, ontology))
    yield Fact("Disjoint with", _links(_disjoint(node, own), ontology))
    replaced = own.objects(node, DCTERMS.isReplacedBy)
    yield Fact("Replaced by", _links(replaced, ontology))
    yield Fact("Source", tuple(source(one, own) for one in sorted(own.objects(node, DCTERMS.source), key=str)))
    yield Fact("See also", _links(own.objects(node, RDFS.seeAlso), ontology))
    yield Fact("Elsewhere", elsewhere(node, ontology.others, frozenset(ontology.declared)), lines=True)
    yield Fact("Codes", codes(node, ontology.others))


def _links(found: Iterable[Node], ontology: Ontology) -> tuple[Markup, ...]:
    ordered = sorted(set(found), key=lambda one: (label(one, ontology.own).casefold(), str(one)))
    return tuple(link(one, ontology.own) for one in ordered)


def _chains(node: URIRef, ontology: Ontology) -> Iterator[Fact]:
    own = ontology.own
    own_chains = sorted(chain(head, own) for head in own.objects(node, OWL.propertyChainAxiom))
    yield Fact("Follows from", tuple(own_chains))
    chains = own.subject_objects(OWL.propertyChainAxiom)
    serves = (one for one, head in chains if one != node and node in own.items(head))
    yield Fact("Leads to", _links(serves, ontology))


def _disjoint(node: URIRef, own: Graph) -> Iterator[Node]:
    yield from own.objects(node, OWL.disjointWith)
    yield from own.subjects(OWL.disjointWith, node)
    for whole in own.subjects(RDF.type, OWL.AllDisjointClasses):
        members = list(own.items(own.value(whole, OWL.members)))
        if node in members:
            yield from (one for one in members if one != node)
