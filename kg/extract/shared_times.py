"""Times that events share: with the clause that they hang on or are coordinated with, and with what tells of them."""

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import own_subject, subject_of
from kg.extract.phrases import conjuncts
from kg.extract.reading import EventDraft, Reading, TimeMention
from kg.extract.time_owners import goes_on, happens_then
from kg.model.values import lineage


def lasts(event: EventDraft) -> bool:
    """Whether an event of this type goes on after it was launched: an operation or siege does, an attack is over."""
    return "Attack" not in lineage(event.type) or event.type == "Siege"


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


def inherit(reading: Reading, event: EventDraft, clauses: Mapping[int, TimeMention]) -> None:
    """Dates an event by what tells of it, by the clause that its own hangs on, or by what it is coordinated with.

    Args:
        reading: The article.
        event: One without a time.
        clauses: The time of each verb that tells no event and has one: "on 8 October he was buying bread when ...".
    """
    token = reading.doc[event.token]
    if event.noun and (described := _described(reading, token, clauses)) is not None:
        take_time(event, described)
    if event.time is not None or (event.noun and event.definite):
        return  # what is known already does not happen now
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
    beside = _beside(reading, event, token, clauses)
    for other in beside or _above(reading, event, token, clauses):
        take_time(event, other)
        return


_Dated = EventDraft | TimeMention


def take_time(event: EventDraft, other: _Dated) -> None:
    """Gives an event the time of another one, or one that no event has."""
    event.time = other.time if isinstance(other, EventDraft) else other
    event.start, event.end = other.start, other.end


def _dated_at(reading: Reading, token: Token, clauses: Mapping[int, TimeMention]) -> _Dated | None:
    """The dated event that a token tells of, or the time of a clause whose verb it is."""
    other = reading.events[reading.event_at[token.i]] if token.i in reading.event_at else None
    if other is not None and other.time is not None:
        return other
    return clauses.get(token.i)


def _described(reading: Reading, noun: Token, clauses: Mapping[int, TimeMention]) -> _Dated | None:
    """ "The raid in which two men died on Sunday", "the attack on X, which left nine dead this month"."""
    for clause in (t for t in noun.doc[noun.i + 1 : noun.sent.end] if t.dep_ in {"relcl", "acl"}):
        joints = [t for t in clause.subtree if t.tag_ == "WDT" and t.i < clause.i]
        event = reading.events[reading.event_at[clause.i]] if clause.i in reading.event_at else None
        of_it = clause.head.i == noun.i and event is not None and event.kind is not None
        does = of_it and any(t.dep_ == "nsubj" for t in joints)
        acts = of_it and clause.dep_ == "acl" and any(t.dep_ == "dobj" for t in clause.rights)  # a verb misread
        within = next((t.i for t in joints if t.dep_ == "pobj" and t.head.lower_ in {"in", "during"}), None)
        told = within is not None and not any(t.i in reading.event_at for t in noun.doc[noun.i + 1 : within])
        if (does or acts or told) and (found := _dated_at(reading, clause, clauses)) is not None:
            return found
    return None


def _beside(reading: Reading, event: EventDraft, token: Token, clauses: Mapping[int, TimeMention]) -> list[_Dated]:
    """ "People were killed and others wounded on Sunday", "shot and wounded two on Sunday", "died when ..."."""
    found: list[_Dated] = []
    for verb in [t for one in conjuncts(token) for t in one.rights]:
        joined = verb.dep_ == "conj" and not any(c.dep_ == "aux" for c in verb.children)
        other = _dated_at(reading, verb, clauses) if joined or happens_then(verb) else None
        shares = own_subject(verb) is None or happens_then(verb)
        gapped = event.kind is not None and isinstance(other, EventDraft) and other.kind is not None
        found += [other] if other is not None and (shares or gapped) else []
    return found or list(_of_participants(reading, token))


def _of_participants(reading: Reading, verb: Token) -> Iterator[_Dated]:
    """ "A grenade thrown on Friday went off", "fired on a march on Friday", "on boys who were fishing on Friday"."""
    subject = subject_of(verb)
    weapon = reading.mention_of(subject) if subject is not None else None
    if subject is not None and weapon is not None and weapon.type == "Weapon":
        yield from _events_at(reading, (t for t in subject.rights if t.dep_ == "acl"))
    objects = [o for p in verb.rights if p.dep_ == "prep" and p.lower_ in {"on", "at", "in"} for o in p.children]
    objects += [t for t in verb.rights if t.dep_ == "dobj"]
    yield from _events_at(reading, objects)
    yield from _events_at(reading, (t for o in objects for t in o.rights if t.dep_ in {"relcl", "acl"} and goes_on(t)))


def _events_at(reading: Reading, tokens: Iterable[Token]) -> Iterator[EventDraft]:
    events = (reading.events[reading.event_at[t.i]] for t in tokens if t.i in reading.event_at)
    yield from (e for e in events if e.time is not None and not e.definite)


def _above(reading: Reading, event: EventDraft, token: Token, clauses: Mapping[int, TimeMention]) -> Iterator[_Dated]:
    """The time of the clause that an event's hangs on."""
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
        below, token = token, token.head
        if ("verb", token.lemma_.lower()) in lexicon.cues() and token.i not in reading.event_at:
            return
        other = reading.events[reading.event_at[token.i]] if token.i in reading.event_at else None
        if other is not None and other is not event and other.time is not None:
            yield other
        elif token.i in clauses and (happens_then(below) or below.dep_ == "conj" or _is_new_subject(event, below)):
            yield clauses[token.i]


def _is_new_subject(event: EventDraft, below: Token) -> bool:
    """ "A bomb attack ruptured the pipe on Sunday": what is told as new happens when its verb does."""
    return event.noun and below.dep_ in {"nsubj", "nsubjpass"}
