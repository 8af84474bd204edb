import json
import runpy
from pathlib import Path
from typing import Any

import orjson
import pytest

from kg.export import records_json
from kg.model import Article, Entity, Extraction

EVERY_FIELD = Path(__file__).parents[1] / "graph" / "cases" / "every-field" / "records.py"

SPAN = [1, 2]
ARGUMENT = {"entity": "e1", "text": "x", "span": SPAN}
EXAMPLE = {
    "article": {"id": "a", "title": "x", "published": "d", "publisher": "x", "url": "u", "language": "en", "text": "x",
                "sha256": "h"},
    "entities": [{"id": "e1", "type": "x", "name": "x", "aliases": ["x"], "links": ["x"], "mentions": [SPAN],
                  "lat": 1.5, "lon": 1.5}],
    "events": [{"id": "ev1", "type": "x", "name": "x", "status": "x", "trigger": SPAN, "mentions": [SPAN],
                "agents": [ARGUMENT], "targets": [ARGUMENT], "instruments": [ARGUMENT], "beneficiaries": [ARGUMENT],
                "places": [ARGUMENT], "start": "d", "end": "d", "time_precision": "day", "time_span": SPAN,
                "attributed_to": [{"claim": "c1", "entity": "e1"}], "agent_confidence": "x",
                "relations": [{"type": "x", "event": "ev1"}]}],
    "casualties": [{"id": "k1", "event": "ev1", "kind": "x", "min": 1, "max": 1, "best": 1, "qualifier": "x",
                    "count_text": "x", "victims": "x", "victim_class": "x", "perpetrators": [ARGUMENT],
                    "period": ["d", "d"], "places": [ARGUMENT], "claim": "c1", "span": SPAN}],
    "claims": [{"id": "c1", "type": "x", "source": ARGUMENT, "cue": {"text": "x", "span": SPAN},
                "content": {"text": "x", "spans": [SPAN]}, "quoted": True, "date": "d", "addressees": ["e1"],
                "accused": ["e1"], "asserts": ["ev1"], "about": ["ev1"], "disputes": ["c1"], "within": "c1"}],
    "relations": [{"type": "x", "subject": "e1", "object": "e1", "text": "x", "span": SPAN, "claim": "c1"}],
}  # fmt: skip
"""The public record format, every field filled."""
NULL = type(None)


def shapes(value: Any, path: str = "") -> set[tuple[str, type]]:
    """Every path in a record with the types found there."""
    found = {(path, type(value))}
    if isinstance(value, dict):
        return found.union(*(shapes(inner, f"{path}.{name}") for name, inner in value.items()))
    if isinstance(value, list):
        return found.union(*(shapes(inner, f"{path}[]") for inner in value))
    return found


@pytest.fixture(scope="module")
def printed() -> dict[str, Any]:
    return records_json(runpy.run_path(str(EVERY_FIELD))["extraction"])


def test_all_fields_of_the_format_are_there_with_their_types(printed: dict[str, Any]) -> None:
    assert shapes(EXAMPLE) - shapes(printed) == set()


def test_every_record_has_all_the_fields_of_its_kind(printed: dict[str, Any]) -> None:
    for kind, (example,) in ((kind, records) for kind, records in EXAMPLE.items() if isinstance(records, list)):
        assert printed[kind]
        for record in printed[kind]:
            assert example.keys() <= record.keys()


def test_what_is_missing_is_null_and_nothing_has_another_type(printed: dict[str, Any]) -> None:
    allowed = dict.fromkeys(path for path, _ in shapes(EXAMPLE))
    expected = shapes(EXAMPLE)
    others = {(path, kind) for path, kind in shapes(printed) if path in allowed and (path, kind) not in expected}
    assert {kind for _, kind in others} == {NULL}


def test_where_it_was_read_from_is_left_out_and_what_found_it_is_kept(printed: dict[str, Any]) -> None:
    assert "origin" not in printed["article"]
    assert printed["events"][0]["rule"] == "verb trigger"
    assert printed["events"][0]["sentence"] == [0, 105]
    assert printed["entities"][0]["key"] == "actor/kestrel-front"
    assert printed["entities"][5]["named"] is False


def test_spans_cut_the_words_out_of_the_text(printed: dict[str, Any]) -> None:
    text = printed["article"]["text"]
    start, end = printed["claims"][0]["cue"]["span"]
    assert text[start:end] == printed["claims"][0]["cue"]["text"] == "told"


def test_it_is_json_whatever_the_text_holds() -> None:
    text = "\x00 \ud83d\ude00 \ud800 😀 é"
    records = records_json(Extraction(Article("a", text, "00"), (Entity("e1", "Person", text),)))
    back = json.loads(orjson.dumps(records))
    assert back == records
    assert len(back["article"]["text"]) == len(text)
    assert back["entities"][0]["name"] == "\x00 \ufffd\ufffd \ufffd 😀 é"
