"""Explaining incidents, identities and joins, and what belongs to them."""

import json

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.query import Finding, Member, QueryError, explain, stats
from kg.store import open_store

BASE = "https://w3id.org/conflict-news/"
INCIDENT, PERSON, FRONT = (
    "incident/wire-event-2-6",
    "identity/person/lena-orvall",
    "identity/armedgroup/halvan-liberation-front",
)
BOMB, ATTACK, BOMBING = (f"{BASE}article/{iri}" for iri in ("wire#event-2-6", "post#event-3-9", "herald#event-30-37"))
WEEK = Finding(f"{BASE}join/0001", (ATTACK, BOMB), 6.5, ("place +2.5: both in Merrin", "week +1.0: one in the other"))
TYPE = Finding(f"{BASE}join/0002", (BOMBING, BOMB), 4.25, ("type +1.0: both are a bombing",))


def test_an_incident_has_its_reports_by_day_and_its_joins_by_score(across):
    found = explain(across, INCIDENT)
    assert (found.kind, found.label, found.article, found.sentence) == ("Incident", "Bombing in Merrin", None, None)
    assert found.across.iri == f"{BASE}{INCIDENT}"
    assert [member.iri.removeprefix(f"{BASE}article/") for member in found.across.members] == [
        "gazette#event-2-6", "wire#event-2-6", "post#event-3-9", "wire-later#event-9-15", "herald#event-30-37",
        "notes#event-8-15",
    ]  # fmt: skip
    assert found.across.members[2] == Member(ATTACK, "attack", "Attack on Merrin market", "2026-03-11")
    assert found.across.findings == (WEEK, TYPE)
    assert found.across.because == ()


def test_a_report_has_its_incident_and_its_own_joins(across):
    found = explain(across, "article/post#event-3-9")
    assert (found.kind, found.article) == ("Attack", "Attack on Merrin market")
    assert (found.across.iri, found.across.label) == (f"{BASE}{INCIDENT}", "Bombing in Merrin")
    assert len(found.across.members) == 6
    assert found.across.findings == (WEEK,)


def test_a_join_has_its_two_events(across):
    found = explain(across, "join/0002")
    assert (found.kind, found.label, found.across.iri) == ("Join", None, f"{BASE}join/0002")
    assert [member.iri for member in found.across.members] == [BOMB, BOMBING]
    assert found.across.findings == (TYPE,)


def test_an_identity_has_its_entities_and_why(across):
    found = explain(across, PERSON)
    assert (found.kind, found.label) == ("Identity", "Lena Orvall")
    assert found.across.because == ("called Orvall in 2 articles",)
    assert [(member.label, member.article) for member in found.across.members] == [
        ("Lena Orvall", "Bomb in Merrin"), ("Minister Orvall", "Front denies bombing"),
    ]  # fmt: skip
    assert found.across.findings == ()


def test_an_entity_has_its_identity(across):
    found = explain(across, "article/herald#entity-4-7")
    assert (found.kind, found.label) == ("ArmedGroup", "HLF")
    assert (found.across.iri, found.across.label) == (f"{BASE}{FRONT}", "Halvan Liberation Front")
    assert len(found.across.members) == 3


def test_a_correction_to_an_entity_of_a_table(across):
    found = explain(across, "article/notes#entity-19-24")
    assert (found.across.iri, found.across.label) == (f"{BASE}entity/City/merrin", "Merrin")
    town = explain(across, "entity/City/merrin")
    assert [member.label for member in town.across.members] == ["Merin"]


def test_what_nobody_else_tells_of_stands_alone(across, mini):
    assert explain(across, "article/notes#event-50-57").across is None
    assert explain(mini, "article/alpha#event-2-6").across is None


def test_an_incident_that_is_not_there_says_so(mini):
    with pytest.raises(QueryError, match="holds no "):
        explain(mini, INCIDENT)


def test_every_back_end_explains_alike(store, across, across_quads):
    store.add(across_quads)
    for iri in (INCIDENT, "join/0001", PERSON, FRONT, "article/post#event-3-9", "article/herald#entity-4-7"):
        assert explain(store, iri) == explain(across, iri)


@pytest.fixture
def told(across_quads, tmp_path):
    """Runs ``kg explain`` on a folder."""
    with open_store(str(tmp_path / "store")) as opened:
        opened.add(across_quads)

    def run(iri, *options):
        result = CliRunner().invoke(app, ["explain", iri, "--store", str(tmp_path / "store"), *options])
        assert result.exit_code == 0, result.output
        return result.stdout

    return run


def test_what_is_written_of_a_report(told):
    text = told("article/herald#event-30-37")
    assert (
        text
        == """Bombing: bombing
https://w3id.org/conflict-news/article/herald#event-30-37
article   Front denies bombing (2026-03-13)

belongs to  Bombing in Merrin
            https://w3id.org/conflict-news/incident/wire-event-2-6

  bomb: Bomb in Merrin (2026-03-10)
    https://w3id.org/conflict-news/article/gazette#event-2-6
  bomb: Bomb in Merrin (2026-03-10)
    https://w3id.org/conflict-news/article/wire#event-2-6
  attack: Attack on Merrin market (2026-03-11)
    https://w3id.org/conflict-news/article/post#event-3-9
  attack in March: Merrin toll rises (2026-03-12)
    https://w3id.org/conflict-news/article/wire-later#event-9-15
  bombing: Front denies bombing (2026-03-13)
    https://w3id.org/conflict-news/article/herald#event-30-37
  no bombing: Notes from Merin
    https://w3id.org/conflict-news/article/notes#event-8-15

  article/herald#event-30-37 and article/wire#event-2-6, score 4.25
    type +1.0: both are a bombing
"""
    )


def test_what_is_written_of_an_identity(told):
    assert (
        told(PERSON)
        == """Identity: Lena Orvall
https://w3id.org/conflict-news/identity/person/lena-orvall
because   called Orvall in 2 articles

  Lena Orvall: Bomb in Merrin (2026-03-10)
    https://w3id.org/conflict-news/article/wire#entity-60-71
  Minister Orvall: Front denies bombing (2026-03-13)
    https://w3id.org/conflict-news/article/herald#entity-60-75
"""
    )


def test_what_is_written_for_programs(told):
    found = json.loads(told("join/0001", "--format", "json"))
    assert found["kind"] == "Join"
    assert found["across"]["findings"] == [
        {"iri": WEEK.iri, "joins": list(WEEK.joins), "score": 6.5, "because": list(WEEK.because)}
    ]


def test_figures_count_what_is_across_articles(across):
    counts = {what: count for what, kind, count in stats(across).rows if kind is None}
    assert (counts["incident"], counts["identity"], counts["join"], counts["correction"]) == (1, 2, 2, 0)


def test_figures_count_corrections(across_quads):
    with open_store("memory:") as store:
        store.add(across_quads)
        store.update(
            f"BASE <{BASE}> INSERT DATA {{ GRAPH <graph/corrections> {{ <correction/1> a <ontology#Correction> }} }}"
        )
        assert ("correction", None, 1) in stats(store).rows
