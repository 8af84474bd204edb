"""How a refusal is told: as a page to people, as a problem (RFC 9457) to programs."""

from __future__ import annotations

from http import HTTPStatus

import orjson
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.http.accept import best
from kg.serve.pages.page import Page
from kg.serve.pages.render import render
from kg.serve.wire import RefusalError

_MACHINE = "application/problem+json"


def problem(request: Request, refusal: RefusalError) -> Response:
    """A refusal as a response."""
    headers = {"Vary": "Accept", "Cache-Control": "no-store", **refusal.headers}
    title = HTTPStatus(refusal.status).phrase
    if best(request.headers.get("accept"), (_MACHINE, "application/json", "text/html")) == "text/html":
        data = {"status": refusal.status, "title": title, "message": refusal.message}
        body = render(Page("error.html", data, refusal.status))
        return Response(body, refusal.status, headers, "text/html; charset=utf-8")
    told = {"type": "about:blank", "title": title, "status": refusal.status, "detail": refusal.message}
    return Response(orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE), refusal.status, headers, _MACHINE)
