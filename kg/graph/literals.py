"""Values of records as RDF literals that any store and any syntax can hold."""

import re
from datetime import date

from pyoxigraph import Literal

from kg.graph.errors import GraphError
from kg.graph.terms import term

# What UTF-8 or XML 1.0 cannot hold: halves of surrogate pairs, control characters, two non-characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WORDS_IN_LABEL = 12
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def fit(value: str) -> str:
    """The text with each unfit character replaced by U+FFFD, so that its length and all offsets stay."""
    return _UNFIT.sub("\ufffd", value)


def text(value: str) -> Literal:
    """A plain string."""
    return Literal(fit(value))


def flag(value: bool) -> Literal:
    """A truth value."""
    return Literal("true" if value else "false", datatype=term("xsd:boolean"))


def count(value: int) -> Literal:
    """A number of people or an offset.

    Raises:
        GraphError: It is below zero.
    """
    if value < 0:
        raise GraphError(f"its number {value} is below zero; please report this as a fault of the extraction")
    return Literal(str(value), datatype=term("xsd:integer"))


def day(field: str, value: str) -> Literal:
    """A day.

    Args:
        field: Which field of the record holds it, for the message.
        value: The day as ``YYYY-MM-DD``.

    Raises:
        GraphError: It is not a day of the calendar: stores would keep it and queries would pass it over.
    """
    try:
        if not _DAY.fullmatch(value):
            raise ValueError(value)
        date.fromisoformat(value)
    except ValueError:
        raise GraphError(f"its {field} {value!r} is not a day of the calendar as YYYY-MM-DD; correct it") from None
    return Literal(value, datatype=term("xsd:date"))


def web_address(value: str) -> Literal:
    """An address as it was given."""
    return Literal(fit(value), datatype=term("xsd:anyURI"))


def point(lat: float, lon: float) -> Literal:
    """A position in degrees (WGS 84) as well-known text, which puts the longitude first.

    Raises:
        GraphError: It is not on the globe.
    """
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise GraphError(f"its position {lat}, {lon} is not on the globe (lat, lon in degrees); correct it")
    return Literal(f"POINT({_degrees(lon)} {_degrees(lat)})", datatype=term("geo:wktLiteral"))


def _degrees(value: float) -> str:
    """At most six decimals (a hand's breadth), without an exponent."""
    shown = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown


def first_words(text_: str) -> str:
    """A text as a label: its first twelve words, with a sign where more follow."""
    words = text_.split()
    return " ".join(words[:_WORDS_IN_LABEL]) + (" …" if len(words) > _WORDS_IN_LABEL else "")
