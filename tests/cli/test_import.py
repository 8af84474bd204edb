"""Tables out and in by the command, on the samples."""

import json

import pytest

from kg.export.tables import TABLES

formats = pytest.mark.parametrize("format_", TABLES)


@formats
@pytest.mark.parametrize("more", [(), ("--all",)], ids=["took place", "all"])
def test_a_table_of_the_samples_comes_back_byte_for_byte(kg, built, tmp_path, format_, more):
    first, second, store = tmp_path / "first", tmp_path / "second", tmp_path / "store"
    assert kg("export", "--format", format_, "--output", first, "--store", built, *more).exit_code == 0
    done = kg("import", first, "--format", format_, "--store", store)
    count = first.read_bytes().count(b"cn_kind" if format_ == "plover-jsonl" else b"article/")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"kg: {store}: {count} imported, 0 unchanged\n"
    assert kg("export", "--format", format_, "--output", second, "--store", store, *more).exit_code == 0
    assert second.read_bytes() == first.read_bytes()
    assert kg("validate", "--store", store).exit_code == 0
    again = kg("import", first, "--format", format_, "--store", store)
    assert again.stderr == f"kg: {store}: 0 imported, {count} unchanged\n"


def test_what_was_imported_is_asked_like_anything_else(kg, tmp_path):
    table, store = tmp_path / "acled.csv", tmp_path / "store"
    table.write_text(
        "event_id_cnty,event_date,event_type,sub_event_type,actor1,source,notes\n"
        'KRD1,2026-03-10,Battles,Armed clash,Halvan Liberation Front,The Desk,"Rebels, it says, fought ""hard""."\n',
        encoding="utf-8",
    )
    assert kg("import", table, "--format", "acled-csv", "--store", store).exit_code == 0
    [row] = json.loads(kg("query", "events", "--store", store, "--format", "json").stdout)
    assert (row["type"], row["agents"], row["quote"]) == (
        "ArmedClash", "Halvan Liberation Front", 'Rebels, it says, fought "hard".',
    )  # fmt: skip
    told = kg("explain", row["eventIri"], "--store", store).stdout
    assert 'Rebels, it says, fought "hard".' in told
    assert "row of acled-csv" in told


def test_what_follows_changes_no_table(kg, article, tmp_path):
    store = tmp_path / "store"
    kg("build", article, "--store", store)
    before = [kg("export", "--format", format_, "--all", "--store", store).stdout for format_ in TABLES]
    assert kg("reason", "--store", store).exit_code == 0
    assert [kg("export", "--format", format_, "--all", "--store", store).stdout for format_ in TABLES] == before


def test_standard_input_is_read(kg, built, tmp_path):
    table = kg("export", "--format", "plover-jsonl", "--store", built).stdout
    done = kg("import", "-", "--format", "plover-jsonl", "--store", tmp_path / "store", "--no-validate", input=table)
    assert done.exit_code == 0
    assert kg("export", "--format", "plover-jsonl", "--store", tmp_path / "store").stdout == table


def test_bad_rows_are_told_and_the_others_kept(kg, tmp_path):
    table, store = tmp_path / "rows.jsonl", tmp_path / "store"
    good = {"id": "1", "event_type": "AID"}
    lines = [json.dumps(good), "{", json.dumps({**good, "id": "2", "event_type": "HUG"})]
    table.write_text("\n".join(lines), encoding="utf-8")
    result = kg("import", table, tmp_path / "none.jsonl", "--format", "plover-jsonl", "--store", store)
    assert result.exit_code == 2
    *problems, summary = result.stderr.splitlines()
    assert problems == [
        f"kg: {table} line 2: is not JSON; mend or remove the row",
        f"kg: {table} line 3: event_type 'HUG' is no code of plover; see ontology/codes/",
        f"kg: {tmp_path / 'none.jsonl'}: there is no such file or folder; mind the spelling and the folder you are in",
    ]
    assert summary == f"kg: {store}: 1 imported, 0 unchanged, 3 problems"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("import", "x.csv"), "Missing option '--format'"),
        (("import", "x.csv", "--format", "turtle"), "'turtle' is not one of"),
        (("export", "--all"), "only tables leave events out"),
    ],
)
def test_bad_usage(kg, told, arguments, words):
    result = kg(*arguments)
    assert result.exit_code == 2
    assert words in told(result)
