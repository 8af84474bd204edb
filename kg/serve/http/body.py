"""Bodies of requests, held to a length and a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from kg.serve.wire import RefusalError


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
        raise _too_long(limit)
    parts: list[bytes] = []
    left = limit
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                parts.append(part)
                left -= len(part)
                if left < 0:
                    raise _too_long(limit)
    except TimeoutError:
        raise RefusalError(408, f"the body did not come within {seconds:g} seconds", {"Connection": "close"}) from None
    except ClientDisconnect:
        raise RefusalError(400, "the client went away") from None
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


def _too_long(limit: int) -> RefusalError:
    return RefusalError(413, f"the body is longer than {limit:,} bytes; send less", {"Connection": "close"})
