"""Weapons that stand inside other words: "car bomb attack", "rifle fire", "hit a landmine", "a post with mortars"."""

from collections.abc import Iterable

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.participants import mention_at
from kg.extract.phrases import conjuncts, core
from kg.extract.reading import ArgumentDraft, EventDraft, Reading
from kg.extract.sameness import lineage


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
    for part in conjuncts(noun):
        if part.lemma_.lower() in lexicon.words("discharge"):
            for beside in (t for t in part.lefts if t.dep_ in {"compound", "nmod"}):
                for weapon in conjuncts(beside):
                    _add(reading, event, weapon)


def read_weapons_at_targets(reading: Reading, event: EventDraft) -> None:
    """ "Opened fire on a bus with rifles": the means, where the parse hangs them on what was hit."""
    if "Attack" not in lineage(event.type) or event.kind in {"kidnapped", "detained"}:
        return
    for target in list(event.roles.get("target", ())):
        for prep in reading.doc[target.head].rights:
            if prep.dep_ != "prep" or prep.lower_ not in {"with", "using"}:
                continue
            for obj in (t for t in prep.children if t.dep_ == "pobj"):
                for weapon in conjuncts(obj):
                    _add(reading, event, weapon)


def read_loads(reading: Reading, event: EventDraft) -> None:
    """ "A car filled with explosives", "a truck full of dynamite": what the vehicle carries is the means too."""
    for carrier in list(event.roles.get("instrument", ())):
        for word in reading.doc[carrier.head].rights:
            if word.lemma_.lower() in lexicon.words("laden"):
                for prep in (t for t in word.children if t.lower_ in {"with", "of"}):
                    for load in (c for t in prep.children if t.dep_ == "pobj" for c in conjuncts(t)):
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
