"""Verbs of speech and stance that tell what somebody does: "sought refuge", "backs the rebels", "called elections"."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import is_passive
from kg.extract.cues import verb_cues
from kg.extract.participants import class_of, mention_at
from kg.extract.phrases import core
from kg.extract.reading import Reading
from kg.extract.triggers import names_event

_CLAUSES = frozenset({"ccomp", "xcomp"})
_NAMED_AS = frozenset({"oprd", "attr", "acomp", *_CLAUSES})
_POWERS = frozenset({"force", "place", "Government"})
_ASKING = frozenset({"why", "how", "who", "what", "where", "when", "whether", "if", "which", "whose"})


def is_deed(reading: Reading, verb: Token, cue: lexicon.Cue, source: Token | None) -> bool:
    """Whether a verb that may be a cue tells of no view or word here."""
    lemma = verb.lemma_.lower()
    clauses = [t for t in verb.children if t.dep_ in _CLAUSES]
    if is_passive(verb) and cue.strength == "thought" and source is None:
        return _nobody_s_thought(verb, clauses)
    if lemma in lexicon.words("striving"):
        return not _strives_for_words(verb, clauses)
    if lemma in lexicon.words("siding"):
        return _sides_in_arms(reading, verb, source)
    objects = [t for t in verb.children if t.dep_ == "dobj"]
    if "deny" in cue.patterns:
        return any(core(t).lemma_.lower() in lexicon.words("withheld") for t in objects)
    if verb.lemma_ == "call" and cue.words[-1] in {"call", "for"}:
        return _summons(verb, objects, with_for=cue.words[-1] == "for")
    if cue.words == ("see",):
        return any(t.tag_ in {"VB", "VBN", "VBG"} and not _has_helper(t) for t in clauses)  # "saw aid increase"
    return lemma == "plan" and any(names_event(t) for t in objects)


def _nobody_s_thought(verb: Token, clauses: list[Token]) -> bool:
    """ "It is not known why", "is known for its cheese", "rain is expected"."""
    asked = any(t.lower_ in _ASKING for clause in verb.rights for t in clause.subtree)
    if asked and any(t.dep_ == "neg" for t in verb.children):
        return True
    about = any(t.dep_ == "nsubjpass" and t.lower_ != "it" for t in verb.children)
    return about and verb.lemma_.lower() in lexicon.words("expecting") and not clauses


def _strives_for_words(verb: Token, clauses: list[Token]) -> bool:
    """ "Sought to portray him", "seeks a truce": what is sought is to be said or agreed."""
    said = any(t.lemma_.lower() in lexicon.words("begin") or next(verb_cues(t), None) is not None for t in clauses)
    return said or any(names_event(t) or t.lemma_.lower() in lexicon.words("consent") for t in _objects(verb))


def _sides_in_arms(reading: Reading, verb: Token, source: Token | None) -> bool:
    """Who backs or resists an armed force, or does so as one, takes part."""
    mine = _classes(reading, source) if source is not None else frozenset({"force"})
    theirs = frozenset[str]().union(*(_classes(reading, t) for t in _objects(verb)))
    armed = any(p.lower_ == "with" and any(_is_armed(reading, o) for o in p.children) for p in verb.children)
    counted = any(c.dep_ == "nummod" for t in _objects(verb) for c in t.lefts)  # "supports 12 clinics"
    return bool(
        armed
        or counted
        or (mine & _POWERS and theirs & {"force", "weapon"})
        or ("force" in mine and theirs & {"place", "facility"})
    )


def _is_armed(reading: Reading, token: Token) -> bool:
    return bool(_classes(reading, token) & {"weapon", "Vehicle", "force"})


def _classes(reading: Reading, token: Token) -> frozenset[str]:
    index = mention_at(reading, token)
    return class_of(reading, reading.mentions[index]) if index is not None else frozenset()


def _objects(verb: Token) -> list[Token]:
    found = [t for t in verb.children if t.dep_ == ("nsubjpass" if is_passive(verb) else "dobj")]
    return [*found, *([verb.head] if verb.dep_ in {"acl", "relcl"} and not found else [])]


def _summons(verb: Token, objects: list[Token], *, with_for: bool) -> bool:
    """ "Called the captains together", "called elections", "called the meeting for noon": nothing is said of it."""
    if with_for:
        return bool(objects)
    named = verb.dep_ == "relcl" or any(t.dep_ in _NAMED_AS or t.is_quote for t in verb.subtree)
    return len(objects) == 1 and not named and objects[0].lemma_.lower() in lexicon.words("summoned")


def _has_helper(token: Token) -> bool:
    return any(t.dep_ in {"aux", "auxpass", "mark"} for t in token.lefts)
