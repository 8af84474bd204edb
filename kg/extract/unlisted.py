"""Attacks told with a verb that no lexicon has, where what was done it with and to whom or what leave no doubt."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.arguments import read_prepositions
from kg.extract.clauses import is_passive, subject_of
from kg.extract.conditions import cancelled
from kg.extract.participants import PEOPLE, add_argument, mention_at
from kg.extract.phrases import core
from kg.extract.reading import ArgumentDraft, EventDraft, Reading
from kg.extract.refining import refine
from kg.extract.status import status_of
from kg.extract.triggers import words_of

_PAST = frozenset({"VBD", "VBN"})
_AT = frozenset({"into", "onto", "at", "on", "through", "against"})
_HIT = PEOPLE | {"ArmedGroup", "MilitaryForce", "SecurityForce", "Facility", "Vehicle"}
_PERSONS = frozenset({"he", "she", "they", "him", "her", "them"})


def read_unlisted(reading: Reading, verb: Token) -> EventDraft | None:
    """ "Was grazed by a bullet", "showered firefighters with bottles": what is done with a weapon to somebody.

    Args:
        reading: The article so far.
        verb: A word that no entry of the lexicon reads as an event.
    """
    if verb.tag_ not in _PAST or verb.pos_ != "VERB" or verb.dep_ == "amod" or not _may_hurt(verb):
        return None
    weapons = list(_weapons(verb))
    victims = list(_victims(verb))
    if not weapons or not any(_is_hit(reading, t) for t in victims):
        return None
    draft = EventDraft("Attack", None, "attack", verb.i, verb.i, verb.i, "unlisted", noun=False, tokens={verb.i})
    draft.mentions = [(verb.i, verb.i)]
    for weapon in weapons:
        draft.roles.setdefault("instrument", []).append(ArgumentDraft(weapon.i, mention_at(reading, weapon)))
    for victim in victims:
        add_argument(reading, draft, "target", victim)
    doer = None if is_passive(verb) else subject_of(verb)
    if doer is not None and doer not in weapons:
        add_argument(reading, draft, "agent", doer)
    read_prepositions(reading, draft, verb, {"subject": "agent", "object": "target"}, passive=is_passive(verb))
    refine(reading, draft)
    draft.status = status_of(verb, noun=False)
    return draft if draft.roles.get("target") else None


def _may_hurt(verb: Token) -> bool:
    """Not where a verb handles a weapon or speaks, nor where an entry of the lexicon is told to mean something else."""
    lemma = verb.lemma_.lower()
    if lemma in lexicon.words("harmless") or ("verb", lemma) in lexicon.cues() or lemma in lexicon.light_verbs():
        return False
    entries = lexicon.triggers().get(("verb", lemma), ())
    said = [(t, words) for t in entries if (words := words_of(t, verb)) is not None]
    return not any(t.type is None or cancelled(t, verb, words) for t, words in said)


def _weapons(verb: Token) -> Iterator[Token]:
    """What hurts, as the subject or after "with" and "by"."""
    found = [o for p in verb.rights if p.lower_ in {"with", "by"} for o in p.children if o.dep_ == "pobj"]
    if not is_passive(verb):
        found = [t for t in found if t.head.lower_ == "with"]
        found += [t for t in verb.lefts if t.dep_ == "nsubj"]
    return (t for t in found if core(t).lemma_.lower() in lexicon.words("hurting"))


def _victims(verb: Token) -> Iterator[Token]:
    """Who or what undergoes it."""
    if is_passive(verb):
        subject = subject_of(verb)
        if subject is not None:
            yield subject
        return
    yield from (t for t in verb.rights if t.dep_ == "dobj")
    yield from (o for p in verb.rights if p.lower_ in _AT for o in p.children if o.dep_ == "pobj")


def _is_hit(reading: Reading, token: Token) -> bool:
    index = mention_at(reading, token)
    return token.lower_ in _PERSONS or (index is not None and reading.mentions[index].type in _HIT)
