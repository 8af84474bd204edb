"""Events as the tables that others know: one row an event, in a fixed order, the same bytes for the same graph."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import orjson
from pyoxigraph import Quad

from kg.export.errors import ExportError
from kg.export.happenings import happenings
from kg.tables import LAYOUTS, Happening, Layout
from kg.tables.schemes import is_covered

TABLES: tuple[str, ...] = tuple(LAYOUTS)
"""Names of the tables."""
TOOK_PLACE = frozenset({"occurred", "ongoing"})


def export_table(quads: Iterable[Quad], format_: str, out: BinaryIO, *, everything: bool = False) -> None:
    """Writes the events of graphs as rows.

    Args:
        quads: Graphs of articles, whole ones.
        format_: One of ``TABLES``.
        out: Where to write.
        everything: Also events that did not take place as told, and kinds of event that the table has no code for.

    Raises:
        ExportError: There is no such table.
    """
    if format_ not in LAYOUTS:
        raise ExportError(f"there is no table {format_!r}; take {', '.join(LAYOUTS)}")
    layout = LAYOUTS[format_]
    rows = (layout.row(one) for one in _wanted(happenings(quads), layout, everything))
    if format_.endswith("-jsonl"):
        out.writelines(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
        return
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, layout.columns)  # with the line ends of RFC 4180, so that any in a text are quoted
    writer.writeheader()
    writer.writerows(rows)
    text.detach()


def _wanted(found: Iterable[Happening], layout: Layout, everything: bool) -> Iterator[Happening]:
    for one in found:
        of_table = one.coded_by == layout.scheme or is_covered(one.kind, layout.scheme)
        if everything or (one.status in TOOK_PLACE and of_table):
            yield one
