"""When: what each event and claim is dated by, and what follows for those that have no time of their own."""

from kg.extract import lexicon
from kg.extract.lone_days import share_lone_days
from kg.extract.reading import ClaimDraft, EventDraft, Reading, TimeMention
from kg.extract.shared_times import inherit, lasts
from kg.extract.time_owners import Owner, owner_of
from kg.extract.times import spoken_on


def find_dates(reading: Reading) -> None:
    """Gives each time to the event or claim that governs it; claims first, since their day moves what they tell."""
    cues = {i: k for k, c in reversed(list(enumerate(reading.claims))) if c.cue for i in range(c.cue[0], c.cue[1] + 1)}
    scopes = {event.scope: k for k, event in reversed(list(enumerate(reading.events))) if event.scope >= 0}
    owners = [(time, owner_of(reading, time, cues, scopes)) for time in reading.times]
    for time, owner in owners:
        if owner.kind == "claim" and reading.claims[owner.index].date is None and time.precision == "day":
            reading.claims[owner.index].date = time.start
    _continue_dates(reading)
    for time, owner in sorted(owners, key=lambda owned: _stands_behind_another(reading, *owned)):
        if owner.kind == "event":
            _date_event(reading, reading.events[owner.index], time, owner.aspect)
    for event in reading.events:
        _read_duration(reading, event)
    clauses = {owner.verb: time for time, owner in reversed(owners) if not owner.kind and owner.verb >= 0}
    for event in reading.events:
        if event.time is None:
            inherit(reading, event, clauses)
    share_lone_days(reading, owners)


def _stands_behind_another(reading: Reading, time: TimeMention, owner: Owner) -> bool:
    """Whether another event is told between a time and its own: "were freed on Friday" has its day nearer than that."""
    first = reading.sentences[reading.sentence_of[time.first]][0]
    told = next((reading.event_at[i] for i in range(time.first - 1, first - 1, -1) if i in reading.event_at), None)
    return owner.kind == "event" and told is not None and told != owner.index


def _continue_dates(reading: Reading) -> None:
    """Who goes on speaking ("He added") does so on the same day; what is told within a speech stays open."""
    last: dict[int, tuple[str, int]] = {}
    for claim in reading.claims:
        here = reading.sentence_of[claim.cue[0] if claim.cue else claim.content[0][0]]
        speakers = [e for i in claim.sources if (e := reading.mentions[i].entity) >= 0]
        for speaker in speakers:
            if claim.date is None and claim.within is None and speaker in last and here - last[speaker][1] <= _REACH:
                claim.date = last[speaker][0]
            if claim.date is not None:
                last[speaker] = (claim.date, here)


_REACH = 8
"""Sentences over which a speaker is taken to be speaking still."""


def _date_event(reading: Reading, event: EventDraft, time: TimeMention, aspect: str | None) -> None:
    claim = reading.claim_of.get(event.token)
    date = reading.claims[claim].date if claim is not None else None
    if date is not None:
        time = spoken_on(time, date)
    if aspect == "start" and not lasts(event):
        aspect = None
    before = {t.lower_ for t in reading.doc[max(0, time.first - 2) : time.first + 1]}
    if before & {"until", "till"}:
        aspect = "end"
    elif "since" in before:
        aspect = "start"
    if event.time is not None and (event.start if aspect != "end" else event.end):
        return
    event.time = event.time or time
    if aspect != "end":
        event.start = time.start
    if aspect != "start":
        event.end = time.end


def _read_duration(reading: Reading, event: EventDraft) -> None:
    """ "Has concluded" without a day: over by the day of publication."""
    if event.scope < 0 or event.end is not None or reading.article.published is None:
        return
    verb = reading.doc[event.scope]
    perfect = any(t.dep_ == "aux" and t.lemma_ == "have" for t in verb.children)
    if verb.lemma_ in lexicon.words("end") and perfect and event.status in {"occurred", "ongoing"}:
        claim: ClaimDraft | None = None
        if (index := reading.claim_of.get(event.token)) is not None:
            claim = reading.claims[index]
        event.end = (claim.date if claim is not None else None) or reading.article.published
