"""Victims whose names follow the word for what befell them: "killed X, 42; Y, a nurse, and Z", "the murder of X and Y".

Read flat, word by word, since the parser loses its way in such lists, and often in a single name behind a rank.
"""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.misread import PERSONAL
from kg.extract.name_lists import FINITE, read_names
from kg.extract.reading import ArgumentDraft, EventDraft, Reading
from kg.model.values import PLACE_TYPES

_BEFORE_TIME = frozenset({"in", "on", "at", "during", "within", "less", "than", "under"})
_TIMES = frozenset({"DATE", "TIME"})
_JOINING = frozenset({"NOUN", "PROPN", "ADJ"})


def names_behind(reading: Reading, event: EventDraft, token: Token) -> list[int]:
    """The mentions of the persons in the list of names that follows a verb, or the "of" of a noun."""
    if event.noun and event.kind is None:
        return []
    start = _after_noun(reading, token) if event.noun else _after_verb(reading, event, token)
    if start is None:
        return []
    names, end = read_names(reading.doc, start)
    if len(names) > 1 and end < len(reading.doc) and reading.doc[end].tag_ in FINITE:
        names.pop()  # "killed X, and the minister, Y, condemned it"
    found = [k for first, _ in names if (k := reading.covering.get(first)) is not None]
    if found and reading.mentions[found[0]].type in PLACE_TYPES:
        return []  # "entered X through a crossing known as Y"
    return [k for k in found if reading.mentions[k].type == "Person"]


def add_listed(reading: Reading, event: EventDraft, token: Token, trigger: lexicon.Trigger) -> None:
    """Makes those named targets; a noun right in front of the first name ("political leaders X and Y") tells who."""
    frame = lexicon.frames()[trigger.frame]
    personal = trigger.frame in PERSONAL and "target" in (frame.get("object"), frame.get("of"))
    named = names_behind(reading, event, token) if personal and trigger.pos != "adj" else []
    if not named:
        return
    told = event.roles.setdefault("target", [])
    first = reading.mentions[named[0]].start
    told[:] = [a for a in told if not _describes(reading, a, first)]
    known = {a.mention for a in told} | {a.mention for a in event.roles.get("agent", ())}
    told += [ArgumentDraft(reading.mentions[k].head, k) for k in named if k not in known]


def _describes(reading: Reading, argument: ArgumentDraft, name: int) -> bool:
    """Whether a common noun stands in front of a name with nothing but words of the same phrase between."""
    mention = reading.mentions[argument.mention] if argument.mention is not None else None
    nominal = mention is None or mention.form == "nominal"
    return nominal and argument.head < name and all(t.pos_ in _JOINING for t in reading.doc[argument.head : name])


def _after_verb(reading: Reading, event: EventDraft, verb: Token) -> int | None:
    """Where the object of an active verb begins, past its particle and past "on Monday" or "in less than two days"."""
    if any(t.dep_ in {"auxpass", "agent"} for t in verb.children):
        return None
    at, end = verb.i + 1, verb.sent.end
    while at < end and (at in event.tokens or _is_when(reading, at)):
        at += 1
    counted = at + 1 < end and reading.doc[at].like_num and reading.doc[at + 1].is_punct  # "killed six, among them X"
    return at if at < end and not reading.doc[at].is_punct and not counted else None


def _after_noun(reading: Reading, noun: Token) -> int | None:
    """What follows the "of" of a noun, past when or where it happened: "the murder in Y of X"."""
    if reading.mention_of(noun) is not None:
        return None  # "the killers of X, and Y"
    at, end = noun.i + 1, noun.sent.end
    while at < end and (_is_when(reading, at) or _is_where(reading, at)):
        at += 1
    return at + 1 if at < end and reading.doc[at].lower_ == "of" else None


def _is_when(reading: Reading, at: int) -> bool:
    dated = reading.time_at.keys() | reading.undated
    token = reading.doc[at]
    before = token.lower_ in _BEFORE_TIME and any(i in dated for i in range(at + 1, at + 4))
    before = before or (token.lower_ in _BEFORE_TIME and token.nbor().ent_type_ in _TIMES)
    return at in dated or before or token.ent_type_ in _TIMES or (token.pos_ == "ADV" and token.lower_ != "when")


def _is_where(reading: Reading, at: int) -> bool:
    token = reading.doc[at]
    return token.pos_ == "PROPN" or (token.lower_ == "in" and token.nbor().pos_ == "PROPN")
