"""Units: what articles on one country call by one name. What the store keeps of one is enough to tell what it is.

Which unit an entity is of its article alone decides, so that no other article need be read for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeAlias

from kg.identity.model import Paper, Thing
from kg.identity.papers import plain

Path: TypeAlias = tuple[str, str, str, str]
"""Kind, folded name, country (empty where none is told), and what sets it apart beside: the key of an article."""

KINDS: Mapping[str, str] = {
    "Person": "person",
    **dict.fromkeys(
        ("ArmedGroup", "MilitaryForce", "SecurityForce", "Government", "PoliticalParty", "Organization"), "body"
    ),
    **dict.fromkeys(("Country", "Region", "City", "Place"), "place"),
    "Facility": "facility",
    "PopulationGroup": "people",
    "Weapon": "thing",
    "Vehicle": "thing",
    "Document": "document",
}
"""Types of entities that news mix up, such as a party and an armed group, are of one kind.

Of one kind the most particular type comes first: to be called an armed group even once says more than to be called an
organization often, which any body is; a town may be called a place, and no place is called a town by chance.
"""
_SHARE = 0.15
"""Share in what an article says of countries below which it is not about a country."""
_VOWELS = str.maketrans("", "", "aeiouy")
_DOUBLED = re.compile(r"(.)\1+")
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "van", "von", "bint", "abu", "ul", "ud", "e"})
_MARK = "unit "


@dataclass(frozen=True, slots=True)
class Unit:
    """What articles on one country call by one name.

    Attributes:
        labels: Its name as articles write it.
        aliases: Its other names, likewise.
        names: All of them, folded.
        beside: The countries that its articles are about, its own too.
        longer: The one unit that has its name in full; None where there is none or several.
    """

    path: Path
    labels: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    longer: Path | None = None

    @property
    def kind(self) -> str:
        """A value of ``KINDS``."""
        return self.path[0]

    @property
    def name(self) -> str:
        """Its own name, folded."""
        return self.path[1]

    @property
    def country(self) -> str:
        """Key of its country; empty where none is told."""
        return self.path[2]

    @property
    def label(self) -> str:
        """The best spelling of its name: not in capitals throughout, then the first in order."""
        return min(self.labels, key=lambda one: (one.isupper(), one))


def units_of(paper: Paper) -> Iterator[tuple[str, Unit]]:
    """The IRI of each named entity of an article that no table has, with what the article says of its unit."""
    countries = [key for key, share in paper.countries if share >= _SHARE]
    for thing in paper.named:
        if thing.type in KINDS and thing.names:
            yield thing.iri, _unit(thing, paper, countries)


def _unit(thing: Thing, paper: Paper, countries: Sequence[str]) -> Unit:
    country = countries[0] if countries else ""
    kind, name = KINDS[thing.type], plain(thing.label)
    alone = kind == "person" and len(tokens(name)) < 2  # a surname may be anybody's
    return Unit(
        path=(kind, name, "" if alone else country, paper.key if alone else ""),
        labels=frozenset({thing.label}),
        aliases=frozenset(thing.aliases),
        names=thing.names,
        types=frozenset({thing.type}),
        beside=frozenset(countries),
    )


def both(one: Unit | None, other: Unit) -> Unit:
    """What is known of one unit from two sides; the first may not be known."""
    if one is None:
        return other
    return replace(
        one,
        labels=one.labels | other.labels,
        aliases=one.aliases | other.aliases,
        names=one.names | other.names,
        types=one.types | other.types,
        beside=one.beside | other.beside,
    )


def unit_keys(unit: Unit) -> frozenset[str]:
    """The keys under which a unit is compared; none for what is set apart, as a person with one name only."""
    if unit.path[3]:
        return frozenset()
    if unit.kind == "person":
        parts = tokens(unit.name)
        return frozenset(f"person {bones(one)} {bones(parts[-1])}" for one in parts[:-1])
    return frozenset(f"{unit.kind} {one}" for one in unit.names)


def member_key(path: Path) -> str:
    """The key by which the entities of a unit are found."""
    return "of " + "|".join(path)


def written(unit: Unit) -> str:
    """A unit as the text that the store keeps."""
    said = {
        "path": unit.path,
        "labels": sorted(unit.labels),
        "aliases": sorted(unit.aliases),
        "names": sorted(unit.names),
        "types": sorted(unit.types),
        "beside": sorted(unit.beside),
        "longer": unit.longer,
    }
    return _MARK + json.dumps(said, ensure_ascii=False, sort_keys=True)


def read(text: str) -> Unit | None:
    """The unit that a text of the store describes; None where it is a key of another sort."""
    if not text.startswith(_MARK):
        return None
    said = json.loads(text.removeprefix(_MARK))
    sets = {name: frozenset(said[name]) for name in ("labels", "aliases", "names", "types", "beside")}
    return Unit(_path(said["path"]), longer=said["longer"] and _path(said["longer"]), **sets)


def _path(steps: Iterable[str]) -> Path:
    kind, name, country, alone = steps
    return kind, name, country, alone


def bones(token: str) -> str:
    """The consonants of a name, none twice in a row: mhmd for Mohammed and Muhamad."""
    left = _DOUBLED.sub(r"\1", token.replace("h", "") if len(token) > 4 else token).translate(_VOWELS)
    return left or token


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a person's name, without particles and initials."""
    return tuple(token for token in name.split() if token not in _PARTICLES and len(token) > 1)
