"""The weights of evidence, what they say in words, and how they are fitted."""

from __future__ import annotations

import sys
import tomllib
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from kg.identity.evidence import Evidence, are_parts, weights

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))

train_incidents = import_module("train_incidents")


def cases(path):
    """The cases of a table, by feature."""
    table = tomllib.loads((ROOT / path).read_text(encoding="utf-8"))
    return {feature: set(some) for feature, some in table.items() if isinstance(some, dict)}


@pytest.mark.parametrize("other", ["kg/identity/words.toml", "benchmarks/incidents/priors.toml"])
def test_each_case_has_words_and_a_weight_set_by_hand(other):
    assert cases(other) == cases("kg/identity/weights.toml")


def test_what_weights_are_kept_are_there():
    kept = tomllib.loads(train_incidents.PRIORS.read_text(encoding="utf-8"))["kept"]
    assert {f"{feature}.{case}" for feature, some in weights().items() for case in some} >= set(kept)


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (Evidence("place", "town", 1.7, ("Merrin",)), "place +1.7: both in Merrin"),
        (Evidence("place", "near", 1.5, ("Merrin", "Selm", 2.4)), "place +1.5: Merrin and Selm are 2 km apart"),
        (Evidence("words", "two", 1.5, (frozenset({"truck", "market"}),)), "words +1.5: both say market, truck"),
        (Evidence("toll", "close", -1.0, ("7", "8", "killed")), "toll -1.0: 7 and 8 killed"),
    ],
)  # fmt: skip
def test_evidence_in_words(evidence, words):
    assert str(evidence) == words


def test_events_that_cannot_be_one_are_no_parts_of_one():
    assert not are_parts(())
    assert are_parts([Evidence("type", "same", 1.9, ("Attack",))])
    assert not are_parts(
        [Evidence("type", "same", 1.9, ("Attack",)), Evidence("toll", "far", -2.0, ("1", "9", "killed"))]
    )


def test_what_is_always_right_gains_weight_and_what_never_is_loses_it():
    of = train_incidents.Prior(
        (("place", "town"), ("toll", "far")), np.array([0.0, 0.0, 0.0]), np.array([1.0, 1.0, 1e-3])
    )
    pairs = [
        train_incidents.Example(frozenset({(*case,)}), case == ("place", "town"), f"story{number}")
        for number in range(20)
        for case in of.cases
    ]
    rows, right = train_incidents.matrix(pairs, of), np.array([float(pair.right) for pair in pairs])
    town, far, _ = train_incidents.fit(rows, right, of)
    assert town > 1
    assert far < -1
    assert ((train_incidents.cross_validated(rows, right, pairs, of) > 0) == (right > 0)).all()


def test_what_is_kept_stays():
    of = train_incidents.Prior((("place", "town"),), np.array([3.0, 0.0]), np.array([1e4, 1e-3]))
    pairs = [train_incidents.Example(frozenset({("place", "town")}), right=False, story="one")] * 50
    weight, _ = train_incidents.fit(train_incidents.matrix(pairs, of), np.zeros(50), of)
    assert weight == pytest.approx(3.0, abs=0.02)


def test_only_the_numbers_are_written():
    text = "# Weights\nthreshold = 2.1 # least\n\n[place]\ntown = 1.7       # one town\nfar-off = -4.0# none\n"
    of = train_incidents.Prior((("place", "town"), ("place", "far-off")), np.zeros(3), np.zeros(3))
    written = train_incidents.written(text, of, np.array([2.04, -0.01, -1.0]), 1.96)
    assert (
        written == "# Weights\nthreshold = 2.0 # least\n\n[place]\ntown = 2.0       # one town\nfar-off = 0.0# none\n"
    )


def test_a_pair_is_right_wrong_or_not_known():
    label = train_incidents._label
    assert label(({"x"}, {"x"}), ({"x"}, {"x", "y"})) is True
    assert label(({"x"}, {"x"}), ({"y"}, {"x", "y"})) is False
    assert label(({"x"}, {"x"}), (set(), {"x"})) is None
    assert label(({"x"}, {"x"}), (set(), {"y"})) is False
    assert label((set(), {"x"}), (set(), {"x"})) is None
