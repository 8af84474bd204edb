"""Tables as text: for eyes, for programs, for documents."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from kg.query.parameters import QueryError
from kg.query.table import Cell, Table

if TYPE_CHECKING:
    from pyoxigraph import Triple

_BASE = "https://w3id.org/conflict-news/"
_PAGE = 80
"""Characters on a line where nobody says how many fit."""
_GAP = 3
_NARROWEST = 8


def render(result: Table | bool | Sequence[Triple], format_: str = "table", *, width: int | None = None) -> str:
    """What a query answered as text that ends with a line break.

    Args:
        result: A table, the answer to an ASK, or triples; triples are always written as Turtle.
        format_: A key of ``FORMATS``.
        width: For ``table``: how many characters fit on a line.

    Raises:
        QueryError: There is no such format.
    """
    if format_ not in FORMATS:
        raise QueryError(f"there is no format {format_!r}; take {', '.join(FORMATS)}")
    if isinstance(result, bool):
        return f"{str(result).lower()}\n"
    if isinstance(result, Table):
        return _for_eyes(result, width) if format_ == "table" else FORMATS[format_](result)
    return _turtle(result)


def _turtle(triples: Sequence[Triple]) -> str:
    from pyoxigraph import RdfFormat, serialize

    written: bytes | None = serialize(sorted(triples, key=str), format=RdfFormat.TURTLE)
    return (written or b"").decode("utf-8")


def _for_eyes(table: Table, width: int | None = None) -> str:
    """A drawn table. IRIs of our own lose their base, and columns without any value are left out."""
    kept = [i for i in range(len(table.columns)) if not table.rows or any(row[i] is not None for row in table.rows)]
    grid = [
        [table.columns[i] for i in kept],
        *([_text(row[i]).removeprefix(_BASE) for i in kept] for row in table.rows),
    ]
    needed = [max(len(line) for row in grid for line in (row[i].splitlines() or [""])) for i in range(len(kept))]
    widths = _fitting(needed, (width or _PAGE) - _GAP * (len(kept) - 1) - 1)
    numbers = [any(isinstance(row[i], int | float) for row in table.rows) for i in kept]
    head, *body = (list(_drawn(row, widths, numbers)) for row in grid)
    rule = " " + "─" * (sum(widths) + _GAP * (len(kept) - 1))
    count = len(table.rows)
    lines = [*head, rule, *(line for row in body for line in row), "", f"{count} row{'' if count == 1 else 's'}"]
    return "".join(f"{line}\n" for line in lines)


def _fitting(needed: Sequence[int], room: int) -> list[int]:
    """Widths of columns: what each needs, the widest narrowed until all fit, or until they are too narrow to read."""
    limit = max(needed, default=0)
    while limit > _NARROWEST and sum(min(one, limit) for one in needed) > room:
        limit -= 1
    return [min(one, limit) for one in needed]


def _drawn(row: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> Iterator[str]:
    """The lines that a row takes."""
    cells = [
        [
            piece
            for line in text.splitlines() or [""]
            for piece in textwrap.wrap(line, width, break_on_hyphens=False) or [""]
        ]
        for text, width in zip(row, widths, strict=True)
    ]
    for line in zip_longest(*cells, fillvalue=""):
        placed = (
            text.rjust(width) if number else text.ljust(width)
            for text, width, number in zip(line, widths, numbers, strict=True)
        )
        yield " " + (" " * _GAP).join(placed).rstrip()


def _json(table: Table) -> str:
    return json.dumps(table.records(), ensure_ascii=False, indent=2) + "\n"


def _csv(table: Table) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_text(value) for value in row] for row in table.rows)
    return out.getvalue()


def _tsv(table: Table) -> str:
    escapes = str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"})
    lines = [table.columns, *([_text(value).translate(escapes) for value in row] for row in table.rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _markdown(table: Table) -> str:
    def line(values: Sequence[str]) -> str:
        return "| " + " | ".join(values) + " |\n"

    def plain(value: Cell) -> str:
        return " ".join(_text(value).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").split())

    body = "".join(line([plain(value) for value in row]) for row in table.rows)
    return line(table.columns) + line(["---"] * len(table.columns)) + body


def _text(value: Cell) -> str:
    """A value as people and spreadsheets write it; a missing one is empty."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


FORMATS: dict[str, Callable[[Table], str]] = {
    "table": _for_eyes,
    "json": _json,
    "csv": _csv,
    "tsv": _tsv,
    "markdown": _markdown,
}
"""The formats by name."""
