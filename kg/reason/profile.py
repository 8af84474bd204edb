"""Whether an ontology keeps to OWL 2 DL where hand-written ones stray, and describes each term of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, XSD

if TYPE_CHECKING:
    from rdflib import Graph

_BUILT_IN = tuple(str(namespace) for namespace in (OWL, RDF, RDFS, XSD))
_PROPERTIES = frozenset({OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty})
_DECLARING = _PROPERTIES | {OWL.Class, RDFS.Datatype, OWL.NamedIndividual, OWL.Ontology}
_OF_OBJECTS = frozenset(
    {
        OWL.TransitiveProperty, OWL.SymmetricProperty, OWL.AsymmetricProperty, OWL.ReflexiveProperty,
        OWL.IrreflexiveProperty, OWL.InverseFunctionalProperty,
    }
)  # fmt: skip
_OF_SIMPLE = frozenset(
    {OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.IrreflexiveProperty, OWL.AsymmetricProperty}
)
_BETWEEN_CLASSES = frozenset({RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith})
_DATATYPES = frozenset(
    {
        RDFS.Literal, RDF.PlainLiteral, RDF.XMLLiteral, XSD.string, XSD.normalizedString, XSD.token, XSD.language,
        XSD.boolean, XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.positiveInteger, XSD.int, XSD.long,
        XSD.float, XSD.double, XSD.dateTime, XSD.dateTimeStamp, XSD.anyURI, XSD.hexBinary, XSD.base64Binary,
    }
)  # fmt: skip
"""Those of OWL 2 that ontologies use; xsd:date is not among them."""


def check_profile(graph: Graph, own: str) -> tuple[str, ...]:
    """What in an ontology is not OWL 2 DL or not described, one line each, sorted.

    Args:
        graph: The ontology, alone or with others that it refers to.
        own: Namespace of its own terms, each of which needs a label, a definition, an example and a source, and each
            property of objects or data a domain and a range.
    """
    checks = (_undeclared, _punned, _misused, _misranged, _mischaracterised)
    return tuple(sorted({fault for check in checks for fault in check(graph)} | set(_undescribed(graph, own))))


def _is(graph: Graph, term: object, kind: URIRef) -> bool:
    return isinstance(term, URIRef) and (term, RDF.type, kind) in graph


def _undeclared(graph: Graph) -> Iterator[str]:
    """Terms that no file declares; what annotations point to need not be."""
    ontologies = set(graph.subjects(RDF.type, OWL.Ontology))
    for subject, predicate, object_ in graph:
        annotates = predicate in ontologies or _is(graph, predicate, OWL.AnnotationProperty)
        skipped = annotates or predicate in (RDFS.isDefinedBy, RDFS.seeAlso, OWL.versionIRI)
        for term in (subject, predicate) if skipped else (subject, predicate, object_):
            if not isinstance(term, URIRef) or term in ontologies or str(term).startswith(_BUILT_IN):
                continue
            types = set(graph.objects(term, RDF.type))
            if not types & _DECLARING:
                yield f"{term} is used and not declared"


def _punned(graph: Graph) -> Iterator[str]:
    for term in set(graph.subjects(RDF.type)):
        if not isinstance(term, URIRef):
            continue
        types = set(graph.objects(term, RDF.type))
        kinds = types & _DECLARING
        if len(kinds) > 1:
            yield f"{term} is declared as several things: {', '.join(sorted(_name(kind) for kind in kinds))}"


def _misused(graph: Graph) -> Iterator[str]:
    """Values of the wrong kind, and classes where properties belong or the other way round."""
    for subject, predicate, object_ in graph:
        literal = isinstance(object_, Literal)
        if literal and _is(graph, predicate, OWL.ObjectProperty):
            yield f"{predicate} is a property of objects and has a literal at {subject}"
        if not literal and _is(graph, predicate, OWL.DatatypeProperty):
            yield f"{predicate} is a property of data and has an object at {subject}"
        if predicate in _BETWEEN_CLASSES:
            for term in (subject, object_):
                if not (isinstance(term, BNode) or term == OWL.Thing or _is(graph, term, OWL.Class)):
                    yield f"{term} stands as a class and is none"
        if predicate == RDFS.subPropertyOf:
            kinds = [set(graph.objects(term, RDF.type)) & _PROPERTIES for term in (subject, object_)]
            if kinds[0] != kinds[1]:
                yield f"{subject} and the property above it, {object_}, are of different kinds"


def _misranged(graph: Graph) -> Iterator[str]:
    for property_, range_ in graph.subject_objects(RDFS.range):
        data = range_ in _DATATYPES or _is(graph, range_, RDFS.Datatype)
        if _is(graph, property_, OWL.DatatypeProperty) and not data:
            yield f"{property_} is a property of data and ranges over {range_}, which is no datatype of OWL 2"
        if _is(graph, property_, OWL.ObjectProperty) and (data or str(range_).startswith(str(XSD))):
            yield f"{property_} is a property of objects and ranges over data, {range_}"


def _mischaracterised(graph: Graph) -> Iterator[str]:
    for property_ in graph.subjects(RDF.type, OWL.DatatypeProperty):
        for trait in set(graph.objects(property_, RDF.type)) & _OF_OBJECTS:
            yield f"{property_} is a property of data and cannot be a {_name(trait)}"
    for property_ in graph.subjects(RDF.type, OWL.TransitiveProperty):
        for above in graph.transitive_objects(property_, RDFS.subPropertyOf):
            for trait in set(graph.objects(above, RDF.type)) & _OF_SIMPLE:
                yield f"{above} is transitive or above what is, and cannot be a {_name(trait)}"


def _undescribed(graph: Graph, own: str) -> Iterator[str]:
    for term in set(graph.subjects(RDF.type)):
        if not (isinstance(term, URIRef) and term.startswith(own)):
            continue
        needed = {"label": RDFS.label, "definition": SKOS.definition, "example": SKOS.example, "source": DCTERMS.source}
        if _is(graph, term, OWL.ObjectProperty) or _is(graph, term, OWL.DatatypeProperty):
            needed |= {"domain": RDFS.domain, "range": RDFS.range}
        for what, property_ in needed.items():
            if (term, property_, None) not in graph:
                yield f"{term} has no {what}"


def _name(term: object) -> str:
    return str(term).rpartition("#")[2]
