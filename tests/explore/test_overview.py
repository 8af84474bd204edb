"""What a store holds, over time and by actor, on the samples and on small graphs."""

import doctest

import pytest

from kg.explore.lists import called
from kg.explore.lists.actors_met import Actor, most_told
from kg.explore.lists.course import Course, Kind, course
from kg.explore.lists.latest import Dispute, Paper, Told, latest_articles, latest_disputes, latest_incidents
from kg.explore.lists.overview import Overview, overview
from kg.store import open_store

BASE = "https://w3id.org/conflict-news/"
PREFIXES = """
PREFIX cn: <https://w3id.org/conflict-news/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX time: <http://www.w3.org/2006/time#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def event(name, kind, begun, precision="day", status="occurred"):
    """The update that adds an event to a graph of its own."""
    return f"""{PREFIXES} INSERT DATA {{ GRAPH <urn:{name}> {{
      <urn:{name}#e> a cn:{kind} ; cn:status cn:status-{status} ; cn:hasTime <urn:{name}#t> .
      <urn:{name}#t> cn:timePrecision cn:precision-{precision} ; time:hasBeginning <urn:{begun}> .
      <urn:{begun}> time:inXSDDate "{begun}"^^xsd:date
    }} }}"""


@pytest.fixture
def small():
    with open_store("memory:") as store:
        yield store


def test_examples_hold():
    assert doctest.testmod(called).failed == 0


def test_the_samples_are_counted(samples_store):
    publishers = ("Border Wire", "Kardovia Press Agency", "Northern Desk", "The Tesk Courier")
    assert overview(samples_store) == Overview(
        7, publishers, "2026-03-10", "2026-03-24", events=56, claims=72, incidents=2, copies=0
    )


def test_an_empty_store_holds_nothing(small):
    assert overview(small) == Overview(0, (), None, None, 0, 0, 0, 0)
    assert course(small, None, None) == Course("day", (), (), 0, 0)
    assert most_told(small) == ()
    assert latest_incidents(small) == latest_disputes(small) == latest_articles(small) == ()


def test_events_of_the_samples_over_time(samples_store):
    told = course(samples_store, "2026-03-10", "2026-03-24")
    begun = {
        kind.name: {step[5:]: number for step, number in zip(told.steps, kind.counts, strict=True) if number}
        for kind in told.kinds
    }
    assert (told.unit, told.steps[0], told.steps[-1]) == ("day", "2026-02-20", "2026-03-24")
    assert begun == {
        "Shelling": {"03-13": 1, "03-16": 1},
        "AirStrike": {"03-12": 1},
        "Arrest": {"03-10": 1},
        "Ceasefire": {"03-19": 1},
        "Kidnapping": {"02-20": 1},
        "Attack": {"03-10": 1},  # one incident with eight reports
        "MilitaryOperation": {"03-12": 1},
        None: {"03-17": 1, "03-24": 1},
    }
    assert [kind.total for kind in told.kinds] == [2, 1, 1, 1, 1, 1, 1, 2]
    assert told.outside + told.undated == 25


def test_vague_days_are_counted_only_in_steps_as_wide(small):
    for name, begun, precision in (
        ("a", "2026-01-01", "year"),
        ("b", "2026-02-01", "month"),
        ("c", "2026-03-05", "day"),
    ):
        small.update(event(name, "Bombing", begun, precision))
    by_week = course(small, "2026-01-01", "2026-06-30")
    assert (by_week.unit, by_week.steps[:2]) == ("week", ("2025-12-29", "2026-01-05"))
    assert (sum(kind.total for kind in by_week.kinds), by_week.undated) == (1, 2)
    small.update(event("d", "Bombing", "2024-03-05"))
    by_month = course(small, "2024-03-05", "2026-12-31")
    assert by_month.unit == "month"
    assert by_month.kinds == (Kind("Bombing", tuple(int(step in {0, 23, 24}) for step in range(34))),)
    assert by_month.undated == 1


def test_only_what_is_told_as_happened_is_counted(small):
    small.update(event("a", "Bombing", "2026-03-05", status="planned"))
    small.update(event("b", "Bombing", "2026-03-05", status="denied"))
    small.update(event("c", "Bombing", "2026-03-05", status="ongoing"))
    small.update(event("d", "Bombing", "2026-04-05"))
    told = course(small, "2026-03-05", "2026-03-06")
    assert (told.steps, told.kinds, told.outside) == (("2026-03-05", "2026-03-06"), (Kind("Bombing", (1, 0)),), 1)


def test_long_times_are_counted_by_year(small):
    small.update(event("a", "Bombing", "2016-05-01", "year"))
    told = course(small, "2016-05-01", "2026-03-06")
    assert (told.unit, told.steps[0], told.steps[-1]) == ("year", "2016", "2026")
    assert told.kinds == (Kind("Bombing", (1, *[0] * 10)),)


def test_actors_of_the_samples(samples_store):
    front, ruvania, kardovia, maren, dawn = most_told(samples_store, 5)
    identity = f"{BASE}identity/"
    assert front == Actor(
        f"{identity}body/halvan-liberation-front/kardovia", "Halvan Liberation Front", "ArmedGroup",
        does=3, said=3, accused=3, speaks=8,
    )  # fmt: skip
    assert (ruvania.label, ruvania.does, ruvania.said, ruvania.accused, ruvania.speaks) == ("Ruvania", 1, 2, 2, 1)
    assert (kardovia.label, kardovia.kind) == ("Kardovia", "Country")
    assert (maren.label, maren.speaks) == ("Ilka Maren", 6)
    assert (dawn.label, dawn.said) == ("Northern Dawn Movement", 1)


def test_the_latest_of_the_samples(samples_store):
    assert latest_incidents(samples_store) == (
        Told(
            f"{BASE}incident/e10bdce23bbf0ca5-event-34-52", "Operation Clear Path", "MilitaryOperation",
            2, 1, "2026-03-24",
        ),
        Told(
            f"{BASE}incident/kpa.example-2026-03-10-merrin-market-event-7-15", "Attack, Merrin, 2026-03-10", "Attack",
            8, 3, "2026-03-18",
        ),
    )  # fmt: skip
    assert [paper.published for paper in latest_articles(samples_store, 9)] == [
        f"2026-03-{day}" for day in (24, 18, 17, 15, 13, 11, 10)
    ]
    assert latest_articles(samples_store, 1) == (
        Paper(
            f"{BASE}article/northern-desk-2026-03-24-engineers",
            "Kidnapped engineers freed in Kardovia as ceasefire talks begin", "Northern Desk", "2026-03-24",
        ),
    )  # fmt: skip


def test_disputes_of_the_samples(samples_store):
    disputes = latest_disputes(samples_store)
    article = f"{BASE}article/f95d9d79ba30a443"
    assert [dispute.day for dispute in disputes] == sorted((dispute.day for dispute in disputes), reverse=True)
    assert next(dispute for dispute in disputes if dispute.words == "the accusation") == Dispute(
        f"{article}#claim-360-366",
        "Denial",
        "the accusation",
        ((f"{BASE}identity/place/ruvania/kardovia", "Ruvania"),),
        f"{article}#claim-193-197",
        "that Ruvania had supplied rifles and money to the Halvan Liberation Front (HLF)",
        "Accusation",
        ((f"{BASE}identity/person/ilka-maren/kardovia", "Ilka Maren"),),
        article,
        "Ruvania rejects Kardovian accusation that it arms rebels",
        "2026-03-15",
        1,
    )
    school = next(dispute for dispute in disputes if dispute.words == "that it had shelled the school")
    assert school.subject == "that the rebels had fired mortars at the village from the hills above the Kesh Valley"
    assert (school.against_kind, [name for _, name in school.by], school.more) == ("Accusation", ["Pavel Drost"], 3)
    [event] = [dispute for dispute in disputes if dispute.against_kind is None]
    assert (event.subject, event.by) == ("killed: fighters, HLF → civilians", ())
