"""One toll written down: whether people are counted, who they are, and of what class."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.phrases import argument_span, core
from kg.extract.quantities import Quantity
from kg.extract.reading import Reading, TollDraft

_THINGS = frozenset({"Facility", "Weapon", "Vehicle", "Document", "City", "Place", "Region", "Country"})


def is_counted(reading: Reading, head: Token) -> bool:
    """Whether people are counted, not things or places ("killed two birds", "destroyed 12 houses" have no toll)."""
    mention = reading.mention_of(core(head)) or reading.mention_of(head)
    if mention is not None:
        return mention.type not in _THINGS
    inner = core(head)
    return (
        inner.lemma_.lower() in lexicon.words("counted_people")
        or inner.like_num
        or lexicon.is_count(head.lower_)
        or inner.tag_ in {"WP", "PRP"}
    )


def draft_toll(
    reading: Reading, kind: str, event: int | None, rule: str, head: Token, quantity: Quantity, mention: int | None
) -> TollDraft:
    """A toll of the phrase of ``head``, with its victims in words where it names them."""
    inner = core(head)
    known = reading.mention_of(inner)
    own = reading.events[event].tokens if event is not None else set()
    alone = bool(
        head.i in own
        or inner.like_num
        or inner.tag_ in {"WP", "PRP", "WDT", "DT"}
        or (inner.i == head.i and lexicon.is_count(head.lower_))
        or quantity.first <= inner.i <= quantity.last
        or {inner.lower_, inner.lemma_.lower()} & lexicon.words("no_victims")
    )
    first, last = argument_span(head)
    if not alone and quantity.first < inner.i:
        first = max(first, quantity.last + 1) if quantity.last < inner.i else first
        while first < inner.i and (
            reading.doc[first].lower_ in {"of", "the", "other", "more", "mostly", "mainly"}
            or reading.doc[first].is_space
            or first in own
            or (first + 1 in own and reading.doc[first].pos_ == "ADV")
        ):
            first += 1
    named = known is not None and known.form == "name" and known.type == "Person"
    victims = reading.text(first, max(last, inner.i)) if not alone else None
    if named and known is not None:  # as in a list of the dead: the name, without rank or office
        victims = reading.text(known.start, known.end - 1)
    return TollDraft(
        kind,
        quantity.first,
        quantity.last,
        f"toll:{rule}",
        quantity.min,
        quantity.max,
        quantity.qualifier,
        victims,
        victim_class(reading, inner),
        event,
        mention=mention,
        token=head.i,
    )


def victim_class(reading: Reading, token: Token) -> str:
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
