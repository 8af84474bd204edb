"""What an article says about its places as a whole: how much of each country, and what lies in what."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.model import Entity, Extraction
from kg.resolve.tables import actor_countries, demonyms_in

_JOINT = re.compile(
    r"(?:['’]s)?(?: (?:city|town|village|district|province|area|region|county))?"
    r"(?:, | \(| in | of )(?:in |the |nearby |northern |southern |eastern |western )*"
)


@dataclass(slots=True)
class Context:
    """Filled while the places of one article are found.

    Attributes:
        countries: How often the article speaks of a country, by its ISO code.
        regions: GeoNames numbers of the regions that it names.
        codes: ISO codes that a place stands for, by entity id.
        numbers: GeoNames numbers of a place, by entity id.
        holders: For each entity, those that it is said to lie in ("Quetta, Balochistan"); ``held`` is the inverse.
    """

    countries: Counter[str] = field(default_factory=Counter)
    regions: set[int] = field(default_factory=set)
    codes: dict[str, frozenset[str]] = field(default_factory=dict)
    numbers: dict[str, frozenset[int]] = field(default_factory=dict)
    holders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    held: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def weight(self, country: str) -> float:
        """Share of a country in all that the article says of countries."""
        return self.countries[country] / max(self.countries.total(), 1)

    def note(self, entity: Entity, countries: Iterable[str], geonames: int | None) -> None:
        """Remembers what a place is; only a region, city or country that is certain belongs here."""
        self.codes[entity.id] = frozenset(countries)
        self.numbers[entity.id] = frozenset() if geonames is None else frozenset({geonames})
        for country in sorted(self.codes[entity.id]):
            self.countries[country] += len(entity.mentions)
        if entity.type == "Region" and geonames is not None:
            self.regions.add(geonames)


def read(extraction: Extraction, places: list[Entity]) -> Context:
    """The context before any place is found: demonyms, known actors, and the joints between names."""
    context = Context()
    context.countries.update(demonyms_in(extraction.article.text))
    for entity in extraction.entities:
        if entity.key is not None:
            context.countries.update(actor_countries().get(entity.key, ()))
    starts = {start: place.id for place in places for start, _ in place.mentions}
    for place in places:
        for holder in _behind(place, extraction.article.text, starts):
            context.holders[place.id] = (*context.holders.get(place.id, ()), holder)
            context.held[holder] = (*context.held.get(holder, ()), place.id)
    return context


def _behind(place: Entity, text: str, starts: dict[int, str]) -> Iterator[str]:
    for _, end in place.mentions:
        joint = _JOINT.match(text, end)
        holder = starts.get(joint.end()) if joint is not None else None
        if holder is not None and holder != place.id:
            yield holder
