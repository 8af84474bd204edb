"""Which named persons, bodies and places of different articles are one, where no table has them.

One name in articles on one country is one; the same name in another country is another. A shorter name ("HLF", "Karim
Sorn") is a longer one ("Halvan Liberation Front", "Karim Daoud Sorn") where only one of its country fits.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.identity.model import Paper, Thing
from kg.identity.papers import plain

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
"""Types of entities that news mix up, such as a party and an armed group, are of one kind."""
_SHARE = 0.15
"""Share in what an article says of countries below which it is not about a country."""
_VOWELS = str.maketrans("", "", "aeiouy")
_DOUBLED = re.compile(r"(.)\1+")
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "van", "von", "bint", "abu", "ul", "ud", "e"})


@dataclass(frozen=True, slots=True)
class Name:
    """An entity with a name, and the article that has it."""

    thing: Thing
    paper: str
    countries: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What it is called by, beside its name."""
        return KINDS[self.thing.type]

    @property
    def name(self) -> str:
        """Its own name, folded."""
        return plain(self.thing.label)


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """Entities of one kind and name in articles on one country; ``country`` is empty where none is told.

    Attributes:
        keys: All keys under which its members are compared.
    """

    kind: str
    name: str
    country: str
    members: tuple[Name, ...]
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who or what entities of articles are.

    Attributes:
        path: What its IRI is made of: kind, name, country.
        because: Why they are taken to be one, in words.
    """

    path: tuple[str, str, str]
    type: str
    label: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    because: tuple[str, ...]


def names_of(paper: Paper) -> Iterator[Name]:
    """The named entities of an article that no table has."""
    countries = tuple(country for country, share in paper.countries if share >= _SHARE)
    for thing in paper.named:
        if thing.type in KINDS and thing.names:
            yield Name(thing, paper.graph, countries)


def name_keys(name: Name) -> frozenset[str]:
    """The keys under which an entity is compared; none for a person with one name only, who may be anybody."""
    if name.kind == "person":
        tokens = _tokens(name.name)
        return frozenset(f"person {_bones(one)} {_bones(tokens[-1])}" for one in tokens[:-1])
    return frozenset(f"{name.kind} {one}" for one in name.thing.names)


def identities(names: Iterable[Name]) -> list[Identity]:
    """Who entities of articles are, given all that shares a key with any of them, and so on.

    Returns:
        Each identity once, in the order of its path; every entity is of exactly one.
    """
    units = [unit for group in _by_name(names) for unit in _by_country(group)]
    held: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        for key in unit.keys:
            held[key].append(unit)
    longer = {unit: _longer(unit, held) for unit in units}
    groups: defaultdict[Unit, list[Unit]] = defaultdict(list)
    for unit in units:
        groups[_last(unit, longer)].append(unit)
    return sorted((_identity(root, group) for root, group in groups.items()), key=lambda one: one.path)


def _by_name(names: Iterable[Name]) -> list[list[Name]]:
    found: defaultdict[tuple[str, str, str], list[Name]] = defaultdict(list)
    for name in sorted(names, key=lambda one: one.thing.iri):
        alone = name.paper if name.kind == "person" and len(_tokens(name.name)) < 2 else ""
        found[name.kind, name.name, alone].append(name)
    return [found[key] for key in sorted(found)]


def _by_country(group: Sequence[Name]) -> Iterator[Unit]:
    """The entities of one name by country: each goes to that of its article's countries which most of them share."""
    support = Counter(country for name in group for country in name.countries)
    found: defaultdict[str, list[Name]] = defaultdict(list)
    for name in group:
        found[min(name.countries, key=lambda c: (-support[c], c), default="")].append(name)
    if "" in found and len(found) == 2:  # no country is told, and only one comes into question
        nowhere = found.pop("")
        (only,) = found
        found[only] = sorted(found[only] + nowhere, key=lambda one: one.thing.iri)
    alone = len(_tokens(group[0].name)) < 2 and group[0].kind == "person"
    for country in sorted(found):
        members = tuple(found[country])
        where = f"in {members[0].paper.rpartition('/')[2]}" if alone else country
        keys = frozenset(key for member in members for key in name_keys(member))
        yield Unit(members[0].kind, members[0].name, where, members, keys)


