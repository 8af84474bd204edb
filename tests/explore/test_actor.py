"""What the samples tell of an armed group, of a state and of a town."""

import runpy
from pathlib import Path

import pytest

from kg.explore.actor.page import LISTS, actor, listed
from kg.explore.actor.ties import KINDS, Tie, ties
from kg.explore.actor.who import who
from kg.explore.told.things import Thing
from kg.graph import Build, article_graph, to_quads
from kg.model import Extraction
from kg.store import Store, open_store

BASE = "https://w3id.org/conflict-news/"
FRONT = f"{BASE}identity/body/halvan-liberation-front/kardovia"
RUVANIA = f"{BASE}identity/place/ruvania/kardovia"
MERRIN = f"{BASE}identity/place/merrin/kardovia"
MARKET = "incident/kpa.example-2026-03-10-merrin-market-event-7-15"
EVERY_FIELD = Path(__file__).parents[1] / "graph" / "cases" / "every-field" / "records.py"


def short(iri: str) -> str:
    return iri.removeprefix(BASE).removeprefix("article/")


def deeds(found, name: str):
    return [
        (
            short(deed.iri),
            deed.first.type,
            list(dict.fromkeys(voice.name for voice in deed.first.voices)),
            [voice.name for voice in deed.denied_by],
        )
        for deed in found.deeds[name].items
    ]


def sayings(found, name: str):
    return [
        (
            short(saying.claim.iri),
            saying.claim.type,
            saying.claim.voice.name,
            [no.voice.name for no in saying.denials],
        )
        for saying in found.sayings[name].items
    ]


@pytest.fixture(scope="module")
def front(samples_store: Store):
    return actor(samples_store, FRONT)


def test_who_it_is(front):
    one = front.who
    assert one.thing == Thing(FRONT, "Halvan Liberation Front", "ArmedGroup")
    assert one.names == ("HLF",)
    assert (one.mentions, one.articles, one.known, one.links, one.position) == (33, 6, False, (), None)
    assert len(one.members) == 7
    assert "called Halvan Liberation Front in articles on Kardovia" in one.because


def test_an_entity_of_one_article_leads_to_all_that_is_one_with_it(samples_store, front):
    assert who(samples_store, f"{BASE}article/f95d9d79ba30a443#entity-248-271") == front.who


def test_what_it_did_apart_by_how_that_is_known(front):
    assert deeds(front, "agent-told") == [
        ("northern-desk-2026-03-24-engineers#event-631-636", "Negotiation", [], []),
        ("kpa.example-2026-03-10-merrin-market#event-952-960", "Ambush", [], []),
        ("kpa.example-2026-03-10-merrin-market#event-889-895", "ArmedClash", [], []),
    ]
    assert deeds(front, "agent-claimed") == [
        ("northern-desk-2026-03-24-engineers#event-1105-1113", "Attack", ["Ilka Maren"], []),
        ("northern-desk-2026-03-24-engineers#event-989-995", "Killing", ["Halvan Liberation Front"], []),
        (MARKET, "Attack", ["Halvan Liberation Front"], []),
    ]
    assert deeds(front, "agent-denied") == [
        ("northern-desk-2026-03-18-claim#event-182-188", "Killing", [], ["Halvan Liberation Front"]),
        ("borderwire.example-ordun-school#event-359-366", "Shelling", [], ["Halvan Liberation Front"]),
        (
            "borderwire.example-ordun-school#event-70-73",
            "Shelling",
            ["local officials", "Pavel Drost"],
            ["Halvan Liberation Front"],
        ),
    ]
    assert {name for name, some in front.deeds.items() if some.total} == {
        "agent-told",
        "agent-claimed",
        "agent-denied",
        "beneficiary-denied",
    }
    market = front.deeds["agent-claimed"].items[-1]
    assert (market.is_incident, market.count) == (True, 1)


