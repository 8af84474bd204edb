"""Nouns, adjectives and light verbs load, and refer only to what exists."""

import pytest

from kg.annotate import load_model
from kg.extract import lexicon
from kg.model.values import CASUALTY_KINDS, ENTITY_TYPES, EVENT_STATUSES, EVENT_TYPES

NOUNS = list(lexicon.rows("trigger_nouns.csv"))
LIGHT = list(lexicon.rows("light_verbs.csv"))
CLASSES = {*ENTITY_TYPES, "force", "people", "org", "facility", "place", "weapon"}


def test_enough_rows() -> None:
    assert len(NOUNS) >= 330
    assert len(LIGHT) >= 90


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: row["lemma"])
def test_row(row: dict[str, str]) -> None:
    assert row["lemma"] == row["lemma"].lower()
    assert row["pos"] in {"noun", "adj"}
    assert row["type"] in {*EVENT_TYPES, "-"}
    assert row["frame"] in lexicon.frames()
    assert row["light"] in {"", "yes"}
    assert row["kind"] in {"", *CASUALTY_KINDS}
    assert row["type"] != "-" or row["kind"]
    for need in lexicon.cell(row["needs"]):
        role, _, group = need.partition(":")
        assert role in lexicon.ROLES
        assert group in CLASSES or not group


def test_no_row_twice() -> None:
    keys = [(row["lemma"], row["pos"], row["type"], row["needs"]) for row in NOUNS]
    assert len(keys) == len(set(keys))
    assert len({row["lemma"] for row in LIGHT}) == len(LIGHT)


def test_heads_of_nouns_are_lemmas() -> None:
    nlp = load_model()
    heads = sorted({row["lemma"].split()[-1] for row in NOUNS if row["pos"] == "noun"})
    plural = {doc[1].lemma_ for doc in nlp.pipe(f"Two {head}s were reported." for head in heads)}
    single = {doc[1].lemma_ for doc in nlp.pipe(f"The {head} was reported." for head in heads)}
    assert not [head for head in heads if head not in plural | single and not head.endswith("s")]


@pytest.mark.parametrize("row", LIGHT, ids=lambda row: row["lemma"])
def test_light_verb(row: dict[str, str]) -> None:
    assert row["subject"] in {*lexicon.ROLES, "-"}
    assert row["object"] in {*lexicon.ROLES, "-"}
    assert row["status"] in {"", *EVENT_STATUSES}


@pytest.mark.parametrize("row", list(lexicon.rows("means.csv")), ids=lambda row: row["lemma"])
def test_means(row: dict[str, str]) -> None:
    assert row["type"] in EVENT_TYPES
    assert set(lexicon.cell(row["over"])) <= set(EVENT_TYPES)


@pytest.mark.parametrize("row", list(lexicon.rows("bounds.csv")), ids=lambda row: row["words"])
def test_bounds(row: dict[str, str]) -> None:
    assert row["effect"] in {"atLeast", "moreThan", "atMost", "lessThan", "about", "exact"}


def test_lists_of_words() -> None:
    assert {"dozen", "member"} <= lexicon.words("partitive")
    assert lexicon.words("several_events") <= lexicon.words("partitive")
    for table in ("status_by_governor", "status_by_modifier"):
        assert set(lexicon.classes(table).values()) <= set(EVENT_STATUSES)
    assert set(lexicon.classes("kind_of_place").values()) <= set(ENTITY_TYPES)
