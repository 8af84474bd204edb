"""The server that the W3C tests ask."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from .client import Server

TOKEN = "a-token-for-tests"  # noqa: S105  (it opens nothing but the server below)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One server for all tests; ``KG_W3C_AGAINST=oxigraph`` takes Oxigraph's own, to see what it reaches."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    memory = Path("/dev/shm")  # noqa: S108  the tests write hundreds of times, which a disk makes slow
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        if os.environ.get("KG_W3C_AGAINST") == "oxigraph":
            command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--bind", f"127.0.0.1:{port}"]
            asked = Server(port, TOKEN, "/query", "/update", "/store")
        else:
            command = [sys.executable, "-m", "kg", "serve", "--store", f"{folder}/store"]
            command += ["--port", str(port), "--token", TOKEN]
            asked = Server(port, TOKEN)
        log = Path(folder) / "log"
        with log.open("wb") as output:
            clean = {name: value for name, value in os.environ.items() if name not in {"KG_STORE", "KG_TOKEN"}}
            process = subprocess.Popen(command, stdout=output, stderr=output, env=clean)
        try:
            _wait(f"http://{asked.authority}{asked.query_path}?query=ASK%7B%7D", process, log)
            yield asked
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(400):
        if process.poll() is not None:
            pytest.fail(f"the server ended with {process.returncode}: {log.read_text()}", pytrace=False)
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310
            return
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"nothing answers at {url}: {log.read_text()}", pytrace=False)
