"""Keys that reports of one incident share: only what shares one is compared, so that cost grows with the news of a day.

The method is blocking (Fellegi and Sunter 1969; Christen, A Survey of Indexing Techniques, 2012).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of an event.

    Attributes:
        held: Those under which it is found.
        asked: Those by which it finds others; what one event finds finds it too.
    """

    held: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()


def block_keys(report: Report, paper: Paper) -> Keys:
    """The keys of an event: its days and its places, by kind.

    Two events on days so near that they may be one find each other where they share a place; what lasts long and what
    may have been on any of many days finds all of its months.
    """
    span = span_of(report, paper)
    if span is None or not may_join(report):
        return Keys()
    places, kind = _places(report, paper), _family(report.type)
    named = {f"named {report.operation}"} if report.operation else set()
    days = {f"{kind} {day} {where}" for day in _days(span) for where in places}
    months = {f"{kind} {month} {where}" for month in _months(span) for where in places}
    long = {f"long {month}" for month in months}
    if (span.last - span.first).days > _LONG:
        return Keys(held=frozenset(months | long | named), asked=frozenset(months | named))
    return Keys(held=frozenset(days | months | named), asked=frozenset(days | long | named))


def _family(kind: str) -> str:
    while kind in EVENT_PARENTS:
        kind = EVENT_PARENTS[kind]
    return _FAMILIES.get(kind, kind)


def _days(span: Span) -> Iterator[str]:
    """Each day and the one after it; of one exact day the one after that too, since a day is easily told wrong."""
    for number in range((span.last - span.first).days + (3 if span.exact else 2)):
        yield (span.first + number * _DAY).isoformat()


def _months(span: Span) -> Iterator[str]:
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
