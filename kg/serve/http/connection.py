"""A connection that does not wait for ever for a client to say what it wants, nor to take what it asked for."""
# ruff: noqa: D102  (uvicorn documents them)

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from kg.serve.limits import Limits

_PACE = 64 << 10
"""Bytes that a client must take of an answer within ``Limits.answer_seconds``."""


class Guarded(HttpToolsProtocol):
    """Refuses heads of requests that are too long (431) or too slow (408), and cuts off who does not take an answer.

    Uvicorn itself bounds none of these.
    """

    limits: Limits

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._timer: asyncio.TimerHandle | None = None
        self._head: int | None = 0
        """Bytes of the head so far; None while there is a body or an answer."""
        self._taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)  # type: ignore[arg-type]  # uvicorn asks for the narrower type
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._heard()
        self._taken()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._head is not None:
            self._head += len(data)
        super().data_received(data)
        if self._head is not None and self._head > self.limits.head_bytes:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._head is None:
            self._head = 0
        self._wait()

    def on_headers_complete(self) -> None:
        self._heard()
        if self.transport.is_closing():  # this request came behind one that was refused
            return
        # a head that came in one piece has not been measured yet
        if len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers) > self.limits.head_bytes:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
            return
        super().on_headers_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        self._taken()
        super().resume_writing()

    def _watch(self, left: int) -> None:
        self._taken()
        self._taking = self.loop.call_later(self.limits.answer_seconds, self._check, left)

    def _check(self, before: int) -> None:
        left = self.transport.get_write_buffer_size()
        if before - left < _PACE:
            self.transport.abort()
        else:
            self._watch(left)

    def _taken(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None

    def _wait(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(self.limits.head_seconds, self._refuse, HTTPStatus.REQUEST_TIMEOUT)

    def _heard(self) -> None:
        self._head = None
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _refuse(self, status: HTTPStatus) -> None:
        self._heard()
        if self.transport is None or self.transport.is_closing():
            return
        said = f"{status.phrase}\n".encode()
        self.transport.write(
            f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: text/plain; charset=utf-8\r\n"
            f"Content-Length: {len(said)}\r\nConnection: close\r\n\r\n".encode()
            + said
        )
        self.transport.close()


def guarded(limits: Limits) -> type[Guarded]:
    """A protocol for uvicorn that holds clients to limits."""
    return type("Guarded", (Guarded,), {"limits": limits})
