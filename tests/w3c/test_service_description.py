"""The W3C tests of the service description, whose manifest only names them."""

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from .client import Answer, Server
from .manifest import BASE, Case, cases, judge, needs_suite
from .requests import RDF_TYPES

needs_suite()

SD = "http://www.w3.org/ns/sparql-service-description#"
A = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
DESCRIPTION = cases("service-description")
# Which class of things each property has as its values, as the recommendation gives them (section 3).
RANGES = {
    "supportedLanguage": {"SPARQL10Query", "SPARQL11Query", "SPARQL11Update"},
    "feature": {
        "DereferencesURIs",
        "UnionDefaultGraph",
        "RequiresDataset",
        "EmptyGraphs",
        "BasicFederatedQuery",
    },
}
PROPERTIES = {
    "endpoint",
    "feature",
    "defaultEntailmentRegime",
    "entailmentRegime",
    "defaultSupportedEntailmentProfile",
    "supportedEntailmentProfile",
    "extensionFunction",
    "extensionAggregate",
    "languageExtension",
    "supportedLanguage",
    "propertyFeature",
    "defaultDataset",
    "availableGraphs",
    "resultFormat",
    "inputFormat",
    "defaultGraph",
    "namedGraph",
    "name",
    "graph",
}


def returns_rdf(answer: Answer, server: Server) -> str | None:  # noqa: ARG001
    """A GET without a query gives RDF."""
    return None if description(answer) else f"no triples: {answer}"


def has_endpoint_triple(answer: Answer, server: Server) -> str | None:
    """The endpoint is the one that was asked."""
    found = objects(description(answer), "endpoint")
    wanted = ox.NamedNode(f"http://{server.authority}{server.query_path}")
    return None if found == {wanted} else f"sd:endpoint {sorted(map(str, found))} in place of {wanted}"


def conforms_to_schema(answer: Answer, server: Server) -> str | None:  # noqa: ARG001
    """A service with an endpoint, and only words that the vocabulary has."""
    graph = description(answer)
    services = {s for s, p, o, _ in graph if p == A and o == ox.NamedNode(SD + "Service")}
    if len(services) != 1 or {s for s, p, _, _ in graph if p.value == SD + "endpoint"} != services:
        return f"services {services}, not one that has the endpoint"
    used = {quad.predicate.value.removeprefix(SD) for quad in graph if quad.predicate.value.startswith(SD)}
    if used - PROPERTIES:
        return f"unknown properties {sorted(used - PROPERTIES)}"
    for name, known in RANGES.items():
        odd = {value.value for value in objects(graph, name)} - {SD + one for one in known}
        if odd:
            return f"sd:{name} {sorted(odd)}"
    for place in objects(graph, "namedGraph"):
        names = [quad.object for quad in graph if quad.subject == place and quad.predicate.value == SD + "name"]
        if len(names) != 1 or not isinstance(names[0], ox.NamedNode):
            return f"a named graph with the names {names}"
    return None


CHECKS: dict[str, Callable[[Answer, Server], str | None]] = {
    "service-description/returns-rdf": returns_rdf,
    "service-description/has-endpoint-triple": has_endpoint_triple,
    "service-description/conforms-to-schema": conforms_to_schema,
}


def description(answer: Answer) -> set[ox.Quad]:
    """The triples of an answer."""
    if not answer.ok or answer.type not in RDF_TYPES:
        return set()
    return set(ox.parse(answer.body, RDF_TYPES[answer.type]))


def objects(graph: set[ox.Quad], name: str) -> set[ox.NamedNode | ox.BlankNode | ox.Literal]:
    """The values of a property of the vocabulary."""
    return {quad.object for quad in graph if quad.predicate.value == SD + name}


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "*/*"])
@pytest.mark.parametrize("case", DESCRIPTION, ids=[case.id for case in DESCRIPTION])
def test_service_description(case: Case, accept: str, server: Server) -> None:
    server.hold([("http://example.org/g", f"{BASE}basic-update/spo.ttl")])
    answer = server.send("GET", server.query_path, headers={"Accept": accept})
    judge(case, CHECKS[case.id](answer, server))
