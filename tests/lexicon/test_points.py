"""Points of countries and large divisions: each lies in what it is the point of."""

import csv
from math import cos, hypot, radians

import pytest

from kg.resolve import gazetteer
from kg.settings import lexicon_dir

ROWS = list(
    csv.DictReader(
        line for line in (lexicon_dir() / "points.csv").read_text("utf-8").splitlines() if not line.startswith("#")
    )
)
FAR = 4.0
"""Degrees to the nearest settlement of the country: the empty middle of Nunavut or of the Sahara is no farther."""


def test_numbers_stand_once() -> None:
    assert len({row["geonames"] for row in ROWS}) == len(ROWS) > 200


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_point_is_near_a_settlement_of_its_country(row: dict[str, str]) -> None:
    lat, lon = float(row["lat"]), float(row["lon"])
    cities = gazetteer.settlements(row["country"])
    nearest = min(hypot(float(c[5]) - lat, (float(c[6]) - lon) * cos(radians(lat))) for c in cities)
    assert nearest <= FAR


@pytest.mark.parametrize("row", [r for r in ROWS if r["country"] in {"AU", "CA", "US"}], ids=lambda row: row["name"])
def test_name_and_number_are_those_of_the_gazetteer(row: dict[str, str]) -> None:
    found = {e.geonames for e in gazetteer.find(row["name"]) if e.country == row["country"]}
    countries = {"6252001", "6251999", "2077456"}
    assert int(row["geonames"]) in found or row["geonames"] in countries
