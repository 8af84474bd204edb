"""Each saved query answers exactly this, on every back-end, with and without its parameters."""

import json
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.query import render, run_saved, saved_queries
from kg.store import open_store

EXPECTED = Path(__file__).parent / "expected"
NAMES = [query.name for query in saved_queries()]
BASE = "https://w3id.org/conflict-news/"
CN = f"{BASE}ontology#"

BOMB, BACKING, SHELLED, DAWN = "alpha#event-2-6", "alpha#event-161-168", "alpha#event-264-271", "alpha#event-301-315"
RAID, STRIKE = "beta#event-42-48", "beta#event-100-106"
SAID, BLAMED, DENIED = "alpha#claim-86-90", "alpha#claim-114-120", "alpha#claim-154-160"
MINISTER, FRONT, IMPERSONAL = "alpha#claim-199-203", "alpha#claim-218-225", "alpha#claim-244-251"
VOWED, CONDEMNED = "beta#claim-27-32", "beta#claim-153-162"
TOLL_24, TOLL_3, TOLL_30, TOLL_10 = "alpha#toll-14-25", "alpha#toll-34-39", "alpha#toll-91-93", "beta#toll-66-74"
KESTREL, ARVO, NORLAND = "ArmedGroup/kestrel-front", "City/arvo", "Country/norland"
ARMY, MEN = "alpha#entity-77-85", "alpha#entity-257-263"

CASES = [
    ("accusations", {"accuser": "ARMY"}, [BLAMED]),
    ("accusations", {"accuser": "norland"}, []),
    ("accusations", {"accused": "kf"}, [BLAMED]),
    ("accusations", {"accused": "army"}, []),
    ("accusations", {"article": "alpha"}, [BLAMED]),
    ("accusations", {"article": "beta"}, []),
    ("attacks", {"type": "bombing"}, [BOMB]),
    ("attacks", {"type": "Attack"}, [RAID]),
    ("attacks", {"actor": "KF"}, [BOMB]),
    ("attacks", {"target": "village"}, [SHELLED]),
    ("attacks", {"place": "old arvo"}, [RAID]),
    ("attacks", {"place": "arvo"}, [RAID, BOMB]),
    ("attacks", {"since": "2025-12-31"}, [RAID, BOMB]),
    ("attacks", {"since": "2026-01-01"}, [BOMB]),
    ("attacks", {"until": "2025-01-01"}, [RAID]),
    ("attacks", {"article": "bomb"}, [BOMB, SHELLED]),
    ("casualties", {"kind": "killed"}, [TOLL_24, TOLL_3, TOLL_30, TOLL_10]),
    ("casualties", {"kind": "injured"}, []),
    ("casualties", {"victimClass": "combatant"}, [TOLL_10]),
    ("casualties", {"victimClass": "civilian", "kind": "killed"}, [TOLL_24, TOLL_3]),
    ("casualties", {"article": "the post"}, [TOLL_10]),
    ("claims", {"source": "kestrel"}, [FRONT, CONDEMNED]),
    ("claims", {"source": "spokesman"}, [VOWED]),
    ("claims", {"type": "Statement"}, [SAID, MINISTER, IMPERSONAL]),
    ("claims", {"since": "2026-02-04"}, [SAID, BLAMED]),
    ("claims", {"since": "2026-02-05"}, []),
    ("claims", {"until": "2026-02-04"}, [SAID, BLAMED]),
    ("claims", {"until": "2026-02-03"}, []),
    ("claims", {"article": "BETA"}, [VOWED, CONDEMNED]),
    ("disputed", {"by": "army"}, [BACKING, BLAMED]),
    ("disputed", {"by": "norland"}, [BACKING, BLAMED]),
    ("disputed", {"by": "minister"}, []),
    ("entities", {"type": "ArmedGroup"}, [KESTREL]),
    ("entities", {"name": "kf"}, [KESTREL]),
    ("entities", {"type": "ArmedGroup", "all": "yes"}, [KESTREL, MEN]),
    ("entities", {"all": "false"}, [KESTREL, ARVO, NORLAND, ARMY]),
    ("event_table", {"kind": "Bombing"}, [BOMB]),
    ("event_table", {"status": "planned"}, [STRIKE]),
    ("event_table", {"status": "denied"}, [BACKING]),
    ("event_table", {"since": "2026-02-03"}, [DAWN]),
    ("event_table", {"until": "2026-01-01"}, [RAID]),
    ("event_table", {"article": "bomb"}, [BOMB, SHELLED, DAWN]),
    ("events", {"type": "Aid"}, [BACKING]),
    ("events", {"actor": "norland"}, [BACKING]),
    ("events", {"target": "norland"}, [STRIKE]),
    ("events", {"place": "arvo"}, [BOMB, DAWN, RAID]),
    ("events", {"since": "2026-02-03"}, [DAWN]),
    ("events", {"until": "2026-02-02"}, [BOMB, RAID, STRIKE]),
    ("events", {"status": "planned"}, [STRIKE]),
    ("events", {"article": "beta"}, [RAID, STRIKE]),
    ("operations", {"actor": "army"}, [DAWN]),
    ("operations", {"actor": "kestrel"}, []),
    ("operations", {"place": "Arvo"}, [DAWN]),
    ("operations", {"since": "2026-02-03"}, [DAWN]),
    ("operations", {"since": "2026-02-04"}, []),
    ("operations", {"until": "2026-02-02"}, []),
    ("operations", {"article": "alpha"}, [DAWN]),
    ("timeline", {"actor": "kf"}, [BOMB]),
    ("timeline", {"place": "arvo"}, [RAID, BOMB, DAWN]),
    ("timeline", {"since": "2026-02-03"}, [DAWN]),
    ("timeline", {"until": "2026-02-02"}, [RAID, BOMB]),
    ("timeline", {"article": "alpha"}, [BOMB, DAWN, SHELLED]),
    ("tolls", {"event": "raid"}, [RAID]),
    ("tolls", {"kind": "killed"}, [BOMB, BOMB, BOMB, RAID]),
    ("tolls", {"kind": "missing"}, []),
    ("tolls", {"source": "army"}, [BOMB]),
    ("tolls", {"article": "beta"}, [RAID]),
]


