"""Events as rows: what each column holds, and that what nobody tells stays empty."""

import csv
import io
import json
import random
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.export.errors import ExportError
from kg.export.tables import TABLES, export_table
from kg.graph import gazetteer_quads, make_build, to_quads
from kg.model import (
    Argument,
    Article,
    Attribution,
    Casualty,
    Claim,
    Content,
    Entity,
    Event,
    Extraction,
    KnownPlace,
    Relation,
    Source,
)
from kg.tables import LAYOUTS

HERE = Path(__file__).parent
MINI = list(parse((HERE.parent / "query" / "mini.trig").read_bytes(), format=RdfFormat.TRIG))
TEXT = "Rebels, police, crowd, Tesk, market, Halvan, Kardovia, army, Merrin: 0123456789 hit."
SENTENCE = (0, len(TEXT))


def written(quads, format_, **more):
    out = io.BytesIO()
    export_table(quads, format_, out, **more)
    return out.getvalue()


def rows(quads, format_, **more):
    text = written(quads, format_, **more).decode()
    if format_ == "plover-jsonl":
        return [json.loads(line) for line in text.splitlines()]
    return list(csv.DictReader(io.StringIO(text, newline="")))


def at(word):
    return TEXT.index(word), TEXT.index(word) + len(word)


def who(type_, word, **more):
    return Entity(word, type_, word, mentions=(at(word),), **more)


REBELS, POLICE, ARMY = who("ArmedGroup", "Rebels"), who("SecurityForce", "police"), who("MilitaryForce", "army")
CROWD, TESK, MARKET = who("PopulationGroup", "crowd"), who("City", "Tesk"), who("Facility", "market", named=False)
HALVAN, MERRIN, KARDOVIA = who("Region", "Halvan"), who("City", "Merrin"), who("Country", "Kardovia")


def event(type_, agents=(), targets=(), places=(), **more):
    def arguments(some):
        return tuple(Argument(one.name, one.mentions[0], one.id) for one in some)

    return Event("ev", type_, at("hit"), SENTENCE, "made", agents=arguments(agents), targets=arguments(targets),
                 places=arguments(places), **more)  # fmt: skip


def toll(number, victim_class="unknown", *, perpetrators=(), kind="killed", **more):
    given = {"min": number, "max": number, "best": number, "qualifier": "exact"} | more
    place = at(TEXT[number % 10 + 69])
    doers = tuple(Argument(one.name, one.mentions[0], one.id) for one in perpetrators)
    return Casualty(f"k{number}", kind, place, SENTENCE, "made", str(number), "ev", victim_class=victim_class,
                    perpetrators=doers, **given)  # fmt: skip


def graph(happening, tolls=(), claims=(), relations=()):
    entities = (REBELS, POLICE, CROWD, TESK, MARKET, HALVAN, KARDOVIA, ARMY, MERRIN)
    held = tuple(Relation("locatedIn", a.id, b.id, "in", at(a.name), SENTENCE, "made") for a, b in relations)
    article = Article("wire-1", TEXT, sha256(TEXT.encode()).hexdigest(), publisher="The Post")
    return to_quads(Extraction(article, entities, (happening,), tuple(tolls), tuple(claims), held), make_build("none"))


def row(format_, happening, *more):
    [found] = rows(graph(happening, *more), format_, everything=True)
    return found


@pytest.mark.parametrize("format_", TABLES)
def test_the_table_of_two_small_articles_is_exactly_this(format_):
    assert written(MINI, format_) == (HERE / "expected" / f"mini.{format_}").read_bytes()


@pytest.mark.parametrize("format_", TABLES)
def test_the_same_graph_gives_the_same_bytes(format_):
    shuffled = random.Random(7).sample(MINI, len(MINI))  # noqa: S311  any order will do
    assert written(shuffled, format_, everything=True) == written(MINI, format_, everything=True)


@pytest.mark.parametrize("format_", TABLES)
def test_a_graph_without_events_is_a_table_without_rows(format_):
    assert rows([], format_) == []
    columns = LAYOUTS[format_].columns
    assert written([], format_).decode() == ("" if format_ == "plover-jsonl" else ",".join(columns) + "\r\n")


def test_a_table_that_is_not_known():
    with pytest.raises(ExportError, match="there is no table 'gdelt'; take acled-csv, ucdp-csv, plover-jsonl"):
        written(MINI, "gdelt")


@pytest.mark.parametrize("status", ["planned", "attempted", "failed", "threatened", "hypothetical", "denied"])
def test_what_is_not_told_to_have_taken_place_is_a_row_only_where_all_is_asked_for(status):
    quads = graph(event("Bombing", status=status))
    assert rows(quads, "acled-csv") == []
    [found] = rows(quads, "acled-csv", everything=True)
    assert (found["cn_status"], found["event_type"]) == (status, "Explosions/Remote violence")


def test_kinds_that_a_table_has_no_code_for_are_rows_only_where_all_is_asked_for():
    quads = graph(event("Negotiation"))
    assert [len(rows(quads, format_)) for format_ in TABLES] == [0, 0, 1]
    [found] = rows(quads, "acled-csv", everything=True)
    assert (found["disorder_type"], found["event_type"], found["sub_event_type"]) == ("", "", "")


