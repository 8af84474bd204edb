"""Terms in queries, marked sentences and grounds."""

import doctest

import pytest

from kg.explore import sparql
from kg.explore.incident import join
from kg.explore.sparql import one_of, quoted
from kg.explore.told import things
from kg.explore.told.things import pieces
from kg.query.asking import ask

SENTENCE = "The army denied that it had fired."


@pytest.mark.parametrize("module", [sparql, things, join])
def test_examples_hold(module):
    assert doctest.testmod(module).failed == 0


def test_no_text_ends_its_quotes(samples_store):
    hostile = '") } DROP ALL #\\'
    query = f"SELECT ?x WHERE {{ BIND({quoted(hostile)} AS ?x) }}"
    assert ask(samples_store, query) == [(hostile,)]


def test_no_iri_ends_its_brackets():
    with pytest.raises(ValueError, match="IRI"):
        one_of("x", ["http://a.example/> } DROP ALL #"])


@pytest.mark.parametrize(
    "spans, marked",
    [
        ([], []),
        ([(4, 8)], ["army"]),
        ([(9, 15), (4, 8)], ["army", "denied"]),
        ([(4, 15), (9, 15)], ["army denied"]),
        ([(0, 34)], [SENTENCE]),
        ([(-3, 2), (30, 99), (8, 8)], []),
    ],
)
def test_marks_are_in_the_sentence(spans, marked):
    cut = pieces(SENTENCE, spans)
    assert [piece for piece, is_marked in cut if is_marked] == marked
    assert "".join(piece for piece, _ in cut) == SENTENCE
