"""The pages for people, and the files they need."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kg.serve.front import in_url, show

_HERE = Path(__file__).parent
ROUTES = {
    "/": "home",
    "/search": "search",
    "/incidents": "incidents",
    "/event": "event",
    "/actors": "actors",
    "/articles": "articles",
    "/map": "map",
    "/disputes": "disputes",
    "/queries": "queries",
    "/queries/{saved}": "query",
}
"""Paths of pages, and the names that the pages have in ``PAGES``."""


def pages() -> list[BaseRoute]:
    """The routes of all pages that stand for no IRI, and of static files."""
    return [
        *(Route(path, shown(name), name=name) for path, name in ROUTES.items()),
        *(Route(f"{path}/", without_slash) for path in ROUTES if path != "/"),
        Mount("/static", StaticFiles(directory=_HERE / "static"), name="static"),
        Mount("/vendor", StaticFiles(directory=_HERE / "vendor"), name="vendor"),
    ]


async def without_slash(request: Request) -> Response:
    """Leads who typed a slash too many to the page."""
    return RedirectResponse(request.url.replace(path=request.url.path.rstrip("/")), 308)


def shown(name: str) -> Callable[[Request], Awaitable[Response]]:
    """A handler that shows the page of this name."""

    async def page(request: Request) -> Response:
        args = {**in_url(request), **{key: [value] for key, value in request.path_params.items()}}
        return await show(request, "page", {"name": name, "args": args})

    page.__name__ = f"page_{name}"
    return page
