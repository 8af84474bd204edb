"""When an event was, as a span of days: as told, or else guessed from the day of its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kg.identity.model import Paper, Report

_NEWS = timedelta(days=10)
"""How old what an article tells without a date may be: news are of the last days."""
_LASTING = timedelta(days=31)
_LONG = frozenset({"Siege", "MilitaryOperation", "HostageTaking", "Kidnapping"})
"""Kinds that last, and so are news for longer."""
_OPEN = timedelta(days=31)
"""How far a span with one edge may reach."""


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day. ``exact`` where it is one day as told; ``guessed`` where only the article's day is known."""

    first: date
    last: date
    exact: bool = False
    guessed: bool = False


def span_of(report: Report, paper: Paper) -> Span | None:
    """When an event was; None where neither it nor its article has a date."""
    start, end = _day(report.start), _day(report.end)
    published = _day(paper.published)
    if start is not None and end is not None:
        return Span(min(start, end), max(start, end), exact=start == end)
    if start is not None:
        last = published if published is not None and published >= start else start
        return Span(start, min(last, start + _OPEN))
    if end is not None:
        return Span(end - _OPEN, end)
    if published is None:
        return None
    return Span(published - (_LASTING if _LONG & report.types else _NEWS), published, guessed=True)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
