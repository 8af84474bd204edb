"""Clauses that the parser read as a noun phrase: "the army killed journalist X", "gunmen on a bike shot dead X"."""

from spacy.tokens import Doc, Token

from kg.extract import lexicon
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
    if is_mistagged(token):
        return True
    if token.dep_ not in {"amod", "nmod", "compound"} or token.tag_ not in {"VBD", "VBN"}:
        return False
    if token.i == token.sent.start:
        return False
    return named_after(reading, token) is not None and _doer_before(reading, token) is not None


def read_clause(reading: Reading, event: EventDraft, verb: Token) -> None:
    """Gives a verb that stands inside a noun phrase its doer and object."""
    frame = lexicon.frames()[event.frame]
    doer, other = _doer_before(reading, verb), named_after(reading, verb)
    if is_mistagged(verb):
        doer, other = _subject_before(verb), _object_behind(verb.doc, max(event.tokens), verb.sent.end)
    if verb.dep_ in {"attr", "acomp"} and verb.head.lemma_ == "be":  # "the base was overrun"
        doer, other = None, doer
    for role, token in ((frame.get("subject", "agent"), doer), (frame.get("object"), other)):
        if token is not None and role is not None:
            add_argument(reading, event, role, token)


def is_mistagged(token: Token) -> bool:
    """Whether a past tense was tagged a noun or adjective: an entry has the form and the word behind ("shot dead")."""
    if token.lower_ in lexicon.words("always_verbs") and token.pos_ in {"NOUN", "ADJ"}:
        return token.i > token.sent.start and ("verb", token.lower_) in lexicon.triggers()
    if token.lower_ not in lexicon.words("mistagged") or token.pos_ not in {"NOUN", "ADJ", "PROPN"}:
        return False
    if token.i + 1 >= token.sent.end or token.i == token.sent.start:
        return False
    entries = lexicon.triggers().get(("verb", token.lower_), ())
    behind = token.nbor(1).lower_
    return any(len(t.words) > 1 and t.words[1] == behind for t in entries)


def _subject_before(verb: Token) -> Token | None:
    """Who does what a mistagged verb tells: what was read as a compound before it, else the noun it was hung on."""
    top = verb
    while top.head.i < top.i:
        top = top.head
        if top.pos_ in {"VERB", "AUX"}:
            return subject_of(top)
    if top.i != verb.i and top.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return top
    before = [t for t in verb.lefts if t.dep_ in {"compound", "nmod", "nsubj", "poss"}]
    beside = [t for t in top.head.lefts if t.dep_ in {"nsubj", "nsubjpass"} and t.i < verb.i]
    return next(iter((*before[-1:], *beside)), None)


def _object_behind(doc: Doc, last: int, end: int) -> Token | None:
    """The head of the noun phrase right behind the words of a verb."""
    for i in range(last + 1, min(last + 2 + _LONGEST, end)):
        if doc[i].pos_ in {"NOUN", "PROPN", "PRON", "NUM"} and not (doc[i].head.i > i and doc[i].dep_ != "nsubj"):
            return doc[i]
        if doc[i].pos_ not in {*_IN_PHRASE, "DET", "NUM", "ADV", "VERB"}:
            return None
    return None


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
