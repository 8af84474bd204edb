"""What a table is: its columns, and how an event becomes a row of it and a row an event."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kg.model.values import AGENT_CONFIDENCES, EVENT_STATUSES, EVENT_TYPES
from kg.tables.happening import BETWEEN, Happening, Party, RowError
from kg.tables.schemes import Concept, concepts, in_scheme, kind_of

OWN = ("cn_kind", "cn_status", "cn_confidence", "cn_attributed_to", "cn_denied_by", "cn_deaths_attributed_to")
"""Columns of ours after those of the table: what keeps a claim from reading as a fact."""
_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d-%B-%Y", "%d/%m/%Y")
_WITH_TIME = re.compile(r"[T ][0-9]{2}:[0-9]{2}")
_WIDTHS = {"day": 1, "week": 7, "month": 31, "year": 366}

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Layout:
    """A table that others know.

    Attributes:
        name: Name of the format.
        scheme: Its list of codes of events.
        columns: Its columns in order, ours last; of JSON lines, its fields.
        needed: Columns without which a file is none of these.
        row: An event as a row.
        happening: A row as an event; raises RowError.
    """

    name: str
    scheme: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]
    row: Callable[[Happening], dict[str, Any]]
    happening: Callable[[Row], Happening]


def names(cell: str) -> tuple[str, ...]:
    """The names of a cell, each once."""
    return tuple(dict.fromkeys(piece for part in cell.split(BETWEEN.strip()) if (piece := part.strip())))


def joined(several: Iterable[str]) -> str:
    """Names as a cell, each once; a name that itself holds the separator counts as several."""
    return BETWEEN.join(dict.fromkeys(piece for name in several for piece in names(name)))


def parties(cell: str) -> tuple[Party, ...]:
    """The parties that a cell names."""
    return tuple(map(Party, names(cell)))


def days(happening: Happening) -> int | None:
    """On how many days at most an event may have begun; None where that is not known."""
    if happening.start is not None and happening.end is not None:
        return (date.fromisoformat(happening.end) - date.fromisoformat(happening.start)).days + 1
    return _WIDTHS.get(happening.precision) if happening.start or happening.end else None


def day(column: str, cell: str) -> str | None:
    """A day of a cell as ``YYYY-MM-DD``; a time of day after it is passed over."""
    if not (words := cell.strip()):
        return None
    for form in _DAYS:
        for text in (words, words[:10]) if _WITH_TIME.match(words[10:]) else (words,):
            try:
                return datetime.strptime(text, form).date().isoformat()
            except ValueError:
                continue
    raise RowError(f"{column} {cell!r} is no day; write it as YYYY-MM-DD")


def number(column: str, cell: str) -> int | None:
    """A count of a cell."""
    if not (words := cell.strip()):
        return None
    if not (words.isascii() and words.isdigit() and len(words) < 10):
        raise RowError(f"{column} {cell!r} is no count; write a whole number or leave it empty")
    return int(words)


def degrees(column: str, cell: str, most: int) -> str | None:
    """A latitude or longitude of a cell."""
    if not (words := cell.strip()):
        return None
    try:
        inside = abs(float(words)) <= most
    except ValueError:
        inside = False
    if not inside:
        raise RowError(f"{column} {cell!r} is not on the globe; write degrees up to {most} or leave it empty")
    return words


def code(column: str, notation: str, scheme: str) -> Concept | None:
    """The code that a cell holds; None where it is empty."""
    if not (words := notation.strip()):
        return None
    if words not in in_scheme(scheme):
        raise RowError(f"{column} {notation!r} is no code of {scheme}; see ontology/codes/")
    return in_scheme(scheme)[words]


def iris(*codes: Concept | None) -> tuple[str, ...]:
    """The IRIs of those codes that are there."""
    return tuple(one.iri for one in codes if one is not None)


def own_cells(happening: Happening, deaths_told: str) -> dict[str, str]:
    """What our own columns hold."""
    cells = (
        happening.kind, happening.status, happening.confidence, happening.told, happening.denied, deaths_told
    )  # fmt: skip
    return dict(zip(OWN, cells, strict=True))


def with_own(happening: Happening, row: Row) -> Happening:
    """An event with what our own columns tell of it, or with the kind that its codes mean where there are none.

    Raises:
        RowError: Neither tells its kind, or a column of ours holds no value that we know.
    """
    kind = cell(row, "cn_kind")
    if not kind:
        kinds = (kind_of(concepts()[iri]) for iri in happening.codes)
        kind = next((found for found in kinds if found is not None), "")
    if not kind:
        given = next((concepts()[iri].notation for iri in happening.codes), "")
        raise RowError(f"{given or 'no code'} means no kind of event that we know; leave the row out or give cn_kind")
    for column, value, known in (
        ("cn_kind", kind, EVENT_TYPES),
        ("cn_status", cell(row, "cn_status") or "occurred", EVENT_STATUSES),
        ("cn_confidence", cell(row, "cn_confidence") or "unknown", AGENT_CONFIDENCES),
    ):
        if value not in known:
            raise RowError(f"{column} {value!r} is not known; take one of {', '.join(known)}")
    return replace(
        happening,
        kind=kind,
        status=cell(row, "cn_status") or "occurred",
        confidence=cell(row, "cn_confidence") or "unknown",
        told=cell(row, "cn_attributed_to") or happening.told,
        denied=cell(row, "cn_denied_by"),
    )


def cell(row: Row, column: str) -> str:
    """What a row has in a column, without blanks around it; empty where it has no such column."""
    return str(row.get(column) or "").strip()