def test_of_what_nobody_tells_nothing_is_written():
    found = row("acled-csv", event("Attack"))
    assert {column for column, cell in found.items() if cell} == {
        "event_id_cnty", "source", "notes", "cn_kind", "cn_status", "cn_confidence",
    }  # fmt: skip
    found = row("ucdp-csv", event("Attack"))
    assert {column for column, cell in found.items() if cell} == {
        "id", "source_article", "source_office", "cn_kind", "cn_status", "cn_confidence", "cn_quote",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "victims", "type_", "sub_type"),
    [
        ("SuicideBombing", "unknown", "Explosions/Remote violence", "Suicide bomb"),
        ("Killing", "civilian", "Violence against civilians", "Attack"),
        ("Killing", "unknown", "", ""),
        ("Killing", "mixed", "", ""),
        ("Shelling", "civilian", "Explosions/Remote violence", "Shelling/artillery/missile attack"),
        ("Protest", "civilian", "Protests", ""),
    ],
)
def test_violence_against_civilians_is_one_whose_tolls_count_civilians(kind, victims, type_, sub_type):
    found = row("acled-csv", event(kind, [REBELS], [CROWD]), [toll(3, victims)])
    assert (found["event_type"], found["sub_event_type"]) == (type_, sub_type)
    targeted = victims == "civilian" and kind != "Protest"
    assert found["civilian_targeting"] == ("Civilian targeting" if targeted else "")
    assert found["inter2"] == ("Civilians" if targeted else "")


def test_kinds_of_actor_only_where_the_class_tells_them():
    found = row("acled-csv", event("ArmedClash", [ARMY, POLICE], [REBELS]))
    assert [found[c] for c in ("actor1", "assoc_actor_1", "inter1")] == ["police", "army", "State forces"]
    assert [found[c] for c in ("actor2", "assoc_actor_2", "inter2", "interaction")] == ["Rebels", "", "", ""]
    found = row("acled-csv", event("Protest", [CROWD]))
    assert [found[c] for c in ("actor1", "inter1", "interaction")] == ["crowd", "Protesters", "Protesters only"]


def test_places_that_are_hit_are_no_actors_and_the_two_who_clash_are_two_sides():
    assert row("acled-csv", event("Attack", [REBELS], [MARKET]))["actor2"] == ""
    found = row("acled-csv", event("ArmedClash", [REBELS, ARMY]))
    assert (found["actor1"], found["actor2"], found["inter2"]) == ("Rebels", "army", "State forces")


@pytest.mark.parametrize(
    ("agents", "targets", "victims", "violence"),
    [
        ([ARMY], [REBELS], "combatant", "1"),
        ([REBELS], [POLICE], "unknown", "1"),
        ([ARMY], [POLICE], "unknown", "1"),
        ([REBELS], [REBELS], "unknown", "2"),
        ([REBELS], [CROWD], "civilian", "3"),
        ([ARMY], [], "civilian", "3"),
        ([REBELS], [CROWD], "unknown", ""),
        ([], [REBELS], "combatant", ""),
    ],
)
def test_the_type_of_violence_follows_from_the_sides(agents, targets, victims, violence):
    found = row("ucdp-csv", event("Attack", agents, targets), [toll(3, victims)])
    assert found["type_of_violence"] == violence


@pytest.mark.parametrize(
    ("start", "end", "told", "acled", "ucdp"),
    [
        ("2026-03-01", "2026-03-01", "day", ("2026-03-01", "2026", "1"), "1"),
        ("2026-03-02", "2026-03-08", "week", ("2026-03-02", "2026", "2"), "3"),
        ("2026-03-01", "2026-03-04", "range", ("2026-03-01", "2026", "2"), "2"),
        ("2026-03-01", "2026-03-31", "month", ("2026-03-01", "2026", "3"), "4"),
        ("2026-01-01", "2026-12-31", "year", ("", "2026", ""), "5"),
        ("2025-01-01", "2026-12-31", "range", ("", "", ""), ""),
        ("2026-03-01", None, "day", ("2026-03-01", "2026", "1"), "1"),
        (None, "2026-03-01", "unknown", ("2026-03-01", "2026", ""), ""),
        (None, None, "unknown", ("", "", ""), ""),
    ],
)
def test_dates_are_as_exact_as_they_are_told(start, end, told, acled, ucdp):
    happening = event("Bombing", start=start, end=end, time_precision=told)
    found = row("acled-csv", happening)
    assert (found["event_date"], found["year"], found["time_precision"]) == acled
    found = row("ucdp-csv", happening)
    assert (found["date_start"], found["date_end"], found["date_prec"]) == (start or "", end or "", ucdp)


def test_where_is_the_settlement_with_all_that_the_graph_has_it_lie_in():
    happening = event("Bombing", places=[HALVAN, TESK, MARKET])
    found = row("acled-csv", happening, (), (), [(TESK, HALVAN), (HALVAN, KARDOVIA)])
    assert [found[c] for c in ("location", "admin1", "admin2", "country", "iso", "geo_precision")] == [
        "Tesk", "Halvan", "", "Kardovia", "", "1",
    ]  # fmt: skip
    found = row("acled-csv", happening)
    assert [found[c] for c in ("location", "admin1", "country")] == ["Tesk", "", ""]


