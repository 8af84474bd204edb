"""When: which event or claim a time expression belongs to, and what follows for those that have none."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.reading import ClaimDraft, EventDraft, Reading, TimeMention
from kg.extract.times import spoken_on
from kg.model.values import lineage


def find_dates(reading: Reading) -> None:
    """Gives each time to the event or claim that governs it; claims first, since their day moves what they tell."""
    cues = {i: k for k, c in reversed(list(enumerate(reading.claims))) if c.cue for i in range(c.cue[0], c.cue[1] + 1)}
    scopes = {event.scope: k for k, event in reversed(list(enumerate(reading.events))) if event.scope >= 0}
    owners = [(time, *_owner(reading, time, cues, scopes)) for time in reading.times]
    for time, kind, index, _ in owners:
        if kind == "claim" and reading.claims[index].date is None and time.precision == "day":
            reading.claims[index].date = time.start
    _continue_dates(reading)
    for time, kind, index, aspect in owners:
        if kind == "event":
            _date_event(reading, reading.events[index], time, aspect)
    for event in reading.events:
        _read_duration(reading, event)
    for event in reading.events:
        if event.time is None:
            _inherit(reading, event)


def _owner(
    reading: Reading, time: TimeMention, cues: dict[int, int], scopes: dict[int, int]
) -> tuple[str, int, str | None]:
    """The event or claim whose trigger or cue stands nearest above a time, and the aspect told on the way."""
    token = _root(reading, time)
    below = token
    aspect: str | None = None
    while token.head.i != token.i:
        below, token = token, token.head
        if below.dep_ in {"ccomp", "parataxis"} or _is_of_another_clause(reading, below, token):
            break
        aspect = aspect or _aspect(token)
        if token.i in scopes and token.i not in cues:
            return "event", scopes[token.i], aspect
        if token.i in reading.event_at:
            index = reading.event_at[token.i]
            if reading.events[index].type is not None or reading.events[index].kind is not None:
                return "event", index, aspect
        if token.i in cues:
            return "claim", cues[token.i], None
        if (tried := _tried(reading, token)) is not None:
            return "event", tried, aspect
    return "", -1, None


def _tried(reading: Reading, verb: Token) -> int | None:
    """What was begun, tried or missed then: "on Sunday the army failed to retake the town"; plans are made before."""
    told = lexicon.classes("status_by_governor").get(verb.lemma_.lower())
    tries = told in {"failed", "attempted", "ongoing"}
    if not tries and (verb.pos_ != "VERB" or told is not None):
        return None
    link = "xcomp" if verb.pos_ == "VERB" else "acl"
    below = (reading.event_at.get(t.i) for t in verb.children if t.dep_ == link)
    return next((k for k in below if k is not None), None)


def _is_of_another_clause(reading: Reading, below: Token, token: Token) -> bool:
    """Whether a time says when something else was: "ahead of the vote in June", "a base built in 2019"."""
    apart = lexicon.words("apart")
    if token.lower_ in apart and token.dep_ in {"prep", "pcomp", "advmod"}:
        return below.pos_ != "PROPN" and below.i not in reading.time_at
    if below.dep_ in {"relcl", "acl"} and below.i not in reading.time_at:
        return not (token.i in reading.event_at and below.lemma_.lower() in lexicon.light_verbs())
    if below.dep_ == "advcl" and any(t.dep_ == "mark" and t.lower_ in apart for t in below.children):
        return True
    in_front = below.i in reading.time_at and below.dep_ in {"compound", "nmod", "nummod", "poss"}
    before = reading.doc[reading.times[reading.time_at[below.i]].first - 1] if in_front and below.left_edge.i else None
    if before is not None and before.pos_ == "ADP" and not any(t.dep_ == "pobj" for t in before.children):
        return False  # "on Monday morning rebels attacked": no rebels of the morning
    return (
        in_front
        and token.pos_ in {"NOUN", "PROPN"}
        and token.i not in reading.event_at
        and token.i not in reading.time_at
        and token.lemma_.lower() not in lexicon.words("parts_of_day")
    )


def _aspect(verb: Token) -> str | None:
    """Whether a verb tells that something began, or that it ended."""
    if verb.pos_ not in {"VERB", "NOUN"} or verb.tag_[:1] != "V":
        return None
    return "start" if verb.lemma_ in lexicon.words("begin") else "end" if verb.lemma_ in lexicon.words("end") else None


def _root(reading: Reading, time: TimeMention) -> Token:
    span = range(time.first, time.last + 1)
    return next((reading.doc[i] for i in span if reading.doc[i].head.i not in span), reading.doc[time.last])


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


def lasts(event: EventDraft) -> bool:
    """Whether an event of this type goes on after it was launched: an operation or siege does, an attack is over."""
    return "Attack" not in lineage(event.type) or event.type == "Siege"


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


def _told_before(reading: Reading, clause: Token, *, when: bool) -> TimeMention | None:
    """The time right in front of a when-clause, or that of "it was a week ago that"."""
    before = clause.left_edge.i - 1
    if before > 0 and reading.doc[before].text == ",":
        before -= 1
    if when and clause.dep_ in {"advcl", "relcl"} and before in reading.time_at:
        return reading.times[reading.time_at[before]]
    above = clause.head
    cleft = above.lemma_ == "be" and any(t.lower_ == "it" for t in above.lefts)
    if not cleft or not any(t.lower_ in {"that", "when"} for t in clause.lefts):
        return None
    between = (reading.time_at[i] for i in range(above.i, clause.left_edge.i) if i in reading.time_at)
    return next((reading.times[k] for k in between), None)


def _inherit(reading: Reading, event: EventDraft) -> None:
    """An event in a clause that hangs on a dated event's clause, or is coordinated with it, shares its time."""
    if event.noun and event.definite:
        return  # what is known already does not happen now
    token = reading.doc[event.token]
    clause = reading.doc[event.scope] if event.scope >= 0 else token
    when = any(t.lower_ == "when" for t in clause.children)
    if clause.dep_ in {"relcl", "advcl"} and clause.head.i in reading.time_at and when:
        event.time = reading.times[reading.time_at[clause.head.i]]
        event.start, event.end = event.time.start, None if lasts(event) else event.time.end
        if event.end is None and event.start is not None and event.time.precision == "year":
            event.end = f"{event.start[:4]}-12-31"  # "since 2023, when": within that year, not from it on
        return
    if (told := _told_before(reading, clause, when=when)) is not None:
        event.time, event.start, event.end = told, told.start, told.end
        return
    for verb in (t for t in token.children if t.dep_ == "conj" and not any(c.dep_ == "aux" for c in t.children)):
        gapped = reading.events[reading.event_at[verb.i]] if verb.i in reading.event_at else None
        if gapped is not None and gapped.time is not None and gapped.kind is not None and event.kind is not None:
            event.time, event.start, event.end = gapped.time, gapped.start, gapped.end
            return  # "people were killed and others wounded on Sunday"
    while token.head.i != token.i:
        if (
            token.dep_ in {"ccomp", "parataxis"}
            or token.lower_ in lexicon.words("apart")
            or token.lemma_.lower() in lexicon.words("reply_noun")
        ):
            return
        if token.dep_ == "advcl" and any(
            t.dep_ == "mark" and t.lower_ in lexicon.words("apart") for t in token.children
        ):
            return
        token = token.head
        if ("verb", token.lemma_.lower()) in lexicon.cues() and token.i not in reading.event_at:
            return
        other = reading.events[reading.event_at[token.i]] if token.i in reading.event_at else None
        if other is not None and other is not event and other.time is not None:
            event.time, event.start, event.end = other.time, other.start, other.end
            return