def test_what_it_said_and_is_accused_of(front):
    assert front.sayings["said"].total == 8
    assert sayings(front, "accused") == [
        ("borderwire.example-ordun-school#claim-134-138", "Accusation", "local officials", ["Halvan Liberation Front"]),
        ("borderwire.example-ordun-school#claim-160-166", "Accusation", "Kardovian army", ["Halvan Liberation Front"]),
        ("borderwire.example-ordun-school#claim-239-243", "Accusation", "Pavel Drost", ["Halvan Liberation Front"]),
    ]
    assert sayings(front, "accuses") == [
        ("e10bdce23bbf0ca5#claim-565-569", "Accusation", "Halvan Liberation Front", ["Kardovian army"])
    ]
    assert [iri for iri, *_ in sayings(front, "denies")] == [
        "northern-desk-2026-03-18-claim#claim-153-159",
        "borderwire.example-ordun-school#claim-340-346",
    ]


def test_the_latest_comes_first(samples_store, front):
    said = listed(samples_store, front.who, "said", 0, 8).items
    days = [saying.claim.day or saying.claim.paper.published or "" for saying in said]
    assert days == sorted(days, reverse=True) and days[0] == "2026-03-24"


def test_tolls_it_is_named_for(front):
    assert [
        (harm.kind, harm.least, harm.most, harm.victims, harm.own_voice, [voice.name for voice in harm.voices])
        for harm in front.harms.items
    ] == [
        ("killed", 61, None, "soldiers", False, ["Halvan Liberation Front"]),
        ("killed", 12, 12, "police officers", False, ["Halvan Liberation Front"]),
        ("killed", 8, None, "people", False, ["local officials"]),
        ("killed", 5, 5, "children", False, ["local officials"]),
        ("killed", 11, 11, "soldiers", True, []),
    ]
    assert front.harms.items[1].happening == (f"{BASE}{MARKET}", "Attack, Merrin, 2026-03-10")


def test_its_standing_and_its_ties(front):
    assert [(bond.kind, bond.forward, bond.other.label, bond.own_voice) for bond in front.bonds.items] == [
        ("leads", False, "Karim Sorn", True),
        ("memberOf", False, "Arno Tesh", True),
    ]
    assert [(tie.kind, tie.forward, tie.other.label, tie.count) for tie in front.ties.items] == [
        ("accuses", False, "Pavel Drost", 1),
        ("denies", True, "Pavel Drost", 1),
        ("belongs", False, "Arno Tesh", 1),
        ("belongs", False, "Karim Sorn", 1),
    ]
    assert front.ties.neighbours == 3


@pytest.mark.parametrize(
    ("kind", "status", "own", "tie"),
    [
        ("MilitaryOperation", "occurred", True, "acted"),
        ("MilitaryOperation", "occurred", False, "act-said"),
        ("Arrest", "ongoing", True, "acted"),
        ("Sanction", "planned", True, None),
        ("Bombing", "occurred", True, "attacked"),
        ("Aid", "occurred", True, None),
    ],
)
def test_what_is_done_against_somebody_ties_to_them_also_short_of_an_attack(kind, status, own, tie):
    army, column, event = (f"<{BASE}article/a#{name}>" for name in ("entity-1-2", "entity-3-4", "event-5-6"))
    with open_store("memory:") as store:
        store.update(
            f"""PREFIX cn: <{BASE}ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            INSERT DATA {{ GRAPH <{BASE}graph/a> {{
              {army} a cn:MilitaryForce ; cn:isNamed true ; rdfs:label "Blue Army" .
              {column} a cn:ArmedGroup ; cn:isNamed true ; rdfs:label "Red Column" .
              {event} a cn:{kind} ; cn:status cn:status-{status} ; cn:hasAgent {army} ; cn:hasTarget {column} .
              {f"<{BASE}article/a> cn:reports {event}" if own else ""}
            }} }}"""
        )
        from_, to = ties(store, [army.strip("<>")], 5), ties(store, [column.strip("<>")], 5)
    assert [(one.kind, one.forward, one.other.label) for one in from_.items] == (
        [(tie, True, "Red Column")] if tie else []
    )
    assert [(one.kind, one.forward, one.other.label) for one in to.items] == (
        [(tie, False, "Blue Army")] if tie else []
    )


