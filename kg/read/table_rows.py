"""Files of tables as rows, one by one; a bad row costs only itself."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from kg.model import Problem
from kg.read.inputs import STDIN, places
from kg.tables import Layout

_LONGEST_CELL = 16 * 1024 * 1024
"""Characters."""
_HINT = "mend or remove the row"
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_ENCODING = ("is not in UTF-8", "save the table in UTF-8")

Found = tuple[str, dict[str, Any]]
"""Where a row stands, and its cells by column."""


def table_rows(inputs: Iterable[str], layout: Layout, *, stdin: BinaryIO | None = None) -> Iterator[Found | Problem]:
    """The rows of files.

    Args:
        inputs: Files, folders or globs, or ``-`` for standard input.
        layout: Which table they are.
        stdin: What ``-`` stands for, by default the process's own standard input.

    Yields:
        Rows in the order of the inputs, and a Problem for each file or row that cannot be read.
    """
    for place in places(inputs):
        if isinstance(place, Problem):
            yield place
        elif place.path is not None:
            yield from _of_file(place.path, place.name, layout)
        elif place.name == STDIN:
            yield from _of_bytes(sys.stdin.buffer if stdin is None else stdin, "standard input", layout)
        else:
            yield Problem(place.name, "is no file", "save the table as a file and name that")


def _of_file(path: Path, name: str, layout: Layout) -> Iterator[Found | Problem]:
    try:
        with path.open("rb") as file:
            yield from _of_bytes(file, name, layout)
    except OSError as error:
        yield Problem(name, f"cannot be read ({error.strerror})", "allow reading it or name another")


def _of_bytes(file: BinaryIO, name: str, layout: Layout) -> Iterator[Found | Problem]:
    # Line ends within cells stay as they are. Bytes that are not UTF-8 become surrogates: they cost only their rows.
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        yield from _of_text(text, name, layout)
    finally:
        text.detach()


def _of_text(file: Iterable[str], name: str, layout: Layout) -> Iterator[Found | Problem]:
    rows = _objects(file, name, layout) if layout.name.endswith("-jsonl") else _cells(file, name, layout)
    none = True
    for row in rows:
        none = False
        yield row
    if none:
        yield Problem(name, "holds no rows", "name a table that does")


def _cells(file: Iterable[str], name: str, layout: Layout) -> Iterator[Found | Problem]:
    csv.field_size_limit(_LONGEST_CELL)  # of the whole process: no reader has a limit of its own
    lines = iter(file)
    head = next(lines, "")
    delimiter = ";" if head.count(";") > head.count(",") else ","
    columns = next(csv.reader([head], delimiter=delimiter), [])
    columns = [column.strip() for column in columns]
    if _NOT_UTF8.search(head):
        yield Problem(f"{name} line 1", *_ENCODING)
        return
    lacking = [column for column in layout.needed if column not in columns]
    if lacking:
        yield Problem(name, f"has no column {', '.join(lacking)} in its first line", f"name a table of {layout.name}")
        return
    if repeated := [column for column in layout.columns if columns.count(column) > 1]:
        yield Problem(name, f"has several columns {', '.join(repeated)}", "keep one of each name")
        return
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        where = f"{name} line {reader.line_num + 2}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(where, f"is not CSV ({error})", _HINT)
            continue
        if any(map(_NOT_UTF8.search, cells)):
            yield Problem(where, *_ENCODING)
        elif len(cells) == len(columns):
            yield where, dict(zip(columns, cells, strict=True))
        elif cells:
            yield Problem(where, f"has {len(cells)} cells, the first line has {len(columns)}", _HINT)


def _objects(file: Iterable[str], name: str, layout: Layout) -> Iterator[Found | Problem]:
    for number, line in enumerate(file, 1):
        where = f"{name} line {number}"
        if not line.strip():
            continue
        if _NOT_UTF8.search(line):
            yield Problem(where, *_ENCODING)
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield Problem(where, "is not JSON", _HINT)
            continue
        if not isinstance(row, dict):
            yield Problem(where, "is no object", _HINT)
        elif lacking := [field for field in layout.needed if field not in row]:
            yield Problem(where, f"has no field {', '.join(lacking)}", _HINT)
        else:
            yield where, row
