"""Records that cannot become a graph say which article and record it is, and leave nothing half done."""

from dataclasses import replace
from typing import Any

import pytest

from kg.graph import Build, GraphError, to_quads
from kg.model import (
    Argument,
    Article,
    Attribution,
    Casualty,
    Claim,
    Content,
    Cue,
    Entity,
    Event,
    EventRelation,
    Extraction,
    Relation,
    Source,
)

BUILD = Build("0", "m", "a", "b")
SPAN = (0, 4)
GONE = Argument("them", SPAN, "e9")
ARTICLE = Article(id="wire-7", text="They shot at two men.", sha256="00")
ENTITY = Entity("e1", "Person", "They", mentions=(SPAN,))
EVENT = Event("ev1", "Attack", (5, 9), (0, 21), "verb")
TOLL = Casualty("k1", "killed", (13, 16), (0, 21), "count", "two")
CLAIM = Claim("c1", "Statement", Content("two men", ((13, 20),)), (0, 21), "say")
RELATION = Relation("leads", "e1", "e1", "They", SPAN, (0, 21), "apposition")


def extraction(**changes: Any) -> Extraction:
    """One record of each kind, with changes to the record named."""

    def changed(name: str, record: Any) -> Any:
        return (replace(record, **changes.get(name, {})),)

    return Extraction(
        replace(ARTICLE, **changes.get("article", {})),
        changed("entity", ENTITY),
        changed("event", EVENT),
        changed("toll", TOLL),
        changed("claim", CLAIM),
        changed("relation", RELATION),
    )


def message(records: Extraction) -> str:
    with pytest.raises(GraphError) as caught:
        to_quads(records, BUILD)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_the_records_are_sound_before_anything_is_changed() -> None:
    assert len(to_quads(extraction(), BUILD)) > 40


@pytest.mark.parametrize(
    ("record", "change", "where", "missing"),
    [
        *(
            ("event", {role: (GONE,)}, "event ev1", "entity 'e9'")
            for role in ("agents", "targets", "instruments", "beneficiaries", "places")
        ),
        ("event", {"relations": (EventRelation("partOf", "ev9"),)}, "event ev1", "event 'ev9'"),
        ("event", {"attributed_to": (Attribution("c9"),)}, "event ev1", "claim 'c9'"),
        ("event", {"attributed_to": (Attribution("c1", "e9"),)}, "event ev1", "entity 'e9'"),
        ("toll", {"event": "ev9"}, "casualty k1", "event 'ev9'"),
        ("toll", {"perpetrators": (GONE,)}, "casualty k1", "entity 'e9'"),
        ("toll", {"places": (GONE,)}, "casualty k1", "entity 'e9'"),
        ("toll", {"claim": "c9"}, "casualty k1", "claim 'c9'"),
        ("claim", {"source": Source("They", SPAN, "e9")}, "claim c1", "entity 'e9'"),
        ("claim", {"addressees": ("e9",)}, "claim c1", "entity 'e9'"),
        ("claim", {"accused": ("e9",)}, "claim c1", "entity 'e9'"),
        ("claim", {"asserts": ("k9",)}, "claim c1", "event or casualty 'k9'"),
        ("claim", {"about": ("e9",)}, "claim c1", "event or entity 'e9'"),
        ("claim", {"disputes": ("c9",)}, "claim c1", "claim or event 'c9'"),
        ("claim", {"within": "c9"}, "claim c1", "claim 'c9'"),
        ("relation", {"subject": "e9"}, "relation 1 (leads)", "entity 'e9'"),
        ("relation", {"object": "e9"}, "relation 1 (leads)", "entity 'e9'"),
        ("relation", {"claim": "c9"}, "relation 1 (leads)", "claim 'c9'"),
    ],
)
def test_a_record_that_is_not_there(record: str, change: dict[str, Any], where: str, missing: str) -> None:
    said = message(extraction(**{record: change}))
    assert said.startswith(f"article 'wire-7': {where}: it names the {missing}, which the article does not have")


@pytest.mark.parametrize(
    "day",
    ["2026-02-30", "2026-13-01", "2026-2-1", "20260201", "2026", "", "2026-02-01T00:00", "٢٠٢٦-٠٢-٠١", "0000-01-01"],
)
@pytest.mark.parametrize(
    ("record", "field"),
    [("article", "published"), ("event", "start"), ("event", "end"), ("toll", "period"), ("claim", "date")],
)
def test_a_day_that_is_none(record: str, field: str, day: str) -> None:
    said = message(extraction(**{record: {field: (day, None) if field == "period" else day}}))
    assert "article 'wire-7'" in said
    assert f"{day!r} is not a day of the calendar" in said


@pytest.mark.parametrize(
    ("record", "change", "said"),
    [
        ("entity", {"type": "Robot"}, "entity e1: 'Robot' is not among the types"),
        ("event", {"type": "Person"}, "event ev1: 'Person' is not among the types"),
        ("claim", {"type": "Attack"}, "claim c1: 'Attack' is not among the types"),
        ("event", {"status": "likely"}, "event ev1: 'likely' is no status"),
        ("event", {"agent_confidence": "sure"}, "event ev1: 'sure' is no confidence"),
        ("event", {"start": "2026-01-01", "time_precision": "hour"}, "event ev1: 'hour' is no precision"),
        (
            "event",
            {"relations": (EventRelation("before", "ev1"),)},
            "event ev1: 'before' is no relation between events",
        ),
        ("toll", {"kind": "sad"}, "casualty k1: 'sad' is no casualty"),
        ("toll", {"qualifier": "some"}, "casualty k1: 'some' is no qualifier"),
        ("toll", {"victim_class": "all"}, "casualty k1: 'all' is no victims"),
        ("toll", {"min": -1}, "casualty k1: its number -1 is below zero"),
        ("relation", {"type": "knows"}, "relation 1 (knows): 'knows' is no relation"),
        ("entity", {"lat": 91.0, "lon": 0.0}, "entity e1: its position 91.0, 0.0 is not on the globe"),
        ("entity", {"lat": 0.0, "lon": float("nan")}, "entity e1: its position 0.0, nan is not on the globe"),
        ("entity", {"links": ("not an iri",)}, "entity e1: its link 'not an iri' is not an IRI"),
        ("entity", {"links": ("http://a/\ud800",)}, "entity e1: its link 'http://a/\\ud800' is not an IRI"),
        ("entity", {"mentions": ()}, "entity e1: it has neither a key nor a mention"),
        ("entity", {"mentions": (SPAN, (20, 22))}, "entity e1: its place 20-22 is empty or not in the text"),
        ("event", {"trigger": (9, 5)}, "event ev1: its place 9-5 is empty or not in the text"),
        ("event", {"sentence": (0, 99)}, "event ev1: its place 0-99 is empty or not in the text"),
        ("claim", {"content": Content("x", ())}, "claim c1: it has neither a cue nor a place"),
    ],
)
def test_a_value_that_records_do_not_know(record: str, change: dict[str, Any], said: str) -> None:
    assert message(extraction(**{record: change})).startswith(f"article 'wire-7': {said}")


def test_two_records_of_a_kind_with_one_id() -> None:
    records = replace(extraction(), events=(EVENT, EVENT))
    assert message(records).startswith("article 'wire-7': event ev1: two records have this id")


def test_a_cue_alone_places_a_claim() -> None:
    quads = to_quads(extraction(claim={"content": Content("", ()), "cue": Cue("They", SPAN)}), BUILD)
    claims = {quad.object.value for quad in quads if quad.subject.value.endswith("#claim-0-4")}
    assert "They" in claims
