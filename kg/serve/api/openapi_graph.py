"""The parts of the OpenAPI description that no saved query has a say in: SPARQL, graphs, the server itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from kg.serve.api.saved import JSON
from kg.serve.http.formats import RESULTS, TRIPLES

Json: TypeAlias = dict[str, Any]

_SPARQL = ("application/sparql-query", "application/sparql-update")


def paths() -> Json:
    """What the server answers to besides the saved queries."""
    return {
        "/sparql": {"get": _sparql_get(), "post": _sparql_post()},
        "/graph-store": _graph_store(),
        "/.well-known/void": {"get": _described("void", "Describe the data set (VoID)", "server")},
        "/api/openapi.json": {"get": plain("openapi", "This description", "application/json", {"type": "object"})},
        "/health": {"get": plain("health", "Whether the server can answer", "text/plain", {"type": "string"})},
        "/metrics": {"get": plain("metrics", "Figures for Prometheus", "text/plain", {"type": "string"})},
    }


def _sparql_get() -> Json:
    asked = _in_url("query", "A SELECT, ASK, CONSTRUCT or DESCRIBE; without it, the service is described.")
    asked["example"] = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    return _sparql("sparql_get", "Ask in SPARQL", [asked, *_graphs("default-graph-uri", "named-graph-uri")])


def _sparql_post() -> Json:
    texts = {media_type: {"schema": {"type": "string"}} for media_type in _SPARQL}
    form = {"type": "object", "properties": {name: {"type": "string"} for name in ("query", "update")}}
    body = {"required": True, "content": {**texts, "application/x-www-form-urlencoded": {"schema": form}}}
    found = _sparql("sparql_post", "Ask or, with the token, change", list(_graphs("default-graph-uri")))
    found["responses"] |= {"204": {"description": "The update is done."}} | _forbidden()
    return {**found, "requestBody": body, "security": [{}, {"token": []}]}


def _sparql(operation: str, summary: str, parameters: Sequence[Json]) -> Json:
    content = {media_type: {"schema": _shape(media_type)} for media_type in (*RESULTS, *TRIPLES)}
    return {
        "operationId": operation,
        "tags": ["graph"],
        "summary": summary,
        "parameters": list(parameters),
        "responses": {
            "200": {"description": "The answer, in what the client likes best.", "content": content},
            **refusals("400", "406", "413", "429", "503"),
        },
    }


def _graph_store() -> Json:
    name = _in_url("graph", "IRI of the graph.")
    content = {media_type: {"schema": _shape(media_type)} for media_type in TRIPLES}
    body = {"required": True, "content": content}
    done = {"201": {"description": "There is a new graph."}, "204": {"description": "It is done."}}
    changed = {"responses": {**done, **refusals("400", "404"), **_forbidden()}, "security": [{"token": []}]}
    return {
        "parameters": [name],
        "get": {**_described("graph_read", "Read a graph", "graph"), "parameters": []},
        "put": {
            "operationId": "graph_replace",
            "tags": ["graph"],
            "summary": "Replace a graph",
            "requestBody": body,
            **changed,
        },
        "post": {
            "operationId": "graph_add",
            "tags": ["graph"],
            "summary": "Add to a graph",
            "requestBody": body,
            **changed,
        },
        "delete": {"operationId": "graph_drop", "tags": ["graph"], "summary": "Remove a graph", **changed},
    }


def _described(operation: str, summary: str, tag: str) -> Json:
    content = {media_type: {"schema": _shape(media_type)} for media_type in TRIPLES}
    return {
        "operationId": operation,
        "tags": [tag],
        "summary": summary,
        "responses": {
            "200": {"description": "The triples.", "content": content},
            **refusals("404", "406", "413", "503"),
        },
    }


def plain(operation: str, summary: str, media_type: str, schema: Json, tag: str = "server") -> Json:
    """An operation that answers in one format."""
    answer = {"description": summary, "content": {media_type: {"schema": schema}}}
    return {"operationId": operation, "tags": [tag], "summary": summary, "responses": {"200": answer}}


def _graphs(*names: str) -> list[Json]:
    several = {"type": "array", "items": {"type": "string", "format": "iri"}}
    return [{**_in_url(name, "Graphs to look at; all where none is named."), "schema": several} for name in names]


def _in_url(name: str, text: str) -> Json:
    return {"name": name, "in": "query", "description": text, "schema": {"type": "string"}}


def _shape(media_type: str) -> Json:
    """Of formats that are JSON, that they are; JSON-LD may be an array."""
    if media_type == JSON:
        return {"type": "object"}
    return {"type": ["object", "array"]} if media_type.endswith("json") else {"type": "string"}


def refusal(text: str) -> Json:
    """A response that is a problem."""
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": text, "content": {"application/problem+json": {"schema": schema}}}


def refusals(*statuses: str) -> Json:
    """The refusals that operations share, by their status."""
    return {status: {"$ref": f"#/components/responses/{status}"} for status in statuses}


def _forbidden() -> Json:
    return {
        "401": refusal("The token is missing or wrong."),
        "403": refusal("This server only answers questions."),
    }
