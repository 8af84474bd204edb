"""Spellings of towns: each number is that of the place of this name in this country, and each is found."""

import csv

import pytest

from kg.resolve import gazetteer
from kg.resolve.folding import fold
from kg.settings import lexicon_dir

ROWS = list(
    csv.DictReader(
        line for line in (lexicon_dir() / "spellings.csv").read_text("utf-8").splitlines() if not line.startswith("#")
    )
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['country']}-{row['place']}")
def test_number_name_and_country_belong_together(row: dict[str, str]) -> None:
    towns = {city[1]: city[0] for city in gazetteer.settlements(row["country"])}
    assert towns[row["geonames"]] == row["place"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['country']}-{row['place']}")
def test_each_spelling_finds_the_town_and_says_more_than_its_name(row: dict[str, str]) -> None:
    for name in row["spellings"].split("|"):
        assert int(row["geonames"]) in {entry.geonames for entry in gazetteer.find(name)}
        assert fold(name) != fold(row["place"])


def test_towns_stand_once_and_in_order() -> None:
    assert len({row["geonames"] for row in ROWS}) == len(ROWS) > 100
    assert [row["country"] for row in ROWS] == sorted(row["country"] for row in ROWS)
