"""The words of a sentence, as stems, without those that news say of anything."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from snowballstemmer import stemmer

from kg.resolve.folding import fold
from kg.settings import lexicon_dir

_WORD = re.compile(r"[a-z]{3,}")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of an English word in lower case, by Porter's second algorithm: explos for explosion and explosive."""
    return str(_stemmer().stemWord(word))


def stems(text: str) -> frozenset[str]:
    """The stems of what a text says in particular."""
    return frozenset(found for word in _WORD.findall(fold(text)) if (found := stem(word)) not in _common())


@cache
def _stemmer() -> stemmer:
    return stemmer("english")


@cache
def _common() -> frozenset[str]:
    lines = (lexicon_dir() / "common.txt").read_text("utf-8").splitlines()
    return frozenset(stem(word) for line in lines if not line.startswith("#") for word in line.split())
