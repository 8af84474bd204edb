"""Requests byte by byte, as no decent client sends them, and servers with low limits to send them to."""

import json
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from http.client import BadStatusLine, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import kg

SERVER = Path(__file__).with_name("small_server.py")
OURS = str(Path(kg.__file__).parents[1])
SECRET = "a-token-that-nobody-may-see"  # noqa: S105  it opens nothing but these servers


@contextmanager
def serving(store, token, log, **limits):
    """The port of a server."""
    command = [sys.executable, str(SERVER), str(store), token, json.dumps(limits)]
    with log.open("w") as errors:
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True)
    try:
        yield urlsplit(server.stdout.readline().strip()).port
    finally:
        server.terminate()
        server.communicate(timeout=30)


def children(process):
    """The numbers of the processes that one has started, a line each."""
    return subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=False
    ).stdout


def request(method, path, body="", content_type="", token="", headers=()):
    data = body.encode()
    given = {"Host": "kg.example", "Connection": "close"}
    given |= {"Content-Type": content_type} if content_type else {}
    given |= {"Authorization": f"Bearer {token}"} if token else {}
    given |= {"Content-Length": str(len(data))} if data or method in {"POST", "PUT"} else {}
    given |= dict(headers)
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items()), "", ""]
    return "\r\n".join(lines).encode() + data


def query(sparql):
    return request("POST", "/sparql", sparql, "application/sparql-query")


def connected(port, seconds=30):
    return socket.create_connection(("127.0.0.1", port), timeout=seconds)


def sent(port, data):
    """The status, headers and body of what comes back; status 0 where nothing does."""
    with connected(port) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):  # it need not hear us out
            connection.sendall(data)
        return answer(connection, "HEAD" if data.startswith(b"HEAD ") else None)


def answer(connection, method=None):
    response = HTTPResponse(connection, method=method)
    try:
        response.begin()
        return response.status, str(response.headers), response.read().decode("utf-8", "replace")
    except (ConnectionResetError, BadStatusLine):
        return 0, "", ""


def is_well(port):
    """Whether a lookup is answered, at the latest when what was stopped just now has been cleared away."""
    for _ in range(20):
        status, _, said = sent(port, query("ASK { ?s ?p ?o }"))
        if status == 200:
            return json.loads(said)["boolean"]
        time.sleep(0.25)
    return False


def is_clean(status, headers, body):
    """Whether an answer shows nothing of how it was made."""
    whole = headers + body
    shown = [secret for secret in ("Traceback", "pyoxigraph", "site-packages", OURS, SECRET) if secret in whole]
    return (status < 500 or status == 503) and not shown
