"""Harm and its cause: "the blast killed 12" tells of one event, whose toll is twelve."""

from spacy.tokens import Token

from kg.extract.clauses import is_passive, subject_of
from kg.extract.phrases import core
from kg.extract.reading import EventDraft, Reading
from kg.extract.refining import refine
from kg.extract.sameness import lineage

_HARM = frozenset({"killed", "injured", "missing"})
"""What an attack does to people by itself; whoever is arrested or abducted in a raid is so by a deed of its own."""


def tell_harm_of_causes(reading: Reading) -> None:
    """ "The blast killed 12", "22 died in the raid": the harm is part of the event that did it."""
    for index, event in enumerate(reading.events):
        if event.kind not in _HARM or event.noun:
            continue
        cause = _cause(reading, event)
        if cause is not None and cause != index:
            event.merged_into = cause
            event.presupposed = not _asserts_too(reading, event, cause)
            target = reading.events[cause]
            _pass_on(reading, event, target)


def _pass_on(reading: Reading, event: EventDraft, cause: EventDraft) -> None:
    """What the harm tells of means, doers and victims holds for its cause, where that leaves them open."""
    means = [a for a in event.roles.get("instrument", ()) if a.head not in cause.tokens]
    if means:
        cause.roles.setdefault("instrument", []).extend(means)
    for role in ("agent", "target"):
        told = [a for a in event.roles.get(role, ()) if a.head not in cause.tokens]
        if told and not cause.roles.get(role) and not cause.definite:
            cause.roles[role] = told
    refine(reading, cause)


def _asserts_too(reading: Reading, event: EventDraft, cause: int) -> bool:
    """Whether the harm is told in one breath with its cause ("attacked and killed"), not of an attack known before."""
    return reading.events[cause].claim == event.claim and not reading.events[cause].noun


def _cause(reading: Reading, event: EventDraft) -> int | None:
    """The event that did the harm: told by the verb's own clause, or by that of a harm coordinated with it."""
    verb = reading.doc[event.token]
    found = _cause_at(reading, event, verb)
    if found is None:
        for other in _coordinated(verb):
            index = reading.event_at.get(other.i)
            if index is not None and reading.events[index].kind is not None and not reading.events[index].noun:
                found = found if found is not None else _cause_at(reading, reading.events[index], other)
    return found


def _coordinated(verb: Token) -> list[Token]:
    """Verbs coordinated with one, also where the parse makes a noun of the second: "12 were killed and 30 wounded"."""
    found = [t for t in verb.children if t.dep_ == "conj"]
    nouns = [t for t in (*verb.rights, *verb.head.rights) if t.dep_ == "conj" and t.i > verb.i and t.pos_ != "VERB"]
    return [*found, *(t for noun in nouns for t in noun.rights if t.dep_ == "acl" and t.tag_ == "VBN")]


def _cause_at(reading: Reading, event: EventDraft, verb: Token) -> int | None:
    for child in verb.children:
        if (found := _cause_below(reading, verb, child)) is not None:
            return found
    if verb.dep_ == "relcl" and (found := _told_of(reading, verb)) is not None:
        return found
    above = _event_of(reading, verb.head.i)
    if above is None:
        above = next((k for k, e in enumerate(reading.events) if e.scope == verb.head.i and e.type is not None), None)
    if above is None or event.type not in {None, "Killing", "SuicideBombing"} or not _is_violent(reading.events[above]):
        return None
    if verb.dep_ == "conj":
        subject = subject_of(verb)
        return above if subject is not None and subject == subject_of(verb.head) and not is_passive(verb) else None
    return above if verb.dep_ == "advcl" and verb.tag_ == "VBG" else None


def _cause_below(reading: Reading, verb: Token, child: Token) -> int | None:
    """The cause as subject ("the blast killed"), in a phrase ("in a raid") or a clause ("when a bomb exploded")."""
    if child.dep_ == "nsubj":
        return next((e for t in (child, core(child)) if (e := _event_of(reading, t.i)) is not None), None)
    if child.dep_ in {"agent", "prep"} and child.lower_ in {"in", "by", "during"}:
        for obj in child.children:
            if obj.dep_ == "pobj" and (found := _event_of(reading, core(obj).i)) is not None:
                return found
            if obj.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
                return _event_of(reading, verb.head.i)
    if child.dep_ == "advcl" and any(t.lower_ in {"when", "after", "as"} for t in child.lefts):
        found = _event_of(reading, child.i)
        if found is not None and (_is_violent(reading.events[found]) or reading.events[found].type == "Accident"):
            return found
    return None


def _told_of(reading: Reading, verb: Token) -> int | None:
    """ "An attack on a market that killed 12": what kills is the attack, wherever the parse hangs the clause."""
    if not any(t.dep_ == "nsubj" and t.tag_ in {"WDT", "WP"} and t.lower_ != "who" for t in verb.children):
        return None
    noun = verb.head
    while True:
        if (found := _event_of(reading, noun.i)) is not None:
            return found
        mention = reading.mention_of(noun)
        thing = mention is not None and mention.type in {"Facility", "Vehicle", "City", "Place", "Region", "Country"}
        if not thing or noun.dep_ != "pobj" or noun.head.head.pos_ != "NOUN":
            return None
        noun = noun.head.head


def _is_violent(event: EventDraft) -> bool:
    return "Attack" in lineage(event.type) or event.type in {"ArmedClash", "StateRepression", "Riot"}


def _event_of(reading: Reading, token: int) -> int | None:
    index = reading.event_at.get(token)
    return index if index is not None and reading.events[index].type is not None else None
