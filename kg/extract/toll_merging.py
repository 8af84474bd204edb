"""Tolls told twice, and deaths that no event of their own explains."""

from kg.extract import lexicon
from kg.extract.aftermath import spans_many
from kg.extract.merging import join_events
from kg.extract.reading import ArgumentDraft, EventDraft, Reading, TollDraft
from kg.extract.sameness import DONE, days_apart, entities, kinds_fit
from kg.model.values import lineage


def merge_tolls(reading: Reading) -> None:
    """Gives each toll its event, and keeps of equal tolls the one that somebody tells."""
    _adopt_tolls(reading)
    _merge_equal(reading)
    _target_named(reading)


def _target_named(reading: Reading) -> None:
    """Who is named among the victims of an event is one of its targets; known only now that it is one event."""
    told = [(t.event, t.mention) for t in reading.tolls if t.event is not None and t.mention is not None]
    for index, victim in [*told, *reading.named_victims]:
        mention, event = reading.mentions[victim], reading.events[reading.root_event(index)]
        if mention.form != "name" or mention.type != "Person" or event.type is None:
            continue
        if all(mention.entity not in entities(reading, event, role) for role in event.roles):
            event.roles.setdefault("target", []).append(ArgumentDraft(mention.head, victim))


def _adopt_tolls(reading: Reading) -> None:
    """Deaths that no event explains belong to the event told nearest in the sentence, else in the one before."""
    roots = [
        k for k, e in enumerate(reading.events) if e.type is not None and e.merged_into is None and e.status in DONE
    ]
    for toll in reading.tolls:
        event = reading.events[toll.event] if toll.event is not None else None
        if event is not None and (event.type is not None or event.merged_into is not None):
            continue
        if event is not None and spans_many(reading, event):
            continue
        if (own := _of_target(reading, toll, roots)) is not None:
            _give(toll, event, own)
            continue
        here = reading.sentence_of[toll.first]
        spots = [(at, k) for k in roots for at, _ in reading.events[k].mentions if _harms(reading.events[k])]
        same = [(abs(at - toll.first), k) for at, k in spots if reading.sentence_of[at] == here]
        before = [(toll.first - at, k) for at, k in spots if reading.sentence_of[at] == here - 1]
        if not same and not (before and toll.kind in {"killed", "injured"}):
            continue
        _give(toll, event, min(same or before)[1])


def _give(toll: TollDraft, event: EventDraft | None, cause: int) -> None:
    if event is None:
        toll.event = cause
    else:
        event.merged_into = cause


def _of_target(reading: Reading, toll: TollDraft, roots: list[int]) -> int | None:
    """The violence told last before of which a person by name was a target: "X, who was wounded this morning"."""
    mention = reading.mentions[toll.mention] if toll.mention is not None else None
    if mention is None or mention.form != "name" or mention.type != "Person" or toll.kind not in {"killed", "injured"}:
        return None
    before = (k for k in reversed(roots) if reading.events[k].token < toll.first and _harms(reading.events[k]))
    return next((k for k in before if mention.entity in entities(reading, reading.events[k], "target")), None)


def _harms(event: EventDraft) -> bool:
    """Whether people may die of an event of this type."""
    return bool(
        {"Attack", "ArmedClash", "MilitaryOperation", "Riot", "Protest", "Accident", "StateRepression"}
        & set(lineage(event.type))
    )


def _merge_equal(reading: Reading) -> None:
    """The same number of the same victims told again is one toll, as long as no other speaker tells it."""
    kept: list[TollDraft] = []
    for toll in reading.tolls:
        twin = next((k for k in kept if _same_toll(reading, k, toll)), None)
        if twin is None:
            kept.append(toll)
            continue
        if twin.event is not None and toll.event is not None:
            _join_by_toll(reading, twin.event, toll.event)
        if twin.claim is None and toll.claim is not None:
            kept[kept.index(twin)] = toll
    reading.tolls = kept


def _join_by_toll(reading: Reading, one: int, other: int) -> None:
    """Events whose toll is the same are the same, where their kinds allow."""
    first, second = sorted((reading.root_event(one), reading.root_event(other)))
    earlier, later = reading.events[first], reading.events[second]
    if first == second or earlier.type is None or later.type is None:
        return
    if kinds_fit(later, earlier) and not days_apart(later, earlier):
        join_events(reading, first, second)


def _same_person(reading: Reading, one: TollDraft, other: TollDraft) -> bool:
    """Whether both tell of one named person, who dies once, and in no two events."""
    roots = {reading.root_event(t.event) for t in (one, other) if t.event is not None}
    if len({r for r in roots if reading.events[r].type is not None}) > 1:
        return False
    mentions = [reading.mentions[t.mention] for t in (one, other) if t.mention is not None]
    named = len(mentions) == 2 and all(m.form == "name" and m.entity >= 0 for m in mentions)
    return named and one.kind == "killed" and mentions[0].entity == mentions[1].entity


def _same_toll(reading: Reading, one: TollDraft, other: TollDraft) -> bool:
    if (one.kind, one.min, one.max) != (other.kind, other.min, other.max):
        return False
    if one.min in {None, 0, 1}:
        return one.min == 1 and _same_person(reading, one, other)
    if one.speaker >= 0 and other.speaker >= 0 and one.speaker != other.speaker:
        return False
    lemmas = [reading.doc[t.token].lemma_.lower() for t in (one, other)]
    return (
        lemmas[0] == lemmas[1]
        or one.victims is None
        or other.victims is None
        or lemmas[0] in lexicon.words("vague")
        or lemmas[1] in lexicon.words("vague")
    )
