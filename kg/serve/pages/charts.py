"""The geometry of the charts that the server draws, in per cent of their width, so that they fit any screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_ROUND = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something there were in a stretch of time, which ``label`` names (``2026-03-10`` or ``2026-03``)."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A drawn count; ``x`` and ``width`` in per cent, ``y`` and ``height`` in per cent from the top."""

    label: str
    count: int
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one source says of a number.

    Attributes:
        label: Whose number it is.
        low: The least; None where there is no lower end.
        high: The most; None where there is no upper end.
        best: The likeliest; None where none is given.
        note: Words beside it, such as the victims or the day.
        iri: Where its label leads.
    """

    label: str
    low: int | None
    high: int | None
    best: int | None = None
    note: str = ""
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """A drawn estimate: ends and dot in per cent of the width; an end that is open reaches to its side of the chart."""

    estimate: Estimate
    start: float
    end: float
    dot: float | None
    open_low: bool
    open_high: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A number of the axis and where it stands, in per cent."""

    value: int
    x: float


@dataclass(frozen=True, slots=True)
class RangeChart:
    """Estimates on one axis from zero."""

    rows: tuple[Range, ...]
    ticks: tuple[Tick, ...]


def bars(counts: Sequence[Count], top: int | None = None, gap: float = 0.18) -> tuple[Bar, ...]:
    """Bars side by side.

    Args:
        counts: One for each stretch of time, in order, empty stretches too.
        top: The count that fills the height; by default the largest. Give one where several charts are compared.
        gap: The part of each bar's place that stays empty.

    >>> bars([Count("2026-01", 1), Count("2026-02", 4)], gap=0.5)[1]
    Bar(label='2026-02', count=4, x=62.5, width=25.0, y=0.0, height=100.0)
    """
    highest = top or max((each.count for each in counts), default=0) or 1
    place = 100 / len(counts) if counts else 0
    return tuple(
        Bar(
            each.label,
            each.count,
            round((index + gap / 2) * place, 3),
            round((1 - gap) * place, 3),
            round(100 - 100 * each.count / highest, 3),
            round(100 * each.count / highest, 3),
        )
        for index, each in enumerate(counts)
    )


def ranges(estimates: Sequence[Estimate]) -> RangeChart:
    """Estimates, a row each in the given order, on one axis that ends at a round number.

    >>> chart = ranges([Estimate("the army", 24, 99, 24), Estimate("a rebel group", 80, None)])
    >>> [(row.start, row.end, row.dot, row.open_high) for row in chart.rows], chart.ticks[-1].value
    ([(24.0, 99.0, 24.0, False), (80.0, 100.0, None, True)], 100)
    """
    largest = max((n for each in estimates for n in (each.low, each.high, each.best) if n is not None), default=0)
    step = _step(largest)
    end = max(step, -(-largest // step) * step)
    if any(each.high is None and each.low == end for each in estimates):
        end += step  # an open end needs room for its arrow
    rows = tuple(
        Range(
            each,
            _at(each.low or 0, end),
            _at(end if each.high is None else each.high, end),
            None if each.best is None else _at(each.best, end),
            each.low is None,
            each.high is None,
        )
        for each in estimates
    )
    return RangeChart(rows, tuple(Tick(value, _at(value, end)) for value in range(0, end + 1, step)))


def _step(largest: int) -> int:
    """A round step that divides the axis into four parts or less."""
    power = 1
    while True:
        for factor in _ROUND:
            step = factor * power
            if step == int(step) and step * 4 >= largest:
                return int(step)
        power *= 10


def _at(value: int, end: int) -> float:
    return round(100 * value / end, 3)
