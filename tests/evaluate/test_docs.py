"""The page on evaluation shows what was kept."""

import json
from pathlib import Path

import pytest

from kg.evaluate import benchmarks

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
HOW = {"commit": "c" * 40, "model": "m 1.0", "date": "2026-01-02"}
SPEED = HOW | {
    "articles": 2, "words": 1200, "ratio": 0.9, "ratio_to_pipe": 1.5, "extract": [3.1, 2.9], "bare": [3.3],
    "pipe": [2.0], "parts": {"load": 1.0, "model": 3.0},
}  # fmt: skip
ABLATION = HOW | {
    "articles": {"muc4": 2},
    "whole": {"muc4 exact F": 50.0, "case2021 found": 80.0},
    "without": [
        {"name": "a", "kind": "stage", "needed_by": ["b", "c"], "failed": "KeyError: x", "change": {},
         "articles": None},
        {"name": "b", "kind": "stage", "needed_by": [], "failed": None, "articles": 1,
         "change": {"muc4 exact F": -1.5, "case2021 found": 0.0}},
    ],
}  # fmt: skip


@pytest.fixture
def docs(load):
    return load("scripts/evaluation_docs.py")


def test_the_tables_are_up_to_date(docs):
    assert docs.filled(PAGE) == PAGE


def test_there_is_a_place_for_each_table(docs):
    assert [block[2] for block in docs.BLOCK.finditer(PAGE)] == list(docs.BLOCKS)


def test_each_set_is_explained():
    assert all(f"| `{name}` |" in PAGE for name in benchmarks())


@pytest.mark.parametrize("block", ["scores", "speed", "ablation", "inference", "identity", "validation"])
def test_nothing_was_kept(docs, monkeypatch, tmp_path, block):
    monkeypatch.setattr(docs, "results_dir", lambda: tmp_path)
    assert docs.BLOCKS[block]() == "Nothing is kept yet.\n"


def test_what_was_kept_is_shown(docs, monkeypatch, tmp_path):
    monkeypatch.setattr(docs, "results_dir", lambda: tmp_path)
    for name, found in (("speed", SPEED), ("ablation", ABLATION)):
        (tmp_path / f"{name}.json").write_text(json.dumps(found))
    (tmp_path / "muc4.json").write_text(
        json.dumps(HOW | {"set": "muc4", "part": "dev", "articles": 2, "score": {"exact": {"micro": {"f": 50.5}}}})
    )
    text = docs.filled(
        "a\n<!-- scores -->\nold\n<!-- end -->\nb\n<!-- speed -->\n<!-- end -->\n<!-- ablation -->\n<!-- end -->\n"
    )
    assert "old" not in text
    for line in (
        "| muc4 | exact F | 50.5 | 2 | cccccccccc | m 1.0 | 2026-01-02 |",
        "| `kg extract` | 3.1, 2.9 |  |",
        "| bare model, the whole process | 3.3 | 0.9 |",
        "| the model | 3.0 | 75 % |",
        "| (nothing left out) | | 50.0 | 80.0 |",
        "| a | | fails: needed by b, c | |",
        "| b | 1 | -1.5 |  |",
    ):
        assert line in text.splitlines(), line
