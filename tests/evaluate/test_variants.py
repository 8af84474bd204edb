"""One part of extraction left out: what changes, what cannot be left out, and that all is as before afterwards."""

import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from kg.annotate import annotate
from kg.evaluate import EvaluationError, variants, without
from kg.evaluate import variants as listed
from kg.evaluate.variants import Variant
from kg.extract import extract
from kg.extract.catalogue import STAGES
from kg.model import Article

TEXT = """Gunmen killed two traders in Merrin on Tuesday. Ilka Maren said that the army had shelled the town.

The army denied it. It did not shell anything, it said."""
FEATURES = tomllib.loads((Path(import_module("kg.evaluate").__file__).with_name("features.toml")).read_text("utf-8"))


@pytest.fixture(scope="module")
def parsed():
    return next(annotate([Article("a", TEXT, "0" * 64, published="2026-03-12")]))


def test_stages_then_features():
    assert [variant.name for variant in listed()] == [*(stage.name for stage in STAGES), *FEATURES]


def test_who_needs_a_stage_is_who_finds_nobody_else_to_give_it():
    needed = {variant.name: variant.needed_by for variant in variants()}
    assert needed["sentences"] == ("quotes", "speech", "attribution", "entities")
    assert needed["tolls"] == ("telling",)
    assert needed["relations"] == ()
    assert Variant("dates", "stage") in variants()


@pytest.mark.parametrize("name", FEATURES)
def test_a_feature_is_off_and_on_again(name):
    where, _, function = FEATURES[name]["function"].partition(":")
    module = import_module(where)
    before = getattr(module, function)
    assert callable(before)
    with without(name):
        assert getattr(module, function)(None, None) == FEATURES[name].get("answer")
    assert getattr(module, function) is before


def test_a_feature_is_on_again_where_extraction_fails():
    before = import_module("kg.extract.events").refine
    with pytest.raises(ZeroDivisionError), without("events: kinds by participants"):
        raise ZeroDivisionError
    assert import_module("kg.extract.events").refine is before


def test_a_stage_left_out_adds_nothing(parsed):
    assert extract(*parsed).events[0].start == "2026-03-10"
    with without("dates") as undated:
        assert {event.start for event in undated(*parsed).events} == {None}
    with without("tolls") as uncounted:
        assert uncounted(*parsed).casualties == ()
    with without("speech") as unsaid:
        assert len(unsaid(*parsed).claims) < len(extract(*parsed).claims)


def test_a_feature_left_out_adds_nothing(parsed):
    assert any(claim.disputes for claim in extract(*parsed).claims)
    with without("linking: what a denial disputes") as undisputed:
        assert not any(claim.disputes for claim in undisputed(*parsed).claims)


def test_no_such_part():
    with pytest.raises(EvaluationError, match="no stage or feature 'date'; there are sentences, "), without("date"):
        pass