def things(table):
    """The first column of IRIs, shortened."""
    column = next(i for i, name in enumerate(table.columns) if name.endswith("Iri"))
    return [row[column].removeprefix(BASE).removeprefix("article/").removeprefix("entity/") for row in table.rows]


@pytest.mark.parametrize("name", NAMES)
def test_a_query_answers_exactly_this(mini, name):
    assert render(run_saved(mini, name), "json") == (EXPECTED / f"{name}.json").read_text(encoding="utf-8")


def test_there_is_an_expected_answer_for_each_query():
    assert sorted(path.stem for path in EXPECTED.iterdir()) == NAMES


@pytest.mark.parametrize(("name", "params", "wanted"), CASES)
def test_parameters_narrow_the_answer(mini, name, params, wanted):
    assert things(run_saved(mini, name, params)) == wanted


def test_each_parameter_has_a_case():
    across = json.loads((Path(__file__).parent / "across_cases.json").read_text(encoding="utf-8"))  # of test_across
    tried = {(name, param) for name, params, _ in (*CASES, *across) for param in params}
    assert tried == {(query.name, param.name) for query in saved_queries() for param in query.params}


def test_every_back_end_answers_alike(store, mini, quads):
    store.add(quads)
    for name, params, _ in [*((name, {}, None) for name in NAMES), *CASES[::7]]:
        assert run_saved(store, name, params) == run_saved(mini, name, params), (store.location, name, params)


def test_no_query_leans_on_the_default_graph(plain_endpoint, mini, quads):
    with open_store(plain_endpoint) as plain:
        plain.update("CLEAR ALL")
        plain.add(quads)
        for name in NAMES:
            assert run_saved(plain, name) == run_saved(mini, name), name


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_store_has_no_rows(name):
    with open_store("memory:") as empty:
        table = run_saved(empty, name)
    assert (table.columns, table.rows) == (next(q.columns for q in saved_queries() if q.name == name), ())


@pytest.fixture
def changed(quads):
    """A store of the two articles and more."""

    def change(turtle="", *, without=()):
        opened = open_store("memory:")
        opened.add(quad for quad in quads if quad not in without)
        head = f"@base <{BASE}> . @prefix cn: <{CN}> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
        opened.add(parse(head + turtle, format=RdfFormat.TRIG))
        return opened

    return change


def test_inferred_types_neither_double_rows_nor_change_the_type(changed, mini):
    store = changed(
        "GRAPH <graph/inferred> { <article/alpha#event-2-6> a cn:Attack, cn:ViolentEvent, cn:Event . "
        "<article/alpha#claim-154-160> a cn:Claim . <entity/City/arvo> a cn:Place, cn:Entity }"
    )
    for name in NAMES:
        assert run_saved(store, name) == run_saved(mini, name), name


@pytest.mark.parametrize(("query", "parent"), [("attacks", "AirStrike"), ("operations", "MilitaryOperation")])
def test_types_below_count_where_they_are_inferred(changed, query, parent):
    known = (
        f"GRAPH <graph/beta> {{ <article/beta#event-1-2> a cn:NewKind ; cn:status cn:status-occurred }}"
        f"GRAPH <graph/inferred> {{ <article/beta#event-1-2> a cn:{parent} }}"
    )
    assert things(run_saved(changed(known), query))[-1] == "beta#event-1-2"


def test_the_order_is_that_of_the_text_not_of_the_letters(changed):
    store = changed("GRAPH <graph/alpha> { <article/alpha#event-30-33> a cn:Arrest ; cn:status cn:status-occurred }")
    assert things(run_saved(store, "events", {"article": "alpha"}))[:3] == [BOMB, "alpha#event-30-33", BACKING]


