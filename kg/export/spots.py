"""Where an event took place, as tables have it: the place, what holds it, and the country."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from kg.export.facts import Facts
from kg.graph import BASE, GAZETTEER_GRAPH, cn
from kg.resolve import gazetteer
from kg.resolve.tables import known
from kg.tables import Spot
from kg.tables.layout import names as pieces

_RANKS = {"City": 0, "Place": 1, "Entity": 1, "Facility": 2, "Region": 3}
"""Which of several places an event is put at: settlements first, as the tables do."""
_POINT = re.compile(r"POINT\s*\(\s*(\S+)\s+(\S+)\s*\)")
_DIVISIONS = 3
_GAZETTEER, _LOCATED_IN = NamedNode(GAZETTEER_GRAPH), cn("locatedIn")


def with_holders(quads: Iterable[Quad], gazetteer: Iterable[Quad]) -> Iterator[Quad]:
    """Quads of articles, and in each graph what the gazetteer knows of what holds the places that it speaks of.

    What an article says of a place itself stays as it is: of it the gazetteer adds only in what it lies.
    """
    known: defaultdict[object, list[Quad]] = defaultdict(list)
    for quad in gazetteer:
        known[quad.subject].append(quad)
    spoken: defaultdict[NamedNode | BlankNode | DefaultGraph, set[object]] = defaultdict(set)
    for quad in quads:
        yield quad
        if quad.subject in known and quad.graph_name != _GAZETTEER:
            spoken[quad.graph_name].add(quad.subject)
    for graph, own in spoken.items():
        done: set[object] = set()
        ahead = list(own)
        while ahead:
            node = ahead.pop()
            for quad in known.get(node, ()) if node not in done else ():
                is_step = quad.predicate == _LOCATED_IN
                if is_step or node not in own:
                    yield Quad(quad.subject, quad.predicate, quad.object, graph)
                ahead += [quad.object] if is_step else []
            done.add(node)


def spot(facts: Facts, event: str, table: str | None) -> Spot:
    """Where an event took place, as far as the graph knows."""
    places = sorted((one for one in facts.all(event, "cn:hasPlace") if _is_named(facts, one)), key=facts.first)
    ranked = [(one, _RANKS[class_]) for one in places if (class_ := facts.class_(one) or "") in _RANKS]
    least = min((rank for _, rank in ranked), default=None)
    chosen = [one for one, rank in ranked if rank == least]
    types = {facts.class_(one) for one in chosen}
    names = tuple(piece for one in chosen for piece in pieces(facts.name(one)))
    lat, lon = _position(facts, chosen[0]) if len(chosen) == len(names) == 1 else (None, None)
    country, code = _country(facts, places, chosen, table)
    return Spot(
        names=names,
        type=types.pop() if len(types) == 1 else None,
        codes=tuple(facts.all(event, "dcterms:type")),
        lat=lat,
        lon=lon,
        divisions=_divisions(facts, chosen) if country else (),
        country=country,
        country_code=code,
        precision=facts.code(event, "cn:placePrecision") or "unknown",
    )


def _is_named(facts: Facts, place: str) -> bool:
    """Whether a place has a name: no gazetteer knows "a market"."""
    return facts.one(place, "cn:isNamed") == "true" and bool(pieces(facts.name(place)))


def _position(facts: Facts, place: str) -> tuple[str | None, str | None]:
    point = _POINT.fullmatch(facts.one(place, "geo:hasGeometry", "geo:asWKT") or "")
    return (point[2], point[1]) if point else (None, None)


def _divisions(facts: Facts, places: Iterable[str]) -> tuple[str, ...]:
    """The regions of a country that hold all the places, each within the one before it."""
    holders = [facts.closure(place, "cn:locatedIn") for place in places]
    depths: dict[str, int] = {}
    for one in set.intersection(*holders) if holders else ():
        above = [facts.class_(over) for over in facts.closure(one, "cn:locatedIn")]
        if facts.class_(one) == "Region" and "Country" in above:
            depths[one] = above.count("Region")
    ordered = sorted(depths, key=lambda one: depths[one])
    if [depths[one] for one in ordered] != list(range(len(ordered))):  # which holds which is not told
        return ()
    return tuple(facts.name(one) for one in ordered[:_DIVISIONS])


def _country(facts: Facts, places: list[str], chosen: list[str], table: str | None) -> tuple[str | None, str | None]:
    """The one country that holds the places, else the one that is told beside them, else that of their table keys."""
    holding = {over for one in chosen for over in facts.closure(one, "cn:locatedIn") if facts.class_(over) == "Country"}
    beside = {one for one in places if facts.class_(one) == "Country"}
    for some in (holding, beside):
        if len(some) == 1:
            (one,) = some
            return facts.name(one), _country_code(one)
        if some:
            return None, None
    codes = {code for one in chosen for code in _countries_of(facts, one)} if table is None else set()
    row = known().get(f"country/{next(iter(codes))}") if len(codes) == 1 else None
    return (row.name, row.countries[0]) if row is not None else (None, None)


def _country_code(country: str) -> str | None:
    code = country.removeprefix(f"{BASE}entity/Country/")
    return code if len(code) == 2 else None


def _countries_of(facts: Facts, place: str) -> tuple[str, ...]:
    """The countries of a place that the gazetteer or a table of ours knows."""
    class_, _, key = place.removeprefix(f"{BASE}entity/").partition("/")
    if place == class_ or not key:
        return ()
    list_, _, name = key.partition("/")
    if list_ == "geonames":
        return tuple(e.country for e in gazetteer.find(facts.name(place)) if str(e.geonames) == name)
    if list_ == "capital":
        return (name,)
    row = known().get(key) or known().get(f"{class_.lower()}/{key}")
    return row.countries if row is not None else ()
