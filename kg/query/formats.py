"""Tables as text: for eyes, for programs, for documents."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kg.query.parameters import QueryError
from kg.query.table import Cell, Table

if TYPE_CHECKING:
    from pyoxigraph import Triple

_BASE = "https://w3id.org/conflict-news/"


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
    from rich import box
    from rich.console import Console
    from rich.table import Table as Drawing
    from rich.text import Text

    kept = [i for i in range(len(table.columns)) if not table.rows or any(row[i] is not None for row in table.rows)]
    drawing = Drawing(box=box.SIMPLE_HEAD, pad_edge=False)
    for i in kept:
        number = any(isinstance(row[i], int | float) for row in table.rows)
        drawing.add_column(Text(table.columns[i]), justify="right" if number else "left", overflow="fold")
    for row in table.rows:
        drawing.add_row(*(Text(_text(row[i]).removeprefix(_BASE)) for i in kept))
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(drawing)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    count = len(table.rows)
    return "\n".join([*lines, f"{count} row{'' if count == 1 else 's'}"]).lstrip("\n") + "\n"


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
