"""Cues, offices and source nouns: every entry is well formed and refers only to what exists."""

import csv
import re
from collections import Counter

import pytest

from kg.model.values import CLAIM_TYPES, ENTITY_TYPES
from kg.settings import lexicon_dir

COLUMNS = {
    "cues.csv": ["lemma", "pos", "type", "pattern", "strength", "note"],
    "offices.csv": ["lemma", "kind", "type", "note"],
    "source_nouns.csv": ["lemma", "type", "kind", "note"],
}
AT_LEAST = {"cues.csv": 300, "offices.csv": 200, "source_nouns.csv": 200}
STRENGTHS = {"speech", "text", "thought", "show"}
OFFICE_KINDS = {"office", "rank", "honorific", "role", "profession", "religious"}
SOURCE_KINDS = {"person", "people", "document", "media", "body"}
NEEDS = {"object:claim", "object:event", "source:document", "source:person"}
VERB_PATTERNS = {
    "say", "quote-only", "tell", "ask", "infinitive", "gerund", "object", "express", "call", "describe", "accuse",
    "blame", "attribute", "deny", "claim-resp", "count", "impersonal", "quoted-as", "parenthetical",
}  # fmt: skip
PATTERNS = {
    "verb": VERB_PATTERNS,
    "prep": {"according", "fronted", "channel"},
    "noun": {"noun-that", "noun-of", "noun-to", "noun-for", "noun-about", "noun-to-thing"},
    "adj": {"adj-that", "adj-about", "adj-to", "attributive"},
    "adv": {"adverb"},
}


def lines(name: str) -> list[str]:
    return (lexicon_dir() / name).read_text("utf-8").splitlines()


def table(name: str) -> list[dict[str, str]]:
    """Rows by column; strict, so that a stray quotation mark or comma is an error."""
    header, *body = csv.reader((line for line in lines(name) if not line.startswith("#")), strict=True)
    assert header == COLUMNS[name]
    for row in body:
        assert len(row) == len(header), f"{name}: {row}"
    return [dict(zip(header, row, strict=True)) for row in body]


def documented_patterns() -> set[str]:
    """The names that the comment at the head of ``cues.csv`` explains."""
    found = lines("cues.csv")
    head = found[: found.index(",".join(COLUMNS["cues.csv"]))]
    return {match[1] for line in head if (match := re.match(r"#   ([a-z-]+) {2,}\S", line))}


@pytest.fixture(scope="module")
def cues() -> list[dict[str, str]]:
    return table("cues.csv")


@pytest.mark.parametrize("name", COLUMNS)
def test_table_is_large_enough(name: str) -> None:
    assert len(table(name)) >= AT_LEAST[name]


@pytest.mark.parametrize("name", COLUMNS)
def test_cells_are_trimmed_and_lemmas_lower_case(name: str) -> None:
    for row in table(name):
        assert all(cell == cell.strip() and "  " not in cell for cell in row.values()), row
        assert row["lemma"], row
        assert row["lemma"] == row["lemma"].lower(), row
        assert re.fullmatch(r"[^\W\d_*][\w.'’-]*|\d\w+\.?", row["lemma"].split()[0]), row


@pytest.mark.parametrize("name", ["offices.csv", "source_nouns.csv"])
def test_each_noun_stands_once(name: str) -> None:
    assert [lemma for lemma, times in Counter(row["lemma"] for row in table(name)).items() if times > 1] == []


def test_no_cue_takes_one_pattern_twice(cues: list[dict[str, str]]) -> None:
    uses = Counter((row["lemma"], row["pos"], pattern) for row in cues for pattern in row["pattern"].split("|"))
    assert [use for use, times in uses.items() if times > 1] == []


def test_cues_have_claim_types_and_strengths(cues: list[dict[str, str]]) -> None:
    for row in cues:
        assert row["type"] in CLAIM_TYPES, row
        assert row["strength"] in STRENGTHS, row


def test_every_claim_type_has_a_cue(cues: list[dict[str, str]]) -> None:
    assert {row["type"] for row in cues} == set(CLAIM_TYPES)


def test_patterns_suit_the_part_of_speech(cues: list[dict[str, str]]) -> None:
    for row in cues:
        assert row["pos"] in PATTERNS, row
        assert set(row["pattern"].split("|")) <= PATTERNS[row["pos"]], row


def test_patterns_are_those_that_the_head_explains() -> None:
    assert documented_patterns() == set().union(*PATTERNS.values())


def test_every_pattern_is_used(cues: list[dict[str, str]]) -> None:
    assert {pattern for row in cues for pattern in row["pattern"].split("|")} == set().union(*PATTERNS.values())


def test_needs_are_known(cues: list[dict[str, str]]) -> None:
    for row in cues:
        for need in re.findall(r"needs=([^;\s]+)", row["note"]):
            assert need in NEEDS, row


def test_words_of_responsibility_take_its_types(cues: list[dict[str, str]]) -> None:
    for row in cues:
        if row["pos"] == "verb" and "responsibility" in row["lemma"]:
            denies = row["lemma"].startswith(("deny", "disclaim", "disavow", "reject", "refuse"))
            assert row["type"] == ("ResponsibilityDenial" if denies else "ResponsibilityClaim"), row


@pytest.mark.parametrize(
    ("lemma", "pos", "type_"),
    [
        ("say", "verb", "Statement"), ("accuse", "verb", "Accusation"), ("deny", "verb", "Denial"),
        ("condemn", "verb", "Condemnation"), ("threaten", "verb", "Threat"), ("urge", "verb", "Demand"),
        ("vow", "verb", "Promise"), ("predict", "verb", "Prediction"), ("according to", "prep", "Statement"),
        ("allegation", "noun", "Accusation"), ("reportedly", "adv", "Statement"),
    ],
)  # fmt: skip
def test_core_words_are_there(cues: list[dict[str, str]], lemma: str, pos: str, type_: str) -> None:
    assert [row["type"] for row in cues if (row["lemma"], row["pos"]) == (lemma, pos)] == [type_]


def test_offices_have_kinds_and_bodies() -> None:
    for row in table("offices.csv"):
        assert row["kind"] in OFFICE_KINDS, row
        assert row["type"] in {"", *ENTITY_TYPES}, row
        if row["kind"] in {"honorific", "profession"}:
            assert row["type"] == "", row


def test_shortened_ranks_stand_with_and_without_their_dot() -> None:
    found = {row["lemma"] for row in table("offices.csv")}
    for short in (
        "gen",
        "col",
        "maj",
        "capt",
        "lt",
        "sgt",
        "brig",
        "adm",
        "dr",
        "mr",
        "mrs",
        "ms",
        "sen",
        "rep",
        "gov",
    ):
        assert {short, f"{short}."} <= found, short


def test_source_nouns_have_types_and_kinds() -> None:
    for row in table("source_nouns.csv"):
        assert row["type"] in ENTITY_TYPES, row
        assert row["kind"] in SOURCE_KINDS, row
        assert (row["kind"] == "document") == (row["type"] == "Document"), row
