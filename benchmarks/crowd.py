"""The clients of ``serve.py``, in a process of their own: ``crowd.py URL``; what to ask comes in as JSON, answers too.

Each client keeps one connection and sends the next request once the answer to the last one is there.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

import uvloop

WAIT = 120
"""Seconds after which an answer is given up."""


async def crowd(
    url: str, queries: Mapping[str, Sequence[str]], mix: Mapping[str, int], clients: int, seconds: float
) -> dict[str, Any]:
    """What so many clients hear in so many seconds.

    Args:
        url: Of the endpoint.
        queries: SPARQL queries by their kind.
        mix: How often each kind is asked, as parts of the whole.
        clients: How many ask at the same time.
        seconds: How long they ask.

    Returns:
        ``seconds``; ``times``: by kind, how many seconds each answer took; ``errors``: how many answers were none, by
        what they were.
    """
    times: dict[str, list[float]] = defaultdict(list)
    errors: Counter[str] = Counter()
    began = perf_counter()

    async def client(number: int) -> None:
        asked = requests(url, queries, mix, Random(number))  # noqa: S311
        connection = None
        while perf_counter() - began < seconds:
            kind, request = next(asked)
            sent = perf_counter()
            try:
                connection = connection or await opened(url)
                status = await asyncio.wait_for(exchange(*connection, request), WAIT)
            except (OSError, EOFError, TimeoutError) as error:
                status, connection = type(error).__name__, None
            if status == "200":
                times[kind].append(perf_counter() - sent)
            else:
                errors[f"{kind}: {status}"] += 1
        if connection:
            connection[1].close()

    await asyncio.gather(*(client(number) for number in range(clients)))
    return {"seconds": perf_counter() - began, "times": times, "errors": errors}


def requests(
    url: str, queries: Mapping[str, Sequence[str]], mix: Mapping[str, int], chance: Random
) -> Iterator[tuple[str, bytes]]:
    """Requests without end, each with its kind."""
    parts = urlsplit(url)
    head = (
        f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/sparql-query\r\n"
        "Accept: application/sparql-results+json, application/n-triples\r\nContent-Length: "
    )
    kinds, weights = list(mix), list(mix.values())
    while True:
        kind = chance.choices(kinds, weights)[0]
        body = chance.choice(queries[kind]).encode()
        yield kind, f"{head}{len(body)}\r\n\r\n".encode() + body


async def opened(url: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection to a server."""
    parts = urlsplit(url)
    return await asyncio.open_connection(parts.hostname, parts.port)


async def exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> str:
    """Sends a request and reads the whole answer; its status."""
    writer.write(request)
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b"transfer-encoding: chunked" in head:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readexactly(2)
    elif length := int(head.partition(b"content-length:")[2].partition(b"\r\n")[0]):
        await reader.readexactly(length)
    return head[9:12].decode()


def main() -> None:
    """Asks what standard input says."""
    json.dump(uvloop.run(crowd(sys.argv[1], **json.load(sys.stdin))), sys.stdout)


if __name__ == "__main__":
    main()
