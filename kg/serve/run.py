"""Serving: one process that listens, and its workers."""

from __future__ import annotations

import asyncio
import logging
import re
import socket
import sys
from collections.abc import Callable
from contextlib import closing

import structlog
import uvicorn

from kg.model import KgError
from kg.serve.app import application
from kg.serve.http.connection import guarded
from kg.serve.settings import Settings
from kg.store import open_store

_ROOT = re.compile(r"https?://[^\s/?#@<>\"\\]+/", re.IGNORECASE)
"""An origin, with a slash at its end."""


class ServeError(KgError):
    """The store cannot be served; the message is one line that says what to do."""


def serve(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serves a store until it is interrupted.

    Args:
        settings: Which store, where, and how.
        ready: Called with the server's address once it answers.

    Raises:
        ServeError: Nothing can listen there, or the settings make no sense.
        StoreError: The store cannot be opened.
    """
    if settings.store.startswith(("http://", "https://", "memory:")):
        raise ServeError(f"{settings.store} cannot be served; name the folder of a store")
    if settings.public_url and not _ROOT.fullmatch(settings.public_url):
        raise ServeError(
            f"--public-url {settings.public_url} is no address of a server; give http:// or https:// with a host and "
            "no path, as pages link to /incidents and the like"
        )
    for allowed in settings.cors:
        if allowed != "*" and not _ROOT.fullmatch(f"{allowed}/"):
            raise ServeError(f"--cors {allowed} is no origin; give one as https://news.example")
    with closing(_listening(settings)) as listener:
        if settings.writable:
            open_store(settings.store).close()  # here its error is told in one line, and the store is made
            _run(settings, listener, ready)
        else:
            with open_store(settings.store, read_only=True):  # keeps writers away as long as we serve
                _run(settings, listener, ready)


def _run(settings: Settings, listener: socket.socket, ready: Callable[[str], None]) -> None:
    _log_as_json()
    limits = settings.limits
    config = uvicorn.Config(
        application(settings),
        http=guarded(limits),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=limits.connections,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=5,
        backlog=1024,
    )
    server = uvicorn.Server(config)
    with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
        try:
            runner.run(_until_done(server, listener, ready))
        except SystemExit as error:  # what uvicorn does where the application cannot start
            raise ServeError("the server cannot start; its log says why") from error


async def _until_done(server: uvicorn.Server, listener: socket.socket, ready: Callable[[str], None]) -> None:
    serving = asyncio.ensure_future(server.serve(sockets=[listener]))
    while not server.started and not serving.done():
        await asyncio.sleep(0.01)
    if server.started:
        host, port = listener.getsockname()[:2]
        ready(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
    await serving


def _listening(settings: Settings) -> socket.socket:
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, _, _, _, address = found[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ServeError(
            f"nothing can listen at {settings.host}:{settings.port}: {reason}; take another port"
        ) from error
    return listener


def _log_as_json() -> None:
    """One JSON object a line on standard error, for our own messages; of uvicorn's only errors."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.getLogger("uvicorn.error").setLevel(logging.ERROR)
