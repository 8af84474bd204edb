"""The order of stages is a decision: this list changes only with it."""

from dataclasses import fields

from kg.extract.catalogue import STAGES
from kg.extract.reading import Reading


def test_order_of_stages() -> None:
    assert [stage.name for stage in STAGES] == [
        "sentences", "quotes", "times", "names", "nominals", "speech", "attribution", "entities", "speakers", "events",
        "suspicion", "perpetrators", "tolls", "dates", "telling", "merging", "scenes", "toll merging",
        "responses", "linking", "relations",
    ]  # fmt: skip


def test_each_stage_finds_what_it_requires() -> None:
    known = {field.name for field in fields(Reading)}
    there: set[str] = set()
    for stage in STAGES:
        assert set(stage.requires) <= there, stage.name
        assert set(stage.yields) <= known, stage.name
        there |= set(stage.yields)
