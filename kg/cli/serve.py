"""``kg serve``: a store over HTTP."""

from __future__ import annotations

import logging
from typing import Annotated

import typer

from kg.settings import DEFAULT_STORE

NAME = "serve"

log = logging.getLogger(__name__)


def run(
    store: Annotated[
        str, typer.Option("--store", "-s", envvar="KG_STORE", metavar="DIR", help="Folder of the store.")
    ] = DEFAULT_STORE,
    host: Annotated[str, typer.Option(metavar="HOST", help="Address to listen at; 0.0.0.0 for all.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="Port; 0 for one that is free.")] = 8000,
    token: Annotated[
        str | None,
        typer.Option(envvar="KG_TOKEN", metavar="TOKEN", show_default=False, help="Lets those write who send it."),
    ] = None,
    public_url: Annotated[
        str | None,
        typer.Option(metavar="URL", show_default=False, help="Under which people reach the server, behind a proxy."),
    ] = None,
    cors: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", show_default=False, help="Whose web pages may read answers; by default all."),
    ] = None,
    time_limit: Annotated[float, typer.Option(metavar="SECONDS", min=0.6, help="A longer query is stopped.")] = 30,
    answer_limit: Annotated[int, typer.Option(metavar="MIB", min=1, help="A longer answer is refused.")] = 64,
    workers: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, show_default=False, help="Processes that answer; by default one a core."),
    ] = None,
) -> None:
    """Serve a store: pages to look at, SPARQL to ask, linked data to follow.

    The pages are at /, the SPARQL endpoint is at /sparql, graphs are at /graph-store, the saved queries at
    /api/queries/NAME, figures at /metrics. Nobody can write unless there is a token. Ctrl-C ends it.

    Example: kg serve --store kg-store --port 8000
    """
    from dataclasses import replace

    from kg.serve.limits import Limits
    from kg.serve.run import serve
    from kg.serve.settings import Settings

    limits = Limits(query_seconds=time_limit, answer_bytes=answer_limit << 20)
    if workers:
        limits = replace(limits, workers=workers, slow_workers=workers)
    url = public_url.rstrip("/") + "/" if public_url else None
    settings = Settings(store, host, port, token or None, url, cors=tuple(cors or ("*",)), limits=limits)
    access = "for reading and, with the token, writing" if settings.writable else "for reading"
    serve(settings, lambda address: log.info("%s is served at %s %s; Ctrl-C ends it", store, address, access))
