"""What is known of a place by its key: its kind, its country and what it lies in."""

import pytest

from kg.resolve import gazetteer
from kg.resolve.hierarchy import place_of


@pytest.mark.parametrize(
    ("key", "type_", "kind", "country", "within"),
    [
        ("geonames/1167528", "City", "settlement", "PK", ["geonames/1167527", "region/PK-balochistan", "country/PK"]),
        ("geonames/1167527", "Region", "secondLevelDivision", "PK", ["region/PK-balochistan", "country/PK"]),
        ("region/PK-balochistan", "Region", "firstLevelDivision", "PK", ["country/PK"]),
        ("region/PK-nushki", "City", "settlement", "PK", ["geonames/6641960", "region/PK-balochistan", "country/PK"]),
        ("region/PK-waziristan", "Region", "region", "PK", ["country/PK"]),
        ("region/ML-sahel", "Region", "region", None, []),
        ("capital/PK", "City", "capital", "PK", ["geonames/1162015", "country/PK"]),
        ("country/PK", "Country", "country", "PK", []),
    ],
)
def test_place(key: str, type_: str, kind: str, country: str | None, within: list[str]) -> None:
    place = place_of(key)
    assert place is not None
    assert (place.key, place.type, place.kind, place.country) == (key, type_, kind, country)
    assert [one.key for one in place.within] == within
    assert all(one.within == () for one in place.within)


def test_names_numbers_and_points_of_a_chain() -> None:
    quetta = place_of("geonames/1167528")
    assert quetta is not None
    assert [(one.name, one.geonames, one.kind) for one in (quetta, *quetta.within)] == [
        ("Quetta", 1167528, "settlement"),
        ("Quetta District", 1167527, "secondLevelDivision"),
        ("Balochistan", 1183606, "firstLevelDivision"),
        ("Pakistan", 1168579, "country"),
    ]
    assert (quetta.lat, quetta.lon) == pytest.approx((30.18, 67.0), abs=0.1)


def test_territory_without_a_row_of_ours_is_the_country_of_its_towns() -> None:
    town = next(entry for entry in gazetteer.find("Saint-Denis") if entry.country == "RE")
    found = place_of(f"geonames/{town.geonames}")
    assert found is not None
    assert (found.within[-1].key, found.within[-1].name, found.within[-1].geonames) == ("country/RE", "Réunion", 935317)


def test_it_takes_no_side_where_states_quarrel() -> None:
    town = place_of("geonames/693805")
    assert town is not None
    assert [one.key for one in town.within] == ["geonames/693803", "region/UA-crimea"]
    assert {one.country for one in (town, *town.within)} == {None}


@pytest.mark.parametrize("key", ["geonames/1", "geonames/x", "country/QQ", "capital/QQ", "region/none", "actor/x", ""])
def test_other_keys_are_no_places(key: str) -> None:
    assert place_of(key) is None
