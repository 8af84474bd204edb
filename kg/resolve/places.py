"""Which place of a name an article means: what it names beside it, the countries it speaks of, and size decide.

A wrong place is worse than none: what stays ambiguous, or is small and unsupported, is not linked.
"""

import re
from collections import defaultdict
from dataclasses import replace
from itertools import chain
from math import cos, hypot, radians

from kg.model import Entity, Extraction
from kg.resolve import gazetteer
from kg.resolve.context import Context, read
from kg.resolve.folding import fold
from kg.resolve.gazetteer import FIRST_LEVEL, POPULATED, SECOND_LEVEL, Entry
from kg.resolve.tables import Known, keys_by_name, known

PLACE_TYPES = frozenset({"Country", "Region", "City", "Place"})
NAMESPACE = "https://sws.geonames.org/"
ROUNDS = 4
"""Passes over an article: a place that is found supports others. Capitals wait for the second."""
NEAR = 60.0
"""Kilometres within which two entries of one name and country are one place."""
CLEAR = 3.0
"""How many times larger than its rivals a place must be to be meant."""
LARGE = 100_000
"""Inhabitants of a place that needs no support, if it is ten times larger than all others of its name."""
GREAT = 300_000
"""Inhabitants of a place that is meant although another of its name, ten times smaller, has support."""
EPONYM = 50_000
"""Inhabitants of a city from which on its name means the city rather than the region called so."""
TINY = 1_000
"""Inhabitants below which a place must lie in the country that the article is mostly about."""
HELD, WITHIN, COUNTRY, NOTHING = 3, 2, 1, 0
"""Support: lies in what the article says it lies in; in a region named elsewhere; in a country spoken of; none."""
_NO_NAME = re.compile(
    r"^(?:the )?(?:north|south|east|west|cent(?:er|re|ral)|capital|border|coast|interior)$"
    r"|\b(?:sea|gulf|bay|ocean|river|lake|straits?|channel|mountains?|desert|valley|peninsula|forest|islands?|hills?"
    r"|street|road|avenue|square|highway|crossing|border)\b",
    re.IGNORECASE,
)
"""Waters, heights, streets and quarters of the sky: the gazetteer has but towns and provinces called so."""


def link(extraction: Extraction) -> Extraction:
    """Gives named places their GeoNames link, coordinates, key and, where the gazetteer knows better, type; names stay.

    Raises:
        GazetteerError: A package with place data is missing or of an unknown layout.
    """
    places = [e for e in extraction.entities if e.named and e.type in PLACE_TYPES]
    if not places:
        return extraction
    context = read(extraction, places)
    linked: dict[str, Entity] = {}
    for entity in places:
        if (row := _in_tables(entity)) is not None and _division_held(entity, context, places) is None:
            linked[entity.id] = _from_table(entity, row)
            context.note(linked[entity.id], row.countries, row.geonames)
    for turn in range(ROUNDS):
        found = {}
        for entity in places:
            if (
                entity.id not in linked
                and (turn or not _capital(entity))
                and (entry := _meant(entity, context, places)) is not None
            ):
                found[entity.id] = entry
        for entity in (e for e in places if e.id in found):
            linked[entity.id] = _from_entry(entity, found[entity.id])
            context.note(linked[entity.id], (found[entity.id].country,), found[entity.id].geonames)
        if not found and turn:
            break
    return replace(extraction, entities=tuple(linked.get(e.id, e) for e in extraction.entities))


def _in_tables(entity: Entity) -> Known | None:
    key = entity.key or keys_by_name().get(fold(entity.name))
    return known().get(key) if key is not None else None


def _from_table(entity: Entity, row: Known) -> Entity:
    return replace(entity, type=row.type, links=_links(entity, row.geonames), lat=row.lat, lon=row.lon, key=row.key)


def _from_entry(entity: Entity, entry: Entry) -> Entity:
    own = entity.key is not None and entity.key == f"capital/{entry.country}" and entry.level == POPULATED
    key = entity.key if own else f"geonames/{entry.geonames}"
    return replace(entity, type=entry.type, links=_links(entity, entry.geonames), lat=entry.lat, lon=entry.lon, key=key)


def _links(entity: Entity, geonames: int | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*entity.links, *([f"{NAMESPACE}{geonames}/"] if geonames else ()))))


def _capital(entity: Entity) -> str | None:
    """ISO code of the country whose capital has the name."""
    return entity.key.removeprefix("capital/") if entity.key is not None and entity.key.startswith("capital/") else None


def _candidates(entity: Entity) -> tuple[Entry, ...]:
    for name in (entity.name, *entity.aliases):
        if not _NO_NAME.search(name) and (found := gazetteer.find(name)):
            return found
    return ()


def _meant(entity: Entity, context: Context, places: list[Entity]) -> Entry | None:
    if (division := _division_held(entity, context, places)) is not None:
        return division
    candidates = _candidates(entity)
    if not candidates:
        return None
    tiers = _tiers(entity, candidates, context)
    if (country := _capital(entity)) is not None:
        return _capital_or_namesake(country, candidates, tiers)
    return _choose(entity, candidates, tiers, context)


