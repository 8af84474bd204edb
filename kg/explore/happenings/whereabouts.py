"""Where things happened, as far as the graph knows: named places, their position, and how exactly it is told."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.explore.sparql import one_of
from kg.graph import BASE
from kg.model.values import PLACE_TYPES
from kg.query.asking import ask
from kg.store import Store
from kg.tables.countries import numbers

PRECISIONS = ("exact", "near", "district", "province", "region", "country")
"""How exactly a place is told, from a town to a whole country; ``region`` is an area of no known rank."""

_OF_DIVISIONS = {"secondLevelDivision": "district", "firstLevelDivision": "province", "country": "country"}
_POINT = re.compile(r"POINT\s*\(\s*(-?[\d.]+(?:[eE][-+]?\d+)?)\s+(-?[\d.]+(?:[eE][-+]?\d+)?)\s*\)")
_COUNTRY = f"{BASE}entity/Country/"

_PAIRS = "SELECT DISTINCT ?event ?place WHERE { GRAPH ?g { ?event cn:hasPlace ?place } }"
_HOLDERS = "SELECT DISTINCT ?place ?holder WHERE { GRAPH ?g { ?place cn:locatedIn ?holder } } ORDER BY ?place ?holder"
_CODES = "SELECT ?place ?code WHERE { GRAPH graph:gazetteer { ?place cn:featureCode ?code } }"
_IS_A = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_CN = f"{BASE}ontology#"
_GEO = "http://www.opengis.net/ont/geosparql#"


@dataclass(frozen=True, slots=True)
class Place:
    """A named place where something happened.

    Attributes:
        iri: Of its identity where it has one.
        kind: Its class, such as ``City``.
        precision: One of `PRECISIONS`.
        lat: Degrees north, of the place itself, else of the nearest larger one whose position is known, else None.
        lon: Degrees east.
        at: The name of that larger place; None where the position is its own.
        country: The IRI of the country that holds it, where it is known to be just one.
    """

    iri: str
    name: str
    kind: str
    precision: str
    lat: float | None = None
    lon: float | None = None
    at: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """A country that something happened in; ``number`` is its ISO 3166-1 number in three digits, where it has one."""

    iri: str
    name: str
    number: str | None


def places(store: Store) -> tuple[dict[str, tuple[Place, ...]], tuple[Country, ...]]:
    """The named places of all events that have some, and the countries that these are in, by name.

    A place is listed before those that are told less exactly.
    """
    pairs = [(str(event), str(place)) for event, place in ask(store, _PAIRS)]
    atlas = _Atlas.read(store, {place for _, place in pairs})
    found: defaultdict[str, set[str]] = defaultdict(set)
    for event, place in pairs:
        if place in atlas.natures:
            found[event].add(place)
    made = {iri: atlas.place(iri) for iri in set().union(*found.values())}
    by_event = {event: in_order(made[iri] for iri in iris) for event, iris in found.items()}
    countries = {one.country for one in made.values() if one.country is not None}
    listed = (Country(iri, atlas.name(iri), _number(iri)) for iri in countries)
    return by_event, tuple(sorted(listed, key=lambda one: (one.name, one.iri)))


def located(store: Store, iris: Iterable[str]) -> dict[str, Place]:
    """Where these places are; what is no named place is missing."""
    wanted = sorted(set(iris))
    atlas = _Atlas.read(store, wanted)
    return {iri: atlas.place(iri) for iri in wanted if iri in atlas.natures}


def in_order(some: Iterable[Place]) -> tuple[Place, ...]:
    """Each place once, the most exact first."""
    return tuple(sorted(dict.fromkeys(some), key=lambda one: (PRECISIONS.index(one.precision), one.name, one.iri)))


def drawn(some: Iterable[Place]) -> tuple[Place, ...]:
    """Those of the places that a map shows: with a position, and told as exactly as any of them."""
    known = [one for one in some if one.lat is not None]
    least = min((PRECISIONS.index(one.precision) for one in known), default=None)
    return tuple(one for one in known if PRECISIONS.index(one.precision) == least)


@dataclass(frozen=True, slots=True)
class _Atlas:
    """What the graph knows of places.

    Attributes:
        natures: Class and label of each place.
        codes: What a gazetteer takes it for.
        identities: The IRI and label that stand for it across articles.
        holders: What it lies in.
        points: Latitude and longitude.
    """

    natures: Mapping[str, tuple[str, str]]
    codes: Mapping[str, str]
    identities: Mapping[str, tuple[str, str]]
    holders: Mapping[str, tuple[str, ...]]
    points: Mapping[str, tuple[float, float]]

    @classmethod
    def read(cls, store: Store, spoken: Iterable[str]) -> _Atlas:
        """What is known of these places, and of all that holds them."""
        holders: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for place, holder in ask(store, _HOLDERS):
            holders[str(place)] += (str(holder),)
        some = sorted({one for place in spoken for one in outwards(place, holders)})
        unnamed = {place for place, value in _values(store, some, f"{_CN}isNamed") if value == "False"}
        names: dict[str, str] = {}
        for place, label in sorted(_values(store, some, _LABEL)):
            names.setdefault(place, label)
        kinds = ((place, class_.rpartition("#")[2]) for place, class_ in _values(store, some, _IS_A))
        natures = {
            place: (kind, names[place])
            for place, kind in sorted(kinds, key=lambda one: one[1] != "Place")  # inference calls any of them a place
            if kind in PLACE_TYPES and place in names and place not in unnamed
        }
        codes = {str(place): str(code) for place, code in ask(store, _CODES)}
        who = dict(_values(store, some, f"{_CN}identifiedAs"))
        called = dict(_values(store, sorted(set(who.values())), _LABEL))
        shapes = {shape: place for place, shape in _values(store, some, f"{_GEO}hasGeometry")}
        points = {
            shapes[shape]: point
            for shape, words in _values(store, sorted(shapes), f"{_GEO}asWKT")
            if (point := position(words)) is not None
        }
        identities = {place: (one, called[one]) for place, one in who.items() if one in called}
        return cls(natures, codes, identities, holders, points)

    def name(self, iri: str) -> str:
        known = dict(self.identities.values())
        return known[iri] if iri in known else self.natures[iri][1]

    def place(self, iri: str) -> Place:
        kind, label = self.natures[iri]
        who, name = self.identities.get(iri, (iri, label))
        spot = next((one for one in outwards(iri, self.holders) if one in self.points and one in self.natures), None)
        lat, lon = self.points[spot] if spot is not None else (None, None)
        at = self.natures[spot][1] if spot is not None and spot != iri else None
        return Place(who, name, kind, self._precision(spot or iri), lat, lon, at, self._country(iri))

    def _precision(self, iri: str) -> str:
        kind = self.natures[iri][0]
        if kind == "Country":
            return "country"
        return _OF_DIVISIONS.get(self.codes.get(iri, ""), "region") if kind == "Region" else "exact"

    def _country(self, iri: str) -> str | None:
        found = {over for over in outwards(iri, self.holders) if self.natures.get(over, ("",))[0] == "Country"}
        known = {self.identities.get(one, (one,))[0] for one in found}
        return known.pop() if len(known) == 1 else None


def outwards(iri: str, holders: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """A place, what it lies in, what this lies in, and so on: nearer ones first, each once.

    >>> list(outwards("a", {"a": ["b", "c"], "b": ["d"], "d": ["a"]}))
    ['a', 'b', 'c', 'd']
    """
    seen, ahead = {iri}, [iri]
    while ahead:
        yield (one := ahead.pop(0))
        ahead += [over for over in holders.get(one, ()) if over not in seen]
        seen.update(ahead)


def _values(store: Store, some: Sequence[str], property_: str) -> list[tuple[str, str]]:
    """The values of a property: one short question, which an engine answers by look-up for each of the things."""
    found = ask(
        store, f"SELECT DISTINCT ?one ?value WHERE {{ {one_of('one', some)} GRAPH ?g {{ ?one <{property_}> ?value }} }}"
    )
    return [(str(one), str(value)) for one, value in found]


def position(shape: str | None) -> tuple[float, float] | None:
    """Latitude and longitude of a point as WKT; None of what is no point on Earth.

    >>> position("POINT(67.01 30.19)"), position("POINT(200 95)"), position("LINESTRING(0 0, 1 1)")
    ((30.19, 67.01), None, None)
    """
    point = _POINT.fullmatch((shape or "").strip())
    if point is None:
        return None
    try:
        lon, lat = float(point[1]), float(point[2])
    except ValueError:  # such as 1.2.3
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


def _number(country: str) -> str | None:
    number = numbers().get(country.removeprefix(_COUNTRY)) if country.startswith(_COUNTRY) else None
    return number.zfill(3) if number is not None else None
