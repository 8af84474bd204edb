"""Signatures are the same on every machine, and tell how alike texts are and nothing else."""

from hashlib import sha256

import pytest

from kg.graph import GraphError, numbers
from kg.graph.signature import PLACES, runs, signature

TEXT = "Gunmen attacked a market in Merrin on Tuesday, and the Kestrel Front says it was not them."
FIRST = (40066, 50484, 5081, 31090)
HASH = "86a298206f8e2acc"


def test_the_signature_of_a_text_is_the_same_on_every_machine_and_version():
    """Where this fails, the library has another algorithm: all stores would have to be built again."""
    signed = signature(TEXT)
    assert signed is not None
    assert numbers(signed)[:4] == FIRST
    assert sha256(signed.encode()).hexdigest()[:16] == HASH


def test_a_signature_is_128_numbers_of_16_bits():
    found = numbers(signature(TEXT) or "")
    assert len(found) == PLACES == 128
    assert all(0 <= number < 65536 for number in found)
    assert len(set(found)) > 100


def test_case_punctuation_and_lines_make_no_difference():
    other = "GUNMEN attacked a market -\n\nin Merrin, on Tuesday; and the “Kestrel Front” says: it was not them"
    assert signature(other) == signature(TEXT)


def test_the_order_of_words_does():
    assert signature(" ".join(reversed(TEXT.split()))) != signature(TEXT)


def test_runs_are_of_three_words_and_a_short_text_is_one():
    assert runs("Gunmen fled. They didn't stop!") == [
        "gunmen fled they", "fled they didn", "they didn t", "didn t stop",
    ]  # fmt: skip
    assert runs("Gunmen fled.") == ["gunmen fled"]


@pytest.mark.parametrize("text", ["", " \n", "— … !", "\ud800"])
def test_a_text_without_words_has_none(text):
    assert signature(text) is None


@pytest.mark.parametrize("text", ["Привет, мир", "新闻", "\u0639\u0627\u062c\u0644", "ß", "caf\u00e9 \ud800 market"])
def test_other_scripts_and_broken_characters_do_no_harm(text):
    assert len(numbers(signature(text) or "")) == PLACES


@pytest.mark.parametrize("wrong", ["", "short", "AAAA", "é" * 344, "A" * 343])
def test_what_is_no_signature_is_told_with_what_to_do(wrong):
    with pytest.raises(GraphError, match=r"is no signature of an article.*build the article again"):
        numbers(wrong)
