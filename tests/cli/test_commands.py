"""Each command does what it says, on the samples."""

import json
import re
import shutil

import pytest
from pyoxigraph import RdfFormat, parse

from kg import __version__
from kg.cli.export import Syntax
from kg.cli.import_table import TableName
from kg.cli.options import TableFormat
from kg.export import FORMATS as SYNTAXES
from kg.export.tables import TABLES
from kg.query import FORMATS, saved_queries
from kg.store import open_store
from kg.tables import LAYOUTS

RDF = {
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}


def test_version(kg):
    assert kg("--version").stdout == f"kg {__version__}\n"


def test_building_again_changes_nothing(kg, article, tmp_path):
    store = tmp_path / "store"
    first = kg("build", article, "--store", store)
    assert (first.exit_code, first.stdout) == (0, "")
    assert "1 built, 0 unchanged; " in first.stderr
    before = kg("export", "--format", "nquads", "--store", store).stdout
    again = kg("build", article, "--store", store)
    assert "0 built, 1 unchanged" in again.stderr
    assert kg("export", "--format", "nquads", "--store", store).stdout == before


def test_quiet_says_nothing_where_all_is_well(kg, article, tmp_path):
    result = kg("--quiet", "build", article, "--store", tmp_path / "store")
    assert (result.exit_code, result.output) == (0, "")


def test_extract_prints_an_object_a_line(kg, article):
    result = kg("extract", article, article.parent / "none.txt")
    assert result.exit_code == 2
    [line] = result.stdout.splitlines()
    record = json.loads(line)
    assert list(record) == ["article", "entities", "events", "casualties", "claims", "relations"]
    [claim] = record["claims"]
    start, end = claim["cue"]["span"]
    assert record["article"]["text"][start:end] == claim["cue"]["text"] == "said"


def test_extract_reads_standard_input(kg):
    result = kg("extract", "-", input="Gunmen killed two traders in Merrin on Tuesday.")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["article"]["text"].startswith("Gunmen")


@pytest.mark.parametrize("arguments", [("query",), ("query", "--list")])
def test_queries_are_listed(kg, arguments):
    names = [row["query"] for row in json.loads(kg(*arguments, "--format", "json").stdout)]
    assert names == [query.name for query in saved_queries()]
    assert len(names) >= 10


@pytest.mark.parametrize("name", [query.name for query in saved_queries()])
def test_each_query_answers_with_its_columns(kg, built, name):
    columns = next(query.columns for query in saved_queries() if query.name == name)
    rows = json.loads(kg("query", name, "--store", built, "--format", "json").stdout)
    assert rows or name == "copies"  # no sample repeats another; tests/query has some that do
    assert all(list(row) == list(columns) for row in rows)


def test_what_is_shown_can_be_run(kg, built):
    arguments = ("query", "claims", "--param", "type=Denial")
    shown = kg(*arguments, "--show").stdout
    assert "# --param type=STRING" in shown
    answers = [
        json.loads(kg(*one, "--store", built, "--format", "json", **more).stdout)
        for one, more in ((arguments, {}), (("sparql", "-"), {"input": shown}))
    ]
    saved, own = ([row["claimIri"] for row in rows] for rows in answers)
    assert saved == own != []


def test_format_names_are_those_of_the_rooms():
    assert {one.value for one in TableFormat} == set(FORMATS)
    assert set(SYNTAXES.values()) == set(RDF)
    assert {one.value for one in Syntax} == {*RDF, *TABLES}
    assert {one.value for one in TableName} == set(TABLES) == set(LAYOUTS)


@pytest.mark.parametrize("format_", [one.value for one in TableFormat])
def test_tables_are_plain_when_piped(kg, built, format_):
    result = kg("query", "tolls", "--store", built, "--format", format_)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert result.stdout.endswith("\n")


@pytest.mark.parametrize("syntax", sorted(RDF))
def test_each_syntax_holds_every_triple(kg, built, syntax, tmp_path):
    result = kg("export", "--store", built, "--format", syntax)
    assert result.exit_code == 0, result.stderr
    found = {quad.triple for quad in parse(result.stdout.encode(), format=RDF[syntax])}
    with open_store(str(built), read_only=True) as store:
        assert found == {quad.triple for quad in store.quads()}
    target = tmp_path / "out"
    assert kg("export", "--store", built, "--format", syntax, "--output", target).exit_code == 0
    assert target.read_text(encoding="utf-8") == result.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_one_article_is_exported_alone(kg, built):
    id_ = "northern-desk-2026-03-18-claim"
    result = kg("export", "--store", built, "--format", "nquads", "--article", id_)
    graphs = {str(quad.graph_name) for quad in parse(result.stdout.encode(), format=RdfFormat.N_QUADS)}
    assert graphs == {f"<https://w3id.org/conflict-news/graph/{id_}>"}


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("ASK { GRAPH ?g { ?s ?p 'no such text' } }", "false\n"),
        ("ASK { GRAPH ?g { ?s ?p ?o } }", "true\n"),
        ("CONSTRUCT { <x:a> <x:b> <x:c> } {}", "<x:a> <x:b> <x:c> .\n"),
    ],
)
def test_own_queries(kg, built, query, answer, tmp_path):
    path = tmp_path / "own.rq"
    path.write_text(query, encoding="utf-8")
    for given, more in ((query, {}), (path, {}), ("-", {"input": query})):
        result = kg("sparql", given, "--store", built, **more)
        assert (result.exit_code, result.stdout) == (0, answer)


def test_stats_count_the_articles(kg, built):
    rows = json.loads(kg("stats", "--store", built, "--format", "json").stdout)
    assert {"what": "article", "type": None, "count": 7} in rows


