"""When an event was, as a span of days: as told, or else guessed from the day of its article."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta

from kg.identity.model import Case, Excluded, Span

_NEWS = timedelta(days=10)
"""How old what an article tells without a date may be: news are of the last days."""
_RECENT = 4
"""Days: how old what is told without a date mostly is."""
_WRONG = 2
"""Days by which a day is told wrong."""
_SHORT = 10
"""Days of a span that says when something was."""
_LASTING = timedelta(days=31)
_LONG = frozenset({"Siege", "MilitaryOperation", "HostageTaking", "Kidnapping"})
"""Kinds that last, and so are news for longer."""
_OPEN = timedelta(days=31)
"""How far a span with one edge may reach."""


def span_of(types: Set[str], told: tuple[str | None, str | None], article: str | None) -> Span | None:
    """When an event was; None where neither it nor its article has a date.

    Args:
        types: Its kinds.
        told: Its first and last day as told, ``YYYY-MM-DD``.
        article: The day of its article, likewise.
    """
    start, end, published = _day(told[0]), _day(told[1]), _day(article)
    if start is not None and end is not None:
        return Span(min(start, end), max(start, end), exact=start == end)
    if start is not None:
        last = published if published is not None and published >= start else start
        return Span(start, min(last, moved(start, _OPEN)))
    if end is not None:
        return Span(moved(end, -_OPEN), end)
    if published is None:
        return None
    return Span(moved(published, -(_LASTING if _LONG & types else _NEWS)), published, guessed=True)


def moved(day: date, by: timedelta) -> date:
    """A day that is so much later, or earlier; the first or last that the calendar has where it would be beyond."""
    return day + max(date.min - day, min(by, date.max - day))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def compare_times(one: Span | None, other: Span | None) -> Case:
    """The case of the weights that holds for two times.

    Raises:
        Excluded: They are too far apart, or one is not known.
    """
    if one is None or other is None:
        raise Excluded
    if one.guessed and other.guessed:
        oldest = max((span.last - span.first).days for span in (one, other))
        return _published(abs((one.last - other.last).days), oldest), one.last, other.last
    if one.guessed or other.guessed:
        told, news = (other, one) if one.guessed else (one, other)
        return _age((news.last - told.last).days, told, (news.last - news.first).days), told, news.last
    apart = max((other.first - one.last).days, (one.first - other.last).days, 0)
    if one.exact and other.exact:
        if apart > _WRONG:
            raise Excluded
        return ("next", "days")[apart - 1] if apart else "day", one, other
    if apart > 1:
        raise Excluded
    short = all(span.exact or (span.last - span.first).days <= _SHORT for span in (one, other))
    return "within" if short and (one.exact or other.exact) else "wide", one, other


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
