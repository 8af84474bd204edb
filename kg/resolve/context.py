"""What an article says about its places as a whole: how much of each country, and what lies in or beside what."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import Entity, Extraction
from kg.resolve.candidates import candidates
from kg.resolve.folding import fold
from kg.resolve.nearness import Neighbours
from kg.resolve.tables import actor_countries, capital_of, demonyms_in, known

_JOINT = re.compile(
    r"(?:['’]s)?(?: (?:city|town|village|district|province|area|region|county))?"
    r"(?:, | \(| in | of )"
    r"(?:in |the |nearby |central |(?:north|south|east|west)(?:east|west)?(?:ern)? )*"
)
"""Between a place and what it lies in."""
_QUARTER = r"(?:north|south|east|west)(?:[- ]?(?:east|west))?"
_DISTANCE = r"(?:(?:about|some|around|roughly|just|nearly) )?(?:[\d.,]+ ?(?:km|kilomet(?:er|re)s?|miles?|mi) )?"
_AWAY = re.compile(
    rf"(?:,? {_DISTANCE}(?:to the )?{_QUARTER} of | \(?near | outside | in | on the outskirts of "
    r"|, a (?:suburb|district) of )(?:the )?(?:city of |town of )?"
)
"""Between a place and a town that it lies in or beside."""
_PART = re.compile(
    r"(?:['’]s? |,? )(?:[a-z]+ )?(?:suburb|neighbou?rhood|district|borough|quarter|area|commuter town)s? of $|['’]s? $"
)
"""Between a town and a part of it, or a place beside it."""
_STATE = re.compile(
    r" (?:state|province|Gov\.|(?:Lt\. |Lieutenant )?[Gg]overnor|[Ll]egislature|Attorney General|attorney general"
    r"|Premier|Chief Minister|Senate|Assembly|provincial|lawmakers?)\b"
)
"""Behind the name of a state or province, where a city of that name has none of it."""
_LOOKED_BACK = 40
WIDE = 5
"""A region of more states than this does not tell which of them the article speaks of."""


@dataclass(slots=True)
class Context:
    """Filled while the places of one article are found.

    Attributes:
        countries: How often the article speaks of a country, by its ISO code.
        regions: GeoNames numbers of the regions that it names; ``districts`` are those of the second level.
        codes: ISO codes that a place stands for, by entity id.
        numbers: GeoNames numbers of a place, by entity id.
        points: Where settlements lie that are found: degrees north and east, by entity id.
        names: Folded names, by entity id.
        holders: For each entity, those that it is said to lie in ("Quetta, Balochistan"); ``held`` is the inverse.
        towns: For each entity, those that it is said to lie beside, or to be a part of ("south of Quetta").
        states: Entities whose name the article uses as that of a state or province ("the Kano governor").
        neighbours: Where all that the article names lies, or may lie.
    """

    countries: Counter[str] = field(default_factory=Counter)
    regions: set[int] = field(default_factory=set)
    districts: set[int] = field(default_factory=set)
    codes: dict[str, frozenset[str]] = field(default_factory=dict)
    numbers: dict[str, frozenset[int]] = field(default_factory=dict)
    points: dict[str, tuple[float, float]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    holders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    held: dict[str, tuple[str, ...]] = field(default_factory=dict)
    towns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)
    neighbours: Neighbours = field(default_factory=Neighbours)

    def weight(self, country: str) -> float:
        """Share of a country in all that the article says of countries."""
        return self.countries[country] / max(self.countries.total(), 1)

    def is_country(self, entity: str) -> bool:
        """Whether an entity is a country, not a region or town of one."""
        rows = (known().get(f"country/{code}") for code in self.codes.get(entity, ()))
        return any(row is not None and row.geonames in self.numbers[entity] for row in rows)

    def note(self, entity: Entity, countries: Iterable[str], geonames: int | None, *, district: bool = False) -> None:
        """Remembers what a place is; only a region, city or country that is certain belongs here."""
        codes = frozenset(countries)
        self.codes[entity.id] = codes
        self.numbers[entity.id] = frozenset() if geonames is None else frozenset({geonames})
        for country in sorted(codes) if len(codes) <= WIDE else ():
            self.countries[country] += len(entity.mentions)
        if entity.type == "Region" and geonames is not None:
            (self.districts if district else self.regions).add(geonames)
        if entity.type == "City" and entity.lat is not None and entity.lon is not None:
            self.points[entity.id] = (entity.lat, entity.lon)
            self.neighbours.add(self.names[entity.id], geonames or 0, (entity.lat, entity.lon), 1.0)


def read(extraction: Extraction, places: list[Entity]) -> Context:
    """The context before any place is found: demonyms, known actors, what may lie where, and the joints of names."""
    context, text = Context(), extraction.article.text
    context.countries.update(demonyms_in(text))
    for entity in extraction.entities:
        if entity.key is not None:
            context.countries.update(actor_countries().get(entity.key, ()))
    starts = {start: place.id for place in places for start, _ in place.mentions}
    ends = {end: place.id for place in places for _, end in place.mentions}
    for place in places:
        context.names[place.id] = fold(place.name)
        if place.key is None or place.key.startswith("capital/"):
            country = capital_of(place)
            likely = [e for e in candidates(place) if country in {None, e.country}]
            context.neighbours.add_candidates(context.names[place.id], likely)
        for holder in _behind(place, text, starts, _JOINT):
            context.holders[place.id] = (*context.holders.get(place.id, ()), holder)
            context.held[holder] = (*context.held.get(holder, ()), place.id)
        beside = (*_behind(place, text, starts, _AWAY), *_before(place, text, ends))
        if beside:
            context.towns[place.id] = tuple(dict.fromkeys(beside))
        if sum(bool(_STATE.match(text, end)) for _, end in place.mentions) * 2 > len(place.mentions):
            context.states.add(place.id)
    return context


def _behind(place: Entity, text: str, starts: dict[int, str], joint: re.Pattern[str]) -> Iterator[str]:
    for _, end in place.mentions:
        found = joint.match(text, end)
        holder = starts.get(found.end()) if found is not None else None
        if holder is not None and holder != place.id:
            yield holder


def _before(place: Entity, text: str, ends: dict[int, str]) -> Iterator[str]:
    for start, _ in place.mentions:
        lead = text[max(0, start - _LOOKED_BACK) : start]
        found = _PART.search(lead)
        holder = ends.get(start - len(lead) + found.start()) if found is not None else None
        if holder is not None and holder != place.id:
            yield holder
