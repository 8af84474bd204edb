"""What identity across articles looks at: an article's events and entities, as its graph has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

Case: TypeAlias = tuple[Any, ...]
"""A case of the weights that holds for two events, and what it was found in, for words.toml."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Somebody, something or some place, as one article has it.

    Attributes:
        iri: Of a table where it has no ``#``, and then the same in every article.
        type: Its class, by its local name.
        label: Its name as the article has it.
        names: Label and aliases, folded.
        mentions: How often the article speaks of it.
        lat: Degrees north, where known.
        lon: Degrees east, where known.
        aliases: Its other names as the article has them.
    """

    iri: str
    type: str
    label: str
    names: frozenset[str]
    named: bool
    mentions: int
    lat: float | None = None
    lon: float | None = None
    aliases: tuple[str, ...] = ()

    @property
    def keyed(self) -> bool:
        """Whether a table knows it."""
        return "#" not in self.iri


@dataclass(frozen=True, slots=True)
class Count:
    """A toll: kind of casualty, least and most; None where open."""

    kind: str
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day. ``exact`` where it is one day as told; ``guessed`` where only the article's day is known."""

    first: date
    last: date
    exact: bool = False
    guessed: bool = False

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """An event, as one article tells of it.

    Attributes:
        graph: IRI of the article's graph.
        at: Offset of its trigger in the article.
        span: When it was; None where neither it nor its article has a date.
        operation: Folded name of the operation that it is, where it has one.
        actors: Those of its agents that have names and can act.
        doers: Kinds of its agents.
        hit: Its targets, and what its place was: "a market".
        kinds: Kinds of what was hit.
        within: Kinds of all that it is called: of a police convoy those of both.
        sorts: Whether it was "people" or "things".
        towns: The settlements that it took place in.
        regions: The divisions of countries that it took place in.
        countries: IRIs of the countries that the tables know its places to lie in.
        words: Stems of what its sentence says, without what news say of anything.
        traits: What it may be known by beside its words: where it was, who and what was hit, by whom, and how many.
    """

    iri: str
    graph: str
    at: int
    type: str
    types: frozenset[str]
    status: str
    label: str
    span: Span | None
    operation: str | None
    agents: tuple[Thing, ...]
    targets: tuple[Thing, ...]
    places: tuple[Thing, ...]
    counts: tuple[Count, ...]
    actors: tuple[Thing, ...]
    doers: frozenset[str]
    hit: tuple[Thing, ...]
    kinds: frozenset[str]
    within: frozenset[str]
    sorts: frozenset[str]
    towns: tuple[Thing, ...]
    regions: tuple[Thing, ...]
    countries: frozenset[str]
    words: frozenset[str]
    traits: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """An article, with what may be the same in others.

    Attributes:
        key: The last step of its IRI.
        published: Day of publication, ``YYYY-MM-DD``.
        named: What has a name and is in no table.
        countries: Share of each country in all that it says of countries, most first; a key is an IRI of ours or,
            for a country that no table has, ``name:`` and its folded name.
        home: Settlements that it speaks of, most often named first.
        signature: MinHash of its text, where it has one.
        names: What is particular to its news: towns, regions, people and bodies that are no household names, folded.
        sites: Those of them that are of towns, sites and regions.
        title: Stems of its title.
        places: IRIs of the places that it speaks of and a table has.
    """

    graph: str
    iri: str
    key: str
    published: str | None
    reports: tuple[Report, ...]
    named: tuple[Thing, ...]
    countries: tuple[tuple[str, float], ...]
    home: tuple[Thing, ...]
    signature: str | None = None
    names: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    title: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


class Excluded(Exception):  # noqa: N818  no error: it says that two events are not one
    """Two events cannot be reports of one incident, whatever else speaks for it."""
