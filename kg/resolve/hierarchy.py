"""What is known of a place by the key of its entity: what kind of place it is, and what it lies in."""

from dataclasses import replace
from functools import lru_cache

from kg.model import KnownPlace
from kg.resolve import gazetteer
from kg.resolve.gazetteer import KINDS, POPULATED, Entry
from kg.resolve.tables import Known, capital_names, known, regions_by_number


@lru_cache(maxsize=4096)
def place_of(key: str) -> KnownPlace | None:
    """A place by the key of its entity, with the divisions that hold it and its country; None where it is no place.

    A division that a table of ours has too has its key there, so that it is the same thing as in the articles.

    Args:
        key: ``geonames/NUMBER``, ``country/CODE``, ``capital/CODE`` or ``region/NAME``.

    Raises:
        GazetteerError: A package with place data is missing or of an unknown layout.
    """
    table, _, name = key.partition("/")
    if table == "country":
        return _country(name)
    if table == "capital":
        capital = _capital(name)
        return replace(_placed(capital), key=key, kind="capital") if capital is not None else None
    if table == "region":
        row = known().get(key)
        return _region(row) if row is not None else None
    if table != "geonames" or not (name.isascii() and name.isdigit()):
        return None
    entry = gazetteer.numbered(int(name))
    return replace(_placed(entry), key=key) if entry is not None else None


def _placed(entry: Entry) -> KnownPlace:
    """A settlement or division with what holds it; nothing holds a land that several states claim."""
    divisions = [held for number in entry.within if (held := gazetteer.numbered(number)) is not None]
    chain = [_bare(entry), *(_bare(held) for held in sorted(divisions, key=lambda held: (-held.level, held.geonames)))]
    claimed = next((at for at, one in enumerate(chain) if _is_claimed(one.key)), None)
    if claimed is not None:
        chain = [replace(one, country=None) for one in chain[: claimed + 1]]
    elif (country := _country(entry.country)) is not None:
        chain.append(country)
    return replace(chain[0], within=tuple(chain[1:]))


def _is_claimed(key: str) -> bool:
    """Whether our table has several states for a place: it takes no side."""
    return len(known()[key].countries) > 1 if key in known() else False


def _bare(entry: Entry) -> KnownPlace:
    row = regions_by_number().get(entry.geonames)
    return KnownPlace(
        key=row.key if row is not None else f"geonames/{entry.geonames}",
        type=entry.type if row is None else row.type,
        name=entry.name if row is None else row.name,
        kind=KINDS[entry.level],
        geonames=entry.geonames,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
    )


def _region(row: Known) -> KnownPlace:
    """A place of our table: as the gazetteer has it, or else in its country, if our table gives one alone."""
    entry = gazetteer.numbered(row.geonames) if row.geonames is not None else None
    if entry is not None:
        return _placed(entry)
    country = _country(row.countries[0]) if len(row.countries) == 1 else None
    return KnownPlace(
        key=row.key,
        type=row.type,
        name=row.name,
        kind="settlement" if row.type == "City" else "region",
        geonames=row.geonames,
        country=row.countries[0] if len(row.countries) == 1 else None,
        lat=row.lat,
        lon=row.lon,
        within=() if country is None else (country,),
    )


def _country(code: str) -> KnownPlace | None:
    """A state of our table, else a territory that the gazetteer has a code of."""
    row, listed = known().get(f"country/{code}"), gazetteer.state(code)
    if row is not None:
        return KnownPlace(row.key, "Country", row.name, "country", row.geonames, code, row.lat, row.lon)
    if listed is None:
        return None
    return KnownPlace(f"country/{code}", "Country", listed[0], "country", listed[1], code)


def _capital(code: str) -> Entry | None:
    name = capital_names().get(code)
    own = [e for e in gazetteer.find(name) if e.country == code and e.level == POPULATED] if name else []
    return max(own, key=lambda entry: (entry.population, -entry.geonames), default=None)
