"""Corrections by the command: what it says and does, and that they survive rebuilds."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "corrections.md"
OPERATION = "article/e10bdce23bbf0ca5"
OTHER = "article/f95d9d79ba30a443"
SIGNED = ("--why", "read again", "--by", "Ana", "--at")
UNHCR = "entity/Organization/actor/unhcr"
FIVE = (
    ("merge", f"{OPERATION}#event-106-112", f"{OTHER}#event-91-99", *SIGNED, "2026-03-20T10:00:00Z"),
    ("split", f"{OPERATION}#event-106-112", f"{OPERATION}#event-921-927", *SIGNED, "2026-03-20T10:01:00Z"),
    ("retype", f"{OPERATION}#event-798-804", "AirStrike", *SIGNED, "2026-03-20T10:02:00Z"),
    ("relink", UNHCR, "https://www.wikidata.org/wiki/Q132551", *SIGNED, "2026-03-20T10:03:00Z"),
    ("reject", f"{OPERATION}#claim-565-569", *SIGNED, "2026-03-20T10:04:00Z"),
)


@pytest.fixture
def store(built, tmp_path):
    """A store of the samples to be corrected."""
    return shutil.copytree(built, tmp_path / "store")


def rows(kg, store, query):
    return json.loads(kg("query", query, "--store", store, "--format", "json").stdout)


def exported(kg, store):
    """All that a store holds; corrections last, so that two stores can be told apart by either."""
    return kg("export", "--format", "nquads", "--store", store).stdout


def test_each_correction_is_told_and_listed(kg, store):
    for number, arguments in enumerate(FIVE):
        result = kg("correct", *arguments, "--store", store)
        assert (result.exit_code, result.stdout) == (0, "")
        assert re.fullmatch(rf"kg: {store}: correction/[0-9a-f]{{16}} \({arguments[0]}\) is kept\n", result.stderr), (
            number
        )
    again = kg("correct", *FIVE[2], "--store", store)
    assert re.fullmatch(rf"kg: {store}: correction/[0-9a-f]{{16}} \(retype\) was there already\n", again.stderr)
    listed = json.loads(kg("correct", "list", "--store", store, "--format", "json").stdout)
    assert all(re.search("/correction/[0-9a-f]{16}$", row.pop("correctionIri")) for row in listed)
    assert listed == [
        {
            "kind": kind, "things": things, "target": target, "article": None, "by": "Ana",
            "at": f"2026-03-20T10:0{minute}:00Z", "why": "read again", "stands": "in force",
        }
        for minute, (kind, things, target) in enumerate(
            (
                ("merge", f"{OPERATION}#event-106-112 | {OTHER}#event-91-99", None),
                ("split", f"{OPERATION}#event-106-112 | {OPERATION}#event-921-927", None),
                ("retype", f"{OPERATION}#event-798-804", "AirStrike"),
                ("relink", UNHCR, "http://www.wikidata.org/entity/Q132551"),
                ("reject", f"{OPERATION}#claim-565-569", None),
            )
        )
    ]  # fmt: skip
    assert kg("validate", "--store", store).exit_code == 0


def test_what_is_asked_has_the_corrections_and_undo_takes_them_back(kg, store):
    before = exported(kg, store)
    for arguments in FIVE:
        kg("correct", *arguments, "--store", store)
    types = {row["eventIri"].rpartition("/")[2]: row["type"] for row in rows(kg, store, "events")}
    assert types["e10bdce23bbf0ca5#event-798-804"] == "AirStrike"
    links = {row["entityIri"].partition("/conflict-news/")[2]: row["links"] for row in rows(kg, store, "entities")}
    assert links[UNHCR] == "http://www.wikidata.org/entity/Q132551"
    assert f"{OPERATION}#claim-565-569" not in {
        row["claimIri"].partition("/conflict-news/")[2] for row in rows(kg, store, "claims")
    }
    listed = json.loads(kg("correct", "list", "--store", store, "--format", "json").stdout)
    for row in (listed[2], listed[0], listed[4], listed[3], listed[1]):
        iri = row["correctionIri"]
        result = kg("correct", "undo", iri, "--store", store)
        assert result.stderr == f"kg: {store}: {iri.partition('/conflict-news/')[2]} ({row['kind']}) is undone\n"
    assert exported(kg, store) == before


def test_a_rebuild_with_corrections_first_or_afterwards_gives_the_same_bytes(kg, built, store, tmp_path):
    for arguments in FIVE:
        assert kg("correct", *arguments, "--store", store).exit_code == 0
    lines, fresh, later = tmp_path / "corrections.jsonl", tmp_path / "fresh", tmp_path / "later"
    assert kg("correct", "export", lines, "--store", store).exit_code == 0
    assert kg("correct", "export", "--store", store).stdout.encode() == lines.read_bytes()

    first = kg("correct", "import", lines, "--store", fresh)
    assert first.exit_code == 0
    assert first.stderr.count(": waiting for ") == 5
    assert first.stderr.splitlines()[-1] == f"kg: {fresh}: 5 corrections imported, 0 unchanged"
    assert kg("build", ROOT / "samples", "--store", fresh).exit_code == 0
    assert exported(kg, fresh) == exported(kg, store)

    shutil.copytree(built, later)
    afterwards = kg("correct", "import", lines, "--store", later)
    assert afterwards.stderr == f"kg: {later}: 5 corrections imported, 0 unchanged\n"
    assert exported(kg, later) == exported(kg, store)

    again = kg("correct", "import", lines, "--store", later)
    assert again.stderr == f"kg: {later}: 0 corrections imported, 5 unchanged\n"
    unchanged = kg("build", ROOT / "samples", "--store", fresh)
    assert unchanged.stderr == f"kg: {fresh}: 0 built, 7 unchanged\n"
    kg("retract", "e10bdce23bbf0ca5", "--store", fresh)
    one = next((ROOT / "samples").glob("3-*"))
    assert kg("build", one, "--store", fresh).exit_code == 0
    assert exported(kg, fresh) == exported(kg, store)


def test_rows_of_tables_are_corrected_too(kg, tmp_path):
    table, store = tmp_path / "acled.csv", tmp_path / "store"
    table.write_text(
        "event_id_cnty,event_date,event_type,sub_event_type,actor1,source,notes\n"
        "KRD1,2026-03-10,Battles,Armed clash,Halvan Liberation Front,The Desk,Rebels fought hard.\n",
        encoding="utf-8",
    )
    lines = ("import", table, "--format", "acled-csv", "--store", store)
    kg(*lines)
    [row] = rows(kg, store, "events")
    assert row["type"] == "ArmedClash"
    assert kg("correct", "retype", row["eventIri"], "Ambush", "--why", "so", "--store", store).exit_code == 0
    assert kg(*lines).stderr == f"kg: {store}: 0 imported, 1 unchanged\n"
    [row] = rows(kg, store, "events")
    assert row["type"] == "Ambush"


def test_a_thing_that_may_come_is_waited_for(kg, store):
    result = kg("correct", "reject", "article/other#event-1-5", *SIGNED, "2026-03-20T10:00:00Z", "--store", store)
    assert result.exit_code == 0
    assert [re.sub("[0-9a-f]{16}", "HASH", line) for line in result.stderr.splitlines()] == [
        "kg: correction/HASH (reject): waiting for article/other#event-1-5",
        f"kg: {store}: correction/HASH (reject) is kept",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("reject", f"{OPERATION}#event-106-112"), "Missing option '--why'"),
        (("reject", f"{OPERATION}#event-106-112", "--why", " "), "the reason is empty; say it in a few words"),
        (
            ("reject", "Merrin", "--why", "x"),
            "'Merrin' is no event, entity, toll, claim, relation, incident or identity",
        ),
        (("retype", f"{OPERATION}#event-106-112", "Raid", "--why", "x"), "'Raid' is no type of event; take Attack"),
        (
            ("retype", f"{OPERATION}#event-106-112", "Siege", "--why", "x", "--at", "now"),
            "'now' is no time with a zone",
        ),
        (("relink", UNHCR, "UNHCR", "--why", "x"), "'UNHCR' is nothing to link"),
        (("merge", UNHCR, UNHCR, "--why", "x"), "a merge is of two different things"),
        (("split", UNHCR, f"{OPERATION}#event-106-112", "--why", "x"), "are never one and need no split"),
        (("undo", "feed"), "holds no correction 'feed'; kg correct list shows all of them"),
        (("mend",), "No such command 'mend'"),
    ],
)
def test_bad_input_is_told_in_one_line_and_changes_nothing(kg, told, store, arguments, words):
    before = exported(kg, store)
    result = kg("correct", *arguments, "--store", store) if len(arguments) > 1 else kg("correct", *arguments)
    assert result.exit_code == 2
    assert words in told(result)
    assert exported(kg, store) == before


def test_a_correction_that_breaks_a_shape_is_refused(kg, told, store):
    merrin = f"{OPERATION}#entity-850-856"
    result = kg("correct", "retype", merrin, "Weapon", "--why", "x", "--store", store)
    assert result.exit_code == 2
    assert "is refused: it breaks the shape place: class" in told(result)


def test_no_store_is_made_by_a_slip_of_its_name(kg, told, tmp_path):
    missing = tmp_path / "none"
    for arguments in (FIVE[0], FIVE[1], FIVE[2], ("undo", "1f"), ("list",), ("export",)):
        result = kg("correct", *arguments, "--store", missing)
        assert result.exit_code == 2
        assert "none" in told(result)
    assert not missing.exists()


def test_bad_lines_are_told_and_the_others_imported(kg, store, tmp_path):
    good = {
        "kind": "reject",
        "things": [f"{OPERATION}#event-106-112"],
        "by": "Bo",
        "at": "2026-03-20T10:00Z",
        "why": "x",
    }
    lines = tmp_path / "lines.jsonl"
    lines.write_text("\n".join([json.dumps({**good, "why": ""}), "{", json.dumps(good)]), encoding="utf-8")
    result = kg("correct", "import", lines, "--store", store)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        f"kg: {lines} line 1: the reason is empty; say it in a few words; mend or remove the line",
        f"kg: {lines} line 2: is not JSON; mend or remove the line",
        f"kg: {store}: 1 corrections imported, 0 unchanged, 2 problems",
    ]
    from_input = kg("correct", "import", "-", "--store", store, input=json.dumps(good))
    assert from_input.stderr == f"kg: {store}: 0 corrections imported, 1 unchanged\n"
    absent = kg("correct", "import", tmp_path / "absent.jsonl", "--store", store)
    assert (absent.exit_code, absent.stderr.count("\n")) == (2, 1)
    assert "absent.jsonl: No such file" in absent.stderr


def test_who_corrects_is_asked_of_the_environment_and_of_git(kg, store, monkeypatch, tmp_path):
    monkeypatch.setenv("KG_USER", "Bea")
    kg("correct", "reject", f"{OPERATION}#event-106-112", "--why", "x", "--store", store)
    monkeypatch.delenv("KG_USER")
    (tmp_path / "git").write_text("[user]\n\tname = Cem\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "git"))
    monkeypatch.chdir(tmp_path)
    kg("correct", "reject", f"{OPERATION}#event-377-383", "--why", "x", "--store", store)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("LOGNAME", "dora")
    kg("correct", "reject", f"{OPERATION}#event-441-447", "--why", "x", "--store", store)
    listed = json.loads(kg("correct", "list", "--store", store, "--format", "json").stdout)
    assert [row["by"] for row in listed] == ["Bea", "Cem", "dora"]


def test_the_commands_of_the_page_run_as_they_stand(kg, store, monkeypatch, tmp_path):
    monkeypatch.setenv("KG_STORE", str(store))
    monkeypatch.chdir(tmp_path)
    commands = re.findall(r"^\$ kg (.*)$", PAGE.read_text(encoding="utf-8").replace(" \\\n", " "), re.MULTILINE)
    assert len(commands) >= 6
    for command in commands:
        result = kg(*shlex.split(command))
        assert result.exit_code == 0, (command, result.output)
