"""Tolls: how many of whom suffered what, read off the participants of events that do harm."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.phrases import argument_span, conjuncts, core
from kg.extract.quantities import Quantity, quantity_of
from kg.extract.reading import ArgumentDraft, EventDraft, Reading, TollDraft

_PARTS = frozenset({"appos", "prep", "relcl", "acl", "parataxis"})


_NOT_DONE = frozenset({"hypothetical", "planned", "threatened", "attempted", "failed"})


def find_tolls(reading: Reading) -> None:
    """Adds a toll for each counted, single or named victim of an event that carries a casualty kind."""
    for index, event in enumerate(reading.events):
        if event.kind is None or event.status in _NOT_DONE:
            continue
        for argument in event.roles.get("target", ()):
            toll = _toll(reading, event, index, argument)
            if toll is not None:
                reading.tolls.append(toll)
                reading.tolls += _parts(reading, event, index, argument)
        reading.tolls += _in_the_idiom(reading, event, index)
    _drop_repeated(reading)


def _toll(reading: Reading, event: EventDraft, index: int, argument: ArgumentDraft) -> TollDraft | None:
    head = reading.doc[argument.head]
    quantity = quantity_of(head)
    mention = reading.mentions[argument.mention] if argument.mention is not None else None
    if quantity is None and mention is not None and mention.form == "name" and mention.type == "Person":
        quantity = Quantity(mention.start, mention.end - 1, 1, 1, "exact")
    if quantity is None or not _is_counted(reading, head):
        return None
    return _draft(reading, event, index, head, quantity, argument.mention)


def _in_the_idiom(reading: Reading, event: EventDraft, index: int) -> list[TollDraft]:
    """ "Claimed 30 lives", "reported three deaths": the count stands with a noun of the wording."""
    found = []
    own = {event.token} if event.noun and event.frame in {"die", "harm"} and not event.roles.get("target") else set()
    for i in sorted(own if event.noun else event.tokens - {event.token}):
        token = reading.doc[i]
        quantity = quantity_of(token) if token.pos_ == "NOUN" else None
        if quantity is not None and any(t.like_num for t in reading.doc[quantity.first : quantity.last + 1]):
            found.append(_draft(reading, event, index, token, quantity, None))
            found[-1].victims = None
    return found


def _is_counted(reading: Reading, head: Token) -> bool:
    """Whether people are counted, not things or places ("killed two birds", "destroyed 12 houses" have no toll)."""
    mention = reading.mention_of(head) or reading.mention_of(core(head))
    if mention is not None:
        return mention.type not in {"Facility", "Weapon", "Vehicle", "Document", "City", "Place", "Region", "Country"}
    return (
        core(head).lemma_.lower() in lexicon.words("counted_people") or core(head).like_num or bool(_counts_alone(head))
    )


def _counts_alone(head: Token) -> bool:
    """ "Dozens were killed", "several died": a count that stands for people."""
    return any(head.lower_ == count.words[-1] for count in lexicon.counts())


def _draft(
    reading: Reading, event: EventDraft, index: int, head: Token, quantity: Quantity, mention: int | None
) -> TollDraft:
    inner = core(head)
    known = reading.mention_of(inner)
    alone = (
        head.i in event.tokens
        or inner.like_num
        or (inner.i == head.i and _counts_alone(head))
        or quantity.last >= inner.i
    )
    first, last = argument_span(head)
    if not alone and quantity.first < inner.i:
        first = max(first, quantity.last + 1) if quantity.last < inner.i else first
        while first < inner.i and (reading.doc[first].lower_ in {"of", "the", "other"} or reading.doc[first].is_space):
            first += 1
    named = known is not None and known.form == "name" and known.type == "Person"
    victims = reading.text(first, max(last, inner.i)) if not alone or named else None
    return TollDraft(
        event.kind or "killed",
        quantity.first,
        quantity.last,
        f"toll:{event.rule}",
        quantity.min,
        quantity.max,
        quantity.qualifier,
        victims,
        _victim_class(reading, inner),
        index,
        mention=mention,
        token=head.i,
    )


def _victim_class(reading: Reading, token: Token) -> str:
    """Class of victims by the noun and the words in front of it ("border security personnel")."""
    mention = reading.mention_of(token)
    if mention is not None and mention.victim_class != "unknown":
        return mention.victim_class
    for child in token.subtree:
        if child.i < token.i and child.dep_ in {"compound", "amod", "nmod", "conj"}:
            inner = reading.mention_of(child)
            if inner is not None and inner.victim_class != "unknown":
                return inner.victim_class
            if inner is not None and inner.type in {"SecurityForce", "MilitaryForce"}:
                return "securityForces"
    if mention is not None and mention.type in {"MilitaryForce", "SecurityForce"}:
        return "securityForces"
    return "combatant" if mention is not None and mention.type == "ArmedGroup" else "unknown"


def _parts(reading: Reading, event: EventDraft, index: int, argument: ArgumentDraft) -> list[TollDraft]:
    """ "Eight people, five of them children", "12, including three soldiers": records of their own, never summed."""
    head = reading.doc[argument.head]
    found: list[TollDraft] = []
    for token in head.rights:
        if token.dep_ not in _PARTS or (token.lower_ not in {"including", "among"} and token.dep_ == "prep"):
            continue
        for part in _part_heads(token):
            number = next((t for t in part.lefts if t.like_num and t.dep_ == "nsubj"), None)
            quantity = quantity_of(part) or (quantity_of(number) if number is not None else None)
            if quantity is None or (
                quantity.qualifier == "exact" and quantity.min == 1 and not part.like_num and token.dep_ != "prep"
            ):
                continue
            group = _group_of(part)
            if not _is_counted(reading, group):
                continue
            draft = _draft(reading, event, index, group, quantity, reading.at_head.get(group.i))
            if draft.victims is None and group.i != part.i:
                draft.victims = group.text
            found.append(draft)
    return found


def _part_heads(token: Token) -> list[Token]:
    if token.dep_ == "prep":
        return [c for t in token.children if t.dep_ == "pobj" for c in conjuncts(t)]
    if token.dep_ in {"relcl", "acl"}:
        return [t for t in token.children if t.dep_ in {"nsubj", "attr"} and t.like_num]
    return list(conjuncts(token))


def _group_of(part: Token) -> Token:
    """The noun that says who the part are: ``children`` for "five of them children"."""
    if part.like_num:
        after = next((t for t in part.rights if t.dep_ == "prep" and t.lower_ == "of"), None)
        if after is not None:
            inner = next((t for t in after.children if t.dep_ == "pobj"), None)
            follows = next(
                (t for t in (inner.rights if inner is not None else ()) if t.pos_ in {"NOUN", "PROPN"}), None
            )
            follows = follows or next((t for t in part.rights if t.pos_ == "NOUN" and t.i > after.i), None)
            nearby = after.right_edge.i
            if follows is not None:
                return follows
            if inner is not None and nearby + 1 < len(part.doc) and part.doc[nearby + 1].pos_ == "NOUN":
                return part.doc[nearby + 1]
    return part


def _drop_repeated(reading: Reading) -> None:
    """The same words are counted once, by the event that was found first."""
    seen: dict[tuple[int, int, str], int] = {}
    kept: list[TollDraft] = []
    for toll in reading.tolls:
        key = (toll.first, toll.last, toll.kind)
        if key not in seen:
            seen[key] = len(kept)
            kept.append(toll)
    reading.tolls = kept
