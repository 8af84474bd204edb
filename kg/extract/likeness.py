"""How likely two mentions tell of one event: a logistic regression over how they are told and what they share.

A mention-pair model of coreference (Soon, Ng and Lim 2001, "A machine learning approach to coreference resolution of
noun phrases"), for events. ``scripts/train_likeness.py`` writes the weights, ``likeness_weights.csv``. No feature holds
a word of an article: only forms, classes and syntax, and what is the same.
"""

from collections.abc import Iterator
from functools import cache
from math import exp

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.bodies import FORCES
from kg.extract.participants import PEOPLE
from kg.extract.phrases import core
from kg.extract.reading import EventDraft, Reading
from kg.extract.sameness import callings, days_apart, entities, heads, is_known, is_named, towns
from kg.model.values import lineage
from kg.settings import lexicon_rows

_ROLES = ("agent", "target", "instrument", "place")
_STEPS = (0, 1, 2, 4, 8, 16)
"""Bounds of classes of distance in sentences."""


def likeness(reading: Reading, event: EventDraft, earlier: EventDraft) -> float:
    """The probability that a mention tells of an event told before."""
    known = weights()
    return 1 / (1 + exp(-sum(known.get(name, 0.0) for name in features(reading, event, earlier))))


@cache
def weights() -> dict[str, float]:
    """Weight by feature; ``threshold`` is the least probability that is joined."""
    return {row["feature"]: float(row["weight"]) for row in lexicon_rows("likeness_weights.csv")}


def features(reading: Reading, event: EventDraft, earlier: EventDraft) -> list[str]:
    """What speaks for and against two mentions telling of one event."""
    kinds, now = _kinds(event, earlier), _form(reading, event)
    fits = {role: _fit(reading, event, earlier, role) for role in _ROLES}
    shared = min(sum(fit.startswith("same") for fit in fits.values()), 3)
    day, far = _day(event, earlier), _distance(reading, event, earlier)
    opens, between = _opens(reading, earlier), _between(reading, event, earlier)
    near = _one_paragraph(reading, event, earlier)
    found = [
        "bias", f"kinds={kinds}", f"form={now}<{_form(reading, earlier)}", f"now={now}", f"kinds={kinds} now={now}",
        f"word={_same_word(reading, event, earlier)} now={now}", f"shared={shared}", f"day={day}",
        f"day={day} shared={shared}", f"day={day} target={fits['target']}", f"far={far}", f"far={far} now={now}",
        f"far={far} shared={shared}", f"opens={opens}", f"opens={opens} now={now}", f"between={between}",
        f"between={between} now={now}", f"between={between} far={far}", f"near={near}", f"near={near} shared={shared}",
        f"salient={min(len(earlier.mentions), 3)}", f"status={event.status == earlier.status}",
        f"target={fits['target']} agent={fits['agent']}", f"claims={_claims(reading, event, earlier)}",
        f"toll={_tolls(reading, event, earlier)}", f"tense={_tense(reading, event)}<{_tense(reading, earlier)}",
        f"towns={_towns(reading, event, earlier)}",
    ]  # fmt: skip
    for role, fit in fits.items():
        found += [f"{role}={fit}", f"{role}={fit} kinds={kinds}", f"{role}={fit} now={now}"]
    for role in ("target", "agent"):
        found.append(f"{role}s={_classes(reading, event, role)}<{_classes(reading, earlier, role)}")
        found.append(f"{role} told={_told(reading, event, role)} {role}={fits[role]}")
    return found


def _kinds(event: EventDraft, earlier: EventDraft) -> str:
    if event.type == earlier.type:
        return "same"
    if event.type in lineage(earlier.type):
        return "wider"
    return "narrower" if earlier.type in lineage(event.type) else "sibling"


def _form(reading: Reading, event: EventDraft) -> str:
    token = reading.doc[event.token]
    if not event.noun:
        return "verb"
    if event.definite:
        return "definite"
    if any(t.like_num for t in token.lefts):
        return "counted"
    return "plural" if token.tag_ in {"NNS", "NNPS"} else "noun"


