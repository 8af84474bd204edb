"""What the sources of an incident differ on, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.query.asking import text
from kg.query.table import SEPARATOR, Cell

_KINDS = ("numbers", "blame", "occurrence")


@dataclass(frozen=True, slots=True)
class Side:
    """One of those who differ.

    Attributes:
        iri: Its toll, claim or event.
        words: What it says.
        sources: Who says so; nobody where the article says so itself.
    """

    iri: str
    words: str
    sources: tuple[str, ...]
    article: str
    published: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What cannot all be so.

    Attributes:
        kind: ``numbers``, ``blame`` or ``occurrence``.
        matter: The kind of toll, or those who are blamed and cleared; empty where it is whether it happened.
        ones: Those who give a number, or who say that it is so.
        others: Those who say that it is not so; nobody of numbers.
    """

    kind: str
    matter: tuple[str, ...]
    ones: tuple[Side, ...]
    others: tuple[Side, ...]


def differences(rows: Iterable[Mapping[str, Cell]]) -> tuple[Difference, ...]:
    """Contradictions as the saved query ``contradictions`` has them, those on one matter together."""
    gathered: dict[tuple[str, str], tuple[dict[str, Side], dict[str, Side]]] = {}
    for row in rows:
        ones, others = gathered.setdefault((str(row["kind"]), text(row["matter"]) or ""), ({}, {}))
        one, other = _side(row, "one"), _side(row, "other")
        ones.setdefault(one.iri, one)
        (ones if row["kind"] == "numbers" else others).setdefault(other.iri, other)
    return tuple(
        Difference(kind, tuple(matter.split(SEPARATOR)) if matter else (), _by_day(ones), _by_day(others))
        for (kind, matter), (ones, others) in sorted(gathered.items(), key=lambda item: _KINDS.index(item[0][0]))
    )


def _side(row: Mapping[str, Cell], name: str) -> Side:
    sources = text(row[f"{name}Source"])
    return Side(
        iri=str(row[f"{name}Iri"]),
        words=str(row[name] or ""),
        sources=tuple(sources.split(SEPARATOR)) if sources else (),
        article=str(row[f"{name}Article"]),
        published=text(row[f"{name}Published"]),
    )


def _by_day(sides: Mapping[str, Side]) -> tuple[Side, ...]:
    return tuple(sorted(sides.values(), key=lambda side: (side.published is None, side.published or "", side.iri)))