@pytest.mark.parametrize("status", ["planned", "threatened", "hypothetical", "denied"])
def test_what_did_not_happen_is_no_attack_no_operation_and_not_on_the_timeline(changed, quads, status):
    was = [quad for quad in quads if quad.predicate.value == f"{CN}status"]
    store = changed(without=was)
    code = NamedNode(f"{CN}status-{status}")
    store.add(Quad(quad.subject, quad.predicate, code, quad.graph_name) for quad in was)
    assert [things(run_saved(store, name)) for name in ("attacks", "operations", "timeline")] == [[], [], []]
    assert len(run_saved(store, "events", {"status": status}).rows) == len(was)


@pytest.mark.parametrize("status", ["attempted", "failed"])
def test_what_was_tried_is_an_attack_but_not_on_the_timeline(changed, quads, status):
    was = [q for q in quads if q.predicate.value == f"{CN}status" and q.subject.value.endswith("#event-2-6")]
    store = changed(f"GRAPH <graph/alpha> {{ <article/{BOMB}> cn:status cn:status-{status} }}", without=was)
    assert BOMB in things(run_saved(store, "attacks"))
    assert BOMB not in things(run_saved(store, "timeline"))


def test_the_larger_toll_counts_and_of_equals_the_first(changed):
    toll = "<article/alpha#toll-{}> a cn:Toll ; cn:ofEvent <article/alpha#event-2-6> ; cn:casualtyKind cn:casualty-{}"
    store = changed(
        "GRAPH <graph/alpha> {"
        + f"{toll.format('200-202', 'injured')} ; cn:minimum 400 ; cn:best 400 ."
        + f"{toll.format('210-212', 'killed')} ; cn:maximum 30 ."
        + f"{toll.format('220-222', 'killed')} . }}"
    )
    (row,) = run_saved(store, "attacks", {"type": "Bombing"}).records()
    assert (row["killedMin"], row["killedMax"]) == (30, 30)
    first = f"GRAPH <graph/alpha> {{ {toll.format('9-11', 'killed')} ; cn:maximum 30 }}"
    (row,) = run_saved(changed(first), "attacks", {"type": "Bombing"}).records()
    assert (row["killedMin"], row["killedMax"]) == (None, 30)
    more = f"GRAPH <graph/alpha> {{ {toll.format('300-302', 'killed')} ; cn:minimum 31 }}"
    (row,) = run_saved(changed(more), "attacks", {"type": "Bombing"}).records()
    assert (row["killedMin"], row["killedMax"]) == (31, None)


def test_a_source_that_gives_a_number_twice_has_one_row(changed):
    again = f"GRAPH <graph/alpha> {{ <article/{MINISTER}> cn:asserts <article/{TOLL_30}> }}"
    assert [row["source"] for row in run_saved(changed(again), "tolls", {"article": "alpha"}).records()] == [
        None, None, "A minister", "The army",
    ]  # fmt: skip
    twice = f"GRAPH <graph/alpha> {{ <article/{BLAMED}> cn:asserts <article/{TOLL_30}> }}"
    assert len(run_saved(changed(twice), "tolls", {"article": "alpha"}).rows) == 3


def test_several_speakers_share_a_row(changed):
    store = changed(f"GRAPH <graph/alpha> {{ <article/{BLAMED}> cn:attributedTo <article/alpha#entity-188-198> }}")
    (row,) = run_saved(store, "accusations").records()
    assert row["accuser"] == "A minister | The army"


def test_those_who_speak_as_one_are_one_source_of_a_toll(changed):
    speakers = "<entity/Country/norland>, <article/alpha#entity-188-198>"
    store = changed(
        f"GRAPH <graph/alpha> {{ <article/{SAID}> cn:attributedTo {speakers} ."
        f"<article/{BLAMED}> cn:attributedTo {speakers} ; cn:asserts <article/{TOLL_30}> }}"
    )
    rows = run_saved(store, "tolls", {"source": "norland"}).records()
    assert [(row["source"], row["min"]) for row in rows] == [("A minister | Norland | The army", 30)]


def test_a_toll_told_impersonally_too_has_a_row_without_a_source(changed):
    store = changed(f"GRAPH <graph/alpha> {{ <article/{IMPERSONAL}> cn:asserts <article/{TOLL_30}> }}")
    rows = run_saved(store, "tolls", {"article": "alpha"}).records()
    assert [(row["source"], row["min"]) for row in rows] == [(None, 3), (None, 24), (None, 30), ("The army", 30)]


def test_a_title_with_the_separator_stays_whole(changed, quads):
    title = next(q for q in quads if q.object == Literal("Bomb in Arvo") and q.predicate.value.endswith("#label"))
    store = changed("GRAPH <graph/alpha> { <article/alpha> rdfs:label 'Zeal | The Post' }", without=[title])
    (row,) = run_saved(store, "entities", {"name": "kestrel"}).records()
    assert row["articles"] == "Raid on Arvo | The Post | Zeal | The Post"


def test_sources_of_an_inner_claim_hide_the_outer(mini):
    (row,) = run_saved(mini, "events", {"type": "Bombing"}).records()
    assert row["attributedTo"] == "Kestrel Front"
