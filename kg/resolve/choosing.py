"""Which of the candidates of a name is meant: the article's words, its other places and countries, and size decide.

All that speaks for a candidate is added up, in powers of ten of inhabitants: what has a score of one more is meant as
surely as a city is before one that is ten times smaller.
"""

from math import log10

from kg.model import Entity
from kg.resolve.context import Context
from kg.resolve.gazetteer import FIRST_LEVEL, POPULATED, SECOND_LEVEL, Entry
from kg.resolve.nearness import BESIDE, kilometres

NEAR = 60.0
"""Kilometres within which two entries of one name and country are one place."""
HELD, IN_DISTRICT, IN_REGION = 4.0, 3.0, 2.0
"""Lies in, or beside, what the article says it does; lies in a district, or in a province, named elsewhere."""
CAPITAL = 1.5
"""Is a state's capital."""
SPOKEN_OF, MOST_SPOKEN_OF = 0.5, 2.0
"""Lies in a country spoken of, and the more of it the article speaks."""
NEIGHBOURS = 4.0
"""What all places beside it may say for it at most."""
STATE = 1.0
"""Is a division of the first level, which is called by its bare name as others are not."""
PART = -1.0
"""Is a division of the second level, which is seldom called by its bare name."""
CLEAR, FAR_CLEARER = 0.48, 1.0
"""By how much the best must lead, with support and without: as one three times, and ten times, larger does."""
LARGE = 100_000
"""Inhabitants of a place that needs no support."""
GREAT = 300_000
"""Inhabitants of what may not be a settlement and needs no support."""
EPONYM = 50_000
"""Inhabitants of a city from which on its name means the city rather than the region called so."""
TINY = 1_000
"""Inhabitants below which a place must have more for it than a country that the article is not mostly about."""
HALF = 0.5
ENOUGH = 0.5
"""What must speak for a place that is not large: half a neighbour, or its country."""


def support(entity: Entity, entry: Entry, context: Context) -> float:
    """What speaks for a candidate beside its size."""
    score = 0.0
    if _is_held(entity, entry, context):
        score += HELD
    elif entry.within & context.districts:
        score += IN_DISTRICT
    elif entry.within & context.regions:
        score += IN_REGION
    if context.countries[entry.country]:
        score += SPOKEN_OF + MOST_SPOKEN_OF * context.weight(entry.country)
    return score + min(context.neighbours.beside(context.names[entity.id], entry), NEIGHBOURS)


def choose(
    entity: Entity,
    candidates: tuple[Entry, ...],
    context: Context,
    *,
    capital: str | None = None,
    alone: bool = True,
    least: float = ENOUGH,
    tiny: int = TINY,
) -> Entry | None:
    """The place that is meant, or None where that is not clear enough.

    Args:
        entity: What the article names.
        candidates: All places of the name.
        context: What else the article says.
        capital: ISO code of the country whose capital has the name.
        alone: Whether a place that nothing speaks for may be meant by its size.
        least: How much must speak for a place that is not large.
        tiny: Inhabitants below which its country does not speak for a place, unless the article is mostly about that.
    """
    candidates = _in_their_state(entity, candidates, context)
    if not candidates:
        return None
    own = _capital(candidates, capital)
    fors = {entry.geonames: support(entity, entry, context) for entry in candidates}

    def score(entry: Entry) -> float:
        rank = {FIRST_LEVEL: STATE, SECOND_LEVEL: PART, POPULATED: CAPITAL if entry is own else 0.0}[entry.level]
        return log10(max(entry.population, 10)) + rank + fors[entry.geonames]

    best = max(candidates, key=lambda e: (score(e), -e.geonames))
    rivals = [e for e in candidates if not same(e, best)]
    lead = score(best) - max(map(score, rivals), default=0.0)
    if own is not None:
        return own if same(best, own) or lead < (CLEAR if fors[own.geonames] else 0.0) else best
    backing = fors[best.geonames]
    if backing < least:
        size = GREAT if entity.type == "Place" else LARGE
        clear = alone and best.population >= size and lead >= FAR_CLEARER
    else:
        clear = lead >= CLEAR and (best.population >= tiny or not _by_country_alone(best, backing, context))
    if not clear:
        return None
    return as_typed(entity, [e for e in candidates if same(e, best)], context)


def _by_country_alone(best: Entry, backing: float, context: Context) -> bool:
    """Whether nothing speaks for a place but its country, and that is not the one the article is mostly about."""
    weight = context.weight(best.country)
    return backing <= SPOKEN_OF + MOST_SPOKEN_OF * weight and weight < HALF


def _is_held(entity: Entity, entry: Entry, context: Context) -> bool:
    towns = (context.points.get(town) for town in context.towns.get(entity.id, ()))
    if any(point is not None and kilometres(point, (entry.lat, entry.lon)) <= BESIDE for point in towns):
        return True
    return any(_holds(holder, entry, context) for holder in context.holders.get(entity.id, ()))


def _holds(holder: str, entry: Entry, context: Context) -> bool:
    """Whether a candidate lies in the country or region that the article says it does."""
    if holder in context.points:
        return False
    if numbers := context.numbers.get(holder, frozenset()):
        return bool(entry.within & numbers) or (context.is_country(holder) and entry.country in context.codes[holder])
    return entry.country in context.codes.get(holder, ())


def _in_their_state(entity: Entity, candidates: tuple[Entry, ...], context: Context) -> tuple[Entry, ...]:
    """Those in the state that stands behind the name; where none is, large ones: the comma was that of a list."""
    held = tuple(entry for entry in candidates if _is_held(entity, entry, context))
    states = [h for h in context.holders.get(entity.id, ()) if context.numbers.get(h, frozenset()) & context.regions]
    return held or (tuple(e for e in candidates if e.population >= LARGE) if states else candidates)


def _capital(candidates: tuple[Entry, ...], country: str | None) -> Entry | None:
    own = [e for e in candidates if e.country == country and e.level == POPULATED]
    return max(own, key=lambda e: (e.population, -e.geonames), default=None)


def same(one: Entry, other: Entry) -> bool:
    """Whether two entries of a name are one place at two levels, or so near each other that it makes no difference."""
    if one.country != other.country:
        return False
    if one.geonames in other.within or other.geonames in one.within or one.geonames == other.geonames:
        return True
    return kilometres((one.lat, one.lon), (other.lat, other.lon)) <= NEAR


def as_typed(entity: Entity, entries: list[Entry], context: Context) -> Entry:
    """Of a city and the divisions of the same name, the one that the article's words and the city's size tell."""
    cities = [e for e in entries if e.level == POPULATED]
    divisions = sorted((e for e in entries if e.level != POPULATED), key=lambda e: (e.level, -e.population, e.geonames))
    if not cities:
        return divisions[0]
    city = max(cities, key=lambda e: (e.population, -e.geonames))
    if not divisions:
        return city
    first = divisions[0].level == FIRST_LEVEL
    is_state = first and (city.population < EPONYM or entity.id in context.states)
    return divisions[0] if entity.type == "Region" or is_state else city
