"""Harm and its cause: "the blast killed 12" tells of one event, whose toll is twelve."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.aftermath import is_weapon_used, told_before, wielded_in
from kg.extract.clauses import is_passive, own_subject, subject_of
from kg.extract.harm import BY_CAUSE, HARM, is_damage, is_violent
from kg.extract.phrases import core
from kg.extract.reading import EventDraft, Reading
from kg.extract.refining import refine
from kg.extract.sameness import DONE
from kg.model.values import lineage


def tell_harm_of_causes(reading: Reading) -> None:
    """ "The blast killed 12", "22 died in the raid": the harm is part of the event that did it."""
    for index, event in enumerate(reading.events):
        if event.frame == "wield":
            continue
        if event.kind not in HARM and not is_damage(reading, event) and not _is_manner(reading, event):
            _join_by_weapon(reading, index)
            continue
        cause = (_named_cause(reading, event) if event.noun else None) or _cause(reading, event)
        if cause is not None and reading.root_event(cause) != index:
            event.merged_into = cause
            event.presupposed = not event.noun and not _asserts_too(reading, event, cause)
            _pass_on(reading, event, reading.events[cause])
    for event in reading.events:
        ways = (wielded_in, _cause, told_before) if is_weapon_used(reading, event) else (told_before,)
        last = next((found for find in ways if (found := find(reading, event)) is not None), None)
        if last is not None:
            event.merged_into, event.presupposed = last, True
            _pass_on(reading, event, reading.events[last])


def _join_by_weapon(reading: Reading, index: int) -> None:
    """ "Fired rockets that hit a school", "a bomb planted in a car exploded": one weapon, one attack."""
    event = reading.events[index]
    verb = reading.doc[event.token]
    noun = verb.head.i
    if verb.dep_ not in {"acl", "relcl"} or event.status not in DONE or not _has_weapon(event, noun):
        return
    for other, above in enumerate(reading.events):
        if other != index and above.status in DONE and not above.noun and _has_weapon(above, noun):
            event.merged_into = other
            above.mentions += event.mentions
            above.type = event.type if above.type == "Killing" and event.type != "Attack" else above.type
            for role in ("agent", "target", "instrument", "place"):
                known = {a.head for arguments in above.roles.values() for a in arguments}
                above.roles.setdefault(role, []).extend(a for a in event.roles.get(role, ()) if a.head not in known)
            return


def _has_weapon(event: EventDraft, noun: int) -> bool:
    attack = "Attack" in lineage(event.type) and event.merged_into is None
    return attack and any(a.head == noun for a in event.roles.get("instrument", ()))


def _is_manner(reading: Reading, event: EventDraft) -> bool:
    """Whether a participle tells how an attack went: "stormed the village, firing at its guards"."""
    verb = reading.doc[event.token]
    return is_violent(event) and verb.dep_ == "advcl" and verb.tag_ == "VBG" and own_subject(verb) is None


def _pass_on(reading: Reading, event: EventDraft, cause: EventDraft) -> None:
    """What the harm tells of means, doers and victims holds for its cause, where that leaves them open.

    What is damaged is a target beside others.
    """
    means = [a for a in event.roles.get("instrument", ()) if a.head not in cause.tokens]
    if means:
        cause.roles.setdefault("instrument", []).extend(means)
    for role in ("agent", "target"):
        told = [a for a in event.roles.get(role, ()) if a.head not in cause.tokens]
        if role == "target" and is_damage(reading, event):
            cause.roles.setdefault(role, []).extend(told)
        elif told and not cause.roles.get(role) and not cause.definite:
            cause.roles[role] = told
            if role == "agent":
                cause.suspected, cause.accused = event.suspected, event.accused
    refine(reading, cause)


def _asserts_too(reading: Reading, event: EventDraft, cause: int) -> bool:
    """Whether the harm is told in one breath with its cause ("attacked and killed"), not of an attack known before."""
    return reading.events[cause].claim == event.claim and not reading.events[cause].noun


def _cause(reading: Reading, event: EventDraft) -> int | None:
    """The event that did the harm: told by the verb's own clause, or by that of a harm coordinated with it."""
    verb = reading.doc[event.token]
    if verb.dep_ == "dobj":  # "caused damage to the bridge"
        verb = verb.head
    found = _cause_at(reading, event, verb)
    if found is None:
        for other in _coordinated(verb):
            index = reading.event_at.get(other.i)
            harm = reading.events[index] if index is not None else None
            if harm is not None and index is not None and not harm.noun and (harm.kind or is_damage(reading, harm)):
                found = found if found is not None else _cause_at(reading, reading.events[index], other)
    return found if found is not None else _told_after_when(reading, verb)


def _told_after_when(reading: Reading, verb: Token) -> int | None:
    """ "Killed when a bomb, laid by rebels, exploded": the blast, also where the parse loses the clause with "when"."""
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    when = next((t.i for t in rest if t.lower_ == "when"), None)
    if when is None or not is_passive(verb) or any(t.pos_ == "VERB" and t.dep_ == "ROOT" for t in rest):
        return None
    told = (i for t in rest if t.i > when and (i := _event_of(reading, t.i)) is not None)
    return next((i for i in told if reading.events[i].frame in {"device", "launch"}), None)


