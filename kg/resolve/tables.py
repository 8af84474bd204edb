"""The project's own tables of states, regions and actors, as far as places need them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kg.model import Entity
from kg.resolve.folding import fold
from kg.settings import cell_values, lexicon_rows


@dataclass(frozen=True, slots=True)
class Known:
    """A country or region of the tables; ``geonames``, ``lat`` and ``lon`` are None where they are not known."""

    key: str
    name: str
    type: str
    countries: tuple[str, ...]
    geonames: int | None
    lat: float | None
    lon: float | None


def _known(row: dict[str, str], key: str, type_: str, countries: tuple[str, ...]) -> Known:
    return Known(
        key=key,
        name=row["name"],
        type=type_,
        countries=countries,
        geonames=int(row["geonames"]) if row["geonames"] else None,
        lat=float(row["lat"]) if row["lat"] else None,
        lon=float(row["lon"]) if row["lon"] else None,
    )


@cache
def known() -> MappingProxyType[str, Known]:
    """Countries and regions by canonical key."""
    found = {}
    for row in lexicon_rows("countries.csv"):
        key = f"country/{row['key']}"
        found[key] = _known(row, key, "Country", (row["key"],))
    for row in lexicon_rows("regions.csv"):
        found[row["key"]] = _known(row, row["key"], row["type"], cell_values(row["country"]))
    return MappingProxyType(found)


@cache
def keys_by_name() -> MappingProxyType[str, str]:
    """Folded names and aliases of countries and regions to canonical key."""
    found: dict[str, str] = {}
    for file, prefix in (("countries.csv", "country/"), ("regions.csv", "")):
        for row in lexicon_rows(file):
            for surface in (row["name"], *cell_values(row["aliases"])):
                found.setdefault(fold(surface), prefix + row["key"])
    return MappingProxyType(found)


@cache
def actor_countries() -> MappingProxyType[str, tuple[str, ...]]:
    """Key of an actor to the ISO codes of the countries where it acts."""
    return MappingProxyType({row["key"]: cell_values(row["country"]) for row in lexicon_rows("actors.csv")})


@cache
def _demonyms() -> tuple[re.Pattern[str], MappingProxyType[str, str]]:
    codes = {word: row["key"] for row in lexicon_rows("countries.csv") for word in cell_values(row["demonyms"])}
    words = sorted(codes, key=lambda word: (-len(word), word))
    initials = "".join(sorted({re.escape(word[0]) for word in words}))  # most words are ruled out by their first letter
    return re.compile(rf"\b(?=[{initials}])(?:{'|'.join(map(re.escape, words))})\b"), MappingProxyType(codes)


def demonyms_in(text: str) -> Iterator[str]:
    """ISO code of the country for each demonym in a text ("Pakistani"), in order."""
    pattern, codes = _demonyms()
    return (codes[match[0]] for match in pattern.finditer(text))


def capital_of(entity: Entity) -> str | None:
    """ISO code of the country whose capital has the name."""
    if entity.key is None:
        return _capitals().get(fold(entity.name))
    return entity.key.removeprefix("capital/") if entity.key.startswith("capital/") else None


@cache
def _capitals() -> MappingProxyType[str, str]:
    """Folded names of capitals to the ISO code of their country."""
    return MappingProxyType(
        {fold(row["capital"]): row["key"] for row in lexicon_rows("countries.csv") if row["capital"]}
    )


@cache
def heads() -> frozenset[str]:
    """Last words of names that tell what these name ("Congress"): no town is called so in the news."""
    return frozenset(row["word"] for row in lexicon_rows("name_heads.csv"))


@cache
def capital_names() -> MappingProxyType[str, str]:
    """ISO codes of countries to the names of their capitals; a city state has its own."""
    return MappingProxyType({row["key"]: row["capital"] or row["name"] for row in lexicon_rows("countries.csv")})


@cache
def regions_by_number() -> MappingProxyType[int, Known]:
    """Places of the table of regions by GeoNames number."""
    rows = (row for key, row in known().items() if key.startswith("region/"))
    return MappingProxyType({row.geonames: row for row in rows if row.geonames is not None})
