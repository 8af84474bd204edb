"""Tables of others as graphs: what each row says, on what it rests, and what becomes of rows that cannot be used."""

import csv
import io
import json

import pytest

from kg.export.tables import TABLES, export_table
from kg.intake import import_tables
from kg.query import run_saved
from kg.reason import validate
from kg.store import open_store
from kg.tables import LAYOUTS

CODES = "https://w3id.org/conflict-news/codes/"
CN = "https://w3id.org/conflict-news/ontology#"
ACLED = {
    "event_id_cnty": "KRD117", "event_date": "10 March 2026", "year": "2026", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Explosions/Remote violence", "sub_event_type": "Grenade",
    "actor1": "HLF: Halvan Liberation Front", "assoc_actor_1": "Youth of Halvan; Sons of Merrin",
    "inter1": "Rebel group",
    "actor2": "Civilians (Kardovia)", "inter2": "Civilians", "interaction": "Rebel group-Civilians",
    "civilian_targeting": "Civilian targeting", "iso": "586", "country": "Kardovia", "admin1": "Halvan",
    "admin2": "Merrin District", "location": "Merrin", "latitude": "33.7215", "longitude": "73.0433",
    "geo_precision": "2", "source": "Northern Desk; Border Wire",
    "notes": 'On 10 March, fighters threw a "grenade",\nthree died.',
    "fatalities": "3",
}  # fmt: skip
UCDP = {
    "id": "412", "year": "2026", "type_of_violence": "1", "side_a": "Government of Kardovia", "side_b": "HLF",
    "source_office": "Northern Desk", "source_date": "2026-03-12", "source_headline": "Army raids camp",
    "where_prec": "4",
    "source_original": "army spokesman", "where_coordinates": "Halvan province", "adm_1": "Halvan province",
    "latitude": "33.5", "longitude": "73.25", "country": "Kardovia", "date_prec": "2",
    "date_start": "2026-03-10 00:00:00.000", "date_end": "2026-03-12 00:00:00.000", "deaths_a": "2", "deaths_b": "7",
    "deaths_civilians": "0", "deaths_unknown": "1", "best": "10", "high": "12", "low": "9",
}  # fmt: skip
NGEC = {
    "id": "n1", "event_type": "ASSAULT", "event_mode": [], "event_text": "Troops shelled Merrin.",
    "headline": "Shelling",
    "pub_date": "2026-03-17", "publisher": "wire", "date_resolved": "2026-03-17",
    "date_raw": "<No date detected--using publication date>", "contexts": ["military"],
    "attributes": {
        "ACTOR": [{"text": "Troops", "country": "PAK", "code_1": "MIL", "qa_score": 0.3}], "RECIP": [],
        "LOC": [{"text": "Merrin"}], "DATE": [],
    },
    "event_geolocation": {"reason": "overlap", "geo": {
        "resolved_placename": "Merrin", "lat": 33.7, "lon": 73, "admin1_name": "Halvan", "country_code3": "PAK",
    }},
}  # fmt: skip


def table(format_, *rows):
    if format_ == "plover-jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(dict.fromkeys(column for row in rows for column in row)), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def taken(store, format_, data, **more):
    return import_tables(["-"], format_, store, stdin=io.BytesIO(data), **more)


def written(store, format_):
    out = io.BytesIO()
    export_table(store.quads(), format_, out)
    return out.getvalue().decode()


@pytest.fixture
def empty():
    with open_store("memory:") as store:
        yield store


def one(store):
    [row] = run_saved(store, "event_table").records()
    return row


ROWS = {"acled-csv": ACLED, "ucdp-csv": UCDP, "plover-jsonl": NGEC}


@pytest.mark.parametrize("format_", TABLES)
def test_a_row_conforms_and_the_same_row_again_changes_nothing(empty, format_):
    data = table(format_, ROWS[format_])
    first = taken(empty, format_, data)
    assert (first.imported, first.unchanged, first.problems) == (1, 0, ())
    assert validate(empty.quads()) == ()
    before = set(empty.quads())
    again = taken(empty, format_, data)
    assert (again.imported, again.unchanged, set(empty.quads())) == (0, 1, before)


