"""Servers as users start them, each in a process of its own."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from kg.cli.app import app

SAMPLES = Path(__file__).parent.parent.parent / "samples"
TOKEN = "a-token-for-tests"  # noqa: S105  it opens nothing but these servers
FORMATS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}


@dataclass(frozen=True)
class Response:
    """An answer of a server."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    def json(self):
        return json.loads(self.body)


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    port: int
    process: subprocess.Popen
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    token = TOKEN

    def ask(self, path: str, method: str = "GET", body: bytes | str | None = None, **headers: str) -> Response:
        """Sends one request; underscores in the names of headers stand for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            sent = body.encode() if isinstance(body, str) else body
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, sent, named)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Response(answer.status, found, answer.read())
        finally:
            connection.close()

    def query(self, sparql: str, **headers: str) -> Response:
        return self.ask(f"/sparql?{urlencode({'query': sparql})}", **headers)

    def write(self, path: str, method: str, body: bytes | str | None = None, **headers: str) -> Response:
        return self.ask(path, method, body, Authorization=f"Bearer {TOKEN}", **headers)


@contextmanager
def serving(store: Path, log: Path, *options: str) -> Iterator[Server]:
    """Starts ``kg serve`` on a free port, and ends it."""
    environment = {name: value for name, value in os.environ.items() if name not in {"KG_STORE", "KG_TOKEN"}}
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *options]
    with log.open("wb") as written:
        process = subprocess.Popen(command, stdout=written, stderr=subprocess.PIPE, env=environment)
    assert process.stderr is not None
    first = process.stderr.readline().decode()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", first)
    assert found, first + process.stderr.read().decode()
    drain = subprocess.Popen(["cat"], stdin=process.stderr, stdout=log.open("ab"))
    try:
        yield Server(int(found[1]), process, log)
    finally:
        process.terminate()
        process.wait(timeout=30)
        drain.wait(timeout=30)


@pytest.fixture(scope="session")
def samples(tmp_path_factory) -> Path:
    """A store of the samples; tests only read it."""
    store = tmp_path_factory.mktemp("samples") / "store"
    result = CliRunner().invoke(app, ["build", str(SAMPLES), "--store", str(store)], prog_name="kg")
    assert result.exit_code == 0, result.output
    return store


@pytest.fixture(scope="session")
def server(samples, tmp_path_factory) -> Iterator[Server]:
    """A server of the samples that only answers questions, with low limits."""
    log = tmp_path_factory.mktemp("server") / "log"
    with serving(samples, log, "--time-limit", "2", "--answer-limit", "1", "--workers", "2") as running:
        yield running


@pytest.fixture
def start(tmp_path) -> Iterator[Callable[..., Server]]:
    """Starts servers that end with the test."""
    running = []

    def started(store: Path, *options: str) -> Server:
        context = serving(store, tmp_path / f"log{len(running)}", *options)
        running.append(context)
        return context.__enter__()

    yield started
    for context in running:
        context.__exit__(None, None, None)


@pytest.fixture(scope="module")
def writable(samples, tmp_path_factory) -> Iterator[Server]:
    """A server of a copy of the samples that takes updates."""
    folder = tmp_path_factory.mktemp("writable")
    shutil.copytree(samples, folder / "store")
    with serving(folder / "store", folder / "log", "--token", TOKEN) as running:
        yield running
