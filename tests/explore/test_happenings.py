from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.explore.happenings.happenings import Happening, happenings
from kg.explore.happenings.tellings import Dead, Party
from kg.explore.happenings.whereabouts import Country, Place, drawn
from kg.explore.happenings.which import Box, Wanted
from kg.query import run_saved
from kg.store import open_store

BASE = "https://w3id.org/conflict-news/"
PORT = Place(
    f"{BASE}entity/City/geonames/1", "Old Port", "City", "exact", 12.25, 31.5, None, f"{BASE}entity/Country/ZZ"
)
LAND = Place(f"{BASE}entity/Country/ZZ", "Zanzig", "Country", "country", 10.0, 30.0, None, f"{BASE}entity/Country/ZZ")
BOMB, AMBUSH, PROTEST, AID = (
    f"{BASE}{path}"
    for path in ("incident/a-event-1-2", "article/a#event-20-21", "article/a#event-40-41", "article/a#event-50-51")
)


@pytest.fixture(scope="module")
def mapped():
    with open_store("memory:") as store:
        store.add(parse(path=str(Path(__file__).with_name("mapped.trig")), format=RdfFormat.TRIG))
        yield store


def found(store, **wanted):
    return [one.iri for one in happenings(store, Wanted(**wanted)).items]


def test_an_incident_is_told_with_all_that_its_reports_say(mapped):
    assert happenings(mapped).items[0] == Happening(
        iri=BOMB,
        is_incident=True,
        name="Bombing, Old Port, 2026-02-05",
        kind="Bombing",
        status="occurred",
        statuses=("occurred",),
        start="2026-02-05",
        end="2026-02-05",
        time_precision="day",
        places=(PORT, LAND),
        agents=(Party("Red Column", f"{BASE}identity/body/red-column/zanzig"),),
        tellers=("police in the port",),
        doubters=(),
        own_voice=True,
        publishers=("Daily Post", "Port bomb kills five or more"),
        reports=2,
        dead=Dead(4, None),
    )


def test_an_event_of_no_incident_is_told_as_it_is_with_who_says_it_and_who_denies_it(mapped):
    (ambush,) = happenings(mapped, Wanted(statuses=frozenset({"denied"}))).items
    assert (ambush.iri, ambush.is_incident, ambush.start, ambush.time_precision) == (AMBUSH, False, None, "unknown")
    assert (ambush.tellers, ambush.doubters, ambush.own_voice) == (("The mayor",), ("The army",), False)
    assert [(place.name, place.precision) for place in ambush.places] == [("Old Port", "near")]
    assert ambush.agents == (Party('men" } <b>', f"{BASE}article/a#entity-22-23"),)
    assert ambush.name == "ambush: </script><script>alert(1)</script>"


def test_a_place_without_a_position_is_drawn_at_what_it_lies_in_and_no_more_exactly_than_that(mapped):
    (protest,) = happenings(mapped, Wanted(kinds=frozenset({"Protest"}))).items
    land = f"{BASE}entity/Country/ZZ"
    hall = Place(
        f"{BASE}article/a#entity-42-43", "Hall of Mills", "Facility", "province", 12.0, 31.0, "Lower Province", land
    )
    assert protest.places == (hall,), "and a square without a name is no place"


def test_a_map_shows_the_most_exact_places_alone():
    assert drawn((PORT, LAND)) == (PORT,)
    assert drawn((LAND,)) == (LAND,)
    assert drawn(()) == ()


def test_what_has_neither_day_nor_position_is_counted_and_listed_only_if_wanted(mapped):
    answer = happenings(mapped)
    assert ([one.iri for one in answer.items], answer.total, answer.nowhere) == ([BOMB, AMBUSH, PROTEST], 3, 1)
    assert found(mapped, unplaced=True) == [BOMB, AMBUSH, PROTEST, AID]
    assert answer.kinds == {"Bombing": 1, "Ambush": 1, "Protest": 1, "Aid": 1}
    assert answer.statuses == {"occurred": 1, "denied": 1, "ongoing": 1, "planned": 1}
    assert answer.countries == (Country(f"{BASE}entity/Country/ZZ", "Zanzig", None),)


def test_what_is_cut_is_said(mapped):
    answer = happenings(mapped, limit=2)
    assert ([one.iri for one in answer.items], answer.total) == ([BOMB, AMBUSH], 3)


@pytest.mark.parametrize(
    ("wanted", "iris"),
    [
        ({"kinds": frozenset({"Attack"})}, [BOMB, AMBUSH]),
        ({"kinds": frozenset({"Bombing", "Protest"})}, [BOMB, PROTEST]),
        ({"statuses": frozenset({"ongoing", "denied"})}, [AMBUSH, PROTEST]),
        ({"actor": "red col"}, [BOMB]),
        ({"actor": "rc"}, [BOMB]),
        ({"actor": f"{BASE}identity/body/red-column/zanzig"}, [BOMB]),
        ({"actor": f"{BASE}article/a#entity-22-23"}, [AMBUSH]),
        ({"actor": 'men" } <b>'}, [AMBUSH]),
        ({"actor": "nobody"}, []),
        ({"source": "mayor"}, [AMBUSH]),
        ({"source": "POLICE"}, [BOMB]),
        ({"source": "daily"}, [BOMB, AMBUSH, PROTEST]),
        ({"source": f"{BASE}article/a#entity-26-27"}, [AMBUSH]),
        ({"since": "2026-02-05"}, [BOMB]),
        ({"since": "2026-02-06"}, []),
        ({"until": "2026-02-05"}, [BOMB]),
        ({"until": "2026-02-04"}, []),
        ({"country": f"{BASE}entity/Country/ZZ"}, [BOMB, AMBUSH, PROTEST]),
        ({"country": f"{BASE}entity/Country/YY"}, []),
        ({"box": Box(31.2, 12.1, 32, 13)}, [BOMB, AMBUSH]),
        ({"box": Box(30.9, 11.9, 31.1, 12.1)}, [PROTEST]),
        ({"box": Box(29, 9, 30.5, 11)}, []),
    ],
)
def test_what_is_wanted_limits_what_is_found(mapped, wanted, iris):
    assert found(mapped, **wanted) == iris


def test_the_samples_are_listed_by_their_days_as_the_time_line_has_them(samples_store):
    answer = happenings(samples_store, Wanted(statuses=frozenset({"occurred", "ongoing"}), unplaced=True))
    told = {str(row["eventIri"]): (row["start"], row["end"]) for row in run_saved(samples_store, "timeline").records()}
    assert {one.iri: (one.start, one.end) for one in answer.items} == told
    assert len(answer.items) == 35


def test_the_samples_tell_of_the_market_of_merrin_eight_times(samples_store):
    (merrin,) = [one for one in happenings(samples_store).items if one.name == "Attack, Merrin, 2026-03-10"]
    assert (merrin.reports, merrin.dead, merrin.statuses) == (8, Dead(12, 99), ("occurred",))
    assert merrin.doubters == ("Ruvania",)
    (row,) = [r for r in run_saved(samples_store, "incidents").records() if r["incidentIri"] == merrin.iri]
    assert (row["killedMin"], row["killedMax"]) == (12, 99)
