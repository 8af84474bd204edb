"""An event as tables have it: flat, with the words and numbers of its row. What is unknown is None or empty."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Extraction, KgError, Span

BETWEEN = "; "
"""Between several names in one cell."""
ARTICLE, UNNAMED, NOBODY = "(article)", "(unnamed)", "(nobody)"
"""In the cell that says who tells something: the article in its own voice beside others; somebody who is not named; an
event that nobody asserts, since it is only denied or taken as known. An empty cell is the article's own voice alone."""
MUTUAL = frozenset({"ArmedClash", "Negotiation", "Agreement", "Ceasefire"})
"""Kinds of event in which each party is an agent."""


class RowError(KgError):
    """A row cannot be used; the message is one line without the place: what, and what to do."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody on one side of an event.

    Attributes:
        type: Its entity type, or None where nothing tells it.
        codes: IRIs of the codes that a table gave it.
        unrest: Kinds of unrest (``Protest``, ``Riot``) that the article has it take part in.
    """

    name: str
    type: str | None = None
    codes: tuple[str, ...] = ()
    unrest: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an event took place.

    Attributes:
        names: The most specific places that are told; empty where only a country is.
        type: Their entity type, where they have one in common.
        codes: IRIs of the codes that a table gave them.
        lat: Degrees north, as written; None unless there is one place and its position is known.
        lon: Degrees east, likewise.
        divisions: From the first order down, those that hold the place.
        country_code: ISO 3166-1 alpha-2.
        precision: How exactly it is told; a place precision of the records.
    """

    names: tuple[str, ...] = ()
    type: str | None = None
    codes: tuple[str, ...] = ()
    lat: str | None = None
    lon: str | None = None
    divisions: tuple[str, ...] = ()
    country: str | None = None
    country_code: str | None = None
    precision: str = "unknown"


@dataclass(frozen=True, slots=True)
class Deaths:
    """How many died, as far as those who count agree.

    Attributes:
        best: The number that all who give a total name; None where they differ.
        low: The smallest total that anybody's words allow.
        high: The largest.
        side_a: Dead of side A.
        side_b: Dead of side B.
        unknown: Dead of whom nobody tells what they were.
        told_best: Who gives the totals, as a cell.
        told: Who gives any of the numbers, as a cell.
    """

    best: int | None = None
    low: int | None = None
    high: int | None = None
    side_a: int | None = None
    side_b: int | None = None
    civilians: int | None = None
    unknown: int | None = None
    told_best: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """One event.

    Attributes:
        coded_by: The table that it was read from, whose codes are then kept; None where it was read from news.
        codes: IRIs of the codes that a table gave it.
        told: Who tells it, as a cell.
        denied: Who denies it, as a cell.
        precision: A time precision of the records.
        side_a: Who does it.
        side_b: Whom it is done to, as far as these are actors.
        text: The sentence that tells it.
    """

    id: str
    kind: str
    status: str = "occurred"
    confidence: str = "unknown"
    coded_by: str | None = None
    codes: tuple[str, ...] = ()
    told: str = ""
    denied: str = ""
    start: str | None = None
    end: str | None = None
    precision: str = "unknown"
    side_a: tuple[Party, ...] = ()
    side_b: tuple[Party, ...] = ()
    spot: Spot = field(default_factory=Spot)
    deaths: Deaths = field(default_factory=Deaths)
    injured: int | None = None
    injured_told: str = ""
    civilians: bool = False
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that was read, as records of an article of its own.

    Attributes:
        extraction: The row as an article, with the event ``ev1`` and all that it names.
        entity_codes: Where an entity is first named, and the IRI of a code that the row gave it.
    """

    happening: Happening
    extraction: Extraction
    entity_codes: tuple[tuple[Span, str], ...] = ()
