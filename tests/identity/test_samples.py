"""The samples, in any order and in as many runs as may be, lead to the same graph."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from kg import pipeline
from kg.export import export
from kg.graph import IDENTITY_GRAPH, article_iri
from kg.model import Extraction
from kg.store import open_store

from .desk import put, reports, settle

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(str(path) for path in (ROOT / "samples").glob("[0-9]*"))


@pytest.fixture(scope="module")
def extractions():
    """What the samples say, extracted once."""
    found = [made for made in pipeline.extract_articles(FILES) if isinstance(made, Extraction)]
    assert len(found) == 7
    return found


def statements(store, tmp_path):
    """A store as sorted N-Quads."""
    path = tmp_path / "out.nq"
    with path.open("wb") as out:
        export(store.quads(), "nquads", out)
    return path.read_bytes()


def stored(extractions, tmp_path, *, each):
    """Statements after settling once, or after each article."""
    with open_store("memory:") as store:
        for extraction in extractions:
            put(store, extraction)
            if each:
                settle(store)
        settle(store)
        assert store.count(IDENTITY_GRAPH) > 50
        return statements(store, tmp_path)


@pytest.fixture(scope="module")
def wanted(extractions, tmp_path_factory):
    """Statements after settling all at once, in the order of the files."""
    return stored(extractions, tmp_path_factory.mktemp("wanted"), each=False)


def test_a_deed_that_the_army_denies_is_not_what_the_article_lays_to_attackers(extractions):
    with open_store("memory:") as store:
        for extraction in extractions:
            put(store, extraction)
        settle(store)
        joined = reports(store)
    (page,) = (e.article for e in extractions if e.article.publisher == "The Tesk Courier")
    at = {words: page.text.index(words) for words in ("attack on the town", "fired at civilians")}
    assert {
        words: any(node.startswith(f"{article_iri(page.id)}#event-{start}-") for node in joined)
        for words, start in at.items()
    } == {"attack on the town": True, "fired at civilians": False}


@pytest.mark.parametrize("seed", range(10))
def test_any_order_in_one_run_and_in_many(extractions, wanted, tmp_path, seed):
    shuffled = Random(seed).sample(extractions, len(extractions))  # noqa: S311
    assert stored(shuffled, tmp_path, each=False) == wanted
    assert stored(shuffled, tmp_path, each=True) == wanted


def kg(*arguments, seed):
    """What the command prints in a process whose sets have an order of their own."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env=environment)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_the_command_once_and_in_parts(tmp_path):
    kg("build", "samples", "--store", tmp_path / "once", seed="1")
    kg("build", *reversed(FILES[3:]), "--store", tmp_path / "many", seed="2")
    kg("build", *reversed(FILES[:3]), "--store", tmp_path / "many", seed="3")
    once, many = (kg("export", "--store", tmp_path / name, "--format", "nquads", seed="4") for name in ("once", "many"))
    assert once == many
    assert once.count(b"graph/identity>") > 50
