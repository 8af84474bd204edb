"""What an entity is called, and what is worth a record."""

import re

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.phrases import argument_span
from kg.extract.reading import Reading
from kg.extract.sameness import DONE
from kg.model import Entity
from kg.model.values import PLACE_TYPES, lineage

_NO_OWNERS = PLACE_TYPES - {"Country", "Facility"} | {"PopulationGroup"}
"""What says where a building is, or leaves open whose it is: "the offices of the capital", "the home of a man"."""

_OF_PARTIES = frozenset({"Aid", "Threat"})
"""Events that tell nothing without who gives or gets: "they are better trained and armed"."""


def entity_record(reading: Reading, index: int, identifier: str) -> Entity:
    """The record of an entity: its fullest name, other names as aliases, and all its mentions."""
    draft = reading.entities[index]
    mentions = sorted((reading.mentions[m] for m in draft.mentions), key=lambda m: (m.start, m.end))
    names = [
        surface(reading.doc[m.start : m.end].text)
        for m in mentions
        if m.form == "name" and m.type not in {"demonym", "seat"}
    ]
    distinct = list(dict.fromkeys(names))
    if draft.name is not None:
        name = draft.name
    elif distinct:
        name = max(distinct, key=lambda n: (len(n.split()), len(n), -distinct.index(n)))
    else:
        owned = next((m for m in mentions if m.form == "nominal" and m.owner is not None), None)
        first = owned or next((m for m in mentions if m.form != "pronoun"), mentions[0])
        name = reading.text(*argument_span(reading.doc[first.head]))
    spans = [reading.chars(m.start, m.end - 1) for m in mentions]
    return Entity(
        id=identifier,
        type=draft.type if draft.type not in {"demonym", "seat"} else "Country",
        name=name,
        aliases=tuple(sorted(n for n in distinct if n != name)),
        mentions=tuple(dict.fromkeys(spans)),
        named=bool(distinct) or draft.key is not None,
        key=draft.key,
    )


def end_of_owner(reading: Reading, head: Token) -> int:
    """Where the owner of a building ends: "home" alone tells little in "the home of Senator X"."""
    return _end_of_owner(reading, head) if head.lemma_.lower() in lexicon.words("owned_sites") else head.i


def _end_of_owner(reading: Reading, head: Token) -> int:
    """The end of the owner's own owner too: "the offices of the Department of X"."""
    of = head.doc[min(head.i + 1, len(head.doc) - 1)]
    owner = next((t for t in of.children if t.dep_ == "pobj"), None)
    if owner is None or of.lower_ != "of":
        return head.i
    mention = reading.mention_of(owner)
    named = owner.pos_ == "PROPN" if mention is None else mention.form != "pronoun" and mention.type not in _NO_OWNERS
    if not named:
        return head.i
    last = _with_name(reading, max(argument_span(owner)[1], mention.end - 1 if mention is not None else owner.i))
    return _end_of_owner(reading, head.doc[last])


def _with_name(reading: Reading, last: int) -> int:
    """Where the name ends that an office leads to: of "the president Ilmo" not "the president" alone."""
    doc = reading.doc
    while last + 1 < len(doc):
        index = reading.covering.get(last + 1)
        if index is not None and reading.mentions[index].start == last + 1:
            last = reading.mentions[index].end - 1
        elif doc[last + 1].lower_ in lexicon.offices():
            last += 1
        else:
            break
    return last


def _is_counted(noun: Token) -> bool:
    """ "Carried out six air strikes": so many are deeds, whoever did them."""
    return any(t.dep_ == "nummod" for t in noun.lefts)


def surface(text: str) -> str:
    """A name as it is written down: white space folded, no possessive mark."""
    return re.sub(r"['’]s?$", "", " ".join(text.split())).strip('"“”‘ ')


def is_worth_keeping(reading: Reading, index: int) -> bool:
    """Whether an event says anything: it has a type, and somebody, something, a place, a day or a toll with it."""
    event = reading.events[index]
    if event.type is None or event.merged_into is not None:
        return False
    counted = any(t.event is not None and reading.root_event(t.event) == index for t in reading.tolls)
    if event.kind_alone and event.time is None and event.status in DONE and not counted:
        return False
    if event.noun and event.generic and len(event.mentions) == 1 and not counted:
        return event.scope >= 0 or (event.time is not None and reading.doc[event.token].dep_ != "pobj")
    told = (a.head for arguments in event.roles.values() for a in arguments)
    tells = (
        any(not event.noun or head not in event.tokens for head in told)
        or event.name is not None
        or event.time is not None
        or counted
        or (event.noun and event.scope >= 0 and _is_counted(reading.doc[event.token]))
    )
    spoken_of = event.definite and event.claim is not None
    of_itself = "Attack" not in lineage(event.type) and event.type not in _OF_PARTIES
    return tells or spoken_of or (of_itself and (not event.noun or event.scope >= 0))
