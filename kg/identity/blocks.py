"""Keys that reports of one incident share: only what shares one is compared, so that cost grows with the news of a day.

The method is blocking (Fellegi and Sunter 1969; Christen, A Survey of Indexing Techniques, 2012).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kg.identity.alike import kinds_of
from kg.identity.model import Paper, Report
from kg.identity.when import Span, span_of
from kg.model.values import EVENT_PARENTS

_DAY = timedelta(days=1)
_LONG = 40
"""Days from which on an event, as "in 2023", is looked for by its year."""
_MAINLY = 0.3
"""Share in what an article says of countries from which on it is about one."""
_PLAIN = frozenset({"Attack", "Killing"})
"""Kinds too common for a key of their own."""
_OF_NOTE = frozenset({"occurred", "ongoing", "denied", "attempted", "failed"})


def may_join(report: Report) -> bool:
    """Whether an event can be one with others at all: what is planned, feared or supposed has not been."""
    return report.status in _OF_NOTE


def block_keys(report: Report, paper: Paper) -> frozenset[str]:
    """The keys of an event: its weeks with each name that is particular to its article, its days with the country.

    Two events that are a day apart share their keys where they share a name.
    """
    span = span_of(report, paper)
    if span is None or not may_join(report):
        return frozenset()
    keys = {f"{when} {name}" for when in _weeks(span) for name in (*paper.names, *_places(report))}
    hit = {kind for thing in (*report.targets, *report.places) for kind in kinds_of(thing.label)}
    keys |= {f"{when} on {kind}" for when in _weeks(span) for kind in hit if not kind.startswith("=")}
    countries = [country.rpartition("/")[2] for country, share in paper.countries[:2] if share >= _MAINLY]
    if span.exact:
        keys |= {f"{when} {where} {_family(report.type)}" for when in _days(span) for where in countries}
    if report.type not in _PLAIN:
        keys |= {f"{when} {where} {report.type}" for when in _weeks(span) for where in countries}
    return frozenset(keys | ({f"named {report.operation}"} if report.operation else set()))


def _family(kind: str) -> str:
    while kind in EVENT_PARENTS:
        kind = EVENT_PARENTS[kind]
    return kind


def _weeks(span: Span) -> frozenset[str]:
    """The weeks from the first day to the day after the last; the years of what may have been on any of many days."""
    if (span.last - span.first).days > _LONG:
        return frozenset(str(year) for year in range(span.first.year, span.last.year + 1))
    weeks = {_week(span.last + _DAY)}
    day = span.first
    while day <= span.last:
        weeks.add(_week(day))
        day += _DAY
    return frozenset(weeks | ({str(span.first.year)} if span.exact else set()))


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _days(span: Span) -> Iterator[str]:
    yield from (span.first.isoformat(), (span.first + _DAY).isoformat())


def _places(report: Report) -> frozenset[str]:
    return frozenset(name for t in report.places if t.named and t.type != "Country" for name in t.names)
