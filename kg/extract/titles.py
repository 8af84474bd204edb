"""What stands in front of a person's name: rank and office belong to it, what somebody is does not."""

from spacy.tokens import Doc, Token

from kg.extract import lexicon
from kg.extract.nominals import demonym_index

_TITLES = frozenset({"office", "rank", "honorific", "religious"})
_LONGEST = 5
"""Words of the longest office."""


def kind_of_title(doc: Doc, name: int) -> str | None:
    """The kind of the longest office of the lexicon that ends right before token ``name``."""
    for first in range(max(name - _LONGEST, 0), name):
        words = [t.lower_ for t in doc[first:name]]
        for lemma in (" ".join(words), " ".join([*words[:-1], doc[name - 1].lemma_.lower()])):
            kind = lexicon.offices().get(lemma) or lexicon.offices().get(lemma.rstrip("."))
            if kind is not None:
                return kind[0]
    return None


def titled_from(doc: Doc, first: int, name: int) -> int:
    """Where the name of a person begins with its rank or office: "General X", but X in "journalist X", "his brother X".

    Args:
        doc: The article.
        first: First token of the phrase.
        name: First token of the name itself.
    """
    while name > first and _is_forename(doc[name - 1]):
        name -= 1
    return first if first < name and kind_of_title(doc, name) in _TITLES else name


def _is_forename(token: Token) -> bool:
    """Whether a word in front of a name is more of it, which the recogniser left out."""
    word = token.lower_
    known = word in lexicon.offices() or word in demonym_index() or lexicon.is_nominal(word, token.lemma_.lower())
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.is_alpha and not token.is_upper and not known
