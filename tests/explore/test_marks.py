"""Marks that overlap cut a text into pieces that are the text."""

import doctest

from hypothesis import given
from hypothesis import strategies as st

from kg.explore.article import marks
from kg.explore.article.marks import Mark, Piece, cut

TEXTS = st.text(max_size=40)
MARKS = st.lists(
    st.builds(
        Mark,
        st.integers(0, 60),
        st.integers(0, 60),
        st.sampled_from(["cue", "content", "event"]),
        st.sampled_from("abc"),
    ),
    max_size=8,
)


@given(TEXTS, MARKS, st.lists(st.integers(0, 60), max_size=4), st.integers(0, 20))
def test_pieces_join_to_the_text_and_carry_all_marks_that_cover_them(text, marks_, borders, at):
    pieces = cut(text, marks_, borders, at)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    for piece in pieces:
        assert text[piece.start - at : piece.end - at] == piece.text
        assert list(piece.marks) == sorted(
            mark for mark in marks_ if mark.start <= piece.start and piece.end <= mark.end and mark.start < mark.end
        )
        for mark in marks_:
            if mark.start < mark.end:  # no border of a mark lies within a piece
                assert not piece.start < mark.start < piece.end and not piece.start < mark.end < piece.end
    starts = {piece.start for piece in pieces}
    assert {border for border in borders if at < border < at + len(text)} <= starts


def test_marks_that_cross_share_the_words_between():
    said, happened = Mark(0, 9, "content", "a"), Mark(5, 12, "event", "b")
    assert cut("they fled on", [happened, said]) == (
        Piece(0, "they ", (said,)),
        Piece(5, "fled", (said, happened)),
        Piece(9, " on", (happened,)),
    )


def test_a_part_of_a_text_has_the_marks_that_reach_into_it():
    whole = Mark(2, 30, "content", "a")
    assert cut("fled", [whole, Mark(0, 10, "cue", "b"), Mark(14, 20, "toll", "c")], at=10) == (
        Piece(10, "fled", (whole,)),
    )


def test_examples():
    assert doctest.testmod(marks).failed == 0
