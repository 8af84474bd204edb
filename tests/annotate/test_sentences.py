"""Sentences do not run over paragraphs, nor out of datelines; a dash within a sentence ends none."""

import pytest

from kg.annotate import load_model

FIRST = [
    ("MERRIN, Kardovia – Doctors said that 31 people had died.", "Doctors"),
    ("QUETTA, Pakistan, Feb 5 (Agency) - Troops attacked a base.", "Troops"),
    ("Bogota, 30 Aug 89 (Cadena 2) -- [Text] Guerrillas attacked a plant.", "Guerrillas"),
    ("SAN SALVADOR (AP) — A bomb exploded.", "A"),
    ("TESK, March 3 (KPA) - The army withdrew.", "The"),
]


@pytest.mark.parametrize(("text", "word"), FIRST)
def test_after_a_dateline_a_sentence_begins(text: str, word: str) -> None:
    assert word in [sentence[0].text for sentence in load_model()(text).sents]


WHOLE = [
    "Maren – the president – said that the army had withdrawn.",
    "The army withdrew from Merrin - a town of 4,000 people - on Monday.",
    "Troops in Merrin, Kardovia, attacked a base on Monday.",
    "A well-armed group attacked the base.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_dash_alone_ends_no_sentence(text: str) -> None:
    assert len(list(load_model()(text).sents)) == 1


def test_paragraphs_end_sentences() -> None:
    assert [s[0].text for s in load_model()("Army attacks town\n\nTroops moved in.").sents][-1] == "Troops"
