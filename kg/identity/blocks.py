"""Keys that reports of one incident share: only what shares one is compared, so that cost grows with the news of a day.

The method is blocking (Fellegi and Sunter 1969; Christen, A Survey of Indexing Techniques, 2012).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kg.identity.model import Paper, Report, Thing
from kg.identity.places import holders_of
from kg.identity.when import Span, span_of
from kg.model.values import EVENT_PARENTS

_DAY = timedelta(days=1)
_LONG = 10
"""Days from which on an event is looked for by its months."""
_HOMES = 3
_PLACES = frozenset({"City", "Place", "Region"})
_OF_NOTE = frozenset({"occurred", "ongoing", "denied", "attempted", "failed"})
_FAMILIES = {"ArmedClash": "Attack", "MilitaryOperation": "Attack", "Riot": "Protest"}
"""Kinds that may be told as one another, beside those that are kinds of another."""


def may_join(report: Report) -> bool:
    """Whether an event can be one with others at all: what is planned, feared or supposed has not been."""
    return report.status in _OF_NOTE


def block_keys(report: Report, paper: Paper) -> frozenset[str]:
    """The keys of an event: its days and its places, by kind.

    Two events that are a day apart in one place share a key.
    """
    span = span_of(report, paper)
    if span is None or not may_join(report):
        return frozenset()
    kind = _family(report.type)
    keys = {f"{kind} {when} {where}" for when in _times(span) for where in _places(report, paper)}
    return frozenset(keys | ({f"named {report.operation}"} if report.operation else set()))


def _family(kind: str) -> str:
    while kind in EVENT_PARENTS:
        kind = EVENT_PARENTS[kind]
    return _FAMILIES.get(kind, kind)


def _times(span: Span) -> Iterator[str]:
    """Each day and the one after it; the months of what lasts long or may have been on any of many days."""
    if (span.last - span.first).days <= _LONG:
        day = span.first
        while day <= span.last + _DAY:
            yield day.isoformat()
            day += _DAY
    month = span.first.replace(day=1)
    while month <= span.last:
        yield month.isoformat()[:7]
        month = (month + timedelta(days=32)).replace(day=1)


def _places(report: Report, paper: Paper) -> frozenset[str]:
    told = [t for t in (*report.places, *report.targets) if t.named and t.type in _PLACES]
    keys = {key for thing in told for key in _keys(thing)}
    if not any(thing.type != "Region" for thing in told):
        keys |= {key for thing in paper.home[:_HOMES] for key in _keys(thing)}
    if not keys:
        keys = {country for country, _ in paper.countries[:1]}
    return frozenset(keys)


def _keys(thing: Thing) -> Iterator[str]:
    if thing.keyed:
        yield thing.iri.rpartition("/entity/")[2]
        yield from (holder.rpartition("/entity/")[2] for holder in holders_of(thing.iri) if "/Country/" not in holder)
    yield from thing.names
