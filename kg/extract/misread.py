"""Clauses that the parser read as one noun phrase: "the army killed journalist X", "abducted landowner X"."""

from spacy.tokens import Token

from kg.extract.bodies import FORCES
from kg.extract.clauses import is_passive, subject_of
from kg.extract.participants import PEOPLE, add_argument, mention_at
from kg.extract.reading import EventDraft, Reading

PERSONAL = frozenset({"harm", "attack", "take"})
"""Frames of what is done to a person; "the state owned company" and "rebel held town" tell of no deed."""
_LONGEST = 8
"""Words between a verb and the name of whom it befalls: "former national armed forces chief General"."""
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ"})


def is_clause(reading: Reading, token: Token) -> bool:
    """Whether a participle in a noun phrase is the verb of a clause: a doer stands before it, a person's name after."""
    if token.dep_ not in {"amod", "nmod", "compound"} or token.tag_ not in {"VBD", "VBN"}:
        return False
    if token.i == token.sent.start:
        return False
    return named_after(reading, token) is not None and _doer_before(reading, token) is not None


def read_clause(reading: Reading, event: EventDraft, verb: Token) -> None:
    """Gives a verb that stands inside a noun phrase its doer and object."""
    for role, token in (("agent", _doer_before(reading, verb)), ("target", named_after(reading, verb))):
        if token is not None:
            add_argument(reading, event, role, token)


def named_after(reading: Reading, verb: Token) -> Token | None:
    """The head of the person's name that follows a verb with nothing but what the person is between them."""
    doc = reading.doc
    for i in range(verb.i + 1, min(verb.i + 2 + _LONGEST, verb.sent.end)):
        index = reading.covering.get(i)
        if index is not None and reading.mentions[index].type == "Person":
            head = doc[reading.mentions[index].head]
            owned = head.dep_ in {"compound", "nmod", "poss"} and head.head.i > head.i  # "killed X's brother"
            return None if owned else head
        if doc[i].pos_ not in _IN_PHRASE:
            return None
    return None


def _doer_before(reading: Reading, verb: Token) -> Token | None:
    """Who or what force stands right in front of a verb, or of the verb that it is joined to ("shot and wounded")."""
    noun = verb.doc[verb.i - 1]
    joined = verb.doc[verb.i - 2] if noun.lower_ == "and" and verb.i - 2 > verb.sent.start else noun
    if joined.pos_ == "VERB" and not is_passive(joined):
        noun = subject_of(joined) or noun
    index = mention_at(reading, noun)
    kinds = PEOPLE | FORCES | {"Organization", "Government", "PoliticalParty"}
    return noun if index is not None and reading.mentions[index].type in kinds else None
