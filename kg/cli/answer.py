"""How an answer is shown: as a table where it fits, else each row as a block of its own; other formats as they are."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from kg.cli.options import TableFormat

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from kg.query import Cell, Table

_NARROWEST = 16
"""Characters that a column of a readable table has on average."""


def write_answer(answer: Table | bool | Sequence[Triple], format_: TableFormat) -> None:
    """Writes what a query answered to standard output."""
    from kg.query import Table, render

    width = get_terminal_size((120, 24)).columns
    if format_ is TableFormat.TABLE and isinstance(answer, Table) and _is_wide(answer, width):
        sys.stdout.writelines(f"{line}\n" for line in _blocks(answer, width))
    else:
        sys.stdout.write(render(answer, format_, width=width))


def _is_wide(table: Table, width: int) -> bool:
    """Whether some column would be squeezed: what the columns need, up to what is readable, is more than there is."""
    cells = [table.columns, *((_text(value) for value in row) for row in table.rows)]
    needed = (min(_NARROWEST, max(map(len, column))) + 2 for column in zip(*cells, strict=True))
    return bool(table.rows) and sum(needed) > width


def _blocks(table: Table, width: int) -> Iterator[str]:
    """Each row as lines of a column's name and its value; missing values are left out."""
    margin = max(map(len, table.columns)) + 2
    wrap = textwrap.TextWrapper(
        max(width, 2 * margin), subsequent_indent=" " * margin, break_long_words=False, break_on_hyphens=False
    ).wrap
    for row in table.rows:
        for name, value in zip(table.columns, row, strict=True):
            if value is not None:
                yield from wrap(name.ljust(margin) + _text(value))
        yield ""
    yield f"{len(table.rows)} row{'' if len(table.rows) == 1 else 's'}"


def _text(value: Cell) -> str:
    return "" if value is None else str(value).removeprefix("https://w3id.org/conflict-news/")
