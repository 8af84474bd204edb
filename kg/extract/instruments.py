"""Weapons that stand inside other words: "car bomb attack", "rifle fire", "hit a landmine", "a post with mortars"."""

from collections.abc import Iterable

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.bodies import FORCES
from kg.extract.clauses import is_passive, subject_of
from kg.extract.participants import PEOPLE, WEAPONS, add_argument, mention_at
from kg.extract.phrases import conjuncts, core
from kg.extract.reading import ArgumentDraft, EventDraft, Reading
from kg.model.values import lineage

_STRIKING = frozenset({"hit", "strike"})
_OTHERS = frozenset({"another", "others", "some", "several"})
_SHOOTERS = FORCES | {"Country", "demonym"}


def read_own_weapons(reading: Reading, event: EventDraft, words: Iterable[Token]) -> None:
    """A weapon among the words of the trigger itself: "bomb attack", "a roadside bomb", "hit a landmine"."""
    if "Attack" not in lineage(event.type):
        return
    found = [word for word in words if _is_weapon(reading, word)]
    for word in found:
        inner = any(_first_of(reading, t) <= word.i < t.i for t in found)
        if not inner:  # "explosive" in "explosive vest"
            _add(reading, event, word)


def read_discharge(reading: Reading, event: EventDraft, noun: Token) -> None:
    """ "With mortars and rifle fire", "by machine-gun bursts": the weapon in front of what it gives off."""
    parts = list(conjuncts(noun))
    for part in parts:
        if len(parts) > 1 and any(t.lemma_.lower() in lexicon.words("discharge") for t in parts[:1]):
            _add(reading, event, part)  # "with rifle fire and mortars"
        if part.lemma_.lower() in lexicon.words("discharge"):
            for beside in (t for t in part.lefts if t.dep_ in {"compound", "nmod"}):
                for weapon in conjuncts(beside):
                    _add(reading, event, weapon)


def read_shooters(reading: Reading, event: EventDraft, noun: Token) -> None:
    """ "Killed by army fire", "hit by sniper fire": who stands in front of what a weapon gives off."""
    if noun.lemma_.lower() not in lexicon.words("discharge"):
        return
    for beside in (t for t in noun.lefts if t.dep_ in {"amod", "compound", "nmod", "poss"}):
        index = mention_at(reading, beside)
        mention = reading.mentions[index] if index is not None else None
        armed = mention is not None and mention.victim_class in {"combatant", "securityForces"}
        if armed or (mention is not None and mention.type in _SHOOTERS):
            add_argument(reading, event, "agent", beside)


def read_used(reading: Reading, event: EventDraft, verb: Token) -> None:
    """ "Used drones to bomb a camp": the means stand with the verb above."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "use":
        for token in (t for t in verb.head.children if t.dep_ == "dobj"):
            index = mention_at(reading, token)
            if index is not None and reading.mentions[index].type in WEAPONS:
                add_argument(reading, event, "instrument", token)


def read_weapons_at_targets(reading: Reading, event: EventDraft) -> None:
    """ "Fired on a bus with rifles", "for hours with mortars": means that the parse hangs on what, where or when."""
    if "Attack" not in lineage(event.type) or event.kind in {"kidnapped", "detained"}:
        return
    above = reading.doc[event.token]
    aside = (o for p in above.rights if p.dep_ == "prep" for o in p.children if o.dep_ == "pobj")
    when = [t for t in aside if t.i in reading.time_at or t.lemma_.lower() in lexicon.words("time_units")]
    hit = [reading.doc[a.head] for role in ("target", "place") for a in event.roles.get(role, ())]
    for noun in (*hit, *when):
        for prep in noun.rights:
            if prep.dep_ != "prep" or prep.lower_ not in {"with", "using"}:
                continue
            for obj in (t for t in prep.children if t.dep_ == "pobj"):
                for weapon in conjuncts(obj):
                    _add(reading, event, weapon)


def read_arms(reading: Reading, event: EventDraft) -> None:
    """ "Men armed with rifles stormed the farm", "gunmen carrying grenades": what who attacks has in hand."""
    if "Attack" not in lineage(event.type):
        return
    for agent in event.roles.get("agent", ()):
        for clause in (t for t in reading.doc[agent.head].rights if t.dep_ in {"acl", "relcl"}):
            if clause.lemma_.lower() not in lexicon.words("bearing_arms"):
                continue
            held = [p for p in clause.children if p.lower_ == "with"] if is_passive(clause) else [clause]
            for obj in (t for h in held for t in h.children if t.dep_ in {"dobj", "pobj"}):
                for weapon in conjuncts(obj):
                    _add(reading, event, weapon)


def read_loads(reading: Reading, event: EventDraft) -> None:
    """ "A car filled with explosives", "a truck full of dynamite": what the vehicle carries is the means too."""
    for carrier in list(event.roles.get("instrument", ())):
        for word in (t for t in reading.doc[carrier.head].rights if t.lemma_.lower() in lexicon.words("laden")):
            below = [t for p in (word, *word.children) for t in p.children if t.lower_ in {"with", "of"}]
            loads = (t for p in (word, *below) for t in p.children if t.dep_ in {"pobj", "dobj"})
            for load in (c for t in loads for c in conjuncts(t)):
                _add(reading, event, core(load))


def _add(reading: Reading, event: EventDraft, weapon: Token) -> None:
    free = all(a.head != weapon.i for arguments in event.roles.values() for a in arguments)
    if free and _is_weapon(reading, weapon):
        event.roles.setdefault("instrument", []).append(ArgumentDraft(weapon.i, mention_at(reading, weapon)))


def _is_weapon(reading: Reading, token: Token) -> bool:
    index = mention_at(reading, token)
    return index is not None and reading.mentions[index].type == "Weapon"


def _first_of(reading: Reading, weapon: Token) -> int:
    return reading.mentions[reading.at_head.get(weapon.i, reading.covering.get(weapon.i, 0))].start


def read_weapon_counted(reading: Reading, event: EventDraft) -> None:
    """ "Seven drones were shot down; an eighth hit a school": a number stands for one of the weapons before."""
    verb = reading.doc[event.token]
    strikes = event.frame == "device" or (event.frame == "attack" and verb.lemma_.lower() in _STRIKING)
    if event.noun or not strikes or event.roles.get("instrument") or is_passive(verb):
        return
    subject = subject_of(verb)
    if subject is None or not (subject.like_num or subject.lower_ in _OTHERS):
        return
    if mention_at(reading, subject) is not None or any(t.lower_ == "of" for t in subject.rights):
        return
    here = reading.sentence_of[subject.i]
    earlier = [
        i
        for i, m in enumerate(reading.mentions)
        if m.end <= subject.left_edge.i
        and here - reading.sentence_of[m.head] <= 1
        and reading.doc[m.head].tag_ == "NNS"
        and m.type in PEOPLE | WEAPONS
    ]
    last = max(earlier, key=lambda i: reading.mentions[i].head, default=None)
    if last is not None and reading.mentions[last].type == "Weapon":
        event.roles["agent"] = [a for a in event.roles.pop("agent", []) if a.head != subject.i]
        event.roles["instrument"] = [ArgumentDraft(subject.i, last)]
