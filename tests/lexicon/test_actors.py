"""Actors and regions: keys are unique, every surface belongs to one row, and what rows refer to exists."""

import csv
import re
from collections import defaultdict

import pytest

from kg.extract import lexicon
from kg.model.values import ENTITY_TYPES
from kg.settings import lexicon_dir

COLUMNS = {
    "actors.csv": [
        "key", "name", "type", "aliases", "country", "parents", "shared", "support", "since", "until",
        "wikidata", "note",
    ],
    "regions.csv": ["key", "name", "type", "aliases", "country", "parts", "geonames", "lat", "lon"],
    "countries.csv": [
        "key", "name", "aliases", "capital", "seats", "demonyms", "forces", "wikidata", "geonames", "lat", "lon",
    ],
}  # fmt: skip
ACTOR_TYPES = {"ArmedGroup", "MilitaryForce", "SecurityForce", "Government", "PoliticalParty", "Organization"}


def table(name: str) -> list[dict[str, str]]:
    lines = (lexicon_dir() / name).read_text("utf-8").splitlines()
    header, *body = csv.reader((line for line in lines if not line.startswith("#")), strict=True)
    assert header == COLUMNS[name]
    assert all(len(row) == len(header) for row in body), name
    return [dict(zip(header, row, strict=True)) for row in body]


def values(cell: str) -> list[str]:
    return cell.split("|") if cell else []


@pytest.fixture(scope="module")
def actors() -> list[dict[str, str]]:
    return table("actors.csv")


@pytest.fixture(scope="module")
def regions() -> list[dict[str, str]]:
    return table("regions.csv")


@pytest.fixture(scope="module")
def countries() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in table("countries.csv")}


def test_tables_are_large_enough(actors: list[dict[str, str]], regions: list[dict[str, str]]) -> None:
    assert len(actors) >= 400
    assert len(regions) >= 120


def test_keys_are_unique_and_plain(actors: list[dict[str, str]], regions: list[dict[str, str]]) -> None:
    for rows, pattern in (
        (actors, r"actor/[a-z0-9]+(-[a-z0-9]+)*"),
        (regions, r"region/[A-Z]{2}-[a-z0-9]+(-[a-z0-9]+)*"),
    ):
        keys = [row["key"] for row in rows]
        assert len(set(keys)) == len(keys)
        assert [key for key in keys if not re.fullmatch(pattern, key)] == []


def test_types_are_known(actors: list[dict[str, str]], regions: list[dict[str, str]]) -> None:
    assert set(ENTITY_TYPES) >= ACTOR_TYPES
    assert {row["type"] for row in actors} == ACTOR_TYPES
    assert {row["type"] for row in regions} == {"Region", "City", "Place"}


def test_cells_are_trimmed_and_named(actors: list[dict[str, str]], regions: list[dict[str, str]]) -> None:
    for row in [*actors, *regions]:
        assert all(cell == " ".join(cell.split()) for cell in row.values()), row
        assert row["name"], row
        assert all(values(row["aliases"])) and row["name"] not in values(row["aliases"]), row
        assert len(set(values(row["aliases"]))) == len(values(row["aliases"])), row


def test_countries_are_codes_of_states_in_order(
    actors: list[dict[str, str]], regions: list[dict[str, str]], countries: dict[str, dict[str, str]]
) -> None:
    for row in [*actors, *regions]:
        codes = values(row["country"])
        assert set(codes) <= set(countries), row
        assert codes == sorted(set(codes)), row
    assert all(row["country"] for row in regions)


def test_parents_exist_and_make_no_circle(actors: list[dict[str, str]]) -> None:
    parents = {row["key"]: values(row["parents"]) for row in actors}
    for key in parents:
        seen, above = {key}, list(parents[key])
        while above:
            parent = above.pop()
            assert parent in parents, f"{key}: no actor {parent}"
            assert parent not in seen, f"{key} is part of itself"
            seen.add(parent)
            above += parents[parent]


