"""Nouns, adjectives and light verbs load, and refer only to what exists."""

import csv
from itertools import pairwise

import pytest
from spacy.tokens import Doc

from kg.annotate import load_model
from kg.extract import lexicon
from kg.model.values import CASUALTY_KINDS, ENTITY_TYPES, EVENT_STATUSES, EVENT_TYPES
from kg.settings import cell_values, lexicon_dir, lexicon_rows

from .classes import CLASSES

NOUNS = list(lexicon_rows("trigger_nouns.csv"))
LIGHT = list(lexicon_rows("light_verbs.csv"))


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
    assert row["type"] != "-" or row["kind"] or row["frame"] == "damage"
    for need in (part for parts in cell_values(row["needs"]) for part in parts.split("&")):
        role, _, group = need.partition(":")
        assert role.removeprefix("!") in {*lexicon.ROLES, "light"}
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


def test_no_row_hides_the_next_of_its_lemma() -> None:
    """One that needs nothing takes all that its collocates leave, so it stands last."""
    rows = sorted((row for row in NOUNS), key=lambda row: (row["lemma"], row["pos"]))
    for row, after in pairwise(rows):
        assert (row["lemma"], row["pos"]) != (after["lemma"], after["pos"]) or row["needs"], row


def test_every_event_type_has_a_noun() -> None:
    assert {row["type"] for row in NOUNS if row["pos"] == "noun"} >= set(EVENT_TYPES)


@pytest.mark.parametrize("name", ["trigger_nouns.csv", "light_verbs.csv"])
def test_table_is_strict_and_split_as_the_model_splits(name: str) -> None:
    lines = (lexicon_dir() / name).read_text("utf-8").splitlines()
    header, *body = csv.reader((line for line in lines if not line.startswith("#")), strict=True)
    assert [row for row in body if len(row) != len(header) or any(cell != cell.strip() for cell in row)] == []
    tokenizer = load_model().tokenizer
    assert [row[0] for row in body if row[0].split() != [token.text for token in tokenizer(row[0])]] == []


def test_adjectives_and_light_verbs_are_lemmas() -> None:
    nlp = load_model()

    def is_lemma(word: str, tag: str, pos: str, form: str) -> bool:
        doc = Doc(nlp.vocab, words=[word], tags=[tag], pos=[pos], morphs=[form])
        return nlp.get_pipe("lemmatizer")(doc)[0].lemma_ == word

    adjectives = [row["lemma"] for row in NOUNS if row["pos"] == "adj"]
    assert [word for word in adjectives if not is_lemma(word, "JJ", "ADJ", "Degree=Pos")] == []
    verbs = [row["lemma"].split()[0] for row in LIGHT]
    assert [verb for verb in verbs if not is_lemma(verb, "VB", "VERB", "VerbForm=Inf")] == []


def test_collocates_are_single_words_apart_from_the_lemma() -> None:
    for row in NOUNS:
        words = set(cell_values(row["not_with"]))
        assert all(word == word.lower() and " " not in word for word in words), row
        assert not words & set(row["lemma"].split()), row


def test_statuses_in_notes_are_known() -> None:
    found = {
        word.removeprefix("status=") for row in NOUNS for word in row["note"].split() if word.startswith("status=")
    }
    assert {"attempted", "planned"} <= found <= set(EVENT_STATUSES)


@pytest.mark.parametrize("row", LIGHT, ids=lambda row: row["lemma"])
def test_light_verb(row: dict[str, str]) -> None:
    assert row["subject"] in {*lexicon.ROLES, "-"}
    assert row["object"] in {*lexicon.ROLES, "-"}
    assert row["status"] in {"", *EVENT_STATUSES}


@pytest.mark.parametrize("row", list(lexicon_rows("means.csv")), ids=lambda row: row["lemma"])
def test_means(row: dict[str, str]) -> None:
    assert row["type"] in EVENT_TYPES
    assert set(cell_values(row["over"])) <= set(EVENT_TYPES)


@pytest.mark.parametrize("row", list(lexicon_rows("bounds.csv")), ids=lambda row: row["words"])
def test_bounds(row: dict[str, str]) -> None:
    assert row["effect"] in {"atLeast", "moreThan", "atMost", "lessThan", "about", "exact"}


def test_lists_of_words() -> None:
    assert {"dozen", "member"} <= lexicon.words("partitive")
    assert lexicon.words("several_events") <= lexicon.words("partitive")
    for table in ("status_by_governor", "status_by_modifier"):
        assert set(lexicon.classes(table).values()) <= set(EVENT_STATUSES)
    assert set(lexicon.classes("kind_of_place").values()) <= set(ENTITY_TYPES)
