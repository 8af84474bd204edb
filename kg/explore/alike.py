"""Words that count as the same: with or without accents, in any case, with straight or curly quotes and dashes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ALONE = {
    "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ŧ": "t",
    "‘": "'", "’": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-",
}  # fmt: skip
"""Signs that Unicode does not take apart, and what is typed for them."""
_LATIN = (*range(0xA0, 0x250), *range(0x1E00, 0x1F00))
_MARKS = "[\u0300-\u036f]*"


def plain(text: str) -> str:
    """A text in small letters without accents.

    >>> plain("José García’s"), plain("Łódź")
    ("jose garcia's", 'lodz')
    """
    apart = unicodedata.normalize("NFKD", text).lower()
    return "".join(_ALONE.get(sign, sign) for sign in apart if not unicodedata.combining(sign))


def expression(word: str) -> str:
    """A regular expression for all that reads like a word; for Python and SPARQL, where the case is to be ignored.

    >>> bool(re.search(expression("garcia"), "Luis García", re.IGNORECASE))
    True
    """
    return "".join(map(_sign, plain(word)))


@cache
def _sign(sign: str) -> str:
    """One sign and all that count as it."""
    others = _variants().get(sign, "")
    one = f"(?:{re.escape(sign)}|[{others}])" if others else re.escape(sign)
    return one + _MARKS if sign.isalpha() else one


@cache
def _variants() -> dict[str, str]:
    """The signs that count as each letter, quote or dash, itself left out."""
    found: dict[str, str] = {}
    for sign in (*map(chr, _LATIN), *_ALONE):
        letter = plain(sign)
        if len(letter) == 1 and letter.isascii() and letter != sign and (letter.isalpha() or sign in _ALONE):
            found[letter] = found.get(letter, "") + sign
    return found
