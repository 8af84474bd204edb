"""What all handlers of requests stand on: jobs are done by workers, and answers become responses."""

from __future__ import annotations

import asyncio
import hashlib
import pickle
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from cachetools import LRUCache
from starlette.requests import Request
from starlette.responses import Response

from kg.serve.holdings import Holdings
from kg.serve.http.formats import wanted
from kg.serve.http.parameters import parameters
from kg.serve.pool import Pool, Writer
from kg.serve.settings import Settings
from kg.serve.wire import Answer, Job, RefusalError

_HOST = re.compile(r"[A-Za-z0-9._-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
CLIENT_GONE = 499
_KEPT_BYTES = 32 << 20
_LONGEST_KEPT = 1 << 20


class Front:
    """The settings of a server and its workers. Handlers find it with ``front``."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pool = Pool(settings.store, settings.limits)
        self.holdings = Holdings(self.pool)
        self.kept: LRUCache[bytes, Answer] = LRUCache(_KEPT_BYTES, getsizeof=_size)
        self.writer = Writer(settings.store, self.pool, settings.limits) if settings.writable else None

    async def start(self) -> None:
        """Starts the workers, and opens the store.

        Raises:
            RefusalError: It cannot be opened.
        """
        await self.pool.start()
        if self.writer:
            await self.writer.start()
        else:
            await self.pool.run(Job("nothing", {}))

    async def close(self) -> None:
        """Ends the workers."""
        await self.pool.close()
        if self.writer:
            await self.writer.close()


def front(request: Request) -> Front:
    """The front that a request came to."""
    found = request.app.state.front
    assert isinstance(found, Front)  # noqa: S101  the application sets it
    return found


def origin(request: Request) -> str:
    """Under which address people reach this server, with a slash at its end.

    Raises:
        RefusalError: 400, the Host header is none.
    """
    settings = front(request).settings
    if settings.public_url:
        return settings.public_url
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        raise RefusalError(400, "the Host header is no name of a host")
    return f"{request.url.scheme}://{host}/"


def in_url(request: Request) -> dict[str, list[str]]:
    """The parameters of a request's URL."""
    return parameters(request.scope["query_string"].decode("latin-1"))


def accepted(request: Request) -> str | None:
    """What the client accepts: by ``?format=``, else by its Accept headers."""
    named = in_url(request).get("format", [""])[0]
    return wanted(", ".join(request.headers.getlist("accept")) or None, named)


async def read(request: Request, task: str, values: Mapping[str, Any]) -> Response:
    """Has a task done that only reads; it is stopped where the client goes away.

    Raises:
        RefusalError: The task is refused.
    """
    answer = await _answer(request, task, values)
    return Response(status_code=CLIENT_GONE) if answer is None else response(request, answer)


async def _answer(request: Request, task: str, values: Mapping[str, Any]) -> Answer | None:
    """What comes of a task; None where the client has gone away."""
    running = asyncio.create_task(front(request).pool.run(Job(task, values)))
    gone = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({running, gone}, return_when=asyncio.FIRST_COMPLETED)
        return running.result() if running.done() else None
    finally:
        gone.cancel()
        running.cancel()
        with suppress(asyncio.CancelledError, RefusalError):
            await running


async def show(request: Request, task: str, values: Mapping[str, Any]) -> Response:
    """The same as ``read`` for pages, which are kept: who opens one again, or the same one as others, does not wait.

    A page belongs to the copy of the store that it was made from, so no page outlives a change.

    Raises:
        RefusalError: The task is refused.
    """
    served = front(request)
    key = hashlib.sha256(pickle.dumps((served.pool.location, task, values))).digest()
    if (known := served.kept.get(key)) is not None:
        return response(request, known)
    answer = await _answer(request, task, values)
    if answer is None:
        return Response(status_code=CLIENT_GONE)
    if len(answer.body) <= _LONGEST_KEPT:
        served.kept[key] = answer
    return response(request, answer)


async def write(request: Request, task: str, values: Mapping[str, Any]) -> Response:
    """Has a task done that changes the store, whether or not the client stays.

    Raises:
        RefusalError: The task is refused.
    """
    writer = front(request).writer
    assert writer is not None  # noqa: S101  may_write has seen to it
    answer = await asyncio.shield(writer.run(Job(task, values)))
    return Response(answer.body, answer.status, dict(answer.headers))


def response(request: Request, answer: Answer) -> Response:
    """An answer as a response, or just the word that the client has it already."""
    tag = f'W/"{hashlib.sha256(answer.body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept", **answer.headers}
    if answer.status == 200 and request.method in {"GET", "HEAD"} and _matches(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(answer.body, answer.status, headers, answer.media_type)


def _size(answer: Answer) -> int:
    """Bytes of memory, roughly: what stands around an empty answer counts too."""
    return 1024 + len(answer.body)


def _matches(request: Request, tag: str) -> bool:
    known = (part.strip() for part in request.headers.get("if-none-match", "").split(","))
    opaque = tag.removeprefix("W/")
    return any(one == "*" or one.removeprefix("W/") == opaque for one in known if one)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
