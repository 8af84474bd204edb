"""Relations between events: what was done in response to what, what was part of what, and how long after what."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.distances import date_by_distance
from kg.extract.phrases import core
from kg.extract.reading import EventDraft, Reading


def relate_events(reading: Reading) -> None:
    """Adds ``inResponseTo`` and ``partOf`` between events of one clause, and dates one by its distance from another."""
    date_by_distance(reading)
    nouns, verbs = lexicon.words("reply_noun"), lexicon.words("reply_verb")
    for token in reading.doc:
        lemma = token.lemma_.lower()
        if (lemma in nouns and token.dep_ in {"pobj", "attr", "npadvmod", "advmod", "dobj"}) or (
            lemma in verbs and token.pos_ == "VERB"
        ):
            _relate(reading, token, "inResponseTo")
        elif (token.lower_ == "part" and token.head.lower_ == "as") or (
            token.dep_ == "prep" and token.lower_ == "during"
        ):
            _relate(reading, token, "partOf")


def _relate(reading: Reading, token: Token, kind: str) -> None:
    """Relates the event that a word belongs to with the event under it."""
    other = next(iter(_events_below(reading, token)), None)
    event = _event_above(reading, token)
    if other is not None and event is not None and other != event:
        reading.events[reading.root_event(event)].relations.append((kind, other))


def _events_below(reading: Reading, token: Token) -> list[int]:
    """Events in the prepositional phrases and objects under a token, past "a series of"."""
    found: list[int] = []
    for child in token.rights:
        for obj in (
            child.children if child.dep_ in {"prep", "agent"} else [child] if child.dep_ in {"pobj", "dobj"} else []
        ):
            for noun in (obj, core(obj)):
                if (index := _event_at(reading, noun)) is not None and index not in found:
                    found.append(index)
    return found


def _event_above(reading: Reading, token: Token) -> int | None:
    """The event that a phrase belongs to: the nearest trigger above it, or the noun that a light verb carries."""
    scopes = {e.scope: k for k, e in enumerate(reading.events) if e.scope >= 0}
    while token.head.i != token.i:
        token = token.head
        if token.i in scopes:
            return scopes[token.i]
        if (index := _event_at(reading, token)) is not None:
            return index
    return None


def _event_at(reading: Reading, token: Token) -> int | None:
    index = reading.event_at.get(token.i)
    if index is None:
        return None
    event: EventDraft = reading.events[index]
    return index if event.type is not None else event.merged_into
