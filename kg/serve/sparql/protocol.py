"""Which query or update a request carries, by the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.serve.http.parameters import parameters
from kg.serve.wire import RefusalError

QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"

Parameters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or an update, and the graphs that it shall look at in place of those it would by itself."""

    text: str
    is_update: bool
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def from_get(in_url: Parameters) -> Operation | None:
    """The operation of a GET; None where there is none, which asks for the description of the service.

    Raises:
        RefusalError: 400.
    """
    if "update" in in_url:
        raise RefusalError(400, "an update is sent by POST, never by GET")
    return _query(in_url) if "query" in in_url else None


def from_post(content_type: str | None, body: bytes, in_url: Parameters) -> Operation:
    """The operation of a POST.

    Raises:
        RefusalError: 400, or 415 where the body is of no type that carries an operation.
    """
    kind, charset = _media_type(content_type)
    if kind not in {QUERY, UPDATE, FORM}:
        said = f"a body of type {kind}" if kind else "a body without a type"
        raise RefusalError(415, f"{said} carries no operation; send {QUERY}, {UPDATE} or {FORM}")
    text = _decoded(body, charset)
    if kind == QUERY:
        return _query({**in_url, "query": [text]})
    if kind == UPDATE:
        return _update({**in_url, "update": [text]})
    form = parameters(text)
    if "query" in form and "update" in form:
        raise RefusalError(400, "there is both a query and an update; send one of them")
    if "update" in form:
        return _update(_merged(in_url, form))
    if "query" in form:
        return _query(_merged(in_url, form))
    raise RefusalError(400, "the form has neither query= nor update=; send one of them")


def _query(values: Parameters) -> Operation:
    return Operation(
        _one(values, "query"),
        is_update=False,
        default=tuple(values.get("default-graph-uri", ())),
        named=tuple(values.get("named-graph-uri", ())),
    )


def _update(values: Parameters) -> Operation:
    return Operation(
        _one(values, "update"),
        is_update=True,
        default=tuple(values.get("using-graph-uri", ())),
        named=tuple(values.get("using-named-graph-uri", ())),
    )


def _one(values: Parameters, name: str) -> str:
    if len(values[name]) != 1:
        raise RefusalError(400, f"there are {len(values[name])} of {name}=; send one")
    return values[name][0]


def _merged(one: Parameters, other: Parameters) -> Parameters:
    return {name: [*one.get(name, ()), *other.get(name, ())] for name in {**one, **other}}


def _media_type(content_type: str | None) -> tuple[str, str]:
    kind, *rest = (part.strip() for part in (content_type or "").split(";"))
    charsets = (part.partition("=")[2].strip("\" '") for part in rest if part.lower().startswith("charset="))
    return kind.lower(), next(charsets, "utf-8").lower()


def _decoded(body: bytes, charset: str) -> str:
    if charset.replace("-", "") not in {"utf8", "usascii"}:
        raise RefusalError(415, "the body is not UTF-8 by its Content-Type; send UTF-8")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusalError(400, "the body is not UTF-8; send UTF-8") from None
