"""What identity across articles looks at: an article's events and entities, as its graph has them."""

from __future__ import annotations

from dataclasses import dataclass


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
class Report:
    """An event, as one article tells of it.

    Attributes:
        graph: IRI of the article's graph.
        at: Offset of its trigger in the article.
        start: First day, ``YYYY-MM-DD``; None where not known.
        end: Last day, likewise.
        precision: How exact these are, a value of ``TIME_PRECISIONS``.
        operation: Folded name of the operation that it is, where it has one.
        words: Stems of what its sentence says, without what news say of anything.
    """

    iri: str
    graph: str
    at: int
    type: str
    types: frozenset[str]
    status: str
    label: str
    start: str | None
    end: str | None
    precision: str
    operation: str | None
    agents: tuple[Thing, ...]
    targets: tuple[Thing, ...]
    places: tuple[Thing, ...]
    counts: tuple[Count, ...]
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
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