def test_articles_that_speak_of_it(front):
    assert [(mention.paper.published, mention.count) for mention in front.articles.items] == [
        ("2026-03-24", 5),
        ("2026-03-18", 8),
        ("2026-03-17", 5),
        ("2026-03-15", 7),
        ("2026-03-13", 5),
        ("2026-03-10", 3),
    ]


def test_a_state_that_denies_what_it_is_accused_of(samples_store):
    found = actor(samples_store, RUVANIA)
    assert deeds(found, "agent-told") == [("f95d9d79ba30a443#event-998-1014", "Agreement", [], [])]
    assert deeds(found, "agent-denied") == [
        ("f95d9d79ba30a443#event-215-223", "Aid", ["Ilka Maren"], ["Ruvania"]),
        ("f95d9d79ba30a443#event-67-73", "Aid", ["Ilka Maren"], ["Ruvania"]),
    ]
    assert sayings(found, "accused") == [
        ("f95d9d79ba30a443#claim-35-42", "Accusation", "Ilka Maren", ["Ruvania"]),
        ("f95d9d79ba30a443#claim-193-197", "Accusation", "Ilka Maren", ["Ruvania"]),
    ]
    assert [(tie.kind, tie.forward, tie.other.label, tie.count) for tie in found.ties.items] == [
        ("accuses", False, "Ilka Maren", 2),
        ("denies", True, "Ilka Maren", 1),
        ("talks", True, "Kardovia", 1),
    ]


def test_a_town_shows_what_happened_there(samples_store):
    found = actor(samples_store, MERRIN)
    assert found.who.names == ("MERRIN",)
    assert deeds(found, "place-claimed") == [
        ("northern-desk-2026-03-18-claim#event-771-777", "Killing", ["government"], []),
        (MARKET, "Attack", ["officials"], []),
    ]
    assert found.deeds["place-claimed"].items[1].count == 3
    assert [(bond.kind, bond.forward, bond.other.label) for bond in found.bonds.items] == [
        ("locatedIn", True, "Kardovia")
    ]


def test_every_list_by_parts_is_the_whole_list(samples_store, front):
    for name in LISTS:
        whole = listed(samples_store, front.who, name, 0, 100)
        parts = [item for at in range(whole.total) for item in listed(samples_store, front.who, name, at, 1).items]
        assert list(whole.items) == parts
        assert len(whole.items) == whole.total
        assert listed(samples_store, front.who, name, whole.total, 5).items == ()


def test_lists_are_cut_and_counted(samples_store):
    cut = actor(samples_store, FRONT, most=1)
    assert {name: (len(some.items), some.total) for name, some in cut.sayings.items()} == {
        "said": (1, 8),
        "accused": (1, 3),
        "accuses": (1, 1),
        "denies": (1, 2),
    }
    assert len(ties(samples_store, cut.who.members, 1).items) == 2  # of the nearest of three


def test_who_is_not_there_is_none(samples_store):
    assert actor(samples_store, f"{BASE}entity/Person/nobody") is None
    assert who(samples_store, f"{BASE}article/f95d9d79ba30a443") is None  # no person, group or thing


@pytest.fixture(scope="module")
def every_field():
    """One article with every field of the records, without anything across articles."""
    made: Extraction = runpy.run_path(str(EVERY_FIELD))["extraction"]
    with open_store("memory:") as store:
        store.replace_graph(article_graph(made.article), to_quads(made, Build("1", "m", "0", "0")))
        yield store, made


def test_without_a_graph_of_identity_each_entity_stands_for_itself(every_field):
    store, made = every_field
    named = [quad.subject.value for quad in store.quads() if quad.predicate.value.endswith("#isNamed")]
    assert len(named) >= len(made.entities) - 1
    for iri in named:
        found = actor(store, iri)
        assert found.who.members == (iri,) and found.who.thing.iri == iri
        assert all(tie.kind in KINDS and tie.count >= 1 and isinstance(tie, Tie) for tie in found.ties.items)
    roles = {name for iri in named for name, some in actor(store, iri).deeds.items() if some.total}
    assert {name.partition("-")[0] for name in roles} == {"agent", "target", "instrument", "beneficiary", "place"}
