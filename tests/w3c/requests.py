"""The HTTP requests that a manifest describes, sent as they are written there."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from . import compare
from .client import Answer, Server
from .manifest import CNT, HT, MF, RDFS, UT, Case, Node

HTS = "http://www.w3.org/2011/http-statusCodes#"
RDF_TYPES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
TABULAR = {
    "application/sparql-results+xml": ".srx",
    "application/sparql-results+json": ".srj",
    "text/tab-separated-values": ".tsv",
    "text/csv": ".csv",
}
NAMED = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}


@dataclass(frozen=True, slots=True)
class Request:
    """A request and what must come back; statuses are numbers (204) or classes (``4xx``)."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: frozenset[str]
    format: str | None = None
    truth: bool | None = None
    type: str | None = None
    content: str | None = None
    location: str | None = None


def read(case: Case) -> list[Request]:
    """The requests of a test, in order."""
    return [_request(node) for node in case.node.one(MF + "action").items(HT + "requests")]


def _request(node: Node) -> Request:
    answer = node.one(HT + "resp")
    truth = answer.text(MF + "expectedBoolean")
    content = answer.one(HT + "body")
    return Request(
        node.text(HT + "methodName"),
        node.text(HT + "absolutePath"),
        _headers(node),
        _body(node.one(HT + "body")),
        frozenset(_status(status.term.value) for status in answer.many(MF + "expectedStatus")),
        answer.text(MF + "expectedFormat"),
        None if truth is None else truth == "true",
        _headers(answer).get("content-type"),
        content.text(CNT + "chars") if content else None,
        answer.text(MF + "expectedLocation"),
    )


def _headers(node: Node) -> dict[str, str]:
    return {one.text(HT + "fieldName"): one.text(HT + "fieldValue") for one in node.items(HT + "headers")}


def _body(node: Node | None) -> bytes | None:
    return node.text(CNT + "chars").encode(node.text(CNT + "characterEncoding")) if node else None


def _status(iri: str) -> str:
    name = iri.removeprefix(HTS)
    return name.removeprefix("StatusCode") if name.startswith("StatusCode") else str(NAMED[name])


def play(requests: list[Request], server: Server) -> str | None:
    """Sends requests in order; what is wrong with the first answer that is not as expected, if any."""
    return next((fault for fault in faults(requests, server) if fault), None)


def faults(requests: list[Request], server: Server) -> Iterator[str | None]:
    """Sends requests in order, and tells of each what is wrong with its answer, if anything.

    A place that an answer names (``Location``) stands for its variable in what follows.
    """
    server.forget()
    places: dict[str, str] = {}
    for number, request in enumerate(requests, 1):
        path = request.path
        for variable, place in places.items():
            path = path.replace(variable, place)
        path = path.removeprefix(f"http://{server.authority}")
        answer = server.send(request.method, path, request.body, request.headers)
        fault = wrong(request, answer)
        yield fault and f"request {number}, {request.method} {path}: {fault}"
        if request.location and "location" in answer.headers:
            places[request.location] = answer.headers["location"]


def wrong(request: Request, answer: Answer) -> str | None:
    """What is wrong with an answer, if anything."""
    if not {str(answer.status), f"{answer.status // 100}xx"} & request.statuses:
        return f"{answer} in place of {sorted(request.statuses)}"
    if request.location and "location" not in answer.headers:
        return "no Location"
    if request.type and answer.type != request.type.partition(";")[0]:
        return f"{answer.type} in place of {request.type}"
    if request.content is not None:
        expected = ox.parse(request.content, RDF_TYPES[answer.type])
        return compare.graph_difference(expected, ox.parse(answer.body, RDF_TYPES[answer.type]))
    return _wrong_format(request, answer) if request.format else None


def _wrong_format(request: Request, answer: Answer) -> str | None:
    if request.format == "RDF":
        if answer.type not in RDF_TYPES:
            return f"{answer.type} is no format of RDF"
        list(ox.parse(answer.body, RDF_TYPES[answer.type]))
        return None
    if answer.type not in TABULAR:
        return f"{answer.type} is no format of results"
    found = compare.results(answer.body, TABULAR[answer.type])
    if isinstance(found, bool) != (request.format == "boolean"):
        return f"{found} is not {request.format}"
    return None if request.truth is None or found is request.truth else f"{found} in place of {request.truth}"


def graph_data(case: Case) -> list[tuple[str, str]]:
    """The names and files of the graphs that a test finds in the store."""
    return [(data.text(RDFS + "label"), data.text(UT + "graph")) for data in case.node.many(UT + "graphData")]
