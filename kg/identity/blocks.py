"""Keys that reports of one incident share: only what shares one is looked at, so that cost grows with the news.

The method is blocking (Fellegi and Sunter 1969; Christen, A Survey of Indexing Techniques, 2012).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.identity.alike import kinds_of
from kg.identity.evidence import leads_with
from kg.identity.model import Paper, Report, Span
from kg.identity.stems import stems
from kg.identity.when import moved
from kg.model.values import lineage

_DAY = timedelta(days=1)
_LONG = 40
"""Days from which on an event, as "in 2023", is looked for by its year."""
_HOMES = 2
"""Settlements that an article may mostly be about."""
_MAINLY = 0.3
"""Share in what an article says of countries from which on it is about one."""
_FRESH = timedelta(days=2)
"""How long before its article what has no day most likely was."""
_WEEK = 7
"""Days of a span that are looked at one by one."""
_EVERYWHERE = frozenset({"army", "police", "rebels", "road", "office", "work", "protest"})
"""Kinds of targets that the news of any day are full of."""
_FAMILIES = {
    **dict.fromkeys(
        ("Attack", "ArmedClash", "MilitaryOperation", "StateRepression", "Protest", "Riot", "TerritorialChange"),
        "force",
    ),
    **dict.fromkeys(("Kidnapping", "Arrest", "Seizure", "Release", "Robbery"), "hold"),
}
"""Kinds that are told as one another are looked for together."""
_OF_NOTE = frozenset({"occurred", "ongoing", "denied", "attempted", "failed"})


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


def paper_keys(paper: Paper) -> frozenset[str]:
    """The keys of an article: the weeks of its events with its particular names and what its title says.

    Sites are there by each word of their names as well, the mosque of a town by the town. Articles that share a key are
    looked at event by event.
    """
    said = paper.names.union(paper.title, *map(stems, paper.sites & paper.names))
    spans = {r.span for r in paper.reports if r.span is not None and may_join(r) and not _is_long(r.span)}
    return frozenset(f"{week} {name}" for week in set().union(*map(_weeks, spans)) for name in said)


def report_keys(report: Report, paper: Paper) -> Keys:
    """The keys of an event: its days with what was hit, and with its kind and country.

    What may have been on any of many days is found by its years, and finds by them what has a day; two that have days
    do not meet by the year. Violence is not looked for among arrests: seldom is one told as the other.
    """
    span = report.span
    if span is None or not may_join(report):
        return Keys()
    named = {f"named {report.operation}"} if report.operation else set()
    in_years = {
        f"{year} {name}" for year in range(span.first.year, span.last.year + 1) for name in _about(report, paper)
    }
    lasting = {f"lasting {key}" for key in in_years}
    if _is_long(span):
        return Keys(frozenset(in_years | lasting | named), frozenset(in_years | named))
    countries = [country.rpartition("/")[2] for country, share in paper.countries[:2] if share >= _MAINLY]
    hit = {kind for thing in (*report.targets, *report.places) for kind in kinds_of(thing.label)}
    what = {f"on {kind}" for kind in hit - _EVERYWHERE if not kind.startswith("=")} | {
        f"{where} {report.type}" for where in countries
    }
    short = named | {f"{day} {_family(report.type)} {one}" for day in _days(span) for one in what}
    return Keys(
        frozenset(short | in_years if span.exact else short), frozenset(short | lasting if span.exact else short)
    )


def _is_long(span: Span) -> bool:
    return (span.last - span.first).days > _LONG


def _family(kind: str) -> str:
    most_general = lineage(kind)[-1]
    return _FAMILIES.get(most_general, most_general)


def _weeks(span: Span) -> frozenset[str]:
    """The weeks from the first day to the day after the last; of one day, to two days after, as days are told wrong."""
    days = (span.last - span.first).days + (3 if span.exact else 2)
    return frozenset(_week(moved(span.first, number * _DAY)) for number in range(days))


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _days(span: Span) -> Iterator[str]:
    """The days, and the one after them; of what has no day, the last before its article, when it most likely was."""
    first = max(span.first, moved(span.last, -_FRESH)) if span.guessed else span.first
    number = min((span.last - first).days, _WEEK)
    return (moved(first, days * _DAY).isoformat() for days in range(number + 2))


def _about(report: Report, paper: Paper) -> frozenset[str]:
    """The kind of an event with the places that it has, and with those in its sentence and in its article's title."""
    places = {name for t in report.places if t.named and t.type != "Country" for name in t.names}
    said = report.words | paper.title
    beside = {name for name in paper.sites & paper.names if (words := stems(name)) and words <= said}
    homes = {name for t in paper.home[:_HOMES] for name in t.names} if leads_with(report) else set()
    return frozenset(f"{_family(report.type)} {name}" for name in places | beside | homes)
