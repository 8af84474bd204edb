"""What of a table can be counted, and the counts: by the values of a column, or over the days of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.query import Table
from kg.query.table import SEPARATOR, Cell

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAYS = ("start", "published", "date", "periodStart", "firstPublished")
"""Columns of days, the one to take first at the front."""
_KINDS = (
    "type",
    "kind",
    "matter",
    "status",
    "source",
    "accuser",
    "publisher",
    "accused",
    "victimClass",
    "agents",
    "places",
)
"""Columns to count the values of where there are no days, in the same order."""
_MOST = 15
_FEW_DAYS, _FEW_MONTHS = 62, 60


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows of a table have each value of a column.

    Attributes:
        unit: ``day``, ``month`` or ``year`` of a column of days, whose stretches without rows are there too; else None.
        counts: Values (``2026-03-10``, ``2026-03``, ``2026``) and how many rows have each: in the order of days, or
            the most first. A row with several values counts for each.
        others: How many more values there are that are not told.
        missing: How many rows have no value.
    """

    column: str
    unit: str | None
    counts: tuple[tuple[str, int], ...]
    others: int
    missing: int


def countable(table: Table) -> tuple[str, ...]:
    """The columns that can be counted, the likeliest to be of use first: those of days if most rows have one."""
    days = [name for name in _DAYS if name in table.columns and len(set(_days(table, name))) > 1]
    kinds = [name for name in _KINDS if name in table.columns and len(set(_values(table, name))) > 1]
    full = [name for name in days if 2 * sum(1 for _ in _days(table, name)) >= len(table.rows)]
    return (*full, *kinds, *(name for name in days if name not in full))


def count(table: Table, column: str) -> Counts:
    """Counts the rows by a column.

    >>> count(Table(("kind",), (("killed",), ("injured",), ("killed",), (None,))), "kind").counts
    (('killed', 2), ('injured', 1))
    """
    at = table.columns.index(column)
    missing = sum(row[at] is None for row in table.rows)
    if column in _DAYS:
        unit, counts = _over_time(sorted(_days(table, column)))
        return Counts(column, unit, counts, 0, missing)
    tally = Counter(_values(table, column))
    ordered = sorted(tally.items(), key=lambda one: (-one[1], one[0]))
    return Counts(column, None, tuple(ordered[:_MOST]), max(len(ordered) - _MOST, 0), missing)


def _over_time(days: list[date]) -> tuple[str, tuple[tuple[str, int], ...]]:
    if not days:
        return "day", ()
    first, last = days[0], days[-1]
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if (last - first).days < _FEW_DAYS:
        unit, size = "day", 10
        stretches = [(first + timedelta(one)).isoformat() for one in range((last - first).days + 1)]
    elif months <= _FEW_MONTHS:
        unit, size = "month", 7
        stretches = [
            f"{first.year + (first.month - 1 + one) // 12:04}-{(first.month - 1 + one) % 12 + 1:02}"
            for one in range(months)
        ]
    else:
        unit, size = "year", 4
        stretches = [f"{year:04}" for year in range(first.year, last.year + 1)]
    tally = Counter(day.isoformat()[:size] for day in days)
    return unit, tuple((stretch, tally[stretch]) for stretch in stretches)


def _cells(table: Table, column: str) -> Iterator[Cell]:
    at = table.columns.index(column)
    return (row[at] for row in table.rows if row[at] is not None)


def _values(table: Table, column: str) -> Iterator[str]:
    for cell in _cells(table, column):
        yield from str(cell).split(SEPARATOR)


def _days(table: Table, column: str) -> Iterator[date]:
    for cell in _cells(table, column):
        if _DAY.fullmatch(text := str(cell)):
            try:
                yield date.fromisoformat(text)
            except ValueError:  # 2026-02-30 is no day that a chart could show
                continue
