"""Quoted stretches of an article."""

from spacy.tokens import Doc

from kg.extract.reading import Reading

_PAIRS = {"“": "”", "„": "“", "«": "»", '"': '"', "``": "''", "''": "''", "‘": "’"}


def find_quotes(reading: Reading) -> None:
    """Records each quoted stretch, marks included. A quote left open ends with its paragraph."""
    doc = reading.doc
    opened: int | None = None
    closer = ""
    for token in doc:
        text = token.text
        if opened is None:
            if text in _PAIRS and _opens(doc, token.i):
                opened, closer = token.i, _PAIRS[text]
        elif (text == closer or (closer == "”" and text == '"' and _closes_double(doc, token.i))) and (
            closer != "’" or _closes_single(doc, token.i)
        ):
            reading.quotes.append((opened, token.i))
            opened = None
        elif "\n" in text:
            if token.i - opened > 1 and closer != "’":
                reading.quotes.append((opened, token.i - 1))
            opened = None


def _opens(doc: Doc, at: int) -> bool:
    """A straight or single mark opens only before a word that it touches and after a break."""
    if at + 1 >= len(doc) or doc[at].whitespace_ or doc[at + 1].is_space:
        return doc[at].text in "“«" and at + 1 < len(doc)
    return at == 0 or bool(doc[at - 1].whitespace_) or doc[at - 1].is_space or doc[at - 1].is_punct


def _closes_double(doc: Doc, at: int) -> bool:
    """A straight mark closes what a curved one opened, where the two are mixed: after a word, before a break."""
    return not doc[at - 1].whitespace_ and (bool(doc[at].whitespace_) or at + 1 == len(doc) or doc[at + 1].is_space)


def _closes_single(doc: Doc, at: int) -> bool:
    return bool(doc[at].whitespace_) or at + 1 == len(doc) or doc[at + 1].is_punct or doc[at + 1].is_space


def is_speech(reading: Reading, quote: tuple[int, int]) -> bool:
    """Whether a quoted stretch is somebody's words as a clause, not a title or a scare quote."""
    inside = reading.doc[quote[0] + 1 : quote[1]]
    return len(inside) >= 4 and any(t.pos_ in {"VERB", "AUX"} for t in inside)


def quote_at(reading: Reading, token: int) -> tuple[int, int] | None:
    """The quoted stretch that covers a token."""
    return next((q for q in reading.quotes if q[0] <= token <= q[1]), None)
