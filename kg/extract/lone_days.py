"""The one day of a sentence, where the parse hangs it on nothing that happened."""

from collections.abc import Iterable, Sequence

from kg.extract.reading import EventDraft, Reading, TimeMention
from kg.extract.shared_times import take_time
from kg.extract.time_owners import Owner

_HAPPENED = frozenset({"occurred", "ongoing", "failed", "attempted"})


def share_lone_days(reading: Reading, owners: Sequence[tuple[TimeMention, Owner]]) -> None:
    """Gives a day that stands behind an event in its sentence, and is of nothing else, to the last such event.

    That is also a second day, where the event that the parse hangs both on has the first: "jailed men on Friday for the
    bombing of a tram on 3 October".

    Args:
        reading: The article, its events dated as far as the parse tells.
        owners: Each time with what it belongs to.
    """
    by_sentence: dict[int, list[EventDraft]] = {}
    for event in reading.events:
        by_sentence.setdefault(reading.sentence_of[event.token], []).append(event)
    for time, owner in owners:
        dated = reading.events[owner.index].time if owner.kind == "event" else None
        spent = dated is not None and dated.first != time.first
        if (owner.kind and not spent) or owner.apart or not _is_day(time):
            continue
        before = [e for e in by_sentence.get(reading.sentence_of[time.first], ()) if e.token < time.first]
        if not before or before[-1].time is not None or any(e.time is not None for e in before) != spent:
            continue
        if _may_take(before[-1]) and not _is_apart(reading, before[-1].token, time):
            take_time(before[-1], time)


def _is_day(time: TimeMention) -> bool:
    return time.precision == "day" or (
        time.precision in {"range", "week"} and time.kind in {"overnight", "unit", "ago"}
    )


def _may_take(event: EventDraft) -> bool:
    return event.status in _HAPPENED and not event.generic


def _is_apart(reading: Reading, first: int, time: TimeMention) -> bool:
    """Whether another clause opens between an event and a time, or somebody speaks there."""
    cued: Iterable[int] = (i for c in reading.claims if c.cue for i in range(c.cue[0], c.cue[1] + 1))
    between = reading.doc[first + 1 : time.first]
    return any(first < i < time.first for i in cued) or any(
        t.dep_ == "mark" or t.tag_ in {"WDT", "WP", "WRB"} or t.text == ";" for t in between
    )
