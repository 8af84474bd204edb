"""Scores are kept with what they were measured by, and shown beside the new ones."""

import json
import subprocess

import pytest

from kg.evaluate import EvaluationError, Result, commit, compared, keep, kept
from kg.evaluate import provenance as place_of_commit

RESULT = Result(
    "case2021", "dev", 4, {"set": "case2021", "all": {"events": 1}, "share": "2/9"}, "abc", "m 1.0", "2026-01-02"
)


def test_what_is_kept_is_read_again(tmp_path):
    path = keep(RESULT, tmp_path / "new")
    assert path.name == "case2021.json"
    assert kept(tmp_path / "new", "case2021") == RESULT
    assert kept(tmp_path / "new", "case2021", "train") is None
    assert kept(tmp_path / "new", "muc4") is None


def test_a_kept_file_that_holds_something_else(tmp_path):
    (tmp_path / "muc4.json").write_text("[1]")
    with pytest.raises(EvaluationError, match="not a kept score"):
        kept(tmp_path, "muc4")


def test_differences():
    table = compared(
        {"f": 51.5, "n": 3, "all": {"hit": "5/9", "text": "x"}}, {"f": 52.0, "n": 3, "all": {"hit": "3/9"}}
    )
    assert table.columns == ("measure", "now", "kept", "change")
    assert table.rows == (
        ("f", 51.5, 52.0, "-0.5"),
        ("n", 3, 3, "+0"),
        ("all.hit", "5/9", "3/9", "+2"),
        ("all.text", "x", None, None),
    )


def test_the_command_shows_them(kg, benchmarks, tmp_path):
    keep(RESULT, tmp_path / "kept")
    result = kg("evaluate", "case2021", "--data", benchmarks, "--results", tmp_path / "kept", "--format", "json")
    rows = {row["measure"]: row for row in json.loads(result.stdout)}
    assert rows["share"] == {"measure": "share", "now": "4/9", "kept": "2/9", "change": "+2"}
    assert rows["gold"] == {"measure": "gold", "now": 4, "kept": None, "change": None}
    assert "kept: abc of 2026-01-02, with m 1.0" in result.stderr


def test_the_command_keeps_them(kg, benchmarks, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.evaluate.commit", lambda: "f" * 40)
    options = ("--data", benchmarks, "--results", tmp_path / "kept")
    result = kg("evaluate", "case2021", "--keep", *options)
    assert result.exit_code == 0, result.stderr
    found = kept(tmp_path / "kept", "case2021")
    assert (found.commit, found.articles, found.score["share"]) == ("f" * 40, 4, "4/9")
    assert found.model.startswith("en_core_web_")
    assert len(found.date) == 10
    again = kg("evaluate", "case2021", *options, "--format", "json")
    assert {row["change"] for row in json.loads(again.stdout)} == {"+0", None}


def test_without_a_set_all_that_was_kept_is_shown(kg, tmp_path):
    keep(Result("polnear", "dev", 2, {"attribution": {"f": 61.5}}, "c" * 40, "m 1.0", "2026-01-02"), tmp_path)
    rows = json.loads(kg("evaluate", "--results", tmp_path, "--format", "json").stdout)
    [row] = [row for row in rows if row["kept"] is not None]
    assert row == {
        "set": "polnear", "measure": "attribution F", "kept": 61.5, "articles": 2, "commit": "c" * 10,
        "model": "m 1.0", "date": "2026-01-02",
    }  # fmt: skip


@pytest.fixture
def checkout(tmp_path):
    """A repository with one commit of ``kg/rule.py``."""
    root = tmp_path / "checkout"
    (root / "kg").mkdir(parents=True)
    (root / "kg" / "rule.py").write_text("1\n")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(root)]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Begin"]):
        subprocess.run([*git, *command], check=True)
    return root


def test_the_commit_of_a_clean_checkout(checkout):
    (checkout / "benchmarks").mkdir()
    (checkout / "benchmarks" / "new.json").write_text("{}")  # what was kept just now spoils nothing
    head = subprocess.run(["git", "-C", checkout, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    assert commit(checkout) == head.stdout.strip()


@pytest.mark.parametrize("name", ["rule.py", "other.py"])
def test_code_that_was_never_committed_keeps_no_score(checkout, name):
    (checkout / "kg" / name).write_text("2\n")
    with pytest.raises(EvaluationError, match=f"kg/{name} differ"):
        commit(checkout)


def test_a_program_without_a_checkout_keeps_no_score(tmp_path, monkeypatch):
    monkeypatch.setattr(place_of_commit, "checkout", lambda: None)
    for root in (None, tmp_path):
        with pytest.raises(EvaluationError, match="runs from no checkout"):
            commit(root)
