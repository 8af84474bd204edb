"""Bad input costs one clear line and exit code 2, never a traceback, and never the input beside it."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kg.store import open_store

GOOD = "Gunmen killed two traders in Merrin on Tuesday, police said."


def bad(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty"),
        ("binary.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 40, "not text"),
        ("long.txt", b"word " * 1_000_000, "split"),
        ("lines.jsonl", b'{"id": "broken", "text": \n', "line 1"),
    ],
)
def test_a_bad_file_is_told_and_the_good_one_beside_it_built(kg, told, tmp_path, article, name, content, word):
    path = bad(tmp_path, name, content)
    store = tmp_path / "store"
    result = kg("build", path, article, "--store", store)
    assert result.exit_code == 2
    line = told(result)
    assert name in line
    assert word in line
    assert "1 built" in result.stderr
    with open_store(str(store), read_only=True) as opened:
        assert opened.count() > 0


def test_a_path_that_is_not_there(kg, told, tmp_path):
    result = kg("build", tmp_path / "nowhere.txt", "--store", tmp_path / "store")
    assert result.exit_code == 2
    assert "nowhere.txt: there is no such file" in told(result)


def test_bytes_that_are_no_utf8_are_read_all_the_same(kg, tmp_path):
    path = bad(tmp_path, "latin.txt", "Gunmen killed two traders in Café Merrin, police said.".encode("latin-1"))
    result = kg("extract", path)
    assert result.exit_code == 0, result.stderr
    assert "Café" in result.stdout


def test_one_bad_line_of_many(kg, told, tmp_path):
    good = '{"id": "%s", "text": "' + GOOD + '"}\n'
    path = bad(tmp_path, "wire.jsonl", (good % "one" + "{not json}\n" + good % "two").encode())
    result = kg("extract", path)
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 2
    assert "wire.jsonl line 2" in told(result)


HOLD = """
import sys, time
from kg.store import open_store
with open_store(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_store_that_another_process_uses(kg, told, tmp_path, article):
    store = tmp_path / "store"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        try:
            assert other.stdout.readline() == "open\n"
            result = kg("build", article, "--store", store)
        finally:
            other.stdin.close()
    assert result.exit_code == 2
    assert "in use by another process" in told(result)


def test_a_folder_that_is_no_store(kg, told, tmp_path, article):
    for command in (("build", article), ("query", "events")):
        result = kg(*command, "--store", tmp_path)
        assert result.exit_code == 2
        assert "not a store" in told(result)
    assert sorted(path.name for path in tmp_path.iterdir()) == [article.name]


def test_a_store_that_is_not_there(kg, told, tmp_path):
    for command in (("query", "events"), ("stats",), ("export",), ("validate",), ("retract", "x"), ("explain", "x")):
        result = kg(*command, "--store", tmp_path / "none")
        assert result.exit_code == 2
        assert "there is no store" in told(result)
    assert not (tmp_path / "none").exists()


def test_an_endpoint_that_does_not_answer(kg, told, article):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for command in (("query", "events"), ("build", article)):
        result = kg(*command, "--store", f"http://127.0.0.1:{port}/sparql")
        assert result.exit_code == 2
        assert "cannot be reached" in told(result)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("query", "accusation"), "did you mean accusations"),
        (("query", "events", "--param", "typ=Bombing"), "has no parameter 'typ'"),
        (("query", "events", "--param", "status=Party"), "'Party' is not one of"),
        (("query", "events", "--param", "since=yesterday"), "YYYY-MM-DD"),
        (("query", "events", "--param", "since"), "KEY=VALUE"),
        (("query", "events", "--format", "xls"), "'xls' is not one of"),
        (("export", "--format", "word"), "'word' is not one of"),
        (("sparql", "SELECT {"), "not a valid query"),
        (("sparql", "DELETE WHERE { ?s ?p ?o }"), "update"),
        (("sparql", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }"), "not allowed"),
        (("sparql", "no-such-file.rq"), "neither SPARQL nor a file"),
        (("explain", "article/none#event-1-2"), "holds no"),
        (("retract", "none"), "holds no article none"),
        (("export", "--article", "none"), "holds no article none"),
        (("export", "--output", "no/such/folder/x.trig"), "No such file or directory"),
    ],
)
def test_a_question_that_cannot_be_asked(kg, told, built, arguments, words):
    result = kg(*arguments, "--store", built)
    assert result.exit_code == 2
    assert words in told(result)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("build",), "Missing argument 'INPUT'"),
        (("buidl",), "No such command"),
        (("query", "--nonsense"), "No such option"),
        (("extract", "--model", "no_such_model", Path(__file__).parents[2] / "samples"), "no_such_model"),
    ],
)
def test_bad_usage(kg, told, arguments, words):
    result = kg(*arguments)
    assert result.exit_code == 2
    assert words in told(result)


def test_an_interrupt_ends_quietly(kg, article, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.pipeline.extract_articles", interrupted)
    result = kg("extract", article)
    assert result.exit_code == 130
    assert result.stderr.strip() == "kg: interrupted"


def test_a_fault_of_ours_is_told_as_one(kg, article, monkeypatch):
    def fails(*_, **__):
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("kg.pipeline.extract_articles", fails)
    result = kg("extract", article)
    assert result.exit_code == 2
    assert result.stderr.startswith("kg: internal error (ZeroDivisionError: by nothing); please report it")
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" in kg("--verbose", "extract", article).stderr


@pytest.mark.parametrize("command", [["export"], ["query", "--list"]])
def test_a_reader_that_went_away_ends_it_quietly(built, command):
    reader, writer = os.pipe()
    os.close(reader)
    run = [sys.executable, "-c", "from kg.cli.app import main; main()", *command, "--store", str(built)]
    done = subprocess.run(run, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")