def test_where_a_place_lies_is_told_by_the_gazetteer_too():
    known = replace(TESK, key="geonames/1")
    kardovia = KnownPlace("country/KV", "Country", "Kardovia", "country", 3, "KV")
    halvan = KnownPlace("geonames/2", "Region", "Halvan", "firstLevelDivision", 2, "KV")
    selm = KnownPlace("geonames/4", "Region", "Selm District", "secondLevelDivision", 4, "KV")
    other = KnownPlace("geonames/5", "City", "Ordun", "settlement", 5, "KV", within=(kardovia,))
    place = KnownPlace("geonames/1", "City", "Old Tesk", "settlement", 1, "KV", 40.0, 10.0, (selm, halvan, kardovia))
    article = Article("wire-3", TEXT, sha256(TEXT.encode()).hexdigest())
    told = Extraction(article, (known,), (event("Bombing", places=[known]),))
    quads = list(to_quads(told, make_build("none")))
    [before] = rows(quads, "acled-csv")
    [found] = rows([*quads, *gazetteer_quads(place), *gazetteer_quads(other)], "acled-csv")
    columns = ("location", "admin1", "admin2", "country", "latitude")
    assert [before[c] for c in columns] == ["Tesk", "", "", "", ""]
    assert [found[c] for c in columns] == ["Tesk", "Halvan", "Selm District", "Kardovia", ""]
    [found] = rows([*quads, *gazetteer_quads(place)], "ucdp-csv")
    assert [found[c] for c in ("where_coordinates", "adm_1", "adm_2", "country")] == [
        "Tesk", "Halvan", "Selm District", "Kardovia",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "acled", "ucdp"),
    [
        ("exact", "1", "1"), ("near", "2", "2"), ("district", "2", "3"), ("province", "3", "4"), ("country", "3", "6"),
        ("unknown", "1", "1"),
    ],
)  # fmt: skip
def test_places_are_as_exact_as_they_are_told(told, acled, ucdp):
    happening = event("Bombing", places=[TESK], place_precision=told)
    assert row("acled-csv", happening)["geo_precision"] == acled
    assert row("ucdp-csv", happening)["where_prec"] == ucdp


def test_of_several_places_none_has_a_position_and_a_country_alone_is_no_location():
    quads = graph(event("Bombing", places=[TESK, MERRIN, KARDOVIA]))
    [found] = rows(quads, "ucdp-csv")
    columns = ("where_coordinates", "country", "where_prec", "geom_wkt")
    assert [found[c] for c in columns] == ["Tesk; Merrin", "Kardovia", "1", ""]
    [found] = rows(graph(event("Bombing", places=[KARDOVIA])), "ucdp-csv")
    assert [found[c] for c in ("where_coordinates", "country", "where_prec")] == ["", "Kardovia", "6"]


@pytest.mark.parametrize(
    ("key", "name", "country", "iso"),
    [("geonames/1167528", "Quetta", "Pakistan", "586"), ("capital/AF", "Kabul", "Afghanistan", "4")],
)
def test_the_country_of_a_place_that_a_table_knows(key, name, country, iso):
    known = replace(TESK, name=name, key=key)
    quads = graph(event("Bombing"))
    article = Article("wire-2", TEXT, "0" * 64)
    quads = to_quads(Extraction(article, (known,), (event("Bombing", places=[known]),)), make_build("none"))
    [found] = rows(quads, "acled-csv")
    assert (found["location"], found["country"], found["iso"]) == (name, country, iso)


def test_who_tells_it_stands_beside_it():
    def said(id_, type_, word, *source, **links):
        return Claim(id_, type_, Content(word, (at(word),)), SENTENCE, "made", *source, **links)

    named = said("c1", "Statement", "hit", Source("The Ministry; a general", at("army")))
    unnamed = said("c2", "Statement", "Tesk")
    denied = said("c3", "Denial", "police", Source("Rebels", at("Rebels"), "Rebels"), disputes=("ev",))
    happening = event("Bombing", attributed_to=(Attribution("c1"), Attribution("c2")))
    found = row("ucdp-csv", happening, [toll(5)], [named, unnamed, denied])
    assert found["cn_attributed_to"] == "(unnamed); The Ministry; a general"
    assert found["source_original"] == "The Ministry; a general"
    assert (found["cn_denied_by"], found["cn_deaths_attributed_to"]) == ("Rebels", "")
    happening = event("Bombing", attributed_to=(Attribution("c1"),))
    assert row("acled-csv", happening, (), [replace(named, about=("ev",))])["cn_attributed_to"] == "(nobody)"


def test_words_that_name_no_number_are_none():
    vague = toll(4, min=24, max=99, best=24, qualifier="dozens")
    found = row("ucdp-csv", event("Bombing"), [vague])
    assert (found["best"], found["low"], found["high"]) == ("", "24", "99")
