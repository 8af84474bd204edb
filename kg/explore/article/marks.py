"""Text with marks that overlap, cut into pieces of which each carries the same marks from end to end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of text that means something.

    Attributes:
        start: First character, counted in code points of the whole text.
        end: The character after the last.
        layer: What sort of thing is marked, such as ``cue``.
        of: The thing that it is a mark of, by the fragment of its IRI.
    """

    start: int
    end: int
    layer: str
    of: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which no mark begins or ends.

    Attributes:
        start: Its first character in the whole text.
        marks: All marks that cover it, sorted.
    """

    start: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def end(self) -> int:
        """The character after its last."""
        return self.start + len(self.text)


def cut(text: str, marks: Iterable[Mark], borders: Iterable[int] = (), at: int = 0) -> tuple[Piece, ...]:
    """Cuts a text at the ends of all marks.

    Args:
        text: A text, or a part of one.
        marks: Marks in the whole text; what lies outside this part is left out.
        borders: More places to cut at.
        at: Where this part begins in the whole text.

    Returns:
        Pieces that are not empty and joined are the text.

    >>> said, happened = Mark(0, 9, "content", "a"), Mark(5, 9, "event", "b")
    >>> [(piece.text, [mark.of for mark in piece.marks]) for piece in cut("they fled", [said, happened])]
    [('they ', ['a']), ('fled', ['a', 'b'])]
    """
    end = at + len(text)
    inside = [mark for mark in marks if mark.start < mark.end and mark.start < end and mark.end > at]
    opens: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in inside:
        opens[max(mark.start, at)].append(mark)
    places = {at, end, *opens, *(min(mark.end, end) for mark in inside), *(one for one in borders if at < one < end)}
    pieces: list[Piece] = []
    carried: list[Mark] = []
    ordered = sorted(places)
    for start, stop in pairwise(ordered):
        carried = [mark for mark in carried if mark.end > start] + opens.get(start, [])
        pieces.append(Piece(start, text[start - at : stop - at], tuple(sorted(carried))))
    return tuple(pieces)