def _division_held(entity: Entity, context: Context, places: list[Entity]) -> Entry | None:
    """The first-level division that holds another place: "Savannah, Georgia" is in no country of that name."""
    held = [p for p in places if p.id in context.held.get(entity.id, ())]
    if not held or (entity.key is not None and not entity.key.startswith(("country/", "capital/"))):
        return None
    divisions = [e for e in _candidates(entity) if e.level == FIRST_LEVEL and f"country/{e.country}" != entity.key]
    inside = [entry for place in held for entry in _candidates(place) if entry.level == POPULATED]
    found = [d for d in divisions if any(d.geonames in entry.within for entry in inside)]
    if entity.key is not None and any(f"country/{entry.country}" == entity.key for entry in inside):
        return None
    return found[0] if len(found) == 1 else None


def _tiers(entity: Entity, candidates: tuple[Entry, ...], context: Context) -> dict[int, list[Entry]]:
    holders = [h for h in context.holders.get(entity.id, ()) if h in context.codes]
    countries = [h for h in holders if _is_country(h, context)]
    numbers = frozenset(chain.from_iterable(context.numbers[h] for h in holders))
    codes = frozenset(
        chain.from_iterable(context.codes[h] for h in holders if h in countries or not context.numbers[h])
    )
    tiers: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in candidates:
        if entry.within & numbers or entry.country in codes:
            tiers[HELD].append(entry)
        elif entry.within & context.regions:
            tiers[WITHIN].append(entry)
        else:
            tiers[COUNTRY if context.countries[entry.country] else NOTHING].append(entry)
    return tiers


def _is_country(holder: str, context: Context) -> bool:
    rows = (known().get(f"country/{code}") for code in context.codes[holder])
    return any(row is not None and row.geonames in context.numbers[holder] for row in rows)


def _capital_or_namesake(country: str, candidates: tuple[Entry, ...], tiers: dict[int, list[Entry]]) -> Entry | None:
    """The capital, unless the article puts the place elsewhere, or names a namesake's region and not the country."""
    own = max(
        (e for e in candidates if e.country == country and e.level == POPULATED),
        key=lambda e: (e.population, -e.geonames),
        default=None,
    )
    others = [e for e in tiers.get(HELD, []) if e.level == POPULATED] or [
        e for e in tiers.get(WITHIN, []) if e.level == POPULATED
    ]
    if (
        others
        and all(e.country != country for e in others)
        and (own is None or own in tiers.get(NOTHING, []) or tiers.get(HELD))
    ):
        best = max(others, key=lambda e: (e.population, -e.geonames))
        return best if all(_same(e, best) or _size(best) >= CLEAR * _size(e) for e in others) else None
    return own


def _choose(
    entity: Entity, candidates: tuple[Entry, ...], tiers: dict[int, list[Entry]], context: Context
) -> Entry | None:
    """The place that is meant, or None where that is not clear enough."""
    tier = max(tiers)
    best = max(
        tiers[tier], key=lambda e: (_size(e) * (context.weight(e.country) if tier == COUNTRY else 1.0), -e.geonames)
    )
    if tier == COUNTRY and (giant := _giant(tiers.get(NOTHING, []), best)) is not None:
        best, tier = giant, NOTHING
    rivals = [e for e in (candidates if tier == NOTHING else tiers[tier]) if not _same(e, best)]
    if tier == NOTHING:
        least = GREAT if entity.type == "Place" else LARGE
        clear = _size(best) >= least and all(_size(best) >= 10 * _size(e) for e in rivals)
    elif tier == COUNTRY:
        clear = all(_outweighs(best, e, context) for e in rivals)
        clear = clear and (_size(best) >= TINY or context.weight(best.country) >= 0.5)
    else:
        clear = all(_size(best) >= CLEAR * _size(e) for e in rivals)
    return _as_typed(entity, [e for e in candidates if _same(e, best)]) if clear else None


def _giant(unsupported: list[Entry], best: Entry) -> Entry | None:
    """A place so large that it is meant although the article has nothing to support it."""
    others = (e for e in unsupported if not _same(e, best))
    giant = max(others, key=lambda e: (_size(e), -e.geonames), default=None)
    return giant if giant is not None and _size(giant) >= max(GREAT, 10 * _size(best)) else None


def _outweighs(best: Entry, rival: Entry, context: Context) -> bool:
    by_country = context.weight(best.country) >= CLEAR * context.weight(rival.country)
    return _size(best) >= CLEAR * _size(rival) or (by_country and 10 * _size(best) >= _size(rival))


def _size(entry: Entry) -> float:
    """Inhabitants; a division of the second level counts for a tenth, as it is seldom called by its bare name."""
    return max(entry.population, 1) / (10 if entry.level == SECOND_LEVEL else 1)


def _same(one: Entry, other: Entry) -> bool:
    """Whether two entries of a name are one place at two levels, or so near each other that it makes no difference."""
    if one.country != other.country:
        return False
    if one.geonames in other.within or other.geonames in one.within or one.geonames == other.geonames:
        return True
    east = (one.lon - other.lon) * cos(radians(one.lat))
    return 111.2 * hypot(one.lat - other.lat, east) <= NEAR


def _as_typed(entity: Entity, same: list[Entry]) -> Entry:
    """Of a city and the divisions of the same name, the one that the article's words and the city's size tell."""
    cities = [e for e in same if e.level == POPULATED]
    divisions = sorted((e for e in same if e.level != POPULATED), key=lambda e: (e.level, -e.population, e.geonames))
    if not cities:
        return divisions[0]
    city = max(cities, key=lambda e: (e.population, -e.geonames))
    if divisions and (entity.type == "Region" or (divisions[0].level == FIRST_LEVEL and city.population < EPONYM)):
        return divisions[0]
    return city
