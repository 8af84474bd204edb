"""Rows and columns of plain values: what a query answers with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg.store import Solutions

if TYPE_CHECKING:
    from kg.store.interface import Term

Cell: TypeAlias = str | int | float | bool | None

SEPARATOR = " | "
"""Between several values in one cell, in answers and in the text of the saved queries."""
MARK = "\u241e"
"""What the queries are run with in its place: values such as titles may themselves hold the separator."""
_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(
    _XSD + name
    for name in (
        "integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger", "long", "int",
        "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
    )
)  # fmt: skip
_FLOATS = frozenset({_XSD + "decimal", _XSD + "double", _XSD + "float"})


@dataclass(frozen=True, slots=True)
class Table:
    """A named column for each position of every row; a missing value is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def records(self) -> list[dict[str, Cell]]:
        """Each row as a flat object."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def from_solutions(found: Solutions, joined: Sequence[str] = ()) -> Table:
    """Solutions as plain values; the columns named in ``joined`` hold several values, which are put in order."""
    several = [variable in joined for variable in found.variables]
    rows = tuple(
        tuple(_in_order(cell(term)) if many else cell(term) for term, many in zip(row, several, strict=True))
        for row in found.rows
    )
    return Table(found.variables, rows)


def cell(term: Term | None) -> Cell:
    """A term as a plain value: numbers as numbers, all else as text.

    >>> from pyoxigraph import Literal
    >>> cell(Literal(7)), cell(Literal("7")), cell(None)
    (7, '7', None)
    """
    from pyoxigraph import Literal, NamedNode

    if term is None:
        return None
    if isinstance(term, NamedNode):
        return term.value
    if not isinstance(term, Literal):
        return str(term)
    return _plain(term.value, term.datatype.value)


def _plain(text: str, datatype: str) -> Cell:
    """A literal's value, or its text where that is not of its type."""
    try:
        if datatype in _INTEGERS:
            return int(text)
        if datatype in _FLOATS:
            return float(text)
    except ValueError:
        return text
    if datatype == _XSD + "boolean" and text in {"true", "false", "1", "0"}:
        return text in {"true", "1"}
    return text


def _in_order(value: Cell) -> Cell:
    """Several values in one cell, each once and sorted: SPARQL promises no order."""
    if not isinstance(value, str):
        return value
    return SEPARATOR.join(sorted({part for part in value.split(MARK) if part})) or None
