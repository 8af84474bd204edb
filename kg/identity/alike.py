"""What kinds of people and things noun phrases speak of, so that a market and a bazaar are alike."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from types import MappingProxyType

from kg.resolve.folding import fold
from kg.settings import cell_values, lexicon_rows

VAGUE = "-"


@cache
def _kinds() -> MappingProxyType[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in lexicon_rows("alike.csv"):
        for noun in cell_values(row["nouns"]):
            found[noun].add(row["key"])
    return MappingProxyType({noun: frozenset(keys) for noun, keys in found.items()})


@lru_cache(maxsize=65536)
def kinds_of(phrase: str) -> frozenset[str]:
    """The kinds that a noun phrase is of; a noun that no row has is of a kind of its own, a vague one of none."""
    words = fold(phrase).split(" of ")[0].split()
    if not words:
        return frozenset()
    kinds = _known(words[-1]) or frozenset({f"={singular(words[-1])}"})
    return kinds - {VAGUE} if VAGUE not in kinds else frozenset().union(*map(_known, words[:-1])) - {VAGUE}


@lru_cache(maxsize=65536)
def kinds_in(phrase: str) -> frozenset[str]:
    """The kinds of all nouns in a phrase that a row has: of a police convoy those of both."""
    return frozenset().union(*map(_known, fold(phrase).split())) - {VAGUE}


def _known(word: str) -> frozenset[str]:
    return _kinds().get(singular(word)) or _kinds().get(word) or frozenset()


def singular(word: str) -> str:
    """An English noun in the singular, as far as its ending tells."""
    if word.endswith("men"):
        return f"{word[:-2]}an"
    if word == "children" or word.endswith("children"):
        return word.removesuffix("ren")
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
