"""Around every request: headers that keep browsers safe, a line of log, figures; no error shows its insides."""

from __future__ import annotations

import re
import time
from uuid import uuid4

import structlog
from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.http.metrics import Metrics
from kg.serve.http.problem import problem
from kg.serve.wire import RefusalError

_REFUSED = re.compile(r"gzip\s*;\s*q\s*=\s*0(?:\.0*)?\s*(?:,|$)", re.IGNORECASE)
log = structlog.get_logger("kg.serve")

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with all that is answered."""


class Around:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        name = uuid4().hex[:16]
        status, length = 0, 0

        async def sending(message: Message) -> None:
            nonlocal status, length
            if message["type"] == "http.response.start":
                status = message["status"]
                added = {**_HEADERS, "X-Request-Id": name}
                message["headers"] = [
                    *message["headers"],
                    *((key.lower().encode(), value.encode()) for key, value in added.items()),
                ]
            length += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception:  # the last place where a mistake of ours can be kept from who asks, and told in the log
            log.exception("failed", id=name)
            if not status:
                refusal = RefusalError(500, f"the server made a mistake; its log tells more under {name}")
                await problem(Request(scope), refusal)(scope, receive, sending)
        finally:
            seconds = time.perf_counter() - began
            self._metrics.count(_handler(scope), scope["method"], status, seconds)
            log.info(
                "request",
                id=name,
                client=(scope.get("client") or ("",))[0],
                method=scope["method"],
                path=scope["path"],
                status=status,
                bytes=length,
                ms=round(seconds * 1000, 1),
            )


class Packed(GZipMiddleware):
    """Packs long answers, but for clients that refuse gzip by ``q=0``, which Starlette does not heed."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] == "http" and _REFUSED.search(Headers(scope=scope).get("accept-encoding", "")):
            scope["headers"] = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        await super().__call__(scope, receive, send)


def _handler(scope: Scope) -> str:
    """The name of who handled a request, of which there are few, as there are not of paths."""
    endpoint = scope.get("endpoint")
    return str(getattr(endpoint, "__name__", type(endpoint).__name__ if endpoint else "none"))
