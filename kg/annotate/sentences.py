"""Sentence boundaries that the parser must respect: no sentence runs over a paragraph's end or out of a dateline."""

import re

from spacy.tokens import Doc

_DATELINE = re.compile(
    r"""
    (?: ^ | \n ) [ ]*
    (?= [^\n]{0,90}? (?: [-–—]\s | --) )        # a dash that closes it comes soon
    (?: [A-Z][A-Z.'’ -]+[A-Z.]                   # a town in capitals, or one before a date or an agency
      | [A-Z][\w.'’ -]{1,30} (?= ,\ \d | ,\ [A-Z][a-z]{2,8}\.?\ \d | \ ?\( | ,\ [A-Z][^\n]{0,40}\( ) )
    (?: ,\ ?[^\n,()–—]{1,30} ){0,3}               # country, date
    (?: \ ?\([^()\n]{1,60}\) )?                  # agency
    \ ? (?: -- | [-–—] ) \ ?
    (?: \[[^\]\n]{1,30}\]\ ? )?                  # "[Text]"
    """,
    re.VERBOSE,
)
"""The head of a report: "QUETTA, Pakistan, Feb 5 (Agency) -", "Bogota, 30 Aug 89 (Cadena 2) -- [Text]"."""


def dateline_end(text: str) -> int:
    """Where the dateline that heads a text ends, in code points; 0 where none does."""
    match = _DATELINE.match(text)
    return match.end() if match is not None and match.end() < len(text) else 0


def set_boundaries(doc: Doc) -> Doc:
    """Marks as a sentence start what follows a blank line, a line break after a sentence's end, or a dateline."""
    for token in doc[:-1]:
        if "\n" in token.text or "\n" in token.whitespace_:
            before = doc[token.i - 1].text if token.i else "\n"
            if token.text.count("\n") > 1 or before[-1:] in ".!?:”\"'’»)]" or token.i == 0:
                doc[token.i + 1].is_sent_start = True
    for match in _DATELINE.finditer(doc.text):
        head = doc.char_span(match.start(), match.end(), alignment_mode="contract")
        if head is not None and 2 < head.end < len(doc):
            doc[head.end].is_sent_start = True
    return doc
