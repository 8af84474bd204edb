"""From what a user types to a term of the type that a parameter asks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from kg.model import KgError

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

_XSD = "http://www.w3.org/2001/XMLSchema#"
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class QueryError(KgError):
    """A question that cannot be asked as it stands; the message is one line that says what to do."""


def term(type_: str, text: str) -> Literal | NamedNode:
    """The term that a text stands for.

    Raises:
        ValueError: The text is not of the type; the message says what would be.
    """
    return TYPES[type_](text)


def _string(text: str) -> Literal:
    from pyoxigraph import Literal

    if not text.strip():
        raise ValueError("some text is needed")
    return Literal(text.strip())


def _iri(text: str) -> NamedNode:
    from pyoxigraph import NamedNode

    if not _ABSOLUTE.fullmatch(text):
        raise ValueError("an absolute IRI is needed, such as https://example.org/x")
    return NamedNode(text)


def _date(text: str) -> Literal:
    from pyoxigraph import Literal, NamedNode

    if not _DAY.fullmatch(text):
        raise ValueError("a day is needed, as YYYY-MM-DD")
    date.fromisoformat(text)
    return Literal(text, datatype=NamedNode(_XSD + "date"))


def _integer(text: str) -> Literal:
    from pyoxigraph import Literal

    if not re.fullmatch(r"[+-]?\d{1,18}", text, re.ASCII):
        raise ValueError("a whole number is needed")
    return Literal(int(text))


def _boolean(text: str) -> Literal:
    from pyoxigraph import Literal

    known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if text.lower() not in known:
        raise ValueError("true or false is needed")
    return Literal(known[text.lower()])


TYPES: dict[str, Callable[[str], Literal | NamedNode]] = {
    "string": _string,
    "iri": _iri,
    "date": _date,
    "integer": _integer,
    "boolean": _boolean,
}
"""What a parameter can be, and how a text becomes one."""