def _longer(unit: Unit, held: Mapping[str, Sequence[Unit]]) -> Unit | None:
    """The one unit that has the name of this one in full; None where there is none or several.

    Only units that share a key are looked at, as only these are sure to be known.
    """
    near = dict.fromkeys(other for key in unit.keys for other in held[key] if other is not unit)
    fitting = [other for other in near if _is_short_for(unit, other)]
    fullest = [one for one in fitting if not any(_is_short_for(one, other) for other in fitting if other is not one)]
    return fullest[0] if len(fullest) == 1 else None


def _is_short_for(unit: Unit, other: Unit) -> bool:
    if unit.kind != other.kind or not _countries_meet(unit, other):
        return False
    if unit.kind == "person":
        return _is_shorter_person(unit, other)
    called = f"{unit.kind} {unit.name}" in other.keys
    return called and (len(other.name), other.name) > (len(unit.name), unit.name)


def _countries_meet(unit: Unit, other: Unit) -> bool:
    return not unit.country or not other.country or unit.country == other.country


def _is_shorter_person(unit: Unit, other: Unit) -> bool:
    """Fewer of the same names in order, or the same names in another spelling of which there are more."""
    ours, theirs = _tokens(unit.name), _tokens(other.name)
    if len(ours) < 2 or len(theirs) < 2 or ours == theirs:
        return False
    if len(ours) == len(theirs):
        alike = all(_alike(a, b) for a, b in zip(ours, theirs, strict=True))
        return alike and (len(unit.members), other.name) < (len(other.members), unit.name)
    return len(ours) < len(theirs) and ours[-1] == theirs[-1] and set(ours) < set(theirs)


def _alike(one: str, other: str) -> bool:
    """Two spellings of a name in another script: the same consonants, and vowels that differ little."""
    if one == other:
        return True
    if one[-1] != other[-1] or one[0] != other[0] or min(len(one), len(other)) < 5:
        return False
    differing = abs(len(one) - len(other)) + sum(a != b for a, b in zip(one, other, strict=False))
    return _bones(one) == _bones(other) and len(_bones(one)) > 2 and differing <= max(len(one), len(other)) // 3


def _bones(token: str) -> str:
    """The consonants of a name, none twice in a row: mhmd for Mohammed and Muhamad."""
    bones = _DOUBLED.sub(r"\1", token.replace("h", "") if len(token) > 4 else token).translate(_VOWELS)
    return bones or token


@lru_cache(maxsize=65536)
def _tokens(name: str) -> tuple[str, ...]:
    return tuple(token for token in name.split() if token not in _PARTICLES and len(token) > 1)


def _last(unit: Unit, longer: Mapping[Unit, Unit | None]) -> Unit:
    seen = [unit]
    while (further := longer[seen[-1]]) is not None and further not in seen:
        seen.append(further)
    return seen[-1]


def _identity(root: Unit, group: Sequence[Unit]) -> Identity:
    members = sorted((m for unit in group for m in unit.members), key=lambda one: one.thing.iri)
    labels = Counter(member.thing.label for member in root.members)
    label = min(labels, key=lambda one: (one.isupper(), -labels[one], one))
    types = Counter(member.thing.type for member in members)
    called = {member.thing.label for member in members}
    return Identity(
        path=(root.kind, root.name, root.country),
        type=min(types, key=lambda one: (-types[one], list(KINDS).index(one))),
        label=label,
        aliases=tuple(sorted(name for name in called if name != label)),
        members=tuple(member.thing.iri for member in members),
        because=tuple(_reasons(root, group)),
    )


def _reasons(root: Unit, group: Sequence[Unit]) -> Iterator[str]:
    for unit in sorted(group, key=lambda one: (one is not root, one.name, one.country)):
        papers = len({member.paper for member in unit.members})
        where = unit.country.removeprefix("name:").rpartition("/")[2]
        about = f" on {where}" if where and not where.startswith("in ") else ""
        yield f"called {unit.name} in {papers} {'article' if papers == 1 else 'articles'}{about}"
