"""Event coreference within one article: the same event told twice becomes one.

A definite description ("the attack") goes back to the last event that fits; any other mention joins an earlier one only
where participants, count or name speak for it and nothing against. A wrong merge is worse than a missed one.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.causes import tell_harm_of_causes
from kg.extract.likeness import likeness, numbers, weights
from kg.extract.phrases import core
from kg.extract.reading import ArgumentDraft, EventDraft, Reading
from kg.extract.sameness import (
    DONE,
    clash,
    days_apart,
    entities,
    is_named,
    kinds_fit,
    same_done,
    supported,
    takes_up,
)
from kg.model.values import EVENT_PARENTS, lineage

_DEEDS = frozenset({"Attack", "Kidnapping", "Robbery"})
"""Kinds that reports tell again and again in other words; the likeness of mentions was learned on them."""

_REACH = 12
"""Sentences back in which a definite description finds its event."""


def merge_events(reading: Reading) -> None:
    """Sets ``merged_into`` of later mentions, and gathers all that is told of an event in its first mention."""
    tell_harm_of_causes(reading)
    roots: list[int] = []
    for index, event in enumerate(reading.events):
        if event.type is None or event.merged_into is not None:
            continue
        found = _antecedent(reading, index, roots)
        if found is None:
            roots.append(index)
        else:
            join_events(reading, found, index)
    _merge_dated(reading, roots)


def _merge_dated(reading: Reading, roots: list[int]) -> None:
    """A second look, now that days told later are known: a first mention with a date alone."""
    for position, index in enumerate(roots):
        event = reading.events[index]
        for other in roots[position + 1 :]:
            later = reading.events[other]
            open_still = event.merged_into is None and later.merged_into is None
            if not open_still or event.type != later.type or (event.roles and later.roles):
                continue
            if not clash(reading, later, event) and supported(reading, later, event):
                join_events(reading, index, other)


def _antecedent(reading: Reading, index: int, roots: list[int]) -> int | None:
    """The earlier event that a mention tells of: by name, by description (the same word first), or by shared parts."""
    event = reading.events[index]
    fitting = []
    for root in reversed(roots):
        earlier = reading.events[root]
        if event.name is not None and event.name == earlier.name:
            return root
        if kinds_fit(event, earlier) and not clash(reading, event, earlier):
            fitting.append(root)
    if event.noun and event.definite and event.name is None:
        found = _described(reading, index, fitting)
        if found is not None or not event.roles.get("target"):
            return found
    for root in fitting:
        earlier = reading.events[root]
        named_now = event.name is not None and earlier.name is None and event.type == earlier.type
        if (named_now and not earlier.generic) or supported(reading, event, earlier):
            return root
    return _likely(reading, event, roots)


def _likely(reading: Reading, event: EventDraft, roots: list[int]) -> int | None:
    """The violent event that a mention most likely tells of, where nothing forbids it."""
    if any(t.lower_ in lexicon.words("further") for t in _before(reading, event)):
        return None
    fitting = (root for root in roots if _may_be(reading, event, reading.events[root]))
    likely, best = max(((likeness(reading, event, reading.events[root]), root) for root in fitting), default=(0.0, -1))
    return best if likely >= weights()["threshold"] else None


def _may_be(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    """Whether neither kind, status, day, name nor number forbids that two mentions tell of one event."""
    kinds = set(lineage(event.type)), set(lineage(earlier.type))
    if not _DEEDS & kinds[0] & kinds[1] or earlier.generic or days_apart(event, earlier):
        return False
    if (event.name and earlier.name) or not same_done(event, earlier):
        return False
    if _is_next_deed(reading, event, earlier):
        return False
    one, other = numbers(reading, event), numbers(reading, earlier)
    return bool(one & other) or not {kind for kind, _ in one} & {kind for kind, _ in other}


def _is_next_deed(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    """ "Opened fire on traders and then stormed a police station": verbs of one sentence that each tell of others."""
    here = reading.sentence_of[event.token]
    if event.noun or earlier.noun or all(reading.sentence_of[at] != here for at, _ in earlier.mentions):
        return False
    mine, theirs = entities(reading, event, "target"), entities(reading, earlier, "target")
    return bool(mine and theirs) and not mine & theirs


def _before(reading: Reading, event: EventDraft) -> Iterator[Token]:
    """The words in front of the noun of an event, and of what it befalls and is done with."""
    yield from reading.doc[event.token].lefts if event.noun else ()
    for role in ("target", "instrument"):
        for argument in event.roles.get(role, ()):
            yield from core(reading.doc[argument.head]).lefts


def _described(reading: Reading, index: int, fitting: list[int]) -> int | None:
    """What "the attack" goes back to: the last event told by the same word, else of the type, else of a kind of it."""
    event = reading.events[index]
    here = reading.sentence_of[event.token]
    near = [
        root
        for root in fitting
        if not reading.events[root].generic
        and min(abs(here - reading.sentence_of[first]) for first, _ in reading.events[root].mentions) <= _REACH
        and not _nested(reading, event, reading.events[root])
        and not _tells_anew(reading, event, reading.events[root])
    ]
    if any(reading.events[root].status in DONE for root in near):
        near = [root for root in near if reading.events[root].status in DONE]
    plural = _is_plural(reading, event)
    near = [root for root in near if _is_plural(reading, reading.events[root]) == plural] or near
    lemma = reading.doc[event.token].lemma_.lower()
    told = {root: {reading.doc[i].lemma_.lower() for m in reading.events[root].mentions for i in m} for root in near}
    for chosen in (
        [root for root in near if lemma in told[root]],
        [root for root in near if reading.events[root].type == event.type],
        [root for root in near if takes_up(event, reading.events[root])],
    ):
        if chosen:
            return chosen[0]
    return None


def _tells_anew(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    """Whether a description tells by itself whom it befell and when, or of what was done where the other was not."""
    mine = {e for e in entities(reading, event, "target") if is_named(reading, e)}
    dated = event.start is not None and earlier.start is None
    return (
        bool(mine)
        and (dated or earlier.status not in DONE)
        and event.type != earlier.type
        and not mine & entities(reading, earlier, "target")
    )


def _is_plural(reading: Reading, event: EventDraft) -> bool:
    """Whether several events are told as one: "the attacks", "a series of raids"."""
    return event.noun and reading.doc[event.token].tag_ in {"NNS", "NNPS"}


def _nested(reading: Reading, event: EventDraft, earlier: EventDraft) -> bool:
    """Whether one stands inside the phrase of the other ("the attack during the siege")."""
    one, other = reading.doc[event.token], reading.doc[earlier.token]
    return other.is_ancestor(one) and event.type != earlier.type


def join_events(reading: Reading, root: int, index: int) -> None:
    """Makes a later mention one event with an earlier, which gathers all that is told of it."""
    into, event = reading.events[root], reading.events[index]
    event.merged_into = root
    into.mentions += event.mentions
    if event.type in EVENT_PARENTS and into.type in lineage(event.type):
        into.type = event.type
    elif into.type == "Killing" and not kinds_fit(event, into):  # how they died says more
        into.also += ("Killing",)
        into.type = event.type
    if event.name is not None and into.name is None:
        into.name = event.name
    known = {e for role in into.roles for e in entities(reading, into, role)}
    if event.roles.get("agent") and not into.roles.get("agent"):
        into.suspected, into.accused = event.suspected, event.accused
    for role, arguments in event.roles.items():
        for argument in arguments:
            entity = reading.mentions[argument.mention].entity if argument.mention is not None else -1
            heads = {reading.doc[a.head].lemma_ for a in into.roles.get(role, ())}
            told = reading.doc[argument.head].lemma_ in heads
            if entity in known or (told and (entity < 0 or role == "instrument")):
                _tell_by_full_name(reading, into.roles.get(role, []), argument)
                continue
            into.roles.setdefault(role, []).append(argument)
    if _dated_closer(event, into):
        into.start, into.end, into.time = event.start, event.end, event.time
    into.start = into.start or event.start
    into.end = into.end or event.end
    into.time = into.time or event.time
    into.generic = into.generic and event.generic
    into.kind_alone = into.kind_alone and event.kind_alone
    into.relations += event.relations


def _dated_closer(event: EventDraft, into: EventDraft) -> bool:
    """Whether one mention has the day, and the other a week, month or year around it: "last week's blast"."""
    if not (event.start and event.end and into.start and into.end) or event.time is None:
        return False
    within = into.start <= event.start and event.end <= into.end
    return within and event.time.precision == "day" and (event.start, event.end) != (into.start, into.end)


def _tell_by_full_name(reading: Reading, told: list[ArgumentDraft], argument: ArgumentDraft) -> None:
    """Takes the longer of two names of one person: "Dana Orel" says more than "Orel"."""
    longer = reading.mentions[argument.mention] if argument.mention is not None else None
    if longer is None or longer.form != "name" or longer.type != "Person":
        return
    for place, other in enumerate(told):
        mention = reading.mentions[other.mention] if other.mention is not None else None
        if mention is None or mention.entity != longer.entity or mention.form != "name":
            continue
        if mention.end - mention.start < longer.end - longer.start:
            told[place] = argument
        return
