"""Dates told by their distance from another event: "the raid came two days after rebels ambushed a convoy"."""

from datetime import date, timedelta

from spacy.tokens import Token

from kg.extract.date_arithmetic import COUNTS
from kg.extract.quantities import parse_number
from kg.extract.reading import EventDraft, Reading, TimeMention

_DAYS = {"day": 1, "week": 7, "hour": 0, "minute": 0}
_JOINTS = frozenset({"after", "before", "of"})


def date_by_distance(reading: Reading) -> None:
    """Dates one event by another so many days or weeks before or after it, where only one of them has a day.

    What was hours before or after is of the same day. Where what comes later is no event but how things are now, the
    day of publication is counted from: "three days after the blast the street is still closed".
    """
    for token in reading.doc:
        if token.lower_ not in _JOINTS or not token.i or token.i in reading.time_at:
            continue
        unit = _unit(token)
        days = _days(unit, token)
        if days is None:
            continue
        later, earlier = _above(reading, token), _below(reading, token)
        if later is None and earlier is not None and token.lower_ == "after" and _is_now(token):
            if earlier.start is None and earlier.end is None and reading.article.published is not None:
                _set(earlier, unit, date.fromisoformat(reading.article.published) - days)
            continue
        if later is None or earlier is None or later is earlier:
            continue
        if token.lower_ == "before":
            later, earlier = earlier, later
        if later.start and later.start == later.end and earlier.start is None and earlier.end is None:
            _set(earlier, unit, date.fromisoformat(later.start) - days)
        elif earlier.start and earlier.start == earlier.end and later.start is None and later.end is None:
            _set(later, unit, date.fromisoformat(earlier.start) + days)


def _unit(joint: Token) -> Token:
    """The word for a time in front of "after", past "to the day"."""
    unit = joint.nbor(-1)
    if unit.i > 3 and unit.doc[unit.i - 2 : unit.i + 1].text.lower() == "to the day":
        return unit.nbor(-3)
    return unit


def _days(unit: Token, joint: Token) -> timedelta | None:
    """How long: "two days", "the day", "hours", "the seventh day"; of "within hours of" none but hours."""
    lemma = unit.lemma_.lower()
    within = unit.dep_ == "pobj" and unit.head.lower_ == "within"
    if lemma not in _DAYS or (joint.lower_ == "of" and not (within and not _DAYS[lemma])):
        return None
    if not _DAYS[lemma]:
        return (
            timedelta()
            if within or unit.tag_ == "NNS" or any(t.dep_ in {"det", "nummod"} for t in unit.lefts)
            else None
        )
    number = next(
        (t for t in unit.lefts if t.lower_ in _ORDINALS or (t.dep_ in {"nummod", "det"} and t.lower_ != "the")), None
    )
    if number is None:
        return timedelta(days=1) if lemma == "day" and any(t.lower_ == "the" for t in unit.lefts) else None
    word = number.lower_
    count = _ORDINALS.get(word) or COUNTS.get(word) or parse_number(word)
    return None if count is None else timedelta(days=count * _DAYS[lemma])


_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth"
_ORDINALS = {word: number for number, word in enumerate(_NTH.split(), 1)}


def _is_now(joint: Token) -> bool:
    """Whether the clause above is in the present, or tells what has come about: "is still closed"."""
    above = (joint.head if joint.dep_ == "mark" else joint).ancestors
    verb = next((t for t in above if t.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return False
    helping = (t for t in verb.lefts if t.dep_ in {"aux", "auxpass"})
    return any(t.tag_ in {"VBZ", "VBP"} for t in (verb, *helping))


_TOLD_BY = frozenset({"nsubj", "nsubjpass", "ccomp"})
"""What a verb that tells no event says of one: "the raid came two days after"."""


def _above(reading: Reading, token: Token) -> EventDraft | None:
    """The event that the distance is told of: that of a clause above, or the subject of "came two days after"."""
    clause = token.head if token.dep_ == "mark" else token
    for verb in clause.ancestors:
        for part in (verb, *(t for t in verb.children if t.dep_ in _TOLD_BY and t.i < token.i)):
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
