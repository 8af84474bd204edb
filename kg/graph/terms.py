"""The closed catalogue of namespaces and terms that the graph is written in.

A term that is not here cannot be written, and a test holds each ``cn:`` term to the ontology.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pyoxigraph import NamedNode

from kg.graph.errors import GraphError
from kg.model import values

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "cn": "https://w3id.org/conflict-news/ontology#",
        "dcterms": "http://purl.org/dc/terms/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "oa": "http://www.w3.org/ns/oa#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "time": "http://www.w3.org/2006/time#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)

CLASSES = frozenset(
    {
        "Article",
        "Build",
        "Correction",
        "Entity",
        "Evidence",
        "Identity",
        "Incident",
        "Join",
        "Relation",
        "Toll",
        *values.ENTITY_TYPES,
        *values.EVENT_TYPES,
        *values.CLAIM_TYPES,
    }
)
"""Classes of ours. ``Threat`` is one class for both the event and the claim."""

PROPERTIES = frozenset(
    {
        # articles and builds
        "reports", "sha256", "minHash", "textLength", "softwareVersion", "languageModel", "ontologyHash", "lexiconHash",
        # entities
        "isNamed", "isNil", "mentionedIn", "hasMention",
        # places
        "featureCode", "countryCode",
        # events
        "operationName", "alsoOfType", "status", "agentConfidence", "hasAgent", "hasTarget", "hasInstrument",
        "hasBeneficiary", "hasPlace", "placePrecision", "hasTime", "timePrecision", "inResponseTo", "subEventOf",
        # tolls
        "ofEvent", "casualtyKind", "minimum", "maximum", "best", "qualifier", "countText", "victims", "victimClass",
        "hasPerpetrator", "hasPeriod",
        # claims
        "attributedTo", "sourceText", "isImpersonal", "cue", "content", "isQuoted", "statedOn", "addressee", "accuses",
        "asserts", "about", "disputes", "within",
        # relations
        "relationKind", "relationSubject", "relationObject", *values.RELATION_TYPES,
        # evidence
        "foundBy", "hasEvidence", "highlights",
        # who and what is the same across articles
        "hasReport", "identifiedAs", "takenAs", "joins", "score", "because", "copyOf", "blockKey",
        # what people correct, and what that changes in a graph
        "correctionKind", "corrects", "apartFrom", "correctedTo", "onlyIn", "why", "withdrawn", "amended",
        # the graph of what follows
        "digest",
    }
)  # fmt: skip

CODES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "status": values.EVENT_STATUSES,
        "confidence": values.AGENT_CONFIDENCES,
        "precision": values.TIME_PRECISIONS,
        "place": tuple(one for one in values.PLACE_PRECISIONS if one != "unknown"),
        "casualty": values.CASUALTY_KINDS,
        "qualifier": values.QUALIFIERS,
        "victims": values.VICTIM_CLASSES,
        "relation": values.RELATION_TYPES,
        "correction": values.CORRECTION_KINDS,
    }
)
"""Coded values by the first half of their names: ``cn:status-occurred``."""

_FOREIGN = (
    "dcterms:identifier", "dcterms:title", "dcterms:publisher", "dcterms:language",
    "dcterms:type", "dcterms:conformsTo",
    "geo:Geometry", "geo:asWKT", "geo:hasGeometry", "geo:wktLiteral",
    "oa:TextPositionSelector", "oa:TextQuoteSelector", "oa:hasSource", "oa:hasSelector", "oa:start", "oa:end",
    "oa:exact",
    "prov:Activity", "prov:Agent", "prov:endedAtTime", "prov:wasAssociatedWith",
    "prov:wasDerivedFrom", "prov:wasGeneratedBy",
    "rdf:type", "rdfs:label",
    "schema:articleBody", "schema:datePublished", "schema:url",
    "skos:altLabel", "skos:exactMatch",
    "time:Instant", "time:Interval", "time:hasBeginning", "time:hasEnd", "time:inXSDDate",
    "xsd:anyURI", "xsd:boolean", "xsd:date", "xsd:dateTime", "xsd:decimal", "xsd:integer",
)  # fmt: skip


def _own() -> Iterable[str]:
    yield from CLASSES
    yield from PROPERTIES
    for kind, names in CODES.items():
        yield from (f"{kind}-{name}" for name in names)


CN_TERMS = frozenset(_own())
"""The local names of all terms of ours that the graph uses."""


def _node(curie: str) -> NamedNode:
    prefix, _, name = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + name)


_TERMS: Mapping[str, NamedNode] = MappingProxyType(
    {curie: _node(curie) for curie in (*_FOREIGN, *(f"cn:{name}" for name in CN_TERMS))}
)


def term(curie: str) -> NamedNode:
    """A term of the catalogue, such as ``term("oa:start")``.

    Raises:
        GraphError: The catalogue does not have it.
    """
    try:
        return _TERMS[curie]
    except KeyError:
        raise GraphError(
            f"there is no term {curie} in the graph; use one of kg/graph/terms.py, or add it there and to the ontology"
        ) from None


def cn(name: str) -> NamedNode:
    """A term of the project's own ontology, such as ``cn("hasAgent")``.

    Raises:
        GraphError: The catalogue does not have it.
    """
    return term(f"cn:{name}")


def code(kind: str, value: str) -> NamedNode:
    """The individual that stands for a coded value of a record, such as ``code("status", "occurred")``.

    Raises:
        GraphError: Records know no such value.
    """
    if value not in CODES[kind]:
        raise GraphError(f"{value!r} is no {kind}; records know {', '.join(CODES[kind])}")
    return cn(f"{kind}-{value}")


def class_of(known: tuple[str, ...], type_: str) -> NamedNode:
    """The class for the type of a record, out of the types of its kind.

    Raises:
        GraphError: Records of this kind have no such type.
    """
    if type_ not in known:
        raise GraphError(f"{type_!r} is not among the types that such records have (kg/model/values.py)")
    return cn(type_)