def test_retract_takes_out_one_article_and_nothing_else(kg, article, tmp_path):
    store, other = tmp_path / "store", tmp_path / "other.jsonl"
    other.write_text('{"id": "other", "text": "Rebels attacked a convoy near Merrin."}\n', encoding="utf-8")
    kg("build", other, "--store", store)
    before = kg("export", "--store", store, "--article", "other").stdout
    kg("build", article, "--store", store)
    rows = json.loads(kg("sparql", "SELECT ?a { GRAPH ?g { ?a a <https://w3id.org/conflict-news/ontology#Article> } }",
                         "--store", store, "--format", "json").stdout)  # fmt: skip
    [iri] = [row["a"] for row in rows if not row["a"].endswith("/other")]
    result = kg("retract", iri, "--store", store)
    assert result.exit_code == 0
    assert "is out of the store" in result.stderr
    assert kg("export", "--store", store, "--article", "other").stdout == before
    again = kg("retract", iri, "--store", store)
    assert again.exit_code == 2
    assert "holds no article" in again.stderr


def test_explain_shows_the_words_the_voices_and_the_rule(kg, built):
    claims = json.loads(kg("query", "accusations", "--store", built, "--format", "json").stdout)
    row = next(row for row in claims if row["quote"] and row["accuser"])
    text = kg("explain", row["claimIri"], "--store", built).stdout
    assert text.startswith("Accusation: ")
    assert "«" in text
    assert f"says      {row['accuser']} (Accusation" in text
    assert "found by  " in text
    told = json.loads(kg("explain", row["claimIri"], "--store", built, "--format", "json").stdout)
    assert told["kind"] == "Accusation"
    assert told["sentence"] == row["quote"]


def test_what_the_samples_hold_conforms(kg, built):
    result = kg("validate", "--store", built)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "conforms" in result.stderr


def test_what_does_not_conform_is_a_negative_answer(kg, article, tmp_path):
    store = tmp_path / "store"
    kg("build", article, "--store", store)
    with open_store(str(store)) as opened:
        opened.update(
            "PREFIX cn: <https://w3id.org/conflict-news/ontology#> "
            "DELETE { GRAPH ?g { ?s cn:status ?o } } WHERE { GRAPH ?g { ?s cn:status ?o } }"
        )
    result = kg("validate", "--store", store, "--format", "json")
    assert result.exit_code == 1
    rows = json.loads(result.stdout)
    assert list(rows[0]) == ["severity", "article", "shape", "node", "path", "value", "message"]
    assert any("event-" in row["node"] and row["severity"] == "violation" for row in rows)
    assert kg("validate", "--store", store, "--format", "json", "--engine", "pyshacl").stdout == result.stdout


def test_what_is_odd_is_shown_and_conforms_all_the_same(kg, article, tmp_path):
    store = tmp_path / "store"
    kg("build", article, "--store", store)
    with open_store(str(store)) as opened:
        opened.update(
            "PREFIX cn: <https://w3id.org/conflict-news/ontology#> "
            "DELETE { GRAPH ?g { ?s cn:agentConfidence ?o } } "
            "INSERT { GRAPH ?g { ?s cn:agentConfidence cn:confidence-unknown } } "
            "WHERE { GRAPH ?g { ?s cn:agentConfidence ?o ; cn:hasAgent ?agent } }"
        )
    result = kg("validate", "--store", store, "--format", "json")
    assert result.exit_code == 0
    assert {(row["severity"], row["shape"]) for row in json.loads(result.stdout)} == {
        ("warning", "event: ground of its agents")
    }
    assert "conforms to the shapes (" in result.stderr
    assert "warning" in result.stderr
    less = kg("validate", "--store", store, "--severity", "violation")
    assert (less.exit_code, less.stdout) == (0, "")


def test_what_follows_leaves_the_saved_queries_as_they_are(kg, built, tmp_path):
    store = tmp_path / "store"
    shutil.copytree(built, store)
    names = [query.name for query in saved_queries()]
    before = [kg("query", name, "--store", store, "--format", "csv").stdout for name in names]
    inferred = kg("reason", "--store", store)
    assert (inferred.exit_code, inferred.stdout) == (0, "")
    assert re.search(r"\d{3,} statements follow from \d+ graphs, \d+ of them new\n$", inferred.stderr)
    assert [kg("query", name, "--store", store, "--format", "csv").stdout for name in names] == before
    assert "0 of them new" in kg("reason", "--store", store).stderr
    assert "holds nothing inferred now" in kg("reason", "--drop", "--store", store).stderr
    assert "holds nothing inferred\n" in kg("reason", "--drop", "--store", store).stderr


def test_the_samples_are_consistent(kg, built):
    checked = kg("reason", "--check", "--store", built)
    assert (checked.exit_code, checked.stdout) == (0, "")
    assert "is consistent with the ontology" in checked.stderr


def test_a_store_that_contradicts_itself_is_told_why(kg, tmp_path):
    with open_store(str(tmp_path / "store")) as opened:
        opened.update(
            "PREFIX cn: <https://w3id.org/conflict-news/ontology#> INSERT DATA { GRAPH <https://example.org/g> "
            "{ <https://example.org/x> a cn:Person , cn:Document } }"
        )
    for arguments in (["reason"], ["reason", "--check"]):
        result = kg(*arguments, "--store", tmp_path / "store")
        assert result.exit_code == 1
        assert "nothing is both a document and a person" in result.stdout
        assert "contradicts itself in 1 place;" in result.stderr


def test_reasoning_is_asked_for_one_thing_at_a_time(kg, built, told):
    result = kg("reason", "--check", "--drop", "--store", built)
    assert result.exit_code == 2
    assert "each of them stands alone" in told(result)
