"""The W3C tests of the Graph Store Protocol: those written as requests, and the older ones, which are prose."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from .client import Server
from .manifest import HERE, RDFS, Case, cases, judge, needs_suite
from .requests import Request, faults, play, read

needs_suite()

REQUESTS = [
    case
    for file in ("manifest-direct.ttl", "manifest-indirect.ttl")
    for case in cases("graph-store-protocol", file, kind="GraphStoreProtocolTest")
]
PROSE = cases("http-rdf-update")
AMENDED = tomllib.loads((HERE / "amended.toml").read_text(encoding="utf-8"))
PLACE = "$NEWPATH$"


@pytest.mark.parametrize("case", REQUESTS, ids=[case.id for case in REQUESTS])
def test_requests(case: Case, server: Server) -> None:
    server.hold([])
    requests = [replace(one, path=one.path.replace("/gsp", server.graph_store, 1)) for one in read(case)]
    judge(case, play(requests, server))


@pytest.fixture(scope="module")
def story(server: Server) -> dict[str, str | None]:
    """What is wrong with the answer to each test that is prose, by its id: each goes on from the one before."""
    server.hold([])
    requests = [(case.id, request) for case in PROSE for request in told(case, server)]
    found = faults([request for _, request in requests], server)
    return {case: fault for (case, _), fault in zip(requests, found, strict=True)}


@pytest.mark.parametrize("case", PROSE, ids=[case.id for case in PROSE])
def test_prose(case: Case, story: dict[str, str | None]) -> None:
    judge(case, story[case.id])


def told(case: Case, server: Server) -> Iterator[Request]:
    """The request of a test that is told in Markdown, after what it takes for granted."""
    text = max((note.term.value for note in case.node.many(RDFS + "comment")), key=len)
    amended = AMENDED.get(case.id.rpartition("/")[2], {})
    for old, new in amended.get("change", ()):
        assert text.count(old) == 1, f"{case.id}: {old} is there {text.count(old)} times"
        text = text.replace(old, new)
    if "graph" in amended:
        path = f"{server.graph_store}/{amended['graph']}"
        yield Request("PUT", path, {"Content-Type": "text/turtle"}, b"<> a <> .", frozenset({"201"}))
    text = text.replace("http://$HOST$/$GRAPHSTORE$", f"http://{server.authority}{server.graph_store}")
    text = text.replace("$HOST$", server.authority).replace("$GRAPHSTORE$", server.graph_store)
    sent, expected = (_message(part) for part in re.split(r"#### (?:Request|Response)\n", text)[1:])
    method, path, _ = sent[0].split(" ")
    headers = {name: value for name, value in sent[1].items() if name != "host"}
    yield Request(
        method,
        path,
        headers,
        sent[2].replace("\n", "\r\n").encode() if sent[2] else None,
        frozenset(_statuses(expected[0])),
        type=expected[1].get("content-type"),
        content=expected[2] or None,
        location=PLACE if "location" in expected[1] else None,
    )


def _message(block: str) -> tuple[str, dict[str, str], str]:
    """First line, headers and body of an indented message."""
    lines = [line.removeprefix("    ") for line in block.strip("\n").rstrip().split("\n")]
    while not lines[0]:
        lines.pop(0)
    end = lines.index("") if "" in lines else len(lines)
    headers = dict(line.split(": ", 1) for line in lines[1:end])
    return lines[0], {name.lower(): value for name, value in headers.items()}, "\n".join(lines[end + 1 :])


def _statuses(line: str) -> set[str]:
    """The standard lets a server tell of success with or without content."""
    status = line.split(" ")[0]
    return {"200", "204"} if status in {"200", "204"} else {status}


def test_none_is_missing() -> None:
    assert (len(REQUESTS), len(PROSE)) == (14, 18)
