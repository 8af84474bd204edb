"""Bodies of requests, held to a length and a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import suppress

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from kg.serve.wire import RefusalError

_PASSED_SECONDS = 1.0
_PASSED_BYTES = 8 << 20


async def whole(request: Request, limit: int, seconds: float) -> bytes:
    """The body of a request.

    Args:
        request: Where it comes from.
        limit: Bytes that it may have.
        seconds: How long it may take to come.

    Raises:
        RefusalError: 413 or 408; 400 where the client went away.
    """
    said = request.headers.get("content-length", "0")
    if said.isdecimal() and int(said) > limit:
        await _hear_out(request)
        raise _too_long(limit)
    parts: list[bytes] = []
    left = limit
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                parts.append(part)
                left -= len(part)
                if left < 0:
                    break
    except TimeoutError:
        raise RefusalError(408, f"the body did not come within {seconds:g} seconds", {"Connection": "close"}) from None
    except ClientDisconnect:
        raise RefusalError(400, "the client went away") from None
    if left < 0:
        await _hear_out(request)
        raise _too_long(limit)
    return b"".join(parts)


async def documents(request: Request, body: bytes) -> list[tuple[str, bytes]]:
    """The documents that a body carries, each with its media type: the body itself, or the files of a form.

    Raises:
        RefusalError: 400 for a form that cannot be read.
    """
    content_type = request.headers.get("content-type", "")
    if not content_type.lower().startswith("multipart/form-data"):
        return [(content_type, body)]

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        form = await MultiPartParser(request.headers, stream(), max_part_size=max(1, len(body))).parse()
    except (MultiPartException, KeyError) as error:
        raise RefusalError(400, "the form cannot be read; check its boundary") from error
    files = [part for _, part in form.multi_items() if isinstance(part, UploadFile)]
    return [(part.content_type or "", await part.read()) for part in files]


async def _hear_out(request: Request) -> None:
    """Lets the rest of a body pass for a moment: a client that is cut off while it sends may miss the refusal."""
    if "expect" in request.headers:  # it waits for leave to send
        return
    left = _PASSED_BYTES
    with suppress(TimeoutError, ClientDisconnect):
        async with asyncio.timeout(_PASSED_SECONDS):
            async for part in request.stream():
                left -= len(part)
                if left < 0:
                    return


def _too_long(limit: int) -> RefusalError:
    return RefusalError(413, f"the body is longer than {limit:,} bytes; send less", {"Connection": "close"})
