"""Which event or claim a time belongs to: by what stands above it, or by where it stands if the parse goes wrong."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import own_subject
from kg.extract.reading import Reading, TimeMention

_SIMULTANEOUS = frozenset({"during", "at"})
"""Before what is named by its day: "during Friday prayers"."""
_SET_APART = frozenset({"ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class Owner:
    """What a time belongs to.

    Attributes:
        kind: "event", "claim", or empty where it is neither's.
        index: Of the event or claim in the reading, else -1.
        aspect: "start" or "end" where something is told to begin or end then.
        verb: The verb of the clause that the time is in, where that tells no event; else -1.
        apart: Whether a word such as "ahead of" or a relative clause sets the time apart from the clause around.
    """

    kind: str
    index: int
    aspect: str | None = None
    verb: int = -1
    apart: bool = False


def owner_of(reading: Reading, time: TimeMention, cues: dict[int, int], scopes: dict[int, int]) -> Owner:
    """The event or claim whose trigger or cue stands nearest above a time, and the aspect told on the way.

    Args:
        reading: The article, with its times, claims and events.
        time: One of the times.
        cues: The claim that each token of a cue makes.
        scopes: The event that each verb with its trigger below it tells of.
    """
    token = root_of(reading, time)
    below = token
    aspect: str | None = None
    verb = -1
    if (behind := _next_verb(reading, time, token)) is not None:
        own = _at(reading, behind, scopes, cues)
        if own is None and behind.i in cues:
            return Owner("claim", cues[behind.i])
        return Owner("event", own) if own is not None else Owner("", -1, verb=behind.i)
    while token.head.i != token.i:
        below, token = token, token.head
        if below.dep_ in _SET_APART:
            break
        if _is_of_another_clause(reading, time, below, token):
            return Owner("", -1, verb=verb, apart=True)
        if _marked_behind(token, time):
            continue  # "fled on Tuesday after a lorry had been driven": the parse takes the day into the clause behind
        if token.i in cues and (told := _told(token, time)) is not None:
            found = _at(reading, told, scopes, cues)
            found = found if found is not None else _first_below(reading, told, time, scopes, cues)
            return Owner("event", found) if found is not None else Owner("", -1, verb=told.i)
        aspect = aspect or _aspect(token)
        if (own := _at(reading, token, scopes, cues)) is not None:
            return Owner("", -1, apart=True) if _is_compared(token, time) else Owner("event", own, aspect)
        if token.i in cues:
            return _of_cue(reading, time, token, cues)
        if (tried := _tried(reading, token)) is not None:
            return Owner("event", tried, aspect)
        if verb < 0 and token.pos_ in {"VERB", "AUX"}:
            verb = token.i
    return Owner("", -1, verb=verb)


def root_of(reading: Reading, time: TimeMention) -> Token:
    """The word of a time expression that the others hang on."""
    span = range(time.first, time.last + 1)
    return next((reading.doc[i] for i in span if reading.doc[i].head.i not in span), reading.doc[time.last])


def _at(reading: Reading, token: Token, scopes: dict[int, int], cues: dict[int, int]) -> int | None:
    """The event that a token tells of by itself, or as the verb above its trigger."""
    if token.i in scopes and token.i not in cues:
        return scopes[token.i]
    index = reading.event_at.get(token.i)
    if index is not None and (reading.events[index].type is not None or reading.events[index].kind is not None):
        return index
    return None


def _next_verb(reading: Reading, time: TimeMention, root: Token) -> Token | None:
    """ "Gunmen said to be bandits on Monday stormed X": the verb right behind, whatever the parse says."""
    if not time.first or time.last + 1 >= root.sent.end or reading.doc[time.first - 1].pos_ != "ADP":
        return None
    behind = reading.doc[time.last + 1]
    verb = behind.head if behind.dep_ in {"aux", "auxpass"} else behind
    finite = verb.pos_ in {"VERB", "AUX"} and behind.tag_ in {"VBD", "VBZ", "VBP"} and verb.i > time.last
    return verb if finite and not verb.is_ancestor(root) else None


def _marked_behind(verb: Token, time: TimeMention) -> bool:
    """Whether a verb heads a clause whose conjunction stands behind the time."""
    return verb.dep_ == "advcl" and any(t.dep_ == "mark" and t.i > time.last for t in verb.lefts)


def _told(verb: Token, time: TimeMention) -> Token | None:
    """The verb of what is said, where a time stands between it and who says it: "X fell, on Sunday, he said"."""
    subject = own_subject(verb)
    first = min(verb.i, subject.left_edge.i) if subject is not None else verb.i
    if time.last >= first:
        return None
    return next((t for t in verb.lefts if t.dep_ == "ccomp" and t.i < time.first), None)


def _first_below(
    reading: Reading, verb: Token, time: TimeMention, scopes: dict[int, int], cues: dict[int, int]
) -> int | None:
    """The first event in what a verb that tells none says with clauses of the same time, up to a time."""
    for token in _same_time(verb):
        if token.i < time.first and (own := _at(reading, token, scopes, cues)) is not None:
            return own
    return None


def _same_time(verb: Token) -> Iterator[Token]:
    """A verb with those coordinated with it and those of its when-clauses."""
    yield verb
    for child in verb.rights:
        if child.dep_ == "conj" or happens_then(child):
            yield from _same_time(child)


def happens_then(clause: Token) -> bool:
    """Whether a clause tells of the same moment as the one above it: "when", "as" and "while" clauses."""
    joints = {t.lower_ for t in clause.lefts if t.dep_ in {"mark", "advmod"}}
    return clause.dep_ == "advcl" and bool(joints & {"when", "as", "while"})


def _of_cue(reading: Reading, time: TimeMention, cue: Token, cues: dict[int, int]) -> Owner:
    """The claim; or what it is about, where the words for that stand in front of a time when nobody spoke.

    "On Tuesday denied a raid on X the day before", "condemned the attack on X on 11 June" of the next day.
    """
    objects = (t for t in cue.rights if t.dep_ in {"dobj", "prep"} and t.i < time.first)
    nouns = [t for o in objects for t in o.subtree if t.i < time.first and t.i in reading.event_at]
    spoken_before = any(other.last < cue.i and other.precision == "day" for other in _times_of(reading, cue))
    past = reading.article.published is not None and time.end is not None and time.end < reading.article.published
    if nouns and (spoken_before or (past and time.first - nouns[-1].i > 2)):
        return Owner("event", reading.event_at[nouns[0].i])
    return Owner("claim", cues[cue.i])


def _times_of(reading: Reading, verb: Token) -> Iterator[TimeMention]:
    """Times that hang right on a verb."""
    for child in verb.children:
        tokens = [child, *child.children] if child.dep_ == "prep" else [child]
        yield from (reading.times[reading.time_at[t.i]] for t in tokens if t.i in reading.time_at)


def _is_compared(noun: Token, time: TimeMention) -> bool:
    """ "The third attack this year", "the worst raid since May": over which events are counted, not when it was."""
    if noun.pos_ != "NOUN" or time.precision == "day":
        return False
    return any(t.tag_ == "JJS" or t.lower_ in lexicon.words("ordinals") for t in noun.lefts)


def _tried(reading: Reading, token: Token) -> int | None:
    """What was begun, tried or missed then: "on Sunday the army failed to retake the town"; plans are made before."""
    told = lexicon.classes("status_by_governor").get(token.lemma_.lower())
    tries = told in {"failed", "attempted", "ongoing"}
    if not tries and (token.pos_ != "VERB" or told is not None):
        return None
    link = "xcomp" if token.pos_ == "VERB" else "acl"
    below = (reading.event_at.get(t.i) for t in token.children if t.dep_ == link)
    return next((k for k in below if k is not None), None)


def _is_of_another_clause(reading: Reading, time: TimeMention, below: Token, token: Token) -> bool:
    """Whether a time says when something else was: "ahead of the vote in June", "a base built in 2019"."""
    apart = lexicon.words("apart")
    if token.lower_ in apart and token.dep_ in {"prep", "pcomp", "advmod"}:
        daytime = below.lemma_.lower() in lexicon.words("parts_of_day")  # "before dawn on Thursday"
        return below.pos_ != "PROPN" and below.i not in reading.time_at and not daytime
    if below.dep_ in {"relcl", "acl"} and below.i not in reading.time_at:
        if goes_on(below):
            return False
        return not (token.i in reading.event_at and below.lemma_.lower() in lexicon.light_verbs())
    if below.dep_ == "advcl" and any(t.dep_ == "mark" and t.lower_ in apart for t in below.children):
        return not _marked_behind(below, time)
    in_front = below.i in reading.time_at and below.dep_ in {"compound", "nmod", "nummod", "poss"}
    if in_front and token.dep_ == "pobj" and token.head.lower_ in _SIMULTANEOUS:
        return False  # "during Friday prayers"
    before = reading.doc[reading.times[reading.time_at[below.i]].first - 1] if in_front and below.left_edge.i else None
    if before is not None and before.pos_ == "ADP" and not any(t.dep_ == "pobj" for t in before.children):
        return False  # "on Monday morning rebels attacked": no rebels of the morning
    return (
        in_front
        and token.pos_ in {"NOUN", "PROPN"}
        and token.i not in reading.event_at
        and token.i not in reading.time_at
        and token.lemma_.lower() not in lexicon.words("parts_of_day")
    )


def goes_on(verb: Token) -> bool:
    """What somebody was doing or where something stood just then: "a bus parked at X", "boys who were fishing"."""
    if verb.lemma_.lower() in lexicon.words("standing_at"):
        return True
    was = any(t.dep_ == "aux" and t.lemma_ == "be" for t in verb.lefts)
    return (verb.tag_ == "VBG" and (was or verb.dep_ == "acl")) or (was and verb.lower_.endswith("ing"))


def _aspect(verb: Token) -> str | None:
    """Whether a verb tells that something began, or that it ended."""
    if verb.pos_ not in {"VERB", "NOUN"} or verb.tag_[:1] != "V":
        return None
    return "start" if verb.lemma_ in lexicon.words("begin") else "end" if verb.lemma_ in lexicon.words("end") else None
