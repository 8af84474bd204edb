"""How many events of which kind began when."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.query.asking import ask
from kg.store import Store

_VAGUENESS = {"day": 1, "range": 2, "week": 3, "month": 4, "year": 5}
"""Precisions of time, the most exact first."""
_FINE = {"day": 2, "week": 3, "month": 4, "year": 5}
"""How vaguely told a beginning may be, to be counted in steps of a unit."""
_UNKNOWN, _UNDATED = 6, 9
_RANK = "".join(f"IF(?precision = cn:precision-{name}, {rank}, " for name, rank in _VAGUENESS.items())
# days after how vague they are: the least text is the most exact and, of equals, the earliest
_BEGUN = f"""
SELECT ?kind ?day (COUNT(?one) AS ?number) WHERE {{
  {{
    SELECT ?one (MIN(?name) AS ?kind) (MIN(?begun) AS ?day) WHERE {{
      GRAPH ?g {{
        ?event cn:status ?code ; a ?class .
        OPTIONAL {{ ?event cn:hasTime/time:hasBeginning/time:inXSDDate ?dated }}
        OPTIONAL {{ ?event cn:hasTime/cn:timePrecision ?precision }}
      }}
      FILTER(?code IN (cn:status-occurred, cn:status-ongoing))
      OPTIONAL {{ GRAPH graph:identity {{ ?incident cn:hasReport ?event ; cn:takenAs ?taken }} }}
      BIND(COALESCE(?incident, ?event) AS ?one)
      BIND(STRAFTER(STR(COALESCE(?taken, ?class)), "#") AS ?name)
      BIND(COALESCE({_RANK}{_UNKNOWN}{")" * len(_VAGUENESS)}, {_UNKNOWN}) AS ?vague)
      BIND(COALESCE(CONCAT(STR(?vague), STR(?dated)), "{_UNDATED}") AS ?begun)
    }} GROUP BY ?one
  }}
}} GROUP BY ?kind ?day
"""
_KINDS = 7
_LEAST_BEFORE = 28
"""Days before the first article that are shown at least; news tells of the days before it."""
_MOST_STEPS = 48


@dataclass(frozen=True, slots=True)
class Kind:
    """Events of one kind; ``name`` is None of all kinds that are not shown apart.

    Attributes:
        counts: How many began in each step.
    """

    name: str | None
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many began in all steps together."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Course:
    """Events over time, the most frequent kinds first. What several articles report counts once.

    Attributes:
        unit: ``day``, ``week``, ``month`` or ``year``.
        steps: What each step begins with: a day (``2026-03-10``), of a week its Monday, a month or a year.
        outside: Events that began before the first step or after the last.
        undated: Events of which no article tells when, or not as exactly as the unit.
    """

    unit: str
    steps: tuple[str, ...]
    kinds: tuple[Kind, ...]
    outside: int
    undated: int


def course(store: Store, first: str | None, last: str | None) -> Course:
    """Counts events told as happened or going on, by kind and day.

    Args:
        store: Where to look.
        first: Day of the earliest article; the course begins as long before it as articles span, or four weeks if
            that is longer.
        last: Day of the latest article, with which the course ends.
    """
    found = [(str(kind), int(str(day)[0]), str(day)[1:], int(number or 0)) for kind, day, number in ask(store, _BEGUN)]
    undated = sum(number for _, vague, _, number in found if vague == _UNDATED)
    dated = [(kind, vague, date.fromisoformat(day), number) for kind, vague, day, number in found if day]
    if first is None or last is None:
        return Course("day", (), (), sum(number for *_, number in dated), undated)
    end, begun = date.fromisoformat(last), date.fromisoformat(first)
    earliest = begun - max(end - begun, timedelta(days=_LEAST_BEFORE))
    shown = [each for each in dated if earliest <= each[2] <= end]
    outside = sum(number for *_, number in dated) - sum(number for *_, number in shown)
    if not shown:
        return Course("day", (), (), outside, undated)
    unit, steps = _steps(min(day for _, _, day, _ in shown), end)
    undated += sum(number for _, vague, _, number in shown if vague > _FINE[unit])
    exact = [(kind, day, number) for kind, vague, day, number in shown if vague <= _FINE[unit]]
    return Course(unit, tuple(_label(unit, step) for step in steps), _kinds(exact, steps), outside, undated)


def _kinds(begun: Sequence[tuple[str, date, int]], steps: Sequence[date]) -> tuple[Kind, ...]:
    """The most frequent kinds with their counts in each step, and all others as one."""
    totals: Counter[str] = Counter()
    for kind, _, number in begun:
        totals[kind] += number
    ranked = sorted(totals, key=lambda kind: (-totals[kind], kind))
    apart = ranked if len(ranked) <= _KINDS + 1 else ranked[:_KINDS]
    counts: dict[str | None, Counter[int]] = {}
    for kind, day, number in begun:
        counts.setdefault(kind if kind in apart else None, Counter())[bisect_right(steps, day) - 1] += number
    named = [*apart, *([None] if None in counts else [])]
    return tuple(Kind(name, tuple(counts[name][step] for step in range(len(steps)))) for name in named)


def _steps(start: date, end: date) -> tuple[str, list[date]]:
    """The finest unit with few enough steps, and the first day of each step."""
    days = (end - start).days + 1
    if days <= _MOST_STEPS:
        return "day", [start + timedelta(days=number) for number in range(days)]
    monday = start - timedelta(days=start.weekday())
    if days <= 7 * _MOST_STEPS:
        return "week", [monday + timedelta(days=number) for number in range(0, (end - monday).days + 1, 7)]
    months = range(12 * start.year + start.month - 1, 12 * end.year + end.month)
    if len(months) <= _MOST_STEPS:
        return "month", [date(month // 12, month % 12 + 1, 1) for month in months]
    return "year", [date(year, 1, 1) for year in range(start.year, end.year + 1)]


def _label(unit: str, step: date) -> str:
    return step.isoformat()[: {"month": 7, "year": 4}.get(unit, 10)]
