"""Harm told in the sentences after an attack, with neither doer nor means of its own: it is what the attack did."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import is_passive
from kg.extract.harm import BY_CAUSE, HARM, is_damage, is_violent
from kg.extract.reading import EventDraft, Reading
from kg.extract.sameness import DONE, days_apart, entities, is_named
from kg.model.values import PLACE_TYPES, lineage

_UNSHOT = frozenset({"Bombing", "AirStrike", "Shelling", "Arson"})
_REACH = 2
"""Sentences back in which harm finds the event that did it."""


def told_before(reading: Reading, event: EventDraft) -> int | None:
    """The violent event told before of which this one tells the harm, the damage or the means."""
    if event.merged_into is not None or event.noun or event.status not in DONE:
        return None
    if _is_bare_harm(reading, event) or _is_bare_damage(reading, event) or is_weapon_used(reading, event):
        return _last_told(reading, event)
    return _set_alight(reading, event) if event.type in {"Accident", "Arson"} else None


def is_weapon_used(reading: Reading, event: EventDraft) -> bool:
    """Whether it is told what was used ("the attackers used rifles"), in whatever was told just before."""
    verb = reading.doc[event.token]
    return (
        event.frame == "wield"
        and event.status in DONE
        and verb.tag_ in {"VBD", "VBN"}
        and (verb.dep_ in {"ROOT", "conj", "ccomp"} or wielded_in(reading, event) is not None)
    )


def wielded_in(reading: Reading, event: EventDraft) -> int | None:
    """ "The raid, in which mortars were used": the raid."""
    verb = reading.doc[event.token]
    return reading.event_at.get(verb.head.i) if verb.dep_ == "relcl" else None


def _is_bare_harm(reading: Reading, event: EventDraft) -> bool:
    """Whether harm is told with neither doer, means nor place, so that what was told just before must have done it."""
    verb = reading.doc[event.token]
    shot = verb.lemma_.lower() == "shoot" and is_passive(verb)
    if not (event.kind in {"killed", "injured"} or shot) or {"agent", "instrument", "place"} & event.roles.keys():
        return False
    if any(t.dep_ == "aux" and t.tag_ in {"VBZ", "VBP"} for t in verb.children):
        return False  # "four have been killed in all": a tally, not what came next
    if spans_many(reading, event):
        return False
    first = reading.doc[reading.sentences[reading.sentence_of[event.token]][0]]
    return first.lower_ not in lexicon.words("elsewhere")


def _is_bare_damage(reading: Reading, event: EventDraft) -> bool:
    """Whether things are said to be damaged by nothing that is told here: "two houses were destroyed"."""
    verb = reading.doc[event.token]
    if event.merged_into is not None or event.status not in DONE or not is_damage(reading, event) or event.noun:
        return False
    if not is_passive(verb) or {"agent", "instrument"} & event.roles.keys() or spans_many(reading, event):
        return False
    if any(t.lower_ == "being" for t in verb.children):
        return False
    named = (a.mention for a in event.roles.get("place", ()) if a.mention is not None)
    preps = (t for t in verb.children if t.dep_ in {"agent", "prep"} and t.lower_ in BY_CAUSE - {"of", "to"})
    causes = (o for t in preps for o in t.children if o.dep_ == "pobj" and o.i not in reading.time_at)
    return all(_is_place(reading, o) for o in causes) and all(reading.mentions[m].form != "name" for m in named)


def _set_alight(reading: Reading, event: EventDraft) -> int | None:
    """ "Missiles struck a plant, which caught fire": what burns by itself after an attack on it, or on what is near."""
    if {"agent", "instrument"} & event.roles.keys() or is_passive(reading.doc[event.token]):
        return None
    last = _last_told(reading, event)
    if last is None:
        return None
    hit = entities(reading, reading.events[last], "target") & entities(reading, event, "target")
    return last if hit or event.type == "Arson" else None


def _is_place(reading: Reading, token: Token) -> bool:
    mention = reading.mention_of(token)
    return mention is not None and mention.type in PLACE_TYPES


def spans_many(reading: Reading, event: EventDraft) -> bool:
    """Whether harm is told over a time ("since then", "in the past year"), so that it is that of many attacks."""
    since = any(t.lower_ == "since" for t in reading.doc[event.token].sent)
    return since or (event.time is not None and event.time.precision not in {"day", "week"})


def _last_told(reading: Reading, event: EventDraft) -> int | None:
    """The last violent event told before, in this sentence or the two before it, which is itself no harm."""
    here = reading.sentence_of[event.token]
    for index in range(len(reading.events) - 1, -1, -1):
        earlier = reading.events[index]
        if earlier.token >= event.token or earlier.type is None:
            continue
        there = reading.sentence_of[earlier.token]
        if here - there > _REACH or (there == here and not earlier.noun and not is_violent(earlier)):
            return None  # "12 were abducted and two of them killed": by whoever abducted them
        if earlier.kind in HARM and not earlier.noun and earlier.merged_into is None:
            return None
        if reading.doc[event.token].lemma_.lower() == "shoot" and _UNSHOT & set(lineage(earlier.type)):
            return None  # who was shot was not so by a bomb
        if is_violent(earlier) and earlier.status in DONE and not earlier.generic and earlier.merged_into is None:
            return None if days_apart(event, earlier) or _is_of_others(reading, event, earlier) else index
    return None


def _is_of_others(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    """Whether somebody killed by name is another than who was attacked by name, or than the one whom a deed befell."""
    one, other = (
        {e for e in entities(reading, draft, "target") if reading.entities[e].type == "Person" and is_named(reading, e)}
        for draft in (event, earlier)
    )
    return bool(one) and not one & other and (bool(other) or "Killing" in lineage(earlier.type))