def test_no_surface_belongs_to_two_rows(
    actors: list[dict[str, str]], regions: list[dict[str, str]], countries: dict[str, dict[str, str]]
) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for row in [*actors, *regions]:
        for surface in (row["name"], *values(row["aliases"])):
            if surface not in values(row.get("shared", "")):
                owners[surface].add(row["key"])
    for key, row in countries.items():
        cells = [row[column] for column in ("aliases", "seats", "demonyms", "forces")]
        for surface in (row["name"], row["capital"], *(value for cell in cells for value in values(cell))):
            owners[surface].add(f"country/{key}")
    owners.pop("", None)
    assert {surface: keys for surface, keys in owners.items() if len(keys) > 1} == {}


def test_wikidata_numbers_are_numbers_and_stand_once(actors: list[dict[str, str]]) -> None:
    numbers = [row["wikidata"] for row in actors if row["wikidata"]]
    assert [number for number in numbers if not re.fullmatch(r"Q[1-9][0-9]*", number)] == []
    assert len(set(numbers)) == len(numbers)


def test_shared_names_are_a_rows_own_and_can_be_told_apart(actors: list[dict[str, str]]) -> None:
    unshared = {s for row in actors for s in (row["name"], *values(row["aliases"])) if s not in values(row["shared"])}
    for row in actors:
        shared = values(row["shared"])
        assert set(shared) <= {row["name"], *values(row["aliases"])}, row
        assert not set(shared) & unshared, row
        assert not shared or row["country"], row
        assert shared or not (row["support"] or row["since"] or row["until"]), row
        years = int(row["since"] or 0), int(row["until"] or 9999)
        assert 1900 <= years[0] <= years[1] or not shared, row


def test_namesakes_of_one_country_differ_in_time_or_support(actors: list[dict[str, str]]) -> None:
    groups: defaultdict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in actors:
        for surface in values(row["shared"]):
            for country in values(row["country"]):
                groups[surface, country].append(row)
    for pair, rows in groups.items():
        assert len([row for row in rows if not row["support"]]) <= 1, pair


@pytest.mark.parametrize(
    ("surface", "name", "type_"),
    [
        ("FMLN", "Farabundo Marti National Liberation Front", "ArmedGroup"),
        ("ERP", "People's Revolutionary Army", "ArmedGroup"),
        ("Sendero Luminoso", "Shining Path", "ArmedGroup"),
        ("FARC", "Revolutionary Armed Forces of Colombia", "ArmedGroup"),
        ("BLA", "Balochistan Liberation Army", "ArmedGroup"),
        ("TTP", "Tehrik-i-Taliban Pakistan", "ArmedGroup"),
        ("PKK", "Kurdistan Workers' Party", "ArmedGroup"),
        ("IRA", "Irish Republican Army", "ArmedGroup"),
        ("ISPR", "Inter-Services Public Relations", "Organization"),
        ("IDF", "Israel Defense Forces", "MilitaryForce"),
        ("RSF", "Rapid Support Forces", "ArmedGroup"),
        ("UN", "United Nations", "Organization"),
        ("AFP", "Agence France-Presse", "Organization"),
        ("MSF", "Doctors Without Borders", "Organization"),
    ],
)
def test_acronyms_find_their_actors(surface: str, name: str, type_: str) -> None:
    assert (name, type_) in [(n.name, n.type) for n in lexicon.names() if surface in n.surfaces]
    assert len([n for n in lexicon.names() if surface in n.surfaces and surface not in n.shared]) <= 1


def test_regions_that_gazetteers_lack_have_coordinates(regions: list[dict[str, str]]) -> None:
    for row in regions:
        assert bool(row["lat"]) == bool(row["lon"]), row
        if row["geonames"] or row["parts"]:
            assert -90 <= float(row["lat"]) <= 90, row
            assert -180 <= float(row["lon"]) <= 180, row
    located = [row for row in regions if row["lat"]]
    assert len(located) >= 0.9 * len(regions)


def test_geonames_numbers_stand_once(regions: list[dict[str, str]], countries: dict[str, dict[str, str]]) -> None:
    numbers = [row["geonames"] for row in regions if row["geonames"]]
    assert all(number.isdigit() for number in numbers)
    assert len(set(numbers)) == len(numbers)
    assert not set(numbers) & {row["geonames"] for row in countries.values()}