def _coordinated(verb: Token) -> list[Token]:
    """Verbs coordinated with one, also where the parse makes a noun of the second: "12 were killed and 30 wounded"."""
    found = [t for t in verb.children if t.dep_ == "conj"]
    found += [t for be in found if be.pos_ == "AUX" for t in be.children if t.dep_ == "acomp" and t.tag_ == "VBN"]
    nouns = [t for t in (*verb.rights, *verb.head.rights) if t.dep_ == "conj" and t.i > verb.i and t.pos_ != "VERB"]
    return [*found, *(t for noun in nouns for t in noun.rights if t.dep_ == "acl" and t.tag_ == "VBN")]


def _cause_at(reading: Reading, event: EventDraft, verb: Token) -> int | None:
    for child in verb.children:
        if (found := _cause_below(reading, verb, child)) is not None:
            return found
    if verb.dep_ == "relcl" and (found := _told_of(reading, verb)) is not None:
        return found
    above = _event_of(reading, verb.head.i)
    if above is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return _left_so(reading, verb.head) if is_damage(reading, event) else None
    if above is None:
        above = next((k for k, e in enumerate(reading.events) if e.scope == verb.head.i and e.type is not None), None)
    harm = event.type in {None, "Killing", "SuicideBombing"} or is_damage(reading, event) or _is_manner(reading, event)
    if above is None or not harm or not is_violent(reading.events[above]):
        return None
    if verb.dep_ == "conj":
        subject = subject_of(verb)
        return above if subject is not None and subject == subject_of(verb.head) and not is_passive(verb) else None
    return above if verb.dep_ in {"acl", "advcl"} and verb.tag_ == "VBG" else None


def _left_so(reading: Reading, noun: Token) -> int | None:
    """The event in "the blast left two houses and a shop destroyed"."""
    while noun.dep_ == "conj":
        noun = noun.head
    left = noun.dep_ == "dobj" and noun.head.lemma_ == "leave"
    subjects = [t for t in noun.head.children if t.dep_ == "nsubj"] if left else []
    return next((k for t in subjects if (k := _event_of(reading, t.i)) is not None), None)


def _named_cause(reading: Reading, event: EventDraft) -> int | None:
    """The event that a noun of harm says did it: "the death of two guards in an attack"."""
    below = (_in_phrase(reading, child) for child in reading.doc[event.token].children if child.lower_ != "of")
    return next((k for k in below if k is not None and is_violent(reading.events[k])), None)


def _in_phrase(reading: Reading, prep: Token) -> int | None:
    """The event in "in a raid", "by the blast", "as a result of an attack"."""
    if prep.dep_ not in {"agent", "prep"} or prep.lower_ not in BY_CAUSE:
        return None
    for obj in (core(t) for t in prep.children if t.dep_ in {"pobj", "pcomp"}):
        if (found := _event_of(reading, obj.i)) is not None:
            return found
        if obj.lemma_.lower() in lexicon.words("outcome"):
            return next((k for t in obj.children if (k := _in_phrase(reading, t)) is not None), None)
    return None


def _cause_below(reading: Reading, verb: Token, child: Token) -> int | None:
    """The cause as subject ("the blast killed"), in a phrase ("in a raid") or a clause ("when a bomb exploded")."""
    if child.dep_ == "nsubj":
        return next((e for t in (child, core(child)) if (e := _event_of(reading, t.i)) is not None), None)
    if (found := _in_phrase(reading, child)) is not None:
        return found
    if child.dep_ == "dobj":  # "killing 70 fighters in two raids", where the parser hangs the raids on the fighters
        below = (_in_phrase(reading, t) for t in child.rights if t.lower_ in {"in", "during"})
        return next((k for k in below if k is not None and is_violent(reading.events[k])), None)
    asked = any(t.tag_ in {"WDT", "WP"} for t in child.children)
    if asked and verb.dep_ == "relcl" and child.dep_ in {"agent", "prep"} and child.lower_ in BY_CAUSE:
        return _event_of(reading, verb.head.i)
    if child.dep_ == "advcl" and any(t.lower_ in {"when", "after", "as"} for t in child.lefts):
        found = _event_of(reading, child.i)
        if found is not None and (is_violent(reading.events[found]) or reading.events[found].type == "Accident"):
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
        acts = mention is not None and mention.type in {"Person", "PopulationGroup", "ArmedGroup", "Weapon"}
        while noun.dep_ == "conj":
            noun = noun.head
        if acts or noun.dep_ != "pobj" or noun.head.head.pos_ != "NOUN":
            return None
        noun = noun.head.head


def _event_of(reading: Reading, token: int) -> int | None:
    index = reading.event_at.get(token)
    return index if index is not None and reading.events[index].type is not None else None
