"""Common nouns, vague counts and heads of names: every entry is well formed and read by the loaders."""

import csv
from collections import Counter

import pytest

from kg.extract import lexicon
from kg.model.values import ENTITY_TYPES, QUALIFIERS, VICTIM_CLASSES
from kg.settings import lexicon_dir

COLUMNS = {
    "nominals.csv": ["lemma", "type", "victim_class", "role", "note"],
    "counts.csv": ["lemma", "min", "max", "qualifier"],
    "name_heads.csv": ["word", "type"],
}
AT_LEAST = {"nominals.csv": 420, "counts.csv": 60, "name_heads.csv": 200}
PEOPLE = {"Person", "PopulationGroup", "ArmedGroup", "MilitaryForce", "SecurityForce"}
THINGS = {"Country", "Region", "City", "Place", "Facility", "Vehicle", "Weapon", "Document"}


def table(name: str) -> list[dict[str, str]]:
    """Rows by column; strict, so that a stray quotation mark or comma is an error."""
    lines = (lexicon_dir() / name).read_text("utf-8").splitlines()
    header, *body = csv.reader((line for line in lines if not line.startswith("#")), strict=True)
    assert header == COLUMNS[name]
    assert all(len(row) == len(header) for row in body), name
    return [dict(zip(header, row, strict=True)) for row in body]


@pytest.mark.parametrize("name", COLUMNS)
def test_table_is_large_enough(name: str) -> None:
    assert len(table(name)) >= AT_LEAST[name]


@pytest.mark.parametrize("name", COLUMNS)
def test_words_are_trimmed_lower_case_and_stand_once(name: str) -> None:
    words = [row[COLUMNS[name][0]] for row in table(name)]
    assert [w for w in words if w != " ".join(w.split()).lower() or not w] == []
    assert [w for w, times in Counter(words).items() if times > 1] == []


def test_nominals_have_types_classes_and_roles() -> None:
    for row in table("nominals.csv"):
        assert row["type"] in ENTITY_TYPES, row
        assert row["role"] in {"", "group"}, row
        if row["type"] in PEOPLE:
            assert row["victim_class"] in VICTIM_CLASSES, row
        if row["type"] in THINGS:
            assert row["victim_class"] == "", row


def test_every_entity_type_has_a_noun() -> None:
    assert {row["type"] for row in table("nominals.csv")} == set(ENTITY_TYPES)


@pytest.mark.parametrize(
    ("lemma", "type_", "victim_class"),
    [
        ("fighter", "PopulationGroup", "combatant"),
        ("militant", "PopulationGroup", "combatant"),
        ("suicide bomber", "PopulationGroup", "combatant"),
        ("militia", "ArmedGroup", "combatant"),
        ("soldier", "PopulationGroup", "securityForces"),
        ("troop", "PopulationGroup", "securityForces"),
        ("police officer", "PopulationGroup", "securityForces"),
        ("border guard", "PopulationGroup", "securityForces"),
        ("personnel", "PopulationGroup", "securityForces"),
        ("security force", "SecurityForce", "securityForces"),
        ("villager", "PopulationGroup", "civilian"),
        ("child", "PopulationGroup", "civilian"),
        ("journalist", "Person", "civilian"),
        ("priest", "Person", "civilian"),
        ("peasant", "PopulationGroup", "civilian"),
        ("people", "PopulationGroup", "unknown"),
        ("military", "MilitaryForce", "securityForces"),
        ("ministry", "Government", "civilian"),
        ("province", "Region", ""),
        ("village", "City", ""),
        ("power tower", "Facility", ""),
        ("police station", "Facility", ""),
        ("bus", "Vehicle", ""),
        ("drone", "Weapon", ""),
        ("improvised explosive device", "Weapon", ""),
        ("tear gas", "Weapon", ""),
        ("statement", "Document", ""),
    ],
)
def test_core_nouns_are_there(lemma: str, type_: str, victim_class: str) -> None:
    row = next(row for row in table("nominals.csv") if row["lemma"] == lemma)
    assert (row["type"], row["victim_class"]) == (type_, victim_class)


@pytest.mark.parametrize(
    "lemma", ["group", "organisation", "organization", "outfit", "movement", "faction", "front", "network", "cell"]
)
def test_words_that_point_back_to_a_group_say_so(lemma: str) -> None:
    assert next(row for row in table("nominals.csv") if row["lemma"] == lemma)["role"] == "group"


def test_loader_offers_the_longest_noun_first() -> None:
    lengths = [len(nominal.words) for nominal in lexicon.nominals()["station"]]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] > 1


def test_counts_are_ranges_with_known_qualifiers() -> None:
    for row in table("counts.csv"):
        assert row["qualifier"] in QUALIFIERS, row
        low, high = (int(row[bound]) if row[bound] else None for bound in ("min", "max"))
        assert low is None or high is None or low <= high, row
        assert (row["qualifier"] == "unspecified") == (low is None and high is None), row
        assert (row["qualifier"] == "exact") == (low is not None and low == high), row


@pytest.mark.parametrize(
    ("lemma", "low", "high", "qualifier"),
    [
        ("dozens", 24, 99, "dozens"),
        ("hundreds", 200, 999, "hundreds"),
        ("scores", 40, None, "atLeast"),
        ("thousands", 2000, 9999, "range"),
        ("tens of thousands", 20000, 99999, "range"),
        ("several", None, None, "unspecified"),
        ("a number", None, None, "unspecified"),
        ("a dozen", 12, 12, "exact"),
        ("half a dozen", 6, 6, "exact"),
        ("a couple", 2, 2, "exact"),
    ],
)
def test_vague_counts_mean_what_the_record_format_says(
    lemma: str, low: int | None, high: int | None, qualifier: str
) -> None:
    count = next(count for count in lexicon.counts() if " ".join(count.words) == lemma)
    assert (count.min, count.max, count.qualifier) == (low, high, qualifier)


def test_name_heads_have_types() -> None:
    assert [row for row in table("name_heads.csv") if row["type"] not in ENTITY_TYPES] == []
