"""Short word lists and small tables: well formed, and each list is one that a rule asks for."""

import re
import tomllib
from pathlib import Path

import pytest

import kg.extract
from kg.model.values import ENTITY_TYPES, EVENT_STATUSES, EVENT_TYPES
from kg.settings import lexicon_dir, lexicon_rows

WORDS = tomllib.loads((lexicon_dir() / "words.toml").read_text(encoding="utf-8"))
LISTS = [(table, name) for table, listed in WORDS.items() for name in listed]
CODE = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(kg.extract.__path__[0]).glob("*.py")))
COLUMNS = {"means.csv": {"lemma", "type"}, "bounds.csv": {"words", "effect"}}
KEYS = {"means.csv": "lemma", "bounds.csv": "words"}


@pytest.mark.parametrize(("table", "name"), LISTS, ids=".".join)
def test_words_are_lower_case_and_stand_once(table: str, name: str) -> None:
    words = WORDS[table][name].split()
    assert words
    assert [word for word in words if word != word.lower() or words.count(word) > 1] == []


@pytest.mark.parametrize("table", [table for table in WORDS if table != "lists"])
def test_no_word_has_two_classes(table: str) -> None:
    words = [word for listed in WORDS[table].values() for word in listed.split()]
    assert [word for word in words if words.count(word) > 1] == []


def test_classes_are_known() -> None:
    assert set(WORDS["status_by_governor"]) | set(WORDS["status_by_modifier"]) <= set(EVENT_STATUSES)
    assert set(WORDS["kind_of_place"]) <= set(ENTITY_TYPES)


def test_rules_ask_for_the_lists_that_there_are() -> None:
    assert set(re.findall(r'lexicon\.words\("(\w+)"\)', CODE)) == set(WORDS["lists"])
    assert set(re.findall(r'lexicon\.classes\("(\w+)"\)', CODE)) == set(WORDS) - {"lists", "collocates"}


@pytest.mark.parametrize("name", COLUMNS)
def test_rows_of_small_tables_are_lower_case_and_stand_once(name: str) -> None:
    rows = list(lexicon_rows(name))
    keys = [row[KEYS[name]] for row in rows]
    assert rows
    assert COLUMNS[name] <= set(rows[0])
    assert [key for key in keys if not key or key != key.lower() or keys.count(key) > 1] == []


def test_means_make_known_kinds_of_attack() -> None:
    assert {row["type"] for row in lexicon_rows("means.csv")} <= set(EVENT_TYPES)
