"""The texts of articles, kept in their graphs on demand only."""

import json
import shutil

import pyoxigraph as ox
import pytest

from kg.graph import term
from kg.pipeline import extract_articles
from kg.store import open_store

from .conftest import SAMPLES

BODY, START, END, EXACT = map(term, ("schema:articleBody", "oa:start", "oa:end", "oa:exact"))


@pytest.fixture(scope="module")
def kept(built, tmp_path_factory):
    """A store of the samples that was built without texts and then with them, and what the second build told."""
    from typer.testing import CliRunner

    from kg.cli.app import app

    store = tmp_path_factory.mktemp("kept") / "store"
    shutil.copytree(built, store)
    return store, CliRunner().invoke(app, ["build", str(SAMPLES), "--store", str(store), "--keep-text"], prog_name="kg")


def triples(store):
    """All that a store says, graph by graph."""
    with open_store(str(store), read_only=True) as opened:
        return set(opened.quads())


def test_without_the_option_no_text_is_kept(built):
    assert not [quad for quad in triples(built) if quad.predicate == BODY]


def test_texts_are_added_to_a_store_that_lacks_them_and_nothing_else_changes(built, kept):
    store, told = kept
    assert " 7 built, 0 unchanged" in told.stderr
    assert {quad.predicate for quad in triples(store) ^ triples(built)} == {BODY}
    texts = {quad.object.value for quad in triples(store) - triples(built)}
    assert texts == {made.article.text for made in extract_articles([str(SAMPLES)])}


def test_the_same_input_and_option_again_changes_nothing(kg, kept):
    store, _ = kept
    before = triples(store)
    assert " 0 built, 7 unchanged" in kg("build", SAMPLES, "--store", store, "--keep-text").stderr
    assert triples(store) == before


def test_without_the_option_the_texts_are_taken_out_again(kg, built, kept, tmp_path):
    shutil.copytree(kept[0], tmp_path / "store")
    assert " 7 built, 0 unchanged" in kg("build", SAMPLES, "--store", tmp_path / "store").stderr
    assert triples(tmp_path / "store") == triples(built)


def test_every_quote_stands_at_its_offsets_in_the_text(kept):
    with open_store(str(kept[0]), read_only=True) as store:
        checked = 0
        for graph in store.graphs():
            said = {}
            for quad in store.quads(graph):
                said.setdefault((quad.subject, quad.predicate), quad.object.value)
            bodies = [words for (_, predicate), words in said.items() if predicate == BODY]
            for (node, predicate), words in said.items():
                if predicate == EXACT:
                    (text,) = bodies
                    assert text[int(said[node, START]) : int(said[node, END])] == words
                    checked += 1
    assert checked > 500


def test_a_store_with_texts_conforms_and_exports_them(kg, kept, tmp_path):
    store, _ = kept
    checked = kg("validate", "--store", store, "--severity", "violation")
    assert (checked.exit_code, checked.stdout) == (0, "")
    said = {(quad.subject, quad.object) for quad in triples(store) if quad.predicate == BODY}
    for name, format_ in (
        ("turtle", ox.RdfFormat.TURTLE),
        ("rdfxml", ox.RdfFormat.RDF_XML),
        ("nquads", ox.RdfFormat.N_QUADS),
    ):
        written = kg("export", "--store", store, "--format", name, "--output", tmp_path / name)
        assert written.exit_code == 0, written.output
        read = ox.parse(path=tmp_path / name, format=format_)
        assert {(quad.subject, quad.object) for quad in read if quad.predicate == BODY} == said


def test_a_text_stays_with_a_correction_and_goes_with_its_article(kg, article, tmp_path):
    store = tmp_path / "store"
    kg("build", article, "--store", store, "--keep-text")
    rows = json.loads(kg("query", "events", "--store", store, "--format", "json").stdout)
    event = rows[0]["eventIri"]
    assert (
        kg("correct", "retype", event, "Assassination", "--why", "seen", "--by", "Ana", "--store", store).exit_code == 0
    )
    assert [quad.object.value for quad in triples(store) if quad.predicate == BODY] == [
        "Gunmen killed two traders in Merrin on Tuesday, police said."
    ]
    assert " 0 built, 1 unchanged" in kg("build", article, "--store", store, "--keep-text").stderr
    kg("retract", event.partition("#")[0], "--store", store)
    assert not [quad for quad in triples(store) if quad.predicate == BODY]
