"""What can be told of a SPARQL text from its words alone: its form, and whether it reaches outside the store.

Strings, IRIs, comments, variables and prefixed names are set aside; what is left are the language's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin

_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n\r]* )
    | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string> \"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
                | \"(?:[^\"\\\n\r]|\\.)*\" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<variable> [?$]\w+ )
    | (?P<name> (?:[^\W\d_][\w.\-]*)?:(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\.)* )
    | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<word> [A-Za-z_]\w* )
    | (?P<brace> [{}] )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LOCAL_ESCAPE = re.compile(r"\\(.)")
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})


class Form(StrEnum):
    """What a SPARQL text asks for."""

    SELECT = "SELECT"
    ASK = "ASK"
    CONSTRUCT = "CONSTRUCT"
    DESCRIBE = "DESCRIBE"
    UPDATE = "UPDATE"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Token:
    """A keyword or a brace of a SPARQL text; keywords are in capitals, offsets are code points, end exclusive."""

    text: str
    start: int
    end: int


def tokens(sparql: str) -> Iterator[Token]:
    """The keywords and braces of a SPARQL text in order, without those that strings, IRIs and comments hold."""
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup in {"word", "brace"}:
            yield Token(match[0].upper(), match.start(), match.end())


def words(sparql: str) -> list[str]:
    """The keywords of a SPARQL text, in capitals and in order."""
    return [match["word"].upper() for match in _TOKEN.finditer(sparql) if match["word"]]


def form(sparql: str) -> Form:
    """Which form a SPARQL text has, by its first word after the prologue."""
    for match in _TOKEN.finditer(sparql):
        word = (match["word"] or "").upper()
        if word in Form.__members__ and word not in {"UPDATE", "UNKNOWN"}:
            return Form(word)
        if word in _UPDATES:
            return Form.UPDATE
    return Form.UNKNOWN


def names_dataset(sparql: str) -> bool:
    """Whether a query says itself which graphs it looks at."""
    return "FROM" in sparql.upper() and "FROM" in words(sparql)


def dataset(sparql: str, base: str = "") -> tuple[str, ...]:
    """The IRIs of the graphs that a query names after FROM, in order.

    >>> dataset("PREFIX g: <http://x/> SELECT * FROM g:a FROM NAMED <b> { ?s ?p 'FROM <c>' }", "http://y/")
    ('http://x/a', 'http://y/b')

    Args:
        sparql: The query.
        base: IRI against which relative ones are read, where the query has no BASE.
    """
    if "FROM" not in sparql.upper():  # nearly all queries, and this is much quicker
        return ()
    prefixes: dict[str, str] = {}
    found: list[str] = []
    before = prefix = ""
    for match in _TOKEN.finditer(sparql):
        kind, text = match.lastgroup, match[0]
        if kind == "comment":
            continue
        if kind == "iri":
            iri = urljoin(base, _unescaped(text[1:-1]))
            if before == "BASE":
                base = iri
            elif before == "PREFIX":
                prefixes[prefix] = iri
        if before == "FROM" and kind == "iri":
            found.append(iri)
        elif before == "FROM" and kind == "name":
            start, _, local = text.partition(":")
            found.append(prefixes.get(start, "") + _LOCAL_ESCAPE.sub(r"\1", local))
        if before == "PREFIX" and kind == "name":
            prefix = text.partition(":")[0]
        elif kind != "word" or text.upper() != "NAMED":
            before = text.upper() if kind == "word" else ""
    return tuple(found)


def reaches_out(sparql: str) -> str | None:
    r"""The word by which a SPARQL text would fetch from elsewhere: SERVICE or LOAD.

    Escapes (``\u0053``) may stand for any character, and engines differ in where they heed them: both readings count.
    """
    plain = _unescaped(sparql)
    suspected = [word for word in ("SERVICE", "LOAD") if word in sparql.upper() or word in plain.upper()]
    if not suspected:  # nearly all queries, and this is much quicker
        return None
    found = {*words(sparql), *words(plain)}
    return next((word for word in suspected if word in found), None)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: _character(int(match[1] or match[2], 16)), text)


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 else " "
