"""Ties the named places of an article to GeoNames.

A wrong place is worse than none: what stays ambiguous, or is small and unsupported, is not linked.
"""

import re
from dataclasses import replace

from kg.model import Entity, Extraction
from kg.resolve import gazetteer
from kg.resolve.candidates import candidates, settlements
from kg.resolve.choosing import ENOUGH, TINY, choose
from kg.resolve.context import Context, read
from kg.resolve.folding import fold
from kg.resolve.gazetteer import FIRST_LEVEL, KINDS, POPULATED, SECOND_LEVEL, Entry
from kg.resolve.precision import told
from kg.resolve.recovering import recover
from kg.resolve.tables import Known, capital_of, keys_by_name, known, regions_by_number

PLACE_TYPES = frozenset({"Country", "Region", "City", "Place"})
NAMESPACE = "https://sws.geonames.org/"
ROUNDS = 5
"""Passes over an article: what is found supports the rest. Capitals wait, and longer what only its size speaks for."""
DOUBTFUL = 1.5
"""What must speak for a name that was taken for no place, and may be one by where it stands."""
SMALL = 20_000
"""As ``choosing.TINY``, of such a name."""
_TOWN = re.compile(r"\b(?:city|town|village) of $", re.IGNORECASE)


def link(extraction: Extraction) -> Extraction:
    """Gives named places their GeoNames link, coordinates, key and, where the gazetteer knows better, type; names stay.

    Events get the precision of their places.

    Raises:
        GazetteerError: A package with place data is missing or of an unknown layout.
    """
    recovered = recover(extraction)
    extraction, suspects = recovered.extraction, recovered.suspects
    places = [
        replace(e, type="City") if e.id in suspects else e
        for e in extraction.entities
        if e.named and (e.type in PLACE_TYPES or e.id in suspects)
    ]
    if not places:
        return extraction
    context = read(extraction, places)
    linked: dict[str, Entity] = {}
    kinds: dict[str, str] = {}
    for entity in places:
        if (division := _division_held(entity, context, places)) is not None:
            _settle(entity, division, linked, context)
            kinds[entity.id] = KINDS[division.level]
        elif (row := _in_tables(entity)) is not None and not _is_town(entity, row, extraction.article.text):
            linked[entity.id] = _from_table(entity, row)
            context.note(linked[entity.id], row.countries, row.geonames)
            kinds[entity.id] = _kind(row)
    for turn in range(ROUNDS):
        found = {}
        for entity in (e for e in places if e.id not in linked and (turn or not capital_of(e))):
            least = ENOUGH if suspects.get(entity.id, True) else DOUBTFUL
            tiny = SMALL if entity.id in suspects else TINY
            if (entry := _meant(entity, context, alone=turn > 1, least=least, tiny=tiny)) is not None:
                found[entity.id] = entry
        for entity in (e for e in places if e.id in found):
            _settle(entity, found[entity.id], linked, context)
            kinds[entity.id] = KINDS[found[entity.id].level]
        if not found and turn > 1:
            break
    return replace(
        extraction,
        entities=tuple(linked.get(e.id, e) for e in extraction.entities),
        events=tuple(told(event, extraction.article.text, kinds) for event in extraction.events),
    )


def _kind(row: Known) -> str:
    """What a place of our tables is, as the gazetteer knows it by its number."""
    if row.type == "Country":
        return "country"
    level = next((e.level for e in gazetteer.find(row.name) if e.geonames == row.geonames), None)
    return KINDS[level] if level is not None else "settlement" if row.type == "City" else "region"


def _settle(entity: Entity, entry: Entry, linked: dict[str, Entity], context: Context) -> None:
    linked[entity.id] = _from_entry(entity, entry)
    context.note(linked[entity.id], (entry.country,), entry.geonames, district=entry.level == SECOND_LEVEL)


def _in_tables(entity: Entity) -> Known | None:
    key = entity.key or keys_by_name().get(fold(entity.name))
    return known().get(key) if key is not None else None


def _is_town(entity: Entity, row: Known, text: str) -> bool:
    """Whether the article speaks of "the city of" a name that is else a country's: it is a namesake."""
    return row.key.startswith("country/") and any(_TOWN.search(text[max(0, s - 20) : s]) for s, _ in entity.mentions)


def _from_table(entity: Entity, row: Known) -> Entity:
    return replace(entity, type=row.type, links=_links(entity, row.geonames), lat=row.lat, lon=row.lon, key=row.key)


def _from_entry(entity: Entity, entry: Entry) -> Entity:
    own = entity.key is not None and entity.key == f"capital/{entry.country}" and entry.level == POPULATED
    row = regions_by_number().get(entry.geonames)  # a division that our table has too is the same thing by either name
    key = entity.key if own else row.key if row is not None else f"geonames/{entry.geonames}"
    return replace(entity, type=entry.type, links=_links(entity, entry.geonames), lat=entry.lat, lon=entry.lon, key=key)


def _links(entity: Entity, geonames: int | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*entity.links, *([f"{NAMESPACE}{geonames}/"] if geonames else ()))))


def _meant(entity: Entity, context: Context, *, alone: bool, least: float, tiny: int) -> Entry | None:
    found = candidates(entity)
    if not found:
        return None
    return choose(entity, found, context, capital=capital_of(entity), alone=alone, least=least, tiny=tiny)


def _division_held(entity: Entity, context: Context, places: list[Entity]) -> Entry | None:
    """The first-level division that holds another place: "Savannah, Georgia" is in no country of that name."""
    held = [p for p in places if p.id in context.held.get(entity.id, ())]
    if not held or (entity.key is not None and not entity.key.startswith(("country/", "capital/"))):
        return None
    divisions = [e for e in candidates(entity) if e.level == FIRST_LEVEL and f"country/{e.country}" != entity.key]
    inside = [entry for place in held for entry in settlements(candidates(place))]
    found = [d for d in divisions if any(d.geonames in entry.within for entry in inside)]
    if entity.key is not None and any(f"country/{entry.country}" == entity.key for entry in inside):
        return None
    return found[0] if len(found) == 1 else None
