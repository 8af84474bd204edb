"""What tells one place from its namesakes, and a town from what it was taken for. Names are real, sentences made up."""

import pytest

from kg.resolve import link

from .test_places import iri, place, reading

EDMONTON_GB, EDMONTON_AU, EDMONTON_CA = 2650097, 2169071, 5946768


@pytest.mark.parametrize(
    ("text", "others", "lat"),
    [
        ("A man was held in Edmonton, police in Tottenham and Walthamstow said.", ("Tottenham", "Walthamstow"), 51.6),
        ("A house in Edmonton, south of Cairns, burned down.", ("Cairns",), -17.0),
        ("A house in Edmonton burned down.", (), 53.5),
    ],
)
def test_neighbours_tell_namesakes_apart(text: str, others: tuple[str, ...], lat: float) -> None:
    found = place(reading(text, *((name, "City", None) for name in ("Edmonton", *others))), "Edmonton")
    assert found.lat == pytest.approx(lat, abs=0.2)


def test_a_bare_name_is_the_state_not_a_county_of_a_state_named_elsewhere() -> None:
    found = place(
        reading(
            "A Delaware firm bought flats in Indianapolis, Indiana.",
            ("Delaware", "City", None),
            ("Indianapolis", "City", None),
            ("Indiana", "Region", "region/US-indiana"),
        ),
        "Delaware",
    )
    assert found.links == iri(4142224)


def test_a_town_in_a_state_that_has_none_of_the_name_is_not_found() -> None:
    kansas = ("Kansas", "Region", "region/US-kansas")
    assert (
        place(reading("A man from Pahrump, Kansas, was held.", ("Pahrump", "City", None), kansas), "Pahrump").links
        == ()
    )


@pytest.mark.parametrize("type_", ["Organization", "Person", "Facility"])
@pytest.mark.parametrize(
    "text",
    [
        "A convoy was hit in Mastung. Pakistani troops came.",
        "Pakistani troops searched Quetta, Mastung and Kalat.",
        "MASTUNG (Wire) -- Pakistani troops came.",
        "MASTUNG, Pakistan, March 3 (Wire) — Troops came. Pakistani officials spoke.",
    ],
)
def test_towns_taken_for_something_else(text: str, type_: str) -> None:
    name = "MASTUNG" if "MASTUNG" in text else "Mastung"
    others = tuple((n, "City", None) for n in ("Quetta", "Kalat") if n in text)
    found = place(reading(text, (name, type_, None), *others), name)
    assert (found.type, found.links, found.name) == ("City", iri(1170706), name)


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Mastung said he was well. Pakistani troops came.", "Mastung", "Person"),
        ("A bill stays in Congress. US officials spoke.", "Congress", "Organization"),
        ("Officials in Kardovia spoke of Orange. Ruvanian troops came.", "Orange", "Organization"),
    ],
)
def test_what_does_not_stand_where_a_town_does_stays(text: str, name: str, type_: str) -> None:
    found = place(reading(text, (name, type_, None)), name)
    assert (found.type, found.links) == (type_, ())


def test_dateline_and_abbreviated_state_become_places() -> None:
    text = "LOUISVILLE, KY--(Wire) -- A man was held in Kentucky."
    before = reading(text, ("LOUISVILLE", "Organization", None), ("Kentucky", "Region", "region/US-kentucky"))
    louisville, kentucky = link(before).entities
    assert (louisville.type, louisville.links) == ("City", iri(4299276))
    assert kentucky.mentions[0] == (12, 14)
    found = link(reading("BEIRUT — Troops came, a nurse said.", ("nurse", "Person", None))).entities
    assert [(e.id, e.name, e.mentions, e.links) for e in found[1:]] == [("e2", "Beirut", ((0, 6),), iri(276781))]
