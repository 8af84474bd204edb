"""The description of the server in OpenAPI 3.1, made from the manuals of the saved queries."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg import __version__
from kg.query import Parameter, SavedQuery
from kg.serve.api.openapi_graph import Json, paths, plain, refusal, refusals
from kg.serve.api.saved import JSON, XML

_TYPES: Mapping[str, Json] = {
    "string": {"type": "string", "minLength": 1},
    "iri": {"type": "string", "format": "iri"},
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
    "boolean": {"type": "boolean"},
}
"""How types of parameters are called in JSON Schema."""
_CELL: Json = {"type": ["string", "number", "boolean", "null"]}
_PROBLEM: Json = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "One line: what is wrong, and what to do."},
    },
}
_REFUSALS: Mapping[str, str] = {
    "400": "The request makes no sense; the detail says why.",
    "404": "There is no such thing.",
    "406": "There is nothing of what the client accepts.",
    "413": "The answer would be longer than the server gives, or the request is longer than it takes.",
    "429": "Too many requests wait already.",
    "503": "The request took too long, and was stopped.",
}
_PAGING = ("limit", "offset", "format")


def openapi(queries: Sequence[SavedQuery], server: str) -> Json:
    """The whole description.

    Args:
        queries: The saved queries.
        server: The server's address.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "conflict-news-kg",
            "version": __version__,
            "summary": "Who did what to whom, when, where, and according to whom.",
            "description": "Saved questions to a knowledge graph of conflict news, and the graph itself by SPARQL. "
            "What somebody claims is given as their claim, never as fact.",
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server.rstrip("/") or "/"}],
        "tags": [
            {"name": "queries", "description": "Saved questions, without SPARQL."},
            {"name": "graph", "description": "The graph by SPARQL, and graph by graph."},
            {"name": "server", "description": "What the server is and how it is."},
        ],
        "paths": {
            "/api/queries": {"get": _list()},
            **{f"/api/queries/{query.name}": {"get": _operation(query)} for query in queries},
            **paths(),
        },
        "components": {
            "schemas": {"Cell": _CELL, "Problem": _PROBLEM},
            "parameters": _shared(),
            "responses": {status: refusal(text) for status, text in _REFUSALS.items()},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(query: SavedQuery) -> Json:
    examples = _examples(query)
    params = [_parameter(param, examples.get(param.name)) for param in query.params]
    shared = [{"$ref": f"#/components/parameters/{name}"} for name in _PAGING]
    rows = {"type": "array", "items": _row(query)}
    text = {"schema": {"type": "string"}}
    return {
        "operationId": f"query_{query.name.replace('-', '_')}",
        "tags": ["queries"],
        "summary": query.summary,
        "description": query.description,
        "parameters": [*params, *shared],
        "responses": {
            "200": {
                "description": "The rows, all of them or a page.",
                "headers": {
                    "X-Total-Count": {"description": "How many rows there are in all.", "schema": {"type": "integer"}},
                    "Link": {
                        "description": "With limit: the first page, the one before and the next.",
                        "schema": {"type": "string"},
                    },
                },
                "content": {
                    "application/json": {"schema": rows},
                    "text/csv": text,
                    "text/tab-separated-values": text,
                    "text/markdown": text,
                    JSON: {"schema": {"type": "object"}},
                    XML: text,
                },
            },
            **refusals("400", "406", "413", "429", "503"),
        },
    }


def _row(query: SavedQuery) -> Json:
    return {
        "type": "object",
        "required": list(query.columns),
        "additionalProperties": False,
        "properties": {column: _column(column, column in query.joined) for column in query.columns},
    }


def _column(name: str, joined: bool) -> Json:
    if joined:
        return {"type": ["string", "null"], "description": "Several values, sorted, with ' | ' between them."}
    if name.endswith("Iri"):
        return {"type": ["string", "null"], "format": "iri"}
    return {"$ref": "#/components/schemas/Cell"}


def _parameter(param: Parameter, example: str | None) -> Json:
    schema = dict(_TYPES[param.type])
    if param.choices:
        schema["enum"] = list(param.choices)
    found = {
        "name": param.name,
        "in": "query",
        "required": not param.optional,
        "description": param.help[:1].upper() + param.help[1:] + ".",
        "schema": schema,
    }
    return found if example is None else {**found, "example": _typed(param, example)}


def _typed(param: Parameter, text: str) -> str | int | bool:
    if param.type == "boolean":
        return text in {"true", "yes", "1"}
    return int(text) if param.type == "integer" else text


def _examples(query: SavedQuery) -> dict[str, str]:
    """The parameters of the example in a query's manual, which is a command."""
    words = shlex.split(query.example)
    return dict(word.split("=", 1) for before, word in pairwise(words) if before == "--param")


def _shared() -> Json:
    whole = {"type": "integer", "minimum": 1}
    return {
        "limit": {"name": "limit", "in": "query", "description": "Rows to give at most.", "schema": whole},
        "offset": {
            "name": "offset",
            "in": "query",
            "description": "Rows to leave out at the beginning.",
            "schema": {"type": "integer", "minimum": 0, "default": 0},
        },
        "format": {
            "name": "format",
            "in": "query",
            "description": "Goes before the Accept header: a media type or a short name.",
            "schema": {"type": "string"},
            "examples": {name: {"value": name} for name in ("json", "csv", "tsv", "markdown", "srj", "srx")},
        },
    }


def _list() -> Json:
    strings = {"type": "array", "items": {"type": "string"}}
    names = ("name", "summary", "description", "example")
    item = {
        "type": "object",
        "required": [*names, "tags", "columns", "joined", "parameters", "links"],
        "properties": {
            **{name: {"type": "string"} for name in names},
            "tags": strings,
            "columns": strings,
            "joined": strings,
            "parameters": {"type": "array", "items": {"type": "object"}},
            "links": {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}},
        },
    }
    return plain("queries", "The saved queries", "application/json", {"type": "array", "items": item}, "queries")
