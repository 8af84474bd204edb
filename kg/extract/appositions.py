"""What kind of thing a name is by the common noun that stands beside it, for names that the model misreads."""

from spacy.tokens import Span, Token

from kg.extract import lexicon

_CLOSING = frozenset({",", ".", ")", "—", "–"})
_BODIES = frozenset({"Organization", "PoliticalParty"})
_OFFICES = frozenset({"office", "rank"})


def told_beside(span: Span, kind: str) -> str | None:
    """What the noun beside a name says that it is.

    "The capital, X," is a town; "X, a charity," is a body; "a spokesman for the Y, A B," is a person.

    Args:
        span: The name.
        kind: What it was taken for, a person or a body.

    Returns:
        An entity type, or None where nothing is said.
    """
    if (place := _place_before(span, kind)) is not None:
        return place
    if kind == "Organization":
        return "Person" if _is_of_office(span) else None
    apposed = next((t for t in span.root.rights if t.dep_ == "appos" and t.tag_ == "NN" and t.text.islower()), None)
    if apposed is None or any(t.dep_ == "case" for t in apposed.rights):
        return None  # "A B, the charity's director"
    types = {n.type for n in lexicon.nominals().get(apposed.lemma_.lower(), ())}
    return min(types) if types and types <= _BODIES else None


def _place_before(span: Span, kind: str) -> str | None:
    """ "In the capital, X,": a noun for a place and the name between two commas."""
    doc = span.doc
    if span.start < 3 or doc[span.start - 1].text != "," or span.end >= len(doc) or doc[span.end].text not in _CLOSING:
        return None
    noun = doc[span.start - 2]
    definite = any(t.dep_ == "poss" or t.lower_ in {"the", "its", "their"} for t in noun.lefts)
    told = lexicon.classes("kind_of_place").get(noun.lower_) if noun.tag_ == "NN" and definite else None
    return told if len(span) == 1 or kind != "Person" else None  # "the head of police in the state, A B,"


def _is_of_office(span: Span) -> bool:
    """ "A spokesman for the Y, A B, said": two or three names between commas, hung on Y by the parse."""
    doc, root = span.doc, span.root
    apart = span.start > 0 and doc[span.start - 1].text == "," and span.end < len(doc) and doc[span.end].text == ","
    if root.dep_ != "appos" or not apart or not 2 <= len(span) <= 3 or not all(t.is_title for t in span):
        return False
    body = root.head
    holder = body.head.head if body.dep_ == "pobj" and body.pos_ == "PROPN" else body
    return _is_holder(holder)


def _is_holder(noun: Token) -> bool:
    kind = lexicon.offices().get(noun.lower_, lexicon.offices().get(noun.lemma_.lower(), ("", "")))[0]
    return noun.pos_ == "NOUN" and noun.tag_ == "NN" and kind in _OFFICES
