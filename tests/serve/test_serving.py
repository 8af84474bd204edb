"""Starting and ending a server."""

import json
import os
import re
import signal
import socket
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.store import open_store

from .raw import children


def ended(*arguments):
    """What ``kg serve`` says and returns when it ends by itself."""
    command = [sys.executable, "-m", "kg", "serve", *map(str, arguments)]
    environment = {name: value for name, value in os.environ.items() if name not in {"KG_STORE", "KG_TOKEN"}}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    return done.returncode, done.stderr


def test_the_example_of_the_help_runs(samples, start):
    shown = CliRunner().invoke(app, ["serve", "--help"], prog_name="kg").output
    (example,) = re.findall(r"Example: kg serve (.+)", shown)
    assert example == "--store kg-store --port 8000"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = start(samples, *example.replace("--store kg-store ", "").replace("8000", str(port)).split())
    assert server.port == port
    assert server.ask("/health").text == "ok\n"


def test_what_cannot_be_served_is_told_in_one_line(tmp_path, samples):
    assert ended("--store", tmp_path / "none", "--port", "0") == (
        2,
        f"kg: there is no store at {tmp_path / 'none'}; make one with: kg build INPUT --store {tmp_path / 'none'}\n",
    )
    assert ended("--store", "http://x.example/sparql", "--port", "0") == (
        2,
        "kg: http://x.example/sparql cannot be served; name the folder of a store\n",
    )
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert ended("--store", samples, "--port", port) == (
            2,
            f"kg: nothing can listen at 127.0.0.1:{port}: Address already in use; take another port\n",
        )


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--public-url", "news.example", "--public-url news.example/ is no address of a server"),
        ("--public-url", "https://news.example/graph/", "--public-url https://news.example/graph/ is no address"),
        ("--cors", "https://news.example/", "--cors https://news.example/ is no origin; give one as"),
        ("--cors", "news.example", "--cors news.example is no origin; give one as https://news.example"),
    ],
)
def test_addresses_that_make_no_sense_are_told_at_once(samples, option, value, said):
    status, told = ended("--store", samples, "--port", "0", option, value)
    assert (status, told.count("\n")) == (2, 1)
    assert told.startswith(f"kg: {said}")


def test_behind_a_proxy_addresses_are_those_that_people_use(samples, start):
    server = start(samples, "--public-url", "https://news.example")
    assert "<https://news.example/sparql>" in server.ask("/sparql", Accept="application/n-triples").text
    page = server.ask("/api/queries/events?limit=1")
    assert page.headers["link"].startswith("<https://news.example/api/queries/events?limit=1&offset=0>")


@pytest.mark.usefixtures("server")
def test_a_store_that_is_served_cannot_be_written_by_others(samples):
    with pytest.raises(Exception, match="is in use by another process"):
        open_store(str(samples))
    with open_store(str(samples), read_only=True) as beside:
        assert beside.count() > 0


def test_with_a_token_an_empty_store_is_made_filled_and_left_whole(tmp_path, start):
    store = tmp_path / "new"
    server = start(store, "--token", "a-token-for-tests")
    headers = {"Content_Type": "text/turtle"}
    assert server.write("/graph-store?graph=http://x.example/g", "PUT", "<a> <b> <c> .", **headers).status == 201
    server.process.send_signal(signal.SIGTERM)
    server.process.wait(timeout=30)
    assert sorted(path.name for path in store.iterdir()) == ["kg-store.toml", "oxigraph"]
    with open_store(str(store)) as after:
        assert [quad.graph_name.value for quad in after.quads()] == ["http://x.example/g"]


def test_a_server_that_is_killed_loses_nothing_and_the_next_one_tidies_up(tmp_path, start):
    store = tmp_path / "store"
    server = start(store, "--token", "a-token-for-tests")
    headers = {"Content_Type": "application/sparql-update"}
    update = "INSERT DATA { GRAPH <http://x.example/g> { <http://x.example/a> <http://x.example/b> 1 } }"
    assert server.write("/sparql", "POST", update, **headers).status == 204
    server.process.kill()
    server.process.wait(timeout=30)
    again = start(store, "--token", "a-token-for-tests")
    assert again.query("ASK { GRAPH ?g { ?s ?p 1 } }").json()["boolean"] is True
    assert len(list((store / "snapshots").iterdir())) == 1


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_server_and_its_workers(samples, start, sent):
    server = start(samples)
    workers = children(server.process.pid).split()
    assert workers
    server.process.send_signal(sent)
    server.process.wait(timeout=30)
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(int(worker), 0)


def test_each_request_is_a_line_of_json_in_the_log(samples, start):
    server = start(samples)
    answer = server.query("ASK {}")
    server.process.terminate()
    server.process.wait(timeout=30)
    lines = [json.loads(line) for line in server.log.read_text("utf-8").splitlines()]
    (line,) = (line for line in lines if line.get("id") == answer.headers["x-request-id"])
    told = {name: line[name] for name in ("event", "level", "client", "method", "path", "status", "bytes")}
    assert told == {
        "event": "request",
        "level": "info",
        "client": "127.0.0.1",
        "method": "GET",
        "path": "/sparql",
        "status": 200,
        "bytes": len(answer.body),
    }
    assert line["ms"] > 0
