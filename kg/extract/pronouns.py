"""Pronouns and salience: who "he", "it" and "which" stand for."""

from bisect import bisect_left
from collections import defaultdict

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import subject_of
from kg.extract.identity import attach
from kg.extract.phrases import core
from kg.extract.reading import Mention, Reading

SPEAKERS = frozenset(
    {"Person", "ArmedGroup", "MilitaryForce", "SecurityForce", "Government", "PoliticalParty", "Organization",
     "Country", "Document"}
)  # fmt: skip
REACH = 4
"""Sentences back in which a pronoun or "the group" looks for what it stands for."""


def acts_in(token: Token) -> Token | None:
    """The verb of which the token, or what it is coordinated with, is the active subject."""
    while token.dep_ == "conj":
        token = token.head
    return token.head if token.dep_ == "nsubj" and token.head.pos_ in {"VERB", "AUX"} else None


def _before(reading: Reading, mention: Mention, reach: int) -> list[Mention]:
    """Mentions before another one, in their order, at most ``reach`` sentences back."""
    at = bisect_left(reading.mentions, mention.head, key=lambda m: m.head)
    here = reading.sentence_of[mention.start]
    first = at
    while first > 0 and here - reading.sentence_of[reading.mentions[first - 1].head] <= reach:
        first -= 1
    return reading.mentions[first:at]


def salient(
    reading: Reading, mention: Mention, types: frozenset[str], *, named: bool = False, reach: int = REACH
) -> int | None:
    """The entity of one of the types that stands out most before a mention: nearest sentence, subjects first."""
    doc = reading.doc
    here = reading.sentence_of[mention.start]
    best: tuple[int, int, int] | None = None
    answer = None
    for other in _before(reading, mention, reach):
        if other.entity < 0 or (named and other.form != "name" and not reading.entities[other.entity].key):
            continue
        if reading.entities[other.entity].type not in types:
            continue
        distance = here - reading.sentence_of[other.head]
        head = doc[other.head]
        weight = 0 if head.dep_ in {"nsubj", "nsubjpass"} else 1 if head.dep_ in {"dobj", "agent", "pobj"} else 2
        score = (distance, weight, -other.head if distance else other.head)
        if best is None or score < best:
            best, answer = score, other.entity
    return answer


def resolve_pronoun(reading: Reading, index: int) -> None:
    """Gives a pronoun the entity that it stands for, where one stands out."""
    mention = reading.mentions[index]
    token = reading.doc[mention.head]
    found: int | None = None
    if mention.type == "relative":
        found = _antecedent(reading, token)
    elif mention.type == "we":
        return
    else:
        found = _speaker_of_clause(reading, token, mention.type)
        if found is None and mention.type == "Person":
            found = salient(reading, mention, frozenset({"Person"}))
        elif found is None and mention.type == "it":
            types = SPEAKERS - {"Person"} if _governs_speech(token) else SPEAKERS - {"Person", "Document"}
            found = salient(reading, mention, types, reach=2)
        elif found is None and mention.type == "they":
            found = _salient_plural(reading, mention)
    if found is not None:
        attach(reading, index, found)


def _antecedent(reading: Reading, token: Token) -> int | None:
    verb = token
    while verb.dep_ not in {"relcl", "ROOT"} and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ != "relcl":
        return None
    found = reading.mention_of(core(verb.head))
    return found.entity if found is not None and found.entity >= 0 else None


def _governs_speech(token: Token) -> bool:
    verb = acts_in(token)
    return verb is not None and ("verb", verb.lemma_.lower()) in lexicon.cues()


def _speaker_of_clause(reading: Reading, token: Token, kind: str) -> int | None:
    """ "X said it had ...": the subject of the clause that governs the pronoun's own, where the kind fits."""
    verb = token.head
    while verb.dep_ not in {"ccomp", "xcomp", "ROOT"} and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ != "ccomp":
        return None
    subject = next((t for t in verb.head.children if t.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None:
        subject = _name_before(reading, verb.head)
    if subject is None or subject.i >= token.i:
        return None  # "They were armed, police said"
    mention = reading.mention_of(subject)
    if mention is None or mention.entity < 0:
        return None
    person = reading.entities[mention.entity].type == "Person"
    plural = subject.tag_ in {"NNS", "NNPS"}
    fits = (
        (kind == "Person" and person) or (kind == "it" and not person and not plural) or (kind == "they" and not person)
    )
    return (
        mention.entity
        if fits and mention.type in SPEAKERS | {"relative", "it", "they", "Person", "PopulationGroup"}
        else None
    )


def _name_before(reading: Reading, verb: Token) -> Token | None:
    """ "In a video on the web, the X said it ...": the name that the parser hung on what stands before the comma."""
    index = reading.covering.get(verb.i - 1)
    return reading.doc[reading.mentions[index].head] if index is not None else None


def _several_named(reading: Reading, sentence: int) -> bool:
    """Whether the subject of a sentence is a list of names."""
    first, last = reading.sentences[sentence]
    subjects = (t for t in reading.doc[first : last + 1] if t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ == "PROPN")
    return any(t.dep_ == "conj" and t.pos_ == "PROPN" for subject in subjects for t in subject.children)


def _doer_beside(reading: Reading, pronoun: Token) -> int | None:
    """The entity of the subject of the verb that a pronoun is object of, which it cannot stand for."""
    subject = subject_of(pronoun.head) if pronoun.dep_ == "dobj" else None
    mention = reading.mention_of(subject) if subject is not None else None
    return mention.entity if mention is not None and mention.entity >= 0 else None


def _salient_plural(reading: Reading, mention: Mention) -> int | None:
    doc, here = reading.doc, reading.sentence_of[mention.start]
    options: defaultdict[int, list[Mention]] = defaultdict(list)
    doer = _doer_beside(reading, doc[mention.head])
    for other in _before(reading, mention, 2):
        if other.entity >= 0 and other.entity != doer:
            kind = reading.entities[other.entity].type
            if (doc[other.head].tag_ in {"NNS", "NNPS"} and kind in SPEAKERS | {"PopulationGroup"}) or kind in {
                "ArmedGroup",
                "SecurityForce",
            }:
                options[here - reading.sentence_of[other.head]].append(other)
    for distance in sorted(options):
        if _several_named(reading, here - distance):
            return None  # "Mali, Niger and Chad ... They": all of them, which is no entity
        subjects = [m for m in options[distance] if doc[m.head].dep_ in {"nsubj", "nsubjpass"}]
        return (subjects or options[distance])[-1].entity
    return None
