"""Our scorer of re3d, on records written by hand: what is found, what is not, and what is not asked."""

import tomllib
from pathlib import Path

import pytest

from kg.evaluate import re3d
from kg.model.values import ENTITY_TYPES, EVENT_TYPES, RELATION_TYPES

TEXT = "Ilka Maren of the Ruvanian army leads the guard, which fought rebels in Merrin on Tuesday."


def span(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def gold(*entities, relations=()):
    return {
        "id": "a",
        "entities": [{"type": kind, "text": words, "span": span(words)} for kind, words in entities],
        "relations": [{"type": kind, "source": one, "target": other} for kind, one, other in relations],
    }


def record(*entities, relations=(), events=()):
    """Entities are known by their words; an event is its type, agents, targets and places."""
    roles = ("agents", "targets", "places")
    return {
        "article": {"id": "a"},
        "entities": [{"id": words, "type": kind, "mentions": [span(words)]} for kind, words in entities],
        "relations": [{"type": kind, "subject": one, "object": other} for kind, one, other in relations],
        "events": [
            {"type": kind, **{role: [{"entity": e} for e in of] for role, of in zip(roles, given, strict=True)}}
            for kind, *given in events
        ],
    }


def rates(p, r, f):
    return {"p": p, "r": r, "f": f}


def test_spans_that_overlap_under_a_type_that_answers():
    wanted = gold(
        ("Person", "Ilka Maren"),
        ("Organisation", "Ruvanian army"),
        ("Location", "Merrin"),
        ("Temporal", "Tuesday"),
    )
    got = record(
        ("Person", "Maren"), ("Person", "rebels"), ("MilitaryForce", "the Ruvanian army"), ("Person", "Merrin")
    )
    found = re3d.score([wanted], [got])
    assert found["entities"] == rates(50.0, 66.7, 57.1)
    assert found["by_type"]["Person"] == rates(33.3, 100.0, 50.0)
    assert found["by_type"]["Organisation"] == rates(100.0, 100.0, 100.0)
    assert found["by_type"]["Location"] == rates(0.0, 0.0, 0.0)
    assert "Temporal" not in found["by_type"]


def test_relations_by_their_ends_and_by_their_type():
    people = (
        ("Person", "Ilka Maren"),
        ("Organisation", "the guard"),
        ("Organisation", "rebels"),
        ("Location", "Merrin"),
    )
    wanted = gold(
        *people,
        relations=[
            ("InChargeOf", "Ilka Maren", "the guard"),
            ("FightingAgainst", "the guard", "rebels"),
            ("CoLocated", "rebels", "Merrin"),
            ("IsSynonymOf", "the guard", "the guard"),
        ],
    )
    ours = (("Person", "Ilka Maren"), ("SecurityForce", "guard"), ("ArmedGroup", "rebels"), ("City", "Merrin"))
    got = record(
        *ours,
        relations=[("memberOf", "Ilka Maren", "guard")],
        events=[("ArmedClash", ["rebels"], ["guard"], ["Merrin"])],
    )
    found = re3d.score([wanted], [got])
    assert found["endpoints"] == rates(75.0, 100.0, 85.7)
    assert found["relations"] == rates(50.0, 66.7, 57.1)
    by_type = {name: (n["gold"], n["found"]) for name, n in found["relations_by_type"].items() if n["gold"]}
    assert by_type == {"InChargeOf": (1, 0), "FightingAgainst": (1, 1), "CoLocated": (1, 1)}
    assert found["relations_of_ours"] == {"memberOf": 1}


def test_an_article_without_records_is_all_missed():
    found = re3d.score([gold(("Person", "Ilka Maren"))], [])
    assert found["entities"] == rates(0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("section", "known"),
    [("entities", ENTITY_TYPES), ("relations", RELATION_TYPES), ("events", EVENT_TYPES), ("places", {"*"})],
)
def test_the_table_names_types_that_there_are(section, known):
    table = tomllib.loads(Path(re3d.__file__).with_name("re3d.toml").read_text(encoding="utf-8"))
    assert table[section]
    assert {ours for listed in table[section].values() for ours in listed} <= set(known)
