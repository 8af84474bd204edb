"""What the endpoint offers (https://www.w3.org/TR/sparql11-service-description/)."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.explore.graph.survey import Survey
from kg.serve.statements import Statement, named

_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads",
)  # fmt: skip
"""Names that the W3C has for the formats of ``kg/serve/http/formats.py``."""
_READ = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads")


def description(endpoint: str, held: Survey, *, writable: bool) -> Iterator[Statement]:
    """The description of the service.

    Args:
        endpoint: IRI at which it answers.
        held: What its store holds; of many graphs only some are listed, which a comment then says.
        writable: Whether it takes updates, from whoever has the token.
    """
    service, everything, union = (ox.NamedNode(f"{endpoint}#{name}") for name in ("service", "dataset", "default"))
    yield service, "rdf:type", named("sd:Service")
    yield service, "sd:endpoint", ox.NamedNode(endpoint)
    yield service, "rdfs:label", "SPARQL endpoint of conflict-news-kg"
    yield service, "sd:supportedLanguage", named("sd:SPARQL11Query")
    if writable:
        yield service, "sd:supportedLanguage", named("sd:SPARQL11Update")
    for format_ in _FORMATS:
        yield service, "sd:resultFormat", named(f"formats:{format_}")
    for format_ in _READ if writable else ():
        yield service, "sd:inputFormat", named(f"formats:{format_}")
    yield service, "sd:feature", named("sd:UnionDefaultGraph")
    yield service, "sd:defaultDataset", everything
    yield everything, "rdf:type", named("sd:Dataset")
    yield everything, "sd:defaultGraph", union
    yield union, "rdf:type", named("sd:Graph")
    yield union, "rdfs:comment", "The union of all graphs, unless a query names its data set itself."
    if held.graphs > len(held.listed):
        yield everything, "rdfs:comment", f"{len(held.listed):,} of its {held.graphs:,} named graphs are listed here."
    for number, (iri, statements) in enumerate(held.listed):
        place, graph = ox.BlankNode(f"named{number}"), ox.BlankNode(f"graph{number}")
        yield everything, "sd:namedGraph", place
        yield place, "rdf:type", named("sd:NamedGraph")
        yield place, "sd:name", ox.NamedNode(iri)
        yield place, "sd:graph", graph
        yield graph, "rdf:type", named("sd:Graph")
        yield graph, "void:triples", statements
