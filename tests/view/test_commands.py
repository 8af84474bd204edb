"""``--as-of`` at the commands that answer from a store."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = re.findall(r"^kg .*--as-of .*$", (ROOT / "docs" / "queries.md").read_text(encoding="utf-8"), re.MULTILINE)
COUNT = (
    "SELECT (COUNT(DISTINCT ?toll) AS ?tolls) { GRAPH ?g { ?toll a <https://w3id.org/conflict-news/ontology#Toll> } }"
)
LINE = "kg: 1 article without a date of publication is left out\n"


@pytest.fixture
def kg(folder, monkeypatch):
    """Runs the command on the store."""
    monkeypatch.setenv("KG_STORE", str(folder))
    return lambda *arguments: CliRunner().invoke(app, list(arguments), prog_name="kg")


def files(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "LOG"}


@pytest.mark.parametrize(("day", "tolls"), [("2026-03-09", 0), ("2026-03-10", 1), ("2026-03-11", 2), ("2026-03-12", 3)])
def test_a_query_of_ones_own_counts_what_was_known(kg, day, tolls):
    found = kg("sparql", COUNT, "--format", "json", "--as-of", day)
    assert (json.loads(found.stdout), found.stderr, found.exit_code) == ([{"tolls": tolls}], LINE, 0)


def test_a_saved_query_has_the_tolls_known_then(kg):
    found = kg("query", "tolls", "--as-of", "2026-03-11", "--format", "json")
    rows = [(row["event"], row["kind"], row["min"], row["published"]) for row in json.loads(found.stdout)]
    assert rows == [
        ("attack: KF, Merrin", "killed", 24, "2026-03-10"),
        ("attack: Kestrel Front, Halvan", "killed", 31, "2026-03-11"),
    ]


def test_stats_count_the_articles_of_then(kg):
    found = kg("stats", "--as-of", "2026-03-11", "--format", "json")
    assert json.loads(found.stdout)[0] == {"what": "article", "type": None, "count": 2}


def test_export_writes_the_graphs_of_then(kg):
    found = kg("export", "--as-of", "2026-03-10", "--format", "nquads")
    assert set(re.findall(r"<https://w3id.org/conflict-news/graph/(\w+)> \.$", found.stdout, re.MULTILINE)) == {
        "first", "dataset", "corrections", "identity",
    }  # fmt: skip
    one = kg("export", "--as-of", "2026-03-10", "--article", "third")
    assert (one.exit_code, one.stdout) == (2, "")
    assert re.search(r"as of 2026-03-10 holds no article third; see kg export --help\n\Z", one.stderr)


def test_explain_knows_an_event_from_its_day_on(kg):
    event = "article/second#event-26-32"
    assert kg("explain", event, "--as-of", "2026-03-11").stdout.startswith("Attack: ")
    before = kg("explain", event, "--as-of", "2026-03-10")
    assert (before.exit_code, before.stdout) == (2, "")
    assert "as of 2026-03-10 holds no https://w3id.org/conflict-news/article/second#event-26-32" in before.stderr


@pytest.mark.parametrize("command", [["query", "tolls"], ["sparql", COUNT], ["explain", "x"], ["stats"], ["export"]])
@pytest.mark.parametrize("day", ["2026-02-30", "20260310", "2026-W11-2", "yesterday", "", "2026-03-10T12:00"])
def test_what_is_no_day_is_told_in_one_line(kg, command, day):
    found = kg(*command, "--as-of", day)
    assert (found.exit_code, found.stdout) == (2, "")
    assert found.stderr == (
        f"kg: Invalid value for '--as-of': {day!r} is no day of the calendar; write it like 2026-03-10; "
        f"see kg {command[0]} --help\n"
    )


def test_the_store_is_as_it_was(kg, folder):
    before = files(folder)
    for command in (["query", "tolls"], ["sparql", COUNT], ["stats"], ["export"], ["explain", "article/first"]):
        assert kg(*command, "--as-of", "2026-03-11").exit_code == 0
    assert files(folder) == before


def test_a_quiet_command_says_nothing_of_undated_articles(kg):
    assert kg("--quiet", "stats", "--as-of", "2026-03-11").stderr == ""


def test_the_examples_of_the_page_run_on_the_samples_and_tell_of_ever_more(tmp_path, monkeypatch):
    monkeypatch.setenv("KG_STORE", str(tmp_path / "samples"))
    run = CliRunner()
    assert run.invoke(app, ["build", str(ROOT / "samples")], prog_name="kg").exit_code == 0
    told = []
    for example in EXAMPLES:
        found = run.invoke(app, [*example.split()[1:], "--format", "json"], prog_name="kg")
        assert (found.exit_code, found.stderr) == (0, "")
        told.append(json.loads(found.stdout))
    assert [max(row["published"] for row in rows) for rows in told] == ["2026-03-11", "2026-03-24"]
    early, late = ({(row["kind"], row["min"], row["victims"], row["article"]) for row in rows} for rows in told)
    assert early < late