def _same_word(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    told = {reading.doc[i].lemma_.lower() for mention in earlier.mentions for i in mention}
    return reading.doc[event.token].lemma_.lower() in told


def _fit(reading: Reading, event: EventDraft, earlier: EventDraft, role: str) -> str:
    """How those in a role agree: who is the same, told by the same word, both named and others, and so on."""
    if not event.roles.get(role) or not earlier.roles.get(role):
        return "open" if event.roles.get(role) or earlier.roles.get(role) else "none"
    one, other = entities(reading, event, role), entities(reading, earlier, role)
    named = [{e for e in some if is_named(reading, e)} for some in (one, other)]
    if one & other:
        return "same-named" if named[0] & named[1] else "same"
    vague = lexicon.words("vague")
    words = heads(reading, event, role), heads(reading, earlier, role)
    if both := words[0] & words[1] - vague:
        nouns = (reading.doc[a.head] for a in event.roles[role])
        return "same-known" if any(t.lemma_.lower() in both and is_known(t) for t in nouns) else "same-word"
    if named[0] and named[1]:
        return "named-apart"
    if callings(reading, event, role) & callings(reading, earlier, role) - vague:
        return "same-calling"
    if (words[0] | words[1]) & vague:
        return "vague"
    return "half-named" if named[0] or named[1] else "apart"


def _day(event: EventDraft, earlier: EventDraft) -> str:
    if event.start is None or earlier.start is None:
        return "open" if event.start or earlier.start else "none"
    if event.start == earlier.start and event.end == earlier.end:
        return "same"
    return "apart" if days_apart(event, earlier) else "within"


def _distance(reading: Reading, event: EventDraft, earlier: EventDraft) -> str:
    far = reading.sentence_of[event.token] - reading.sentence_of[_last(earlier)]
    return next((str(step) for step in _STEPS if far <= step), "far")


def _opens(reading: Reading, earlier: EventDraft) -> str:
    """Whether the article begins with an event: what it tells again is most often that."""
    first = min(reading.sentence_of[at] for at, _ in earlier.mentions)
    return "first" if first == 0 else "top" if first <= 2 else "later"


def _between(reading: Reading, event: EventDraft, earlier: EventDraft) -> int:
    """How many other events of the kind are told since; two stand for more."""
    last = _last(earlier)
    rivals = (e for e in reading.events if e.merged_into is None and last < e.token < event.token)
    return min(sum(_kinds(event, e) != "sibling" for e in rivals), 2)


def _one_paragraph(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    start, end = sorted((reading.doc[_last(earlier)].idx, reading.doc[event.token].idx))
    return "\n\n" not in reading.article.text[start:end]


def _claims(reading: Reading, event: EventDraft, earlier: EventDraft) -> str:
    if event.claim is None or earlier.claim is None:
        return "told" if event.claim == earlier.claim else "one"
    if event.claim == earlier.claim:
        return "same"
    one, other = ({reading.mentions[m].entity for m in reading.claims[e.claim or 0].sources} for e in (event, earlier))
    return "speaker" if one & other else "two"


def _tolls(reading: Reading, event: EventDraft, earlier: EventDraft) -> str:
    one, other = numbers(reading, event), numbers(reading, earlier)
    if not one or not other:
        return "open" if one or other else "none"
    if one & other:
        return "same"
    return "apart" if {kind for kind, _ in one} & {kind for kind, _ in other} else "unlike"


def numbers(reading: Reading, event: EventDraft) -> set[tuple[str, int]]:
    """Of the tolls told of an event so far the kind and least number, single persons left out."""
    return {(t.kind, t.min) for t in reading.tolls_of(event) if t.min is not None and t.min > 1}


def _tense(reading: Reading, event: EventDraft) -> str:
    if event.noun:
        return "noun"
    helpers = {t.lower_ for t in reading.doc[event.token].lefts if t.dep_ in {"aux", "auxpass"}}
    return "had" if "had" in helpers else "has" if helpers & {"has", "have"} else "past"


def _towns(reading: Reading, event: EventDraft, earlier: EventDraft) -> str:
    one, other = (towns(reading, entities(reading, e, "place")) for e in (event, earlier))
    if not one or not other:
        return "open"
    return "same" if one & other else "apart"


def _classes(reading: Reading, event: EventDraft, role: str) -> str:
    """The classes of those in a role: people, forces, things."""
    if not event.roles.get(role):
        return "none"
    return "+".join(sorted(set(_class_names(reading, event, role)))) or "untyped"


def _class_names(reading: Reading, event: EventDraft, role: str) -> Iterator[str]:
    for argument in event.roles[role]:
        mention = reading.mention_of(reading.doc[argument.head])
        if mention is not None:
            yield "people" if mention.type in PEOPLE else "force" if mention.type in FORCES else "thing"


def _told(reading: Reading, event: EventDraft, role: str) -> str:
    """How those in a role are told: by a pronoun, as known, by name, or as new."""
    nouns: list[Token] = [core(reading.doc[a.head]) for a in event.roles.get(role, ())]
    if not nouns:
        return "none"
    if any(t.pos_ == "PRON" for t in nouns):
        return "pronoun"
    if any(is_known(t) for t in nouns):
        return "known"
    return "name" if any(t.pos_ == "PROPN" for t in nouns) else "new"


def _last(earlier: EventDraft) -> int:
    return max(at for at, _ in earlier.mentions)
