"""When an event was, as a span of days: as told, or else guessed from the day of its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kg.identity.model import Excluded, Paper, Report

_NEWS = timedelta(days=10)
"""How old what an article tells without a date may be: news are of the last days."""
_RECENT = 4
"""Days: how old what is told without a date mostly is."""
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


def compare_times(one: Span | None, other: Span | None) -> tuple[str, str]:
    """The case of the weights that holds for two times, with words for it.

    Raises:
        Excluded: They are too far apart, or one is not known.
    """
    if one is None or other is None:
        raise Excluded
    apart = max((other.first - one.last).days, (one.first - other.last).days, 0)
    if one.exact and other.exact:
        case = {0: "day", 1: "next", 2: "days"}.get(apart)
        if case is None:
            raise Excluded
        return case, (f"{_days(one)} and {_days(other)}" if apart else f"both on {_days(one)}")
    words = f"{_days(one)} and {_days(other)}"
    if one.guessed and other.guessed:
        case = _published(abs((one.last - other.last).days), (one.last - one.first).days)
        return case, f"no day, told by {one.last} and {other.last}"
    if one.guessed or other.guessed:
        told, news = (other, one) if one.guessed else (one, other)
        case = _age((news.last - told.last).days, told, (news.last - news.first).days)
        return case, f"{_days(told)}, and news of {news.last}"
    if apart > 1:
        raise Excluded
    short = all(span.exact or (span.last - span.first).days <= 10 for span in (one, other))
    return "within" if short and (one.exact or other.exact) else "wide", words


def _published(apart: int, oldest: int) -> str:
    """How near each other two articles tell of something without a date."""
    if apart > oldest:
        raise Excluded
    return "together" if apart <= 1 else "apart" if apart <= _RECENT else "asunder"


def _age(days: int, told: Span, oldest: int) -> str:
    """How old an event is in an article that gives it no date, if it is the one that is told with days."""
    if days < (-1 if told.exact else (told.first - told.last).days) or days > oldest:
        raise Excluded
    return "fresh" if days <= 1 else "recent" if days <= _RECENT else "stale"


def _days(span: Span) -> str:
    return str(span.first) if span.first == span.last else f"{span.first} to {span.last}"
