"""SPARQL as typed, the figures, and what is refused."""

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from kg.query import QueryError, Table, run_saved, run_text, stats
from kg.query.table import cell, from_solutions
from kg.store import Solutions, StoreError

CN = "PREFIX cn: <https://w3id.org/conflict-news/ontology#> "
XSD = "http://www.w3.org/2001/XMLSchema#"


def test_select(mini):
    table = run_text(mini, CN + "SELECT ?n ?missing { GRAPH ?g { ?toll cn:minimum ?n } } ORDER BY DESC(?n) LIMIT 2")
    assert table == Table(("n", "missing"), ((30, None), (24, None)))


def test_a_limit_of_nothing(mini):
    assert run_text(mini, "SELECT ?s { ?s ?p ?o } LIMIT 0") == Table(("s",), ())


@pytest.mark.parametrize(("code", "answer"), [("Bombing", True), ("Riot", False)])
def test_ask(mini, code, answer):
    assert run_text(mini, CN + f"ASK {{ GRAPH ?g {{ ?event a cn:{code} }} }}") is answer


def test_construct_and_describe(mini):
    found = run_text(mini, CN + "CONSTRUCT { ?s a cn:Big } { GRAPH ?g { ?s cn:minimum 30 } } LIMIT 1")
    toll = NamedNode("https://w3id.org/conflict-news/article/alpha#toll-91-93")
    kind = NamedNode("https://w3id.org/conflict-news/ontology#Big")
    assert found == (Triple(toll, NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), kind),)
    assert {triple.subject for triple in run_text(mini, f"DESCRIBE {toll}")} == {toll}


@pytest.mark.parametrize(
    "sparql",
    ["DROP ALL", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "# ask\nDELETE WHERE { ?s ?p ?o }", "LOAD <http://a/>",
     "PREFIX a: <urn:a> CLEAR DEFAULT", "ASK {} ; LOAD <http://a/>"],
)  # fmt: skip
def test_no_update_is_run(mini, sparql):
    before = mini.count()
    with pytest.raises(QueryError, match="this is an update, and only questions are asked here"):
        run_text(mini, sparql)
    assert mini.count() == before > 0


@pytest.mark.parametrize("word", ["SERVICE", "service SILENT", "\\u0053ERVICE"])
def test_no_other_server_is_asked(mini, word):
    with pytest.raises(QueryError, match=r"^SERVICE would ask a server elsewhere, which is not allowed here"):
        run_text(mini, f"SELECT * {{ {word} <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}")


def test_another_server_may_be_asked_where_it_is_allowed(mini):
    with pytest.raises(StoreError) as caught:
        run_text(mini, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", fetch=True)
    assert "\n" not in str(caught.value)


def test_words_in_texts_are_no_orders(mini):
    assert run_text(mini, 'SELECT ("DROP ALL; LOAD; SERVICE <x>" AS ?x) {}').rows == (("DROP ALL; LOAD; SERVICE <x>",),)


@pytest.mark.parametrize("sparql", ["SELECT", "SELECT ?x { ?x ?y }", "hello", ""])
def test_what_is_no_sparql_says_so_in_a_line(mini, sparql):
    with pytest.raises((QueryError, StoreError)) as caught:
        run_text(mini, sparql)
    assert "\n" not in str(caught.value)


def test_a_query_that_breaks_its_word_is_an_error(mini, tmp_path, monkeypatch):
    (tmp_path / "odd.rq").write_text(
        '#+ summary = "s"\n#+ description = "d"\n#+ tags = []\n#+ columns = ["a", "b"]\n#+ joined = []\n'
        '#+ example = "x"\nSELECT ?b ?a { BIND(1 AS ?a) }',
        encoding="utf-8",
    )
    monkeypatch.setattr("kg.settings.queries_dir", lambda: tmp_path)
    with pytest.raises(QueryError, match=r"^query odd does not answer with the columns a, b; mend its SELECT$"):
        run_saved(mini, "odd")


def test_figures(mini):
    counts = stats(mini)
    assert counts.columns == ("what", "type", "count")
    sums = {what: count for what, type_, count in counts.rows if type_ is None}
    assert sums == {
        "article": 2, "entity": 8, "event": 6, "claim": 8, "toll": 4, "relation": 1, "incident": 0,
        "identity": 0, "join": 0, "correction": 0, "graph": 3, "triple": mini.count(),
    }  # fmt: skip
    for what in ("entity", "event", "claim"):
        assert sum(count for name, type_, count in counts.rows if name == what and type_) == sums[what]
    assert ("claim", "Statement", 3) in counts.rows
    assert ("entity", "ArmedGroup", 2) in counts.rows


def test_figures_are_alike_on_every_back_end(store, mini, quads):
    assert {count for *_, count in stats(store).rows} == {0}
    store.add(quads)
    assert stats(store) == stats(mini)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (NamedNode("urn:x"), "urn:x"),
        (Literal("x", language="en"), "x"),
        (Literal("7"), "7"),
        (Literal("7", datatype=NamedNode(XSD + "nonNegativeInteger")), 7),
        (Literal("2.5", datatype=NamedNode(XSD + "decimal")), 2.5),
        (Literal("many", datatype=NamedNode(XSD + "integer")), "many"),
        (Literal("true", datatype=NamedNode(XSD + "boolean")), True),
        (Literal("perhaps", datatype=NamedNode(XSD + "boolean")), "perhaps"),
        (Literal("2026-02-04", datatype=NamedNode(XSD + "date")), "2026-02-04"),
    ],
)
def test_terms_become_plain_values(term, value):
    assert (cell(term), type(cell(term))) == (value, type(value))


def test_joined_values_are_sorted_and_each_is_there_once():
    found = Solutions(("a", "b"), ((Literal("z␞a | b␞z␞"), Literal("z␞a")), (Literal(""), None)))
    assert from_solutions(found, ["a"]).rows == (("a | b | z", "z␞a"), (None, None))