def test_a_row_of_acled(empty):
    taken(empty, "acled-csv", table("acled-csv", ACLED))
    row = one(empty)
    assert {name: row[name] for name in ("id", "kind", "status", "start", "end", "timePrecision", "inOwnVoice")} == {
        "id": "KRD117", "kind": "Bombing", "status": "occurred", "start": "2026-03-10", "end": "2026-03-10",
        "timePrecision": "day", "inOwnVoice": True,
    }  # fmt: skip
    assert row["agents"] == "HLF: Halvan Liberation Front | Sons of Merrin | Youth of Halvan"
    assert (row["agentTypes"], row["targets"]) == ("ArmedGroup | Entity", "Civilians (Kardovia)")
    assert (row["places"], row["within"]) == ("Merrin", "Halvan | Kardovia | Merrin District")
    assert (row["positions"], row["killedMin"], row["killedMax"]) == ("POINT(73.0433 33.7215)", 3, 3)
    assert (row["publisher"], row["quote"]) == (ACLED["source"], ACLED["notes"])


def test_codes_that_a_table_gave_are_kept_and_not_made_anew(empty):
    taken(empty, "acled-csv", table("acled-csv", ACLED))
    found = empty.query(f"SELECT ?c {{ GRAPH ?g {{ ?e <{CN}status> ?s ; <http://purl.org/dc/terms/type> ?c }} }}")
    assert sorted(row[0].value.removeprefix(CODES) for row in found.rows) == [
        "acled#Grenade", "acled-geo#precision-2", "acled-targeting#CivilianTargeting",
    ]  # fmt: skip
    [back] = csv.DictReader(io.StringIO(written(empty, "acled-csv"), newline=""))
    kept = {column: cell for column, cell in back.items() if cell and not column.startswith("cn_")}
    assert kept == {**ACLED, "event_date": "2026-03-10"}


def test_a_row_of_ucdp(empty):
    taken(empty, "ucdp-csv", table("ucdp-csv", UCDP))
    row = one(empty)
    assert (row["kind"], row["start"], row["end"]) == ("ArmedClash", "2026-03-10", "2026-03-12")
    assert (row["agents"], row["targets"], row["quote"]) == ("Government of Kardovia", "HLF", "Army raids camp")
    assert (row["inOwnVoice"], row["attributedTo"]) == (False, "army spokesman")
    tolls = run_saved(empty, "casualties").records()
    assert [(t["victims"], t["min"], t["max"], t["victimClass"], t["perpetrators"]) for t in tolls] == [
        ("best", 9, 12, "unknown", None),
        ("deaths_a", 2, 2, "combatant", "HLF"),
        ("deaths_b", 7, 7, "combatant", "Government of Kardovia"),
        ("deaths_civilians", 0, 0, "civilian", None),
        ("deaths_unknown", 1, 1, "unknown", None),
    ]
    [back] = csv.DictReader(io.StringIO(written(empty, "ucdp-csv"), newline=""))
    assert {c: back[c] for c in UCDP if not c.startswith("date_")} == {
        c: UCDP[c] for c in UCDP if not c.startswith("date_")
    }
    assert (back["date_start"], back["date_end"], back["date_prec"]) == ("2026-03-10", "2026-03-12", "2")
    [other] = csv.DictReader(io.StringIO(written(empty, "acled-csv"), newline=""))
    assert (other["event_type"], other["sub_event_type"], other["fatalities"]) == ("Battles", "Armed clash", "10")


def test_an_object_of_ngec(empty):
    taken(empty, "plover-jsonl", table("plover-jsonl", NGEC))
    row = one(empty)
    assert (row["kind"], row["start"], row["agents"], row["agentTypes"]) == ("Attack", None, "Troops", "MilitaryForce")
    assert (row["within"], row["positions"], row["published"]) == ("Halvan | PAK", "POINT(73 33.7)", "2026-03-17")
    dated = {**NGEC, "date_raw": "on Monday", "event_type": "protest", "event_mode": ["Riot"]}
    taken(empty, "plover-jsonl", table("plover-jsonl", dated))
    row = one(empty)  # in place of the one before, for it has the same id
    assert (row["kind"], row["start"], row["timePrecision"]) == ("Riot", "2026-03-17", "day")


def test_a_row_without_words_rests_on_its_code(empty):
    taken(empty, "acled-csv", table("acled-csv", {**ACLED, "notes": ""}))
    assert one(empty)["quote"] == "Grenade"
    [back] = csv.DictReader(io.StringIO(written(empty, "acled-csv"), newline=""))
    assert back["notes"] == ""


