"""Names of towns that the model does not know for places: by a list of cities, where the context speaks of a place."""

from collections.abc import Iterator
from functools import cache

from spacy.lang.en import English
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from kg.extract import lexicon
from kg.extract.reading import Mention

_WHERE = frozenset({"in", "near", "outside", "inside", "around", "throughout", "at"})
_WHITHER = _WHERE | {"to", "from", "towards", "toward", "of", "on", "over", "into", "across"}
_HIT = frozenset({"attack", "take"})


def find_cities(doc: Doc) -> Iterator[Mention]:
    """A mention for each city of several words, unless the model takes just these words for a person's name."""
    people = {(e.start, e.end) for e in doc.ents if e.label_ == "PERSON"}
    for _, start, end in _matcher(doc.vocab)(doc):
        span = doc[start:end]
        if (start, end) not in people or _where(span.root, _WHERE):
            yield Mention(start, end, span.root.i, "name", "City")


def reads_as_place(span: Span, kind: str) -> bool:
    """Whether a name taken for a person or a body is a town's: it is one by the list, and stands where one would.

    Args:
        span: The name.
        kind: What it was taken for; a person is given up less easily.
    """
    if span.text not in lexicon.city_names():
        return False
    return _where(span.root, _WHERE if kind == "Person" else _WHITHER) or _is_hit(span.root)


@cache
def _matcher(vocab: Vocab) -> PhraseMatcher:
    tokenizer = English(vocab=vocab).tokenizer
    matcher = PhraseMatcher(vocab, attr="ORTH")
    matcher.add("city", [tokenizer(name) for name in sorted(lexicon.city_names()) if " " in name])
    return matcher


def _where(token: Token, prepositions: frozenset[str]) -> bool:
    token = _first_of_list(token)
    return token.dep_ == "pobj" and token.head.lower_ in prepositions


def _is_hit(token: Token) -> bool:
    """Whether the name is the object of a verb that is done to places: "shelled X and Y"."""
    token = _first_of_list(token)
    told = lexicon.triggers().get(("verb", token.head.lemma_.lower()), ())
    return token.dep_ in {"dobj", "nsubjpass"} and any(trigger.frame in _HIT for trigger in told)


def _first_of_list(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token
