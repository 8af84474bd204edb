"""Light verbs: what a verb around an event noun adds to it ("launched an attack", "came under fire")."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.arguments import read_against, read_prepositions
from kg.extract.clauses import is_passive, matches, own_subject, subject_of
from kg.extract.participants import add_argument, mention_at
from kg.extract.phrases import core
from kg.extract.reading import EventDraft, Reading
from kg.extract.status import averted, status_of
from kg.extract.triggers import names_event
from kg.model.values import lineage

_TOWNS = frozenset({"City", "Region", "Country"})
_IN = frozenset({"at", "in", "on", "inside", "aboard"})


def _governor(draft: EventDraft, token: Token) -> tuple[tuple[Token, str], ...]:
    """The verb that an event noun is subject or object of, past "a series of attacks" and names of operations."""
    top = token
    while True:
        if top.dep_ == "pobj" and top.head.lower_ == "of" and _strings_events(top.head.head):
            top = top.head.head
        elif (top.head.i in draft.tokens and top.head.i != top.i) or top.dep_ in {"compound", "nmod"}:
            top = top.head
            if top.head.i == top.i:
                break
        elif top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN"}:
            top = top.head
        else:
            break
    if top.dep_ in {"dobj", "nsubjpass", "oprd"}:
        return ((top.head, "object"),)
    if top.dep_ == "nsubj":
        return ((top.head, "object" if is_passive(top.head) else "subject"),)
    if top.dep_ == "pobj" and top.head.dep_ == "prep" and top.head.head.pos_ in {"VERB", "AUX"}:
        return ((top.head.head, top.head.lower_),)
    return ()


def _clauses(noun: Token) -> Iterator[tuple[Token, str]]:
    """The verbs of what is told of an event noun in a clause of its own: "the raid staged by X", "with arms by X"."""
    means = [o for p in noun.rights if p.dep_ == "prep" and p.lower_ == "with" for o in p.children if o.dep_ == "pobj"]
    apart = [t for o in means for t in o.rights if t.dep_ == "acl" and is_passive(t)]
    for verb in (*noun.rights, *apart):
        if verb.dep_ in {"acl", "relcl"} and _is_told_of(verb):
            yield verb, "object" if is_passive(verb) or _asks_for_object(verb) else "subject"


def _is_told_of(verb: Token) -> bool:
    """Whether a clause tells what a noun does or undergoes: not "a raid to make a point", "in which X holds Y"."""
    if any(t.tag_ == "TO" for t in verb.lefts) and not is_passive(verb):
        return False
    asked = [t for t in verb.subtree if t.tag_ in {"WDT", "WP", "WRB"} and t.i < verb.i]
    own = all(t.head.i == verb.i and t.dep_ in {"nsubj", "nsubjpass", "dobj"} for t in asked)
    return own or not {"VBZ", "VBP"} & {verb.tag_, *(t.tag_ for t in verb.lefts)}


def _asks_for_object(verb: Token) -> bool:
    """ "The raid that X staged", "the raid X staged": a relative clause with a subject of its own."""
    subject = own_subject(verb)
    return verb.dep_ == "relcl" and subject is not None and subject.tag_ not in {"WDT", "WP"}


def read_governor(reading: Reading, draft: EventDraft, token: Token, frame: dict[str, str]) -> None:
    """Takes arguments and status from a light verb around an event noun ("launched an attack", "foiled a raid")."""
    if token.dep_ in {"attr", "nsubj"} and any(t.dep_ == "expl" for t in token.head.children):
        draft.scope = token.head.i  # "there were clashes"
        read_prepositions(reading, draft, token.head, frame, passive=False)
        return
    if (verb := _undergone(token)) is not None:
        subject = subject_of(verb)
        if subject is not None and not draft.roles.get("target"):
            add_argument(reading, draft, "target", subject)
        draft.scope = verb.i
        draft.status = status_of(verb, noun=False)
        read_prepositions(reading, draft, verb, frame, passive=False)
        return
    for named in _said_to_undergo(token):
        add_argument(reading, draft, "target", named)
        draft.scope = named.head.i
    if draft.frame == "count":
        return
    for verb, slot in (*_clauses(token), *_governor(draft, token)):
        entry = _entry(verb, slot)
        if entry is not None:
            _read_light(reading, draft, verb, slot, entry, frame)


def _read_light(
    reading: Reading, draft: EventDraft, verb: Token, slot: str, entry: lexicon.LightVerb, frame: dict[str, str]
) -> None:
    if slot == "object" or slot in entry.words:
        _take_subject(reading, draft, verb, entry, as_object=slot == "object")
        for by in (t for t in verb.children if t.dep_ == "agent"):
            read_against(reading, draft, (t for obj in by.children for t in obj.rights), frame)
    elif slot != "subject":
        return
    elif entry.object == "target" and not draft.roles.get("target"):
        through = [t for t in verb.children if t.dep_ == "prep" and t.lower_ in entry.words]
        for obj in (t for head in (verb, *through) for t in head.children if t.dep_ in {"dobj", "pobj"}):
            index = mention_at(reading, obj)
            town = index is not None and reading.mentions[index].type in _TOWNS
            rocked = draft.frame == "device" and town  # "explosions rocked the capital": where they went off
            add_argument(reading, draft, "place" if rocked else "target", obj)
    does_it = slot == "subject" and any(t.dep_ == "dobj" for t in verb.children)
    if entry.status and draft.status == "occurred" and not does_it:
        draft.status = averted(verb) if entry.status == "failed" else entry.status
    happens = entry.subject == "-" and slot == "subject"  # "took place at the corner": where, not at whom
    read_prepositions(reading, draft, verb, {} if happens else frame, passive=False)
    if happens and "Bombing" in lineage(draft.type) and not draft.roles.get("target"):
        _take_site(reading, draft, verb)
    draft.scope = verb.i


def _take_site(reading: Reading, draft: EventDraft, verb: Token) -> None:
    """ "The blast occurred on a bus", "took place at a branch of the bank": a bomb hits what it goes off in."""
    for prep in (t for t in verb.children if t.dep_ == "prep" and t.lower_ in _IN):
        for obj in (t for t in prep.children if t.dep_ == "pobj"):
            index = mention_at(reading, obj)
            kind = reading.mentions[index].type if index is not None else None
            if kind in {"Facility", "Vehicle"} or core(obj).lemma_.lower() in lexicon.words("owned_sites"):
                add_argument(reading, draft, "target", obj)


def _undergone(token: Token) -> Token | None:
    """The verb in "the house was the target of a bomb attack", whose subject suffers it."""
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    named = above.lemma_.lower() in lexicon.words("undergoing") and above.dep_ in {"attr", "dobj"}
    return above.head if named and above.head.lemma_ in {"be", "become"} else None


def _said_to_undergo(token: Token) -> list[Token]:
    """ "The target of the attack was the mayor's house": what is said to be what an event befell."""
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    named = above.lemma_.lower() in lexicon.words("undergoing") and above.dep_ == "nsubj"
    return [t for t in above.head.rights if t.dep_ == "attr"] if named and above.head.lemma_ == "be" else []


def _entry(verb: Token, slot: str) -> lexicon.LightVerb | None:
    """The entry that a verb says; one with a preposition is none for its object: "placed a bomb under the car"."""
    entries = (e for e in lexicon.light_verbs().get(verb.lemma_.lower(), ()) if _is_said(e.words, verb))
    return next((e for e in entries if slot != "object" or not _closes_with_phrase(e.words, verb)), None)


def _closes_with_phrase(words: tuple[str, ...], verb: Token) -> bool:
    last = (matches(words, verb) or [verb])[-1]
    return last.dep_ == "prep" and any(t.dep_ == "pobj" for t in last.children)


def _take_subject(
    reading: Reading, draft: EventDraft, verb: Token, entry: lexicon.LightVerb, *, as_object: bool
) -> None:
    """Who launches, suffers or is killed in an event, by the role that the light verb gives its subject."""
    role = entry.subject
    if role not in {"agent", "target", "beneficiary"}:
        return
    if is_passive(verb) and as_object:
        for by in (t for t in verb.children if t.dep_ == "agent" or (t.dep_ == "prep" and t.lower_ == "by")):
            for obj in (t for t in by.children if t.dep_ == "pobj"):
                add_argument(reading, draft, role, obj)
        return
    subject = subject_of(verb)
    if role == "agent" and not as_object and _is_denied(verb):
        return
    transitive = any(t.dep_ == "dobj" and t.lemma_.lower() not in entry.words for t in verb.children)
    if subject is not None and not draft.roles.get(role) and (as_object or not transitive):
        add_argument(reading, draft, role, subject)


def _is_denied(verb: Token) -> bool:
    """ "Did not take part in the attack", "took no part in it": somebody else did it."""
    nothing = (t for o in verb.children if o.dep_ == "dobj" for t in o.lefts if t.lower_ == "no")
    return any(t.dep_ == "neg" for t in verb.children) or any(True for _ in nothing)


def carries_noun(reading: Reading, verb: Token) -> bool:
    """Whether a noun of an event is the object of a light verb, or the subject of what it does: it tells the event.

    "Repelled an attack", "the strike hit a school"; a bomb that hit one is no event by itself.
    """
    entries = [e for e in lexicon.light_verbs().get(verb.lemma_.lower(), ()) if _is_said(e.words, verb)]
    as_object = any(names_event(t) for t in verb.children if t.dep_ in {"dobj", "nsubjpass"})
    as_subject = any(names_event(t) and t.i in reading.event_at for t in verb.children if t.dep_ == "nsubj")
    takes_object = as_object and _entry(verb, "object") is not None
    return takes_object or (as_subject and any(e.object == "target" for e in entries))


def _is_said(words: tuple[str, ...], verb: Token) -> bool:
    """Whether an entry is what the verb says, its particle included: "break up" is not "break"."""
    particles = {t.lower_ for t in verb.children if t.dep_ == "prt"}
    return particles <= set(words) and matches(words, verb) is not None


def _strings_events(token: Token) -> bool:
    return token.lemma_.lower() in lexicon.words("several_events")
