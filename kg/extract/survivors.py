"""Who comes out of an attack alive: "X escaped unhurt from the blast", "X was unharmed when gunmen fired at him"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.clauses import subject_of
from kg.extract.participants import PEOPLE, add_argument, mention_at
from kg.extract.reading import EventDraft, Reading
from kg.model.values import lineage

_FROM = frozenset({"from", "in", "after", "following", "during", "of"})
_WHEN = frozenset({"when", "after", "as"})
_HARM = frozenset({"death", "injury", "assassination", "harm"})


def add_survivor(reading: Reading, event: EventDraft, token: Token) -> None:
    """Makes the person who is told to have survived an attack one of its targets."""
    if "Attack" not in lineage(event.type):
        return
    for verb in _verbs_above(event, token):
        subject = subject_of(verb)
        if subject is None or not _survives(verb):
            continue
        index = mention_at(reading, subject)
        if index is not None and reading.mentions[index].type in PEOPLE:
            add_argument(reading, event, "target", subject)


def _verbs_above(event: EventDraft, token: Token) -> Iterator[Token]:
    """The verbs whose phrase or clause an event is told in."""
    if not event.noun:
        if token.dep_ == "advcl" and any(t.lower_ in _WHEN for t in token.lefts):
            yield token.head if token.head.pos_ in {"VERB", "AUX"} else token.head.head
        return
    while token.dep_ in {"pobj", "conj"} or (token.dep_ == "prep" and token.lower_ in _FROM):
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            yield token
            return
        if token.pos_ == "ADJ" and token.lower_ in lexicon.words("unharmed"):
            token = token.head
            yield token
            return


def _survives(verb: Token) -> bool:
    """Whether a verb is "survive", "escape death", or says that its subject is unharmed."""
    if any(t.dep_ == "neg" for t in verb.children):
        return False
    if any(t.lower_ in lexicon.words("unharmed") for t in verb.children):
        return True
    spared = any(t.dep_ == "dobj" and t.lemma_.lower() in _HARM for t in verb.children)
    return verb.lemma_ == "survive" or (verb.lemma_ in {"escape", "avoid"} and spared)
