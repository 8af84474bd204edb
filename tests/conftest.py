"""The three back-ends, so that one suite runs on each."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import Store, open_store


def _binary() -> str | None:
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.exists() else shutil.which("oxigraph")


def _wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(200):
        if server.poll() is not None:
            raise RuntimeError(f"oxigraph serve ended with {server.returncode}")
        try:
            urllib.request.urlopen(url, timeout=1).close()  # noqa: S310
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"oxigraph serve does not answer at {url}")


def _serve(*options: str) -> Iterator[str]:
    binary = _binary()
    if binary is None:
        pytest.skip("no binary of oxigraph (PyPI package oxigraph) to serve an endpoint")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [binary, "serve", "--bind", f"127.0.0.1:{port}", *options]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.terminate()
        server.wait(timeout=10)


@pytest.fixture(scope="session")
def endpoint() -> Iterator[str]:
    """The query URL of a server whose default graph is the union of all."""
    yield from _serve("--union-default-graph")


@pytest.fixture(scope="session")
def plain_endpoint() -> Iterator[str]:
    """The query URL of a server whose default graph is empty, as the standard has it."""
    yield from _serve()


@pytest.fixture(params=["memory", "folder", "endpoint"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store is, on each back-end in turn."""
    if request.param == "memory":
        return "memory:"
    if request.param == "folder":
        return str(tmp_path / "store")
    url: str = request.getfixturevalue("endpoint")
    with open_store(url) as store:
        store.update("CLEAR ALL")
    return url


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    with open_store(location) as opened:
        yield opened
