"""What a store knows as of a day rests on what had been published by then, and on nothing later."""

from datetime import date

import pytest

from kg.graph import BASE, BUILDS_GRAPH, CORRECTIONS_GRAPH, GAZETTEER_GRAPH, IDENTITY_GRAPH
from kg.identity import settle
from kg.query import run_saved
from kg.reason import INFERRED_GRAPH
from kg.store import StoreError, open_store
from kg.view import as_of

CN = "https://w3id.org/conflict-news/ontology#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALIAS = "http://www.w3.org/2004/02/skos/core#altLabel"
DAYS = [date(2026, 3, day) for day in (9, 10, 11, 12)]


def graphs(store):
    return {graph.removeprefix(f"{BASE}graph/") for graph in store.graphs()}


def column(store, query):
    return sorted(row[0].value for row in store.query(query).rows)


def test_articles_come_in_on_their_day(store):
    ours = {"dataset", "corrections", "identity"}
    articles = [graphs(as_of(store, day)) - ours for day in DAYS]
    assert articles == [set(), {"first"}, {"first", "second"}, {"first", "second", "third"}]


def test_the_toll_is_the_one_then_known(store):
    tolls = [
        [(row["min"], row["published"]) for row in run_saved(as_of(store, day), "tolls").records()] for day in DAYS
    ]
    first, second, third = (24, "2026-03-10"), (31, "2026-03-11"), (31, "2026-03-12")
    assert [sorted(known) for known in tolls] == [[], [first], [first, second], [first, second, third]]


def test_two_reports_that_only_a_later_one_joins_are_two_until_then(store):
    query = f"SELECT ?report {{ GRAPH <{IDENTITY_GRAPH}> {{ ?incident <{CN}hasReport> ?report }} }}"
    joined = [[iri.split("/article/")[1].split("#")[0] for iri in column(as_of(store, day), query)] for day in DAYS]
    assert joined == [[], [], [], ["first", "second", "third"]]


def test_an_alias_is_not_known_before_an_article_tells_it(store):
    query = f"""SELECT ?name {{ GRAPH <{IDENTITY_GRAPH}> {{
        ?one a <{CN}Identity> ; <{CN}takenAs> <{CN}ArmedGroup> ; <{LABEL}> ?label
        OPTIONAL {{ ?one <{ALIAS}> ?alias }}
        BIND(CONCAT(?label, COALESCE(CONCAT(", or ", ?alias), "")) AS ?name) }} }}"""
    named = [column(as_of(store, day), query) for day in DAYS]
    assert named == [[], ["KF"], ["KF", "Kestrel Front"], ["Kestrel Front, or KF"]]


def test_the_identity_graph_is_just_that_of_these_articles(store):
    everything = as_of(store, date(2026, 12, 31))
    store.drop_graph(f"{BASE}graph/undated")
    store.drop_graph(IDENTITY_GRAPH)
    settle(store)
    assert set(everything.quads(IDENTITY_GRAPH)) == set(store.quads(IDENTITY_GRAPH))


def test_the_old_identity_graph_is_not_taken_over(store, monkeypatch):
    given = []
    monkeypatch.setattr("kg.identity.settle", lambda view: given.append(view.graphs()))
    as_of(store, DAYS[-1])
    assert len(given) == 1
    assert IDENTITY_GRAPH not in given[0]


def test_builds_corrections_and_the_gazetteer_are_whole_and_nothing_inferred_is_there(store):
    store.update(f'INSERT DATA {{ GRAPH <{GAZETTEER_GRAPH}> {{ <x:place> <x:name> "Merrin" }} }}')
    view = as_of(store, DAYS[0])
    for graph in (BUILDS_GRAPH, CORRECTIONS_GRAPH, GAZETTEER_GRAPH):
        assert set(view.quads(graph)) == set(store.quads(graph)) != set()
    assert INFERRED_GRAPH in store.graphs()
    assert INFERRED_GRAPH not in view.graphs()


def test_undated_articles_are_left_out_and_counted_in_one_line(store, monkeypatch):
    said = []
    monkeypatch.setattr("kg.view.log.warning", lambda words, *more: said.append(words % more))
    as_of(store, DAYS[-1])
    assert said == ["1 article without a date of publication is left out"]
    store.drop_graph(f"{BASE}graph/undated")
    as_of(store, DAYS[-1])
    assert len(said) == 1


def test_a_store_at_an_endpoint_gives_the_same(store, endpoint):
    with open_store(endpoint) as far:
        far.update("CLEAR ALL")
        far.add(store.quads())
    with open_store(endpoint, read_only=True) as far:
        assert set(as_of(far, DAYS[2]).quads()) == set(as_of(store, DAYS[2]).quads())


def test_the_store_is_not_changed_and_the_view_cannot_be(store):
    before = set(store.quads())
    view = as_of(store, DAYS[1])
    assert set(store.quads()) == before
    assert view.location == "memory: as of 2026-03-10"
    with pytest.raises(StoreError, match="open for reading only"):
        view.drop_graph(BUILDS_GRAPH)


def test_an_empty_store_is_empty_on_any_day():
    assert graphs(as_of(open_store("memory:"), DAYS[0])) <= {"identity"}
