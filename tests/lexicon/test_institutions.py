"""Institutions and offices: codes, types and keys exist, and no words mean two kinds."""

import csv
import re
from collections import Counter

from kg.model.values import LOOKED_UP_TYPES
from kg.settings import lexicon_dir


def table(name: str) -> list[dict[str, str]]:
    lines = (lexicon_dir() / name).read_text("utf-8").splitlines()
    header, *body = csv.reader((line for line in lines if not line.startswith("#")), strict=True)
    assert all(len(row) == len(header) for row in body), name
    assert all(cell == " ".join(cell.split()) for row in body for cell in row), name
    return [dict(zip(header, row, strict=True)) for row in body]


def values(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def test_institutions_are_of_known_types_and_states() -> None:
    states = {row["key"] for row in table("countries.csv")}
    kinds = table("institutions.csv")
    for row in kinds:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", row["slug"]), row
        assert row["type"] in LOOKED_UP_TYPES, row
        assert row["kind"] in {"force", "civil"}, row
        assert {*values(row["only"]), *values(row["several"])} <= states, row
        assert set(values(row["like"])) <= {other["slug"] for other in kinds} - {row["slug"]}, row
        assert all(words == words.lower() for words in values(row["words"])), row


def test_no_words_mean_two_institutions() -> None:
    count = Counter(words for row in table("institutions.csv") for words in values(row["words"]))
    assert [words for words, times in count.items() if times > 1] == []


def test_one_institution_has_one_type() -> None:
    types = {(row["slug"], row["type"]) for row in table("institutions.csv")}
    assert len(types) == len({slug for slug, _ in types})


def test_offices_are_told_by_words_and_by_keys_that_exist() -> None:
    keys = {row["key"] for row in table("actors.csv")} | {f"country/{row['key']}" for row in table("countries.csv")}
    for row in table("held_offices.csv"):
        assert row["bare"] in {"", "yes", "region"}, row
        assert row["head"] in {"", "yes"}, row
        assert set(values(row["only"])) <= keys, row
        assert values(row["words"]), row


def test_days_of_holders_are_days_or_months() -> None:
    for row in table("holders.csv"):
        for day in (row["first"], row["last"]):
            assert re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?", day), row
        assert row["common"] in {"", "yes"}, row
        assert row["name"] not in values(row["aliases"]) or " " not in row["name"], row
        assert not row["wikidata"] or re.fullmatch(r"Q[1-9][0-9]*", row["wikidata"]), row
