"""The application: its routes, and what stands around all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.serve import site
from kg.serve.api import handlers as api
from kg.serve.front import Front, front
from kg.serve.http.metrics import CONTENT_TYPE, Metrics
from kg.serve.http.middleware import Around, Packed
from kg.serve.http.problem import problem
from kg.serve.linked import dataset, dereference
from kg.serve.settings import Settings
from kg.serve.sparql import endpoint, graphs
from kg.serve.wire import RefusalError

_METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"]
_ASKED = ["Accept", "Authorization", "Content-Type", "If-None-Match", "X-Requested-With"]
_TOLD = ["ETag", "Link", "Location", "Retry-After", "X-Request-Id", "X-Total-Count", "X-Truncated"]


def application(settings: Settings) -> Starlette:
    """The application that serves a store."""
    served = Front(settings)
    metrics = Metrics(served.pool)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        try:
            await served.start()
            yield
        finally:
            await served.close()

    app = Starlette(
        routes=[
            Route("/sparql", endpoint.sparql, methods=["GET", "POST"]),
            Route("/sparql/", endpoint.sparql, methods=["GET", "POST"]),
            Route("/graph-store", graphs.graph_store, methods=["GET", "PUT", "POST", "DELETE"]),
            Route("/graph-store/{path:path}", graphs.graph_store, methods=["GET", "PUT", "POST", "DELETE"]),
            Route(f"/{dataset.PATH}", dataset.void),
            Route(f"/{api.PATH}", api.queries, name="api_queries"),
            Route(f"/{api.PATH}/{{name}}", api.query, name="api_query"),
            Route(f"/{api.OPENAPI}", api.description, name="api_description"),
            Route("/health", health),
            Route("/metrics", figures),
            *site.pages(),
            Route("/{path:path}", dereference.thing),
        ],
        middleware=[
            Middleware(Around, metrics=metrics),
            Middleware(
                CORSMiddleware,
                allow_origins=settings.cors,
                allow_methods=_METHODS,
                allow_headers=_ASKED,
                expose_headers=_TOLD,
            ),
            Middleware(Packed, minimum_size=1024, compresslevel=5),
        ],
        exception_handlers={RefusalError: _refused, HTTPException: _unknown},
        lifespan=lifespan,
    )
    app.state.front = served
    app.state.metrics = metrics
    return app


async def health(request: Request) -> Response:
    """Whether the server can answer."""
    pool = front(request).pool
    return PlainTextResponse("ok\n" if pool.alive else "no worker\n", 200 if pool.alive else 503)


async def figures(request: Request) -> Response:
    """Figures for Prometheus."""
    metrics = request.app.state.metrics
    assert isinstance(metrics, Metrics)  # noqa: S101  the application sets it
    return Response(metrics.text(), media_type=CONTENT_TYPE)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusalError)  # noqa: S101  it is registered for this
    return problem(request, error)


async def _unknown(request: Request, error: Exception) -> Response:
    """What Starlette itself refuses: paths that are not there, and methods that they lack."""
    assert isinstance(error, HTTPException)  # noqa: S101  it is registered for this
    headers = dict(error.headers or {})
    if error.status_code == 405:
        allowed = headers.get("Allow", "GET, HEAD")
        headers["Allow"] = ", ".join(sorted({*allowed.split(", "), "OPTIONS"}))
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=headers)
        return problem(request, RefusalError(405, f"this address takes {headers['Allow']} only", headers))
    said = "there is nothing at this address" if error.status_code == 404 else "the request cannot be answered"
    return problem(request, RefusalError(error.status_code, said, headers))