BAD = [
    ("acled-csv", {"event_id_cnty": ""}, "has no event_id_cnty; give each row an id of its own"),
    ("acled-csv", {"event_date": "2026-02-03 to 2026-03-01"}, "event_date '2026-02-03 to 2026-03-01' is no day"),
    ("acled-csv", {"event_date": "2026-02-30"}, "event_date '2026-02-30' is no day; write it as YYYY-MM-DD"),
    ("acled-csv", {"fatalities": "many"}, "fatalities 'many' is no count; write a whole number or leave it empty"),
    ("acled-csv", {"latitude": "91"}, "latitude '91' is not on the globe; write degrees up to 90 or leave it empty"),
    ("acled-csv", {"sub_event_type": "Attack"}, "'Attack' is no sub-event type of 'Explosions/Remote violence'; mend"),
    ("acled-csv", {"event_type": "Battle"}, "event_type 'Battle' is no code of acled; see ontology/codes/"),
    ("acled-csv", {"time_precision": "4"}, "time_precision '4' is not known; take one of 1, 2, 3, or leave it empty"),
    ("acled-csv", {"event_date": "2026-03-101"}, "event_date '2026-03-101' is no day; write it as YYYY-MM-DD"),
    ("acled-csv", {"event_date": "2026-03-10 10:00 to 11:00"}, "event_date '2026-03-10 10:00 to 11:00' is no day"),
    ("acled-csv", {"longitude": ""}, "latitude stands without longitude; write both or leave both empty"),
    ("acled-csv", {"latitude": "1_0"}, "latitude '1_0' is not on the globe; write degrees up to 90 or leave it empty"),
    ("acled-csv", {"latitude": "nan"}, "latitude 'nan' is not on the globe; write degrees up to 90 or leave it empty"),
    ("acled-csv", {"latitude": "-3.3e+1", "longitude": ".5"}, None),
    ("ucdp-csv", {"date_prec": "9"}, "date_prec '9' is not known; take one of 1, 2, 3, 4, 5, or leave it empty"),
    ("ucdp-csv", {"latitude": ""}, "longitude stands without latitude; write both or leave both empty"),
    ("plover-jsonl", {"cn_time_precision": "hour"}, "cn_time_precision 'hour' is not known; take one of day, week,"),
    ("plover-jsonl", {"event_geolocation": {"geo": {"lat": 0}}}, "lat stands without lon; write both or leave both"),
    ("plover-jsonl", {"id": None}, "has no id; give each row an id of its own"),
    ("plover-jsonl", {"publisher": [], "pub_date": {}}, None),
    ("acled-csv", {"event_type": "", "sub_event_type": "Other"}, "Other means no kind of event that we know; leave"),
    ("acled-csv", {"cn_kind": "Party"}, "cn_kind 'Party' is not known; take one of Attack, ArmedClash"),
    ("ucdp-csv", {"low": "13"}, "its toll: best from minimum: The best number"),
    ("ucdp-csv", {"date_end": "2026-03-01"}, "its interval: order: An interval does not end before it begins"),
    ("ucdp-csv", {"type_of_violence": "4"}, "type_of_violence '4' is no code of ucdp; see ontology/codes/"),
    ("plover-jsonl", {"event_type": "REQUEST"}, "REQUEST means no kind of event that we know"),
    ("plover-jsonl", {"event_mode": ["dance"]}, "event_mode 'ASSAULT dance' is no code of plover"),
    ("plover-jsonl", {"attributes": []}, None),
    ("plover-jsonl", {"attributes": [1]}, "attributes is no object; mend it or leave it out"),
    ("plover-jsonl", {"attributes": {"ACTOR": ["x"]}}, "ACTOR is no list of objects; mend it or leave it out"),
]  # fmt: skip


@pytest.mark.parametrize(("format_", "change", "said"), BAD, ids=lambda one: str(one)[:40])
def test_a_bad_row_costs_itself_and_one_line(empty, format_, change, said):
    good, id_ = ROWS[format_], LAYOUTS[format_].needed[0]
    report = taken(empty, format_, table(format_, {**good, **{id_: "bad"}, **change}, good))
    assert report.imported == (1 if said else 2)
    lines = [str(problem) for problem in report.problems]
    assert len(lines) == (1 if said else 0)
    first = 1 if format_ == "plover-jsonl" else 2
    assert all(line.startswith(f"standard input line {first}: {said}") for line in lines), lines
    assert all("\n" not in line for line in lines)


