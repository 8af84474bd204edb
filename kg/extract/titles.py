"""What stands in front of a person's name: rank and office belong to it, what somebody is does not."""

from spacy.tokens import Doc, Token

from kg.extract import lexicon
from kg.extract.nominals import demonym_index

_TITLES = frozenset({"office", "rank", "honorific", "religious"})
_PEOPLE = frozenset({"Person", "PopulationGroup"})
_LONGEST = 5
"""Words of the longest office."""


def titled_from(doc: Doc, first: int, name: int) -> int:
    """Where the name of a person begins with its rank or office: "General X", but X in "journalist X", "his brother X".

    Args:
        doc: The article.
        first: First token of the phrase.
        name: First token of the name itself.
    """
    while name > first and _is_forename(doc[name - 1]):
        name -= 1
    kind, start = _title_before(doc, name)
    while first < start and doc[first].lower_ in lexicon.classes("suffered"):  # "shot dead General X"
        first += 1
    return min(first, start) if kind in _TITLES else name


def _title_before(doc: Doc, name: int) -> tuple[str | None, int]:
    """Kind and first token of the longest office of the lexicon that ends right before token ``name``."""
    end = name - 1 if name > 1 and doc[name - 1].text == "." else name
    for first in range(max(end - _LONGEST, 0), end):
        words = [t.lower_ for t in doc[first:end]]
        for lemma in (" ".join(words), " ".join([*words[:-1], doc[end - 1].lemma_.lower()])):
            kind = lexicon.offices().get(lemma) or lexicon.offices().get(lemma.rstrip("."))
            if kind is not None and (end == name or f"{lemma}." in lexicon.offices()):
                return kind[0], first
    return None, name


def _is_forename(token: Token) -> bool:
    """Whether a word in front of a name is more of it, which the recogniser left out."""
    if token.is_quote or token.lower_ in lexicon.words("name_particles"):
        return token.i > 0 and (token.nbor(-1).text[:1].isupper() or token.nbor(-1).is_quote)
    named = token.pos_ == "PROPN" and token.text[:1].isupper() and token.is_alpha and not token.is_upper
    return named and not is_title(token) and token.lower_ not in demonym_index()


def is_title(token: Token) -> bool:
    """Whether a word in front of a name tells what its bearer is: an office, rank or occupation."""
    word = token.lower_.rstrip(".")
    if any(w in lexicon.offices() for w in (word, f"{word}.", token.lemma_.lower())):
        return True
    nominals = (n for w in (word, token.lemma_.lower()) for n in lexicon.nominals().get(w, ()))
    return any(n.type in _PEOPLE and _stands_before(token, n.words[:-1]) for n in nominals)


def _stands_before(token: Token, words: tuple[str, ...]) -> bool:
    """Whether the words of a longer noun stand right before its last: "aid worker"."""
    return words == tuple(t.lower_ for t in token.doc[max(token.i - len(words), 0) : token.i])
