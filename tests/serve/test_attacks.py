"""Requests that mean harm get a clean refusal or a harmless answer, and the server goes on.

They are in ``attacks/*.toml``, each a table of

- ``name``: what it tries
- ``to``: ``reader``, where nobody may write (so without it), or ``writer``, where whoever has the token may
- ``query``, or ``update`` (with the token, to the writer): the body of a POST to ``/sparql``
- else ``path``: what stands in the request line, with ``method``, ``headers``, ``body``, ``token = true`` to send it
- else ``raw``: the lines of the whole request
- ``status``: which are right; 0 where the connection may be closed without a word
- ``says``, ``lacks``: words that must be in the answer, or must not

In all strings, ``«text*n»`` stands for a text so many times, ``CANARY`` for the address of a server that must never be
asked, ``CANARYHOST`` for its name, and ``TOKEN`` for the token.
"""

import re
import socket
import time
import tomllib
from pathlib import Path

import pytest

from .raw import SECRET, is_clean, is_well, query, request, sent, serving

ATTACKS = [
    attack
    for file in sorted(Path(__file__).with_name("attacks").glob("*.toml"))
    for attack in tomllib.loads(file.read_text(encoding="utf-8"))["attack"]
]
LIMITS = {
    "query_seconds": 1,
    "update_seconds": 3,
    "answer_bytes": 4 << 20,
    "memory_bytes": 512 << 20,
    "head_seconds": 1,
    "body_seconds": 1,
}
REPEATED = re.compile(r"«([^«»]+)\*(\d+)»", re.DOTALL)


class Canary:
    """A server that must never be asked."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.setblocking(False)
        self.host = f"127.0.0.1:{self.socket.getsockname()[1]}"

    def was_asked(self):
        try:
            self.socket.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@pytest.fixture(scope="module")
def canary():
    found = Canary()
    yield found
    found.socket.close()


@pytest.fixture(scope="module")
def servers(samples, tmp_path_factory):
    """Where the reader and the writer listen, and their logs."""
    here = tmp_path_factory.mktemp("attacks")
    logs = {"reader": here / "reader.log", "writer": here / "writer.log"}
    with (
        serving(samples, "", logs["reader"], **LIMITS) as reader,
        serving(here / "store", SECRET, logs["writer"], **LIMITS) as writer,
    ):
        sent(writer, request("PUT", "/graph-store?graph=a:kept", "<a:a> <a:b> 1 .", "text/turtle", SECRET))
        yield {"reader": reader, "writer": writer}, logs


def written(attack, canary):
    """A request as it goes over the wire."""

    def text(value):
        value = REPEATED.sub(lambda found: found[1] * int(found[2]), value)
        value = value.replace("CANARYHOST", canary.host).replace("CANARY", f"http://{canary.host}/context.jsonld")
        return value.replace("TOKEN", SECRET)

    if "raw" in attack:
        return "\r\n".join(text(line) for line in attack["raw"]).encode()
    if "query" in attack:
        return query(text(attack["query"]))
    if "update" in attack:
        return request("POST", "/sparql", text(attack["update"]), "application/sparql-update", SECRET)
    headers = {name: text(value) for name, value in attack.get("headers", {}).items()}
    token = SECRET if attack.get("token") else ""
    return request(attack.get("method", "GET"), text(attack["path"]), text(attack.get("body", "")), "", token, headers)


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack["name"] for attack in ATTACKS])
def test_an_attack_is_refused(attack, servers, canary):
    ports, _ = servers
    to = "writer" if "update" in attack else attack.get("to", "reader")
    for _ in range(20):
        status, headers, body = sent(ports[to], written(attack, canary))
        if status != 503 or 503 in attack["status"]:
            break
        time.sleep(0.25)  # the limits are so low that a busy machine may stop anything: try again, as it says
    assert status in attack["status"], body[:500]
    assert is_clean(status, headers, body)
    whole = (headers + body).lower()
    assert [word for word in attack.get("says", ()) if word.lower() not in whole] == []
    assert [word for word in attack.get("lacks", ()) if word.lower() in whole] == []
    assert is_well(ports[to])
    assert not canary.was_asked()


def test_the_attacks_have_removed_nothing(servers):
    asked = sent(servers[0]["writer"], query("ASK { GRAPH <a:kept> { <a:a> <a:b> 1 } }"))
    assert asked[2] == '{"head":{},"boolean":true}'


def test_nothing_went_wrong_that_nobody_foresaw(servers):
    for log in servers[1].values():
        text = log.read_text(encoding="utf-8")
        assert "Traceback" not in text
        assert SECRET not in text
