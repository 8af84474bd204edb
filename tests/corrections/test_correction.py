"""What a correction is, and what is none; into the graph of corrections and into lines, and back."""

import json
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corrections import (
    Correction,
    CorrectionError,
    corrections,
    in_order,
    make_correction,
    read_lines,
    to_quads,
    write_lines,
)
from kg.graph import CORRECTIONS_GRAPH
from kg.model import Problem
from kg.reason import validate
from kg.store import open_store

BASE = "https://w3id.org/conflict-news/"
EVENTS = [f"article/a#event-{n}-{n + 5}" for n in range(4)]
ENTITIES = ["article/a#entity-1-5", "entity/City/geonames/7", "entity/Country/KD", "identity/person/lena-orvall"]
TIMES = st.datetimes(min_value=datetime(2, 1, 1)).map(lambda time: f"{time.isoformat()}+02:00")
WORDS = st.text(min_size=1).filter(lambda text: text.split())


def made(kind="reject", things=("article/a#event-1-5",), why="misread", by="Ana", at="2026-03-12T10:00:00Z", **more):
    return make_correction(kind, things, why=why, by=by, at=at, **more)


@st.composite
def some(draw):
    """Any correction."""
    kind = draw(st.sampled_from(["merge", "split", "retype", "relink", "reject"]))
    more = {}
    if kind in ("merge", "split"):
        of = draw(st.sampled_from([EVENTS, ENTITIES]))
        things = draw(st.lists(st.sampled_from(of), min_size=2, max_size=4, unique=True))
    elif kind == "retype":
        things, more["target"] = draw(st.sampled_from([(EVENTS[:1], "Ambush"), (ENTITIES[1:2], "Region")]))
    elif kind == "relink":
        things = [draw(st.sampled_from(ENTITIES))]
        more["target"] = draw(st.sampled_from([None, "https://www.wikidata.org/wiki/Q5", "http://geonames.org/9"]))
    else:
        things = [draw(st.sampled_from(["article/a#toll-1-2", "article/a#claim-1-2", "article/a#relation-1-2-2"]))]
    if things[0].startswith("entity/") and kind not in ("merge", "split"):
        more["article"] = draw(st.sampled_from([None, "a", "article/b"]))
    return made(kind, things, draw(WORDS), draw(WORDS), draw(TIMES), **more)


def test_a_correction_says_everything_in_one_form():
    told = made(
        "relink",
        [f" <{BASE}entity/City/geonames/7> "],
        why="  two\n words ",
        at="2026-03-12T12:00:00.500+02:00",
        target="http://geonames.org/9/selm.html",
        article="graph/a",
    )
    assert told == Correction(
        "relink",
        (f"{BASE}entity/City/geonames/7",),
        "https://sws.geonames.org/9/",
        f"{BASE}article/a",
        "Ana",
        "2026-03-12T10:00:00.5Z",
        "two words",
    )
    assert told.iri == f"{BASE}correction/16278a38ed7258eb"


@pytest.mark.parametrize(
    ("kind", "things", "kept"),
    [
        ("merge", ("article/b#event-1-5", "article/a#event-1-5"), ("article/a#event-1-5", "article/b#event-1-5")),
        ("split", ("article/b#event-1-5", "article/a#event-1-5"), ("article/a#event-1-5", "article/b#event-1-5")),
        ("split", [EVENTS[2], EVENTS[3], EVENTS[1]], (EVENTS[2], EVENTS[1], EVENTS[3])),
        (
            "merge",
            ("incident/a-b-event-1-5-2", "article/c#event-1-5"),
            ("article/a-b#event-1-5-2", "article/c#event-1-5"),
        ),
        ("merge", ("identity/person/x", "entity/Person/x"), ("entity/Person/x", "identity/person/x")),
        ("reject", ("article/a#event-1-5",), ("article/a#event-1-5",)),
    ],
)
def test_things_are_stored_by_iris_that_last_and_in_an_order_that_means_something(kind, things, kept):
    assert made(kind, things).things == tuple(BASE + one for one in kept)


def test_a_thing_of_one_article_is_limited_to_it_anyway():
    assert made(article="a") == made()


