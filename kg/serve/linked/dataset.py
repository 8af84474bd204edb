"""``/.well-known/void``: what the store holds, in VoID (https://www.w3.org/TR/void/)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.explore.graph.survey import Survey
from kg.graph import PREFIXES
from kg.serve.front import accepted, front, origin, response
from kg.serve.http.accept import best
from kg.serve.http.formats import TRIPLES, chosen
from kg.serve.sparql.endpoint import PATH as SPARQL
from kg.serve.sparql.graphs import PATH as GRAPHS
from kg.serve.statements import NAMES, Statement, document, named

PATH = ".well-known/void"


async def void(request: Request) -> Response:
    """Describes the data set to programs; people are led to the home page, which does the same."""
    accept = accepted(request)
    if best(accept, (*TRIPLES, "text/html")) == "text/html":
        return RedirectResponse("/", 303, {"Vary": "Accept"})
    media_type = chosen(accept, tuple(TRIPLES))
    held = await front(request).holdings.survey()
    described = dataset(origin(request), front(request).settings.base, held)
    return response(request, document(described, media_type))


def dataset(origin: str, base: str, held: Survey) -> Iterator[Statement]:
    """The description of the data set.

    Args:
        origin: Address of the server, with a slash at its end.
        base: What the IRIs of the data set begin with.
        held: What the store holds.
    """
    page = ox.NamedNode(origin + PATH)
    whole, articles = (ox.NamedNode(f"{origin}{PATH}#{name}") for name in ("dataset", "articles"))
    yield page, "rdf:type", named("void:DatasetDescription")
    yield page, "foaf:primaryTopic", whole
    yield whole, "rdf:type", named("void:Dataset")
    yield whole, "dcterms:title", "News of conflict as a knowledge graph"
    yield (
        whole,
        "dcterms:description",
        "Who did what to whom, when, where, and according to whom: what articles say, each in a graph of its own.",
    )
    for software in held.software:
        yield whole, "dcterms:creator", ox.NamedNode(software)
    if held.newest:
        yield whole, "dcterms:modified", _day(held.newest)
    yield whole, "foaf:homepage", ox.NamedNode(origin)
    yield whole, "void:sparqlEndpoint", ox.NamedNode(origin + SPARQL)
    yield whole, "void:uriSpace", base
    for example in held.examples:
        yield whole, "void:exampleResource", ox.NamedNode(example)
    for vocabulary in _vocabularies(held):
        yield whole, "void:vocabulary", ox.NamedNode(vocabulary)
    yield whole, "void:triples", held.statements
    yield whole, "void:entities", held.subjects
    yield whole, "void:distinctSubjects", held.subjects
    yield whole, "void:classes", len(held.classes)
    yield whole, "void:properties", len(held.properties)
    yield from _partitions(whole, held)
    yield whole, "void:subset", articles
    yield articles, "rdf:type", named("void:Dataset")
    yield articles, "dcterms:title", f"What articles say, in {held.apart[0]:,} named graphs"
    yield articles, "void:triples", held.apart[1]
    for iri, statements in held.layers:
        layer = ox.NamedNode(iri)
        yield whole, "void:subset", layer
        yield layer, "rdf:type", named("void:Dataset")
        yield layer, "void:triples", statements
        yield layer, "void:dataDump", ox.NamedNode(f"{origin}{GRAPHS}?graph={quote(iri, safe='')}")


def _partitions(whole: ox.NamedNode, held: Survey) -> Iterator[Statement]:
    for number, (class_, count) in enumerate(held.classes):
        part = ox.BlankNode(f"class{number}")
        yield whole, "void:classPartition", part
        yield part, "void:class", ox.NamedNode(class_)
        yield part, "void:entities", count
    for number, (property_, count) in enumerate(held.properties):
        part = ox.BlankNode(f"property{number}")
        yield whole, "void:propertyPartition", part
        yield part, "void:property", ox.NamedNode(property_)
        yield part, "void:triples", count


def _vocabularies(held: Survey) -> list[str]:
    """Namespaces of which some class or property is in use."""
    used = [iri for iri, _ in (*held.classes, *held.properties)]
    return sorted(space for space in PREFIXES.values() if any(iri.startswith(space) for iri in used))


def _day(day: str) -> ox.Literal:
    return ox.Literal(day, datatype=ox.NamedNode(NAMES["xsd"] + "date"))
