"""Trigger verbs: every row is well formed and refers only to what exists."""

import csv
from collections import Counter

import pytest

from kg.extract import lexicon
from kg.model.values import CASUALTY_KINDS, EVENT_TYPES
from kg.settings import cell_values, lexicon_dir, lexicon_rows

from .classes import CLASSES

NAME = "trigger_verbs.csv"
COLUMNS = ["lemma", "pos", "type", "frame", "needs", "not_with", "light", "kind", "note"]
AT_LEAST = 330


def table() -> list[dict[str, str]]:
    return list(lexicon_rows(NAME))


@pytest.fixture(scope="module")
def verbs() -> list[dict[str, str]]:
    return table()


def test_there_are_enough_and_each_row_has_every_cell() -> None:
    text = (lexicon_dir() / NAME).read_text("utf-8").splitlines()
    header, *body = csv.reader((line for line in text if not line.startswith("#")), strict=True)
    assert header == COLUMNS
    assert [row for row in body if len(row) != len(header)] == []
    assert len(body) >= AT_LEAST


@pytest.mark.parametrize("row", table(), ids=lambda row: f"{row['lemma']}:{row['type']}")
def test_row_refers_only_to_what_exists(row: dict[str, str]) -> None:
    assert row["lemma"] == " ".join(row["lemma"].lower().split())
    assert row["lemma"]
    assert row["pos"] == "verb"
    assert row["light"] == ""
    assert row["type"] in {*EVENT_TYPES, "-"}
    assert row["frame"] in lexicon.frames()
    assert row["kind"] in {*CASUALTY_KINDS, ""}
    for need in (part for parts in cell_values(row["needs"]) for part in parts.split("&")):
        role, _, group = need.partition(":")
        assert role.removeprefix("!") in {*lexicon.ROLES, "light"}
        assert group in {*CLASSES, ""}


def test_no_row_stands_twice(verbs: list[dict[str, str]]) -> None:
    seen = Counter((row["lemma"], row["type"], row["needs"]) for row in verbs)
    assert [key for key, count in seen.items() if count > 1] == []


def test_no_collocate_stands_twice_or_in_upper_case(verbs: list[dict[str, str]]) -> None:
    for row in verbs:
        collocates = cell_values(row["not_with"])
        assert len(collocates) == len(set(collocates)), row["lemma"]
        assert row["not_with"] == row["not_with"].lower()
        assert not any(" " in word for word in collocates), f"{row['lemma']}: a collocate is one word"


def test_no_row_hides_another_that_needs_the_same_or_nothing(verbs: list[dict[str, str]]) -> None:
    """Rows of one lemma are tried in order: after one that needs and excludes nothing, the next is never reached."""
    open_rows: set[str] = set()
    hidden = []
    for row in verbs:
        if row["lemma"] in open_rows and not row["needs"]:
            hidden.append(row["lemma"])
        if not row["needs"] and not row["not_with"]:
            open_rows.add(row["lemma"])
    assert hidden == []


def test_what_a_note_gives_exists() -> None:
    """``also=`` names a type besides the row's own, ``object=`` a role for the object among the words."""
    for trigger in (t for group in lexicon.triggers().values() for t in group):
        assert trigger.also is None or trigger.also in set(EVENT_TYPES) - {trigger.type}
        assert trigger.object is None or (trigger.object in lexicon.ROLES and len(trigger.words) > 1)


def test_what_is_no_event_tells_of_harm(verbs: list[dict[str, str]]) -> None:
    plain = (row for row in verbs if row["type"] == "-" and row["frame"] not in {"damage", "wield"})
    assert [row["lemma"] for row in plain if not row["kind"]] == []


def test_toll_falls_on_the_target(verbs: list[dict[str, str]]) -> None:
    """A casualty kind is counted of targets: the frame must give that role to the subject or the object."""
    frames = lexicon.frames()
    for row in verbs:
        if row["kind"]:
            frame = frames[row["frame"]]
            assert "target" in {frame.get("subject"), frame.get("object")}, row["lemma"]


def test_every_event_type_has_a_verb(verbs: list[dict[str, str]]) -> None:
    assert set(EVENT_TYPES) - {row["type"] for row in verbs} == set()


def test_words_of_an_entry_can_be_found_one_by_one(verbs: list[dict[str, str]]) -> None:
    """The tokenizer splits hyphens, so that a hyphenated head is never one token."""
    assert [row["lemma"] for row in verbs if "-" in row["lemma"].split()[0]] == []