@pytest.mark.parametrize(
    ("kind", "more", "words"),
    [
        ("mend", {}, "there is no correction 'mend'; take merge, split, retype, relink, reject"),
        ("reject", {"why": " \n"}, "the reason is empty; say it in a few words"),
        ("reject", {"by": ""}, "who corrects is empty"),
        (
            "reject",
            {"at": "2026-03-12T10:00:00"},
            "'2026-03-12T10:00:00' is no time with a zone in ISO 8601; write it like",
        ),
        ("reject", {"at": "yesterday"}, "'yesterday' is no time"),
        ("reject", {"at": "0001-01-01T00:00:00+05:00"}, "is no time"),
        (
            "reject",
            {"things": ("article/a",)},
            "'article/a' is no event, entity, toll, claim, relation, incident or identity; take an IRI",
        ),
        ("reject", {"things": ("http://example.org/x y",)}, "'http://example.org/x y' is no event"),
        ("reject", {"things": ()}, "a reject is of one thing, not of 0"),
        ("reject", {"things": EVENTS}, "a reject is of one thing, not of 4"),
        (
            "reject",
            {"things": ("identity/person/x",)},
            "identity/person/x is an identity, which follows from what articles say",
        ),
        ("reject", {"target": "Ambush"}, "a reject leads to nothing; leave the target 'Ambush' out"),
        ("reject", {"article": "b"}, "article/a#event-1-5 is not of article/b; leave the article out"),
        ("merge", {"things": EVENTS[:1] * 2}, "a merge is of two different things"),
        (
            "merge",
            {"things": (EVENTS[0], ENTITIES[0])},
            "article/a#event-0-5 (event) and article/a#entity-1-5 (entity) cannot be one",
        ),
        (
            "split",
            {"things": ("article/a#toll-1-2", "article/a#toll-3-4")},
            "are never one and need no split; give two events",
        ),
        ("merge", {"things": EVENTS[:2], "article": "a"}, "a merge of article/a#event-0-5 holds across articles"),
        ("retype", {"target": "Raid"}, "'Raid' is no type of event; take Attack, ArmedClash"),
        ("retype", {"target": None}, "None is no type of event"),
        ("retype", {"target": "Person"}, "'Person' is no type of event"),
        ("retype", {"things": ENTITIES[:1], "target": "Ambush"}, "'Ambush' is no type of entity; take Person"),
        (
            "retype",
            {"things": ("article/a#claim-1-2",), "target": "Denial"},
            "of the kind claim; only events and entities have types",
        ),
        (
            "relink",
            {"target": "https://www.wikidata.org/wiki/Q5"},
            "of the kind event; only entities and identities have links",
        ),
        (
            "relink",
            {"things": ENTITIES[:1], "target": "https://example.org/5"},
            "'https://example.org/5' is nothing to link",
        ),
        ("relink", {"things": ENTITIES[:1], "target": "article/a#entity-7-9"}, "take kg correct merge to make two one"),
        (
            "relink",
            {"things": ENTITIES[3:], "target": "entity/Person/x"},
            "'entity/Person/x' is nothing to link identity/person/lena-orvall to",
        ),
        (
            "relink",
            {"things": ENTITIES[3:], "target": None, "article": "a"},
            "holds across articles; leave the article out",
        ),
        ("relink", {"things": ENTITIES[1:2], "target": ENTITIES[1]}, "would be linked to itself"),
    ],
)
def test_what_could_never_hold_is_refused_in_one_line(kind, more, words):
    with pytest.raises(CorrectionError) as error:
        made(kind, **more)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_corrections_are_ordered_by_their_times_and_not_by_how_these_are_written():
    late, early = made(at="2026-03-12T10:00:00.5Z"), made(at="2026-03-12T11:00:00+01:00")
    assert in_order([late, early, late]) == (early, late)
    assert made().at == "2026-03-12T10:00:00Z"


@settings(deadline=None)  # the first one loads much
@given(st.lists(some(), max_size=5))
def test_corrections_come_back_from_their_graph(given_):
    with open_store("memory:") as store:
        store.add(to_quads(given_))
        assert corrections(store) == in_order(given_)
        assert set(store.graphs()) <= {CORRECTIONS_GRAPH}
        assert not given_ or validate(store.quads()) == ()


@settings(deadline=None)  # the first one loads much
@given(st.lists(some(), max_size=5))
def test_corrections_come_back_from_lines_whose_order_is_fixed(given_):
    written = write_lines(given_)
    assert tuple(read_lines(written.encode(), "file")) == in_order(given_)
    assert write_lines(reversed(given_)) == written


def test_a_line_shows_all_that_a_correction_says():
    assert write_lines([made("retype", target="Ambush", why="an ambush — “so”")]) == (
        '{"kind": "retype", "things": ["https://w3id.org/conflict-news/article/a#event-1-5"], "target": "Ambush", '
        '"article": null, "by": "Ana", "at": "2026-03-12T10:00:00Z", "why": "an ambush — “so”"}\n'
    )


GOOD = json.loads(write_lines([made("relink", ENTITIES[:1])]))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"kind": "\xff"}', "is not UTF-8"),
        (b"[]", "is no JSON object"),
        ({**GOOD, "color": 1}, "has the unknown field 'color'"),
        ({key: value for key, value in GOOD.items() if key != "why"}, "lacks the field 'why'"),
        ({key: value for key, value in GOOD.items() if key != "target"}, "lacks the field 'target'"),
        ({**GOOD, "things": "article/a#event-1-5"}, "things is no list of IRIs"),
        ({**GOOD, "things": [5]}, "things is no list of IRIs"),
        ({**GOOD, "by": None}, "by is no text"),
        ({**GOOD, "at": 5}, "at is no text"),
        ({**GOOD, "why": " "}, "the reason is empty"),
        ({**GOOD, "kind": "mend"}, "there is no correction 'mend'"),
    ],
)
def test_a_bad_line_costs_no_other(line, words):
    bad = line if isinstance(line, bytes) else json.dumps(line).encode()
    data = b"\xef\xbb\xbf" + json.dumps(GOOD).encode() + b"\r\n\n" + bad + b"\n" + json.dumps(GOOD).encode()
    first, problem, last = read_lines(data, "file.jsonl")
    assert first == last == made("relink", ENTITIES[:1])
    assert isinstance(problem, Problem)
    assert str(problem).startswith("file.jsonl line 3: ")
    assert words in problem.what
    assert problem.hint == "mend or remove the line"


def test_a_correction_that_was_changed_in_the_graph_is_told():
    with open_store("memory:") as store:
        store.add(to_quads([made()]))
        said = "GRAPH ?g { ?s ?p 'misread' }"
        store.update(f"DELETE {{ {said} }} INSERT {{ {said.replace('misread', 'read')} }} WHERE {{ {said} }}")
        with pytest.raises(CorrectionError, match="says something else than when it was made"):
            corrections(store)
        store.update("DELETE WHERE { GRAPH ?g { ?s ?p 'read' } }")
        with pytest.raises(CorrectionError, match="in the graph of corrections: the reason is empty"):
            corrections(store)
