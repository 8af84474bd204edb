"""``/api``: the saved queries for programs that speak no SPARQL."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import quote, urlencode

import orjson
from starlette.requests import Request
from starlette.responses import Response

from kg.query import QueryError, SavedQuery, load_saved, saved_queries
from kg.query.catalogue import near
from kg.serve.api.openapi import openapi
from kg.serve.api.saved import JSON, OFFERS, XML
from kg.serve.front import front, in_url, origin, read, response
from kg.serve.http.accept import best
from kg.serve.wire import Answer, RefusalError

PATH = "api/queries"
OPENAPI = "api/openapi.json"
FORMATS: Mapping[str, str] = {
    "json": "application/json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "markdown": "text/markdown",
    "md": "text/markdown",
    "sparql-json": JSON,
    "srj": JSON,
    "xml": XML,
    "sparql-xml": XML,
    "srx": XML,
}
"""Short names for ``?format=``."""
OURS = ("format", "limit", "offset")
"""Parameters that no saved query has, as they bear on how rows are given."""

_WHOLE = re.compile(r"\d{1,12}", re.ASCII)
_JSON = ("application/json",)


async def queries(request: Request) -> Response:
    """Lists the saved queries with all that one needs to ask them."""
    _only(request, _JSON)
    at = origin(request)
    listed = [_summary(query, at) for query in known().values()]
    body = orjson.dumps(listed, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    link = f'<{at}{OPENAPI}>; rel="service-desc"; type="application/json"'
    return response(request, Answer(body, "application/json", headers={"Link": link}))


async def query(request: Request) -> Response:
    """Answers a saved query, whole or a page of it."""
    name = request.path_params["name"]
    if name not in known():
        raise _unknown(name)
    given = in_url(request)
    media_type = _media_type(request, given)
    params = _params(known()[name], given)
    offset, limit = _number(given, "offset", 0), _number(given, "limit", 1)
    values = {
        "name": name,
        "params": params,
        "media_type": media_type,
        "offset": offset or 0,
        "limit": limit,
        "most": front(request).settings.limits.answer_bytes,
    }
    answer = await read(request, "saved", values)
    if limit and (total := answer.headers.get("X-Total-Count")) is not None:
        address = f"{origin(request)}{PATH}/{quote(name)}"
        kept = {**params, **({"format": given["format"][0]} if "format" in given else {})}
        answer.headers["Link"] = ", ".join(_pages(address, kept, offset or 0, limit, int(total)))
    return answer


async def description(request: Request) -> Response:
    """Describes all that the server answers to, in OpenAPI."""
    _only(request, _JSON)
    document = openapi(tuple(known().values()), origin(request))
    body = orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    return response(request, Answer(body, "application/json"))


@cache
def known() -> Mapping[str, SavedQuery]:
    """The saved queries by name, read once."""
    return {query.name: query for query in saved_queries()}


def _summary(query: SavedQuery, at: str) -> dict[str, object]:
    return {
        "name": query.name,
        "summary": query.summary,
        "description": query.description,
        "tags": query.tags,
        "columns": query.columns,
        "joined": query.joined,
        "parameters": [
            {
                "name": param.name,
                "type": param.type,
                "help": param.help,
                "optional": param.optional,
                "choices": param.choices,
            }
            for param in query.params
        ],
        "example": query.example,
        "links": {"rows": f"{at}{PATH}/{query.name}", "page": f"{at}queries/{query.name}"},
    }


def _unknown(name: str) -> RefusalError:
    try:
        load_saved(name)
    except QueryError as error:
        return RefusalError(404, str(error))
    return RefusalError(404, f"the saved query {name!r} was added since the server started; start it again")


def _media_type(request: Request, given: Mapping[str, Sequence[str]]) -> str:
    """The looser names of ``formats`` are not heeded here: browsers ask for XML, and are better off with JSON."""
    accept: str | None = ", ".join(request.headers.getlist("accept")) or None
    if named := given.get("format", [""])[0]:
        accept = FORMATS.get(named, named.replace(" ", "+"))
        if "/" not in accept:
            raise RefusalError(406, f"there is no format of the name given; take one of {', '.join(FORMATS)}")
    found = best(accept, OFFERS)
    if found is None:
        raise RefusalError(406, f"none of what you accept can be had here; take one of {', '.join(OFFERS)}")
    return found


def _params(query: SavedQuery, given: Mapping[str, Sequence[str]]) -> dict[str, str]:
    names = [param.name for param in query.params]
    for name in given:
        if name not in names and name not in OURS:
            raise RefusalError(
                400,
                f"query {query.name} has no parameter {name!r}{near(name, names)}; it has {', '.join((*names, *OURS))}",
            )
        if len(given[name]) > 1:
            raise RefusalError(400, f"the parameter {name} is given {len(given[name])} times; give it once")
    return {name: given[name][0] for name in names if name in given}


def _number(given: Mapping[str, Sequence[str]], name: str, least: int) -> int | None:
    if name not in given:
        return None
    typed = given[name][0]
    if not _WHOLE.fullmatch(typed) or int(typed) < least:
        raise RefusalError(400, f"{name} is {typed!r}; give a whole number from {least}")
    return int(typed)


def _pages(address: str, params: Mapping[str, str], offset: int, limit: int, total: int) -> Iterator[str]:
    def to(place: int, rel: str) -> str:
        return f'<{address}?{urlencode({**params, "limit": limit, "offset": place})}>; rel="{rel}"'

    yield to(0, "first")
    if offset:
        yield to(max(0, min(offset, total) - limit), "prev")
    if offset + limit < total:
        yield to(offset + limit, "next")


def _only(request: Request, offers: Sequence[str]) -> None:
    if best(", ".join(request.headers.getlist("accept")) or None, offers) is None:
        raise RefusalError(406, f"none of what you accept can be had here; take {', '.join(offers)}")
