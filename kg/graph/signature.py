"""The signature of a text: a few numbers by which texts that repeat each other nearly word for word are known.

It is a MinHash (Broder 1997) of the runs of words that the text has. Two signatures agree in about as many places as
the texts share of all runs that either has. The words themselves cannot be read from it.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
from collections.abc import Iterable

from kg.graph.errors import GraphError

RUN = 3
"""Words in a run: fewer are shared by any two stories on one matter, more are broken by each word that is changed."""
PLACES = 128
"""Numbers in a signature."""

_SEED = 1
_WORD = re.compile(r"[^\W_]+")
_LOW = 0xFFFF  # 16 bits of each number are kept: of two that differ, one in 65,536 seems alike
_FORMAT = struct.Struct(f"<{PLACES}H")


def signature(text: str) -> str | None:
    """The signature of a text: 128 numbers of 16 bits, low byte first, in Base64; None where it has no words."""
    found = runs(text)
    if not found:
        return None
    return base64.b64encode(_FORMAT.pack(*(number & _LOW for number in sketch(found)))).decode("ascii")


def numbers(signature: str) -> tuple[int, ...]:
    """The 128 numbers of a signature.

    Raises:
        GraphError: It is none.
    """
    try:
        return _FORMAT.unpack(base64.b64decode(signature, validate=True))
    except (binascii.Error, struct.error, ValueError) as error:
        raise GraphError(
            f"{signature[:40]!r} is no signature of an article, which is {PLACES} numbers of 16 bits in Base64; "
            "build the article again"
        ) from error


def runs(text: str, length: int = RUN) -> list[str]:
    """The runs of so many words that a text has, in lower case and without punctuation, in their order.

    A text that is shorter has itself as its only run; one without words has none.
    """
    words = _WORD.findall(text.casefold())
    return [" ".join(words[i : i + length]) for i in range(max(1, len(words) - length + 1))] if words else []


def sketch(found: Iterable[str], places: int = PLACES) -> list[int]:
    """The MinHash of runs of words: for each place a number of 32 bits, the same on every machine."""
    from rensa import RMinHash

    hashed = RMinHash(places, _SEED)
    hashed.update(list(found))
    return list(hashed.digest())
