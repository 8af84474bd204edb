"""The table of institutions, and which rows of the tables of actors and countries are one of a state's."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.resolve.folding import fold
from kg.resolve.states import WIKIDATA, adjectives
from kg.settings import cell_values, lexicon_rows

BODIES = frozenset({"Government", "MilitaryForce", "SecurityForce", "Organization"})
"""Entity types of institutions."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of institution by some words for it.

    Attributes:
        only: ISO codes of the states that call it so; empty for all.
        several: ISO codes of the states that have several of the kind.
        civil: Whether it sits where its state is, as armies need not.
    """

    slug: str
    type: str
    words: str
    only: frozenset[str]
    several: frozenset[str]
    civil: bool


@dataclass(frozen=True, slots=True)
class Actor:
    """A row of the table of actors, or a force of the table of countries."""

    key: str
    type: str
    name: str
    links: tuple[str, ...] = ()


@cache
def kinds() -> MappingProxyType[str, Kind]:
    """Kinds of institution by the words for them, in lower case."""
    found = {}
    for row in lexicon_rows("institutions.csv"):
        only, several = frozenset(cell_values(row["only"])), frozenset(cell_values(row["several"]))
        for words in cell_values(row["words"]):
            found[words] = Kind(row["slug"], row["type"], words, only, several, row["kind"] == "civil")
    return MappingProxyType(found)


@cache
def _likened() -> MappingProxyType[str, str]:
    """A kind by which a table may name another: the Colombian police are the Colombian National Police."""
    return MappingProxyType(
        {like: row["slug"] for row in lexicon_rows("institutions.csv") for like in cell_values(row["like"])}
    )


@cache
def actors_of(slug: str, state: str) -> tuple[Actor, ...]:
    """The rows of our tables that are a state's institution of a kind, the one that bears its very name first."""
    words = [kind.words for kind in kinds().values() if slug in {kind.slug, _likened().get(kind.slug)}]
    words.sort(key=lambda w: kinds()[w].slug != slug)
    fronts = adjectives().get(state, ())
    names = [
        *(f"{front} {w}" for w in words for front in fronts),
        *(f"{w} of {front}" for w in words for front in fronts),
    ]
    found = (_forces().get((fold(name), state)) for name in names)
    return tuple(dict.fromkeys(actor for actor in found if actor is not None))


@cache
def _forces() -> MappingProxyType[tuple[str, str], Actor]:
    """Actors by folded name and by the one state that they act in."""
    found: dict[tuple[str, str], Actor] = {}
    for row in lexicon_rows("actors.csv"):
        states = cell_values(row["country"])
        if row["type"] in BODIES and len(states) == 1:
            made = Actor(row["key"], row["type"], row["name"], links_of(row["key"]))
            for surface in (row["name"], *cell_values(row["aliases"])):
                found.setdefault((fold(surface), states[0]), made)
    for row in lexicon_rows("countries.csv"):
        for force in cell_values(row["forces"]):
            key = f"force/{row['key']}-{'-'.join(force.lower().split())}"
            found.setdefault((fold(force), row["key"]), Actor(key, "MilitaryForce", force))
    return MappingProxyType(found)


def links_of(key: str) -> tuple[str, ...]:
    """The IRIs of an actor elsewhere, by its key; none where the table has none."""
    return _links().get(key, ())


@cache
def _links() -> MappingProxyType[str, tuple[str, ...]]:
    return MappingProxyType(
        {r["key"]: (WIKIDATA + r["wikidata"],) for r in lexicon_rows("actors.csv") if r["wikidata"]}
    )