@pytest.mark.parametrize(
    ("format_", "data", "said"),
    [
        ("acled-csv", b"", "standard input: has no column event_id_cnty, event_date, event_type in its first line"),
        ("acled-csv", table("ucdp-csv", UCDP), "standard input: has no column event_id_cnty, event_date, event_type"),
        ("acled-csv", table("acled-csv", ACLED).splitlines(True)[0], "standard input: holds no rows; name a table"),
        ("acled-csv", table("acled-csv", ACLED, ACLED), "standard input line 4: has the id 'KRD117' of standard"),
        ("acled-csv", table("acled-csv", ACLED) + b"x,y\r\n", "standard input line 4: has 2 cells, the first line has"),
        ("acled-csv", table("acled-csv", ACLED).replace(b"KRD117", b"\xff"), "standard input line 2: is not in UTF-8"),
        ("acled-csv", b"\xff" + table("acled-csv", ACLED), "standard input line 1: is not in UTF-8; save the table"),
        ("plover-jsonl", b"{not json}\n", "standard input line 1: is not JSON; mend or remove the row"),
        ("plover-jsonl", b"[1]\n", "standard input line 1: is no object; mend or remove the row"),
        ("plover-jsonl", b'{"id": 1}\n', "standard input line 1: has no field event_type; mend or remove the row"),
    ],
)  # fmt: skip
def test_a_bad_file_is_told_in_one_line(empty, format_, data, said):
    [problem] = taken(empty, format_, data).problems
    assert str(problem).startswith(said)


def test_files_with_semicolons_and_a_mark_of_byte_order_are_read(empty):
    columns = ("event_id_cnty", "event_date", "event_type")
    data = "\ufeff" + ";".join(columns) + "\nK1;2026-03-01;Riots\n"
    assert taken(empty, "acled-csv", data.encode()).problems == ()
    assert one(empty)["kind"] == "Riot"


def test_ids_are_put_in_order_by_the_numbers_in_them(empty):
    ids = ["a10", "a9", "1²", "a09", "٣", "9" * 5000, "a" + "1" * 5000]
    assert taken(empty, "ucdp-csv", table("ucdp-csv", *({**UCDP, "id": id_} for id_ in ids))).problems == ()
    back = [row["id"] for row in csv.DictReader(io.StringIO(written(empty, "ucdp-csv"), newline=""))]
    assert back == ["1²", "9" * 5000, "a09", "a9", "a10", "a" + "1" * 5000, "٣"]


@pytest.mark.parametrize("format_", TABLES)
def test_a_byte_that_is_no_utf8_costs_its_own_row(empty, format_):
    id_ = LAYOUTS[format_].needed[0]
    data = table(format_, *({**ROWS[format_], id_: name} for name in ("first", "second", "third")))
    report = taken(empty, format_, data.replace(b"second", b"\xe9"))
    line = str(data[: data.index(b"second")].count(b"\n") + 1)
    assert [str(one) for one in report.problems] == [
        f"standard input line {line}: is not in UTF-8; save the table in UTF-8"
    ]
    assert {row["id"] for row in run_saved(empty, "event_table").records()} == {"first", "third"}


def test_two_columns_of_one_name_are_told(empty):
    data = b"event_id_cnty,event_date,event_type,event_date\nK1,2026-03-01,Riots,2026-04-01\n"
    report = taken(empty, "acled-csv", data)
    assert [str(one) for one in report.problems] == [
        "standard input: has several columns event_date; keep one of each name"
    ]
    assert report.imported == 0


@pytest.mark.parametrize(
    "written_",
    ["2026-03-10", "10 March 2026", "2026-03-10T09:30:00.000Z", "10/03/2026 09:30", "2026-03-10 09:30+02:00"],
)
def test_a_time_of_day_is_passed_over(empty, written_):
    assert taken(empty, "acled-csv", table("acled-csv", {**ACLED, "event_date": written_})).problems == ()
    assert one(empty)["start"] == "2026-03-10"


def test_a_number_0_is_an_id_and_a_position(empty):
    geo = {"resolved_placename": "Merrin", "lat": 0, "lon": 0}
    row = {**NGEC, "id": 0, "dead": 0, "event_geolocation": {"geo": geo}}
    assert taken(empty, "plover-jsonl", table("plover-jsonl", row)).problems == ()
    found = one(empty)
    assert (found["id"], found["positions"], found["killedMax"]) == ("0", "POINT(0 0)", 0)


WORDS = {"acled-csv": "notes", "ucdp-csv": "source_headline", "plover-jsonl": "event_text"}


@pytest.mark.parametrize("format_", TABLES)
def test_words_of_blanks_only_are_none(empty, format_):
    row = {**ROWS[format_], WORDS[format_]: " \n\t"}
    assert taken(empty, format_, table(format_, row)).problems == ()
    assert one(empty)["quote"] in ("Grenade", "1", "ASSAULT")
    assert validate(empty.quads()) == ()
