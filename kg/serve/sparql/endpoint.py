"""``/sparql``: the SPARQL 1.1 Protocol."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.access import has_token, may_write
from kg.serve.front import accepted, front, in_url, origin, read, response, write
from kg.serve.http import body
from kg.serve.http.accept import best
from kg.serve.http.formats import ALSO, RESULTS, TRIPLES, chosen
from kg.serve.sparql.description import description
from kg.serve.sparql.protocol import Operation, from_get, from_post
from kg.serve.statements import document
from kg.serve.wire import RefusalError

PATH = "sparql"
_HTML = "text/html"
_DESCRIBED = (*TRIPLES, _HTML)
_OFFERS = (*RESULTS, *TRIPLES, *ALSO, _HTML)
"""What may come of a query; people who like HTML best get the editor with the query in it."""


async def sparql(request: Request) -> Response:
    """Answers a query, does an update, or describes the service where there is neither; browsers get the editor."""
    if request.method != "POST":
        operation = from_get(in_url(request))
        if best(accepted(request), _OFFERS if operation else _DESCRIBED) == _HTML:
            return await read(request, "page", {"name": "sparql", "args": in_url(request)})
        return await (_run(request, operation) if operation else _described(request))
    limits = front(request).settings.limits
    most = limits.upload_bytes if has_token(request) else limits.query_bytes
    sent = await body.whole(request, most, limits.body_seconds)
    return await _run(request, from_post(request.headers.get("content-type"), sent, in_url(request)))


async def _run(request: Request, operation: Operation) -> Response:
    limits = front(request).settings.limits
    values = {
        "sparql": operation.text,
        "default": operation.default,
        "named": operation.named,
        "base": origin(request) + PATH,
    }
    if operation.is_update:
        may_write(request)
        return await write(request, "update", values)
    if len(operation.text) > limits.query_bytes:
        raise RefusalError(413, f"the query is longer than {limits.query_bytes:,} bytes; shorten it")
    return await read(request, "query", {**values, "accept": accepted(request), "limit": limits.answer_bytes})


async def _described(request: Request) -> Response:
    media_type = chosen(accepted(request), tuple(TRIPLES))
    held = await front(request).holdings.survey()
    described = description(origin(request) + PATH, held, writable=front(request).settings.writable)
    return response(request, document(described, media_type))
