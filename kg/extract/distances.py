"""Dates told by their distance from another event: "the raid came two days after rebels ambushed a convoy"."""

from datetime import date, timedelta

from spacy.tokens import Token

from kg.extract.date_arithmetic import COUNTS
from kg.extract.quantities import parse_number
from kg.extract.reading import EventDraft, Reading, TimeMention

_DAYS = {"day": 1, "week": 7}


def date_by_distance(reading: Reading) -> None:
    """Dates one event by another so many days or weeks before or after it, where only one of them has a day."""
    for token in reading.doc:
        if token.lower_ not in {"after", "before"} or not token.i or token.i in reading.time_at:
            continue
        unit = reading.doc[token.i - 1]
        count = _count(unit)
        if count is None:
            continue
        later, earlier = _above(reading, token), _below(reading, token)
        if later is None or earlier is None or later is earlier:
            continue
        if token.lower_ == "before":
            later, earlier = earlier, later
        days = timedelta(days=count * _DAYS[unit.lemma_.lower()])
        if later.start and later.start == later.end and earlier.start is None and earlier.end is None:
            _set(earlier, unit, date.fromisoformat(later.start) - days)
        elif earlier.start and earlier.start == earlier.end and later.start is None and later.end is None:
            _set(later, unit, date.fromisoformat(earlier.start) + days)


def _count(unit: Token) -> int | None:
    if unit.lemma_.lower() not in _DAYS:
        return None
    number = next((t for t in unit.lefts if t.dep_ in {"nummod", "det"}), None)
    return None if number is None else COUNTS.get(number.lower_) or parse_number(number.lower_)


def _above(reading: Reading, token: Token) -> EventDraft | None:
    """The event that the distance is told of: that of a clause above, or the subject of "came two days after"."""
    clause = token.head if token.dep_ == "mark" else token
    for verb in clause.ancestors:
        for part in (verb, *(t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"} and t.i < token.i)):
            if (found := _event_at(reading, part)) is not None:
                return found
    return None


def _below(reading: Reading, token: Token) -> EventDraft | None:
    """The event that it counts from, behind "after": its clause, or its noun."""
    inside = {t.i for t in token.subtree} | ({t.i for t in token.head.subtree} if token.dep_ == "mark" else set())
    events = (_event_at(reading, reading.doc[i]) for i in sorted(inside) if i > token.i)
    return next((e for e in events if e is not None), None)


def _event_at(reading: Reading, token: Token) -> EventDraft | None:
    index = reading.event_at.get(token.i)
    if index is None:
        return None
    root = reading.events[reading.root_event(index)]
    return root if root.type is not None else None


def _set(event: EventDraft, unit: Token, day: date) -> None:
    event.start = event.end = day.isoformat()
    event.time = TimeMention(unit.left_edge.i, unit.i, event.start, event.end, "day", kind="distance")
