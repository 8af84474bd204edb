"""Places of events and where on the map they lie, as far as gazetteers know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.explore.ask import ask, one_of
from kg.explore.told.things import Thing
from kg.store import Store

_POINT = re.compile(r"\s*POINT\s*\(\s*(?P<lon>-?\d+(?:\.\d+)?)\s+(?P<lat>-?\d+(?:\.\d+)?)\s*\)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place; ``lat`` and ``lon`` in degrees (WGS 84), None where no gazetteer knows it."""

    place: Thing
    lat: float | None
    lon: float | None


def spots(store: Store, places: Iterable[Thing]) -> tuple[Spot, ...]:
    """Where each place lies, in the order given; a place that is there twice is found once."""
    wanted = tuple({place.iri: place for place in places}.values())
    found = ask(
        store,
        f"""SELECT DISTINCT ?place ?wkt WHERE {{
          {one_of("place", (place.iri for place in wanted))}
          {{ GRAPH ?g {{ ?place geo:hasGeometry/geo:asWKT ?wkt }} }} UNION {{
            GRAPH graph:identity {{ ?entity cn:identifiedAs ?place }}
            GRAPH ?h {{ ?entity geo:hasGeometry/geo:asWKT ?wkt }}
          }}
        }} ORDER BY ?place ?wkt""",
    )
    where: dict[str, tuple[float, float]] = {}
    for place, wkt in found:
        if point := position(str(wkt)):
            where.setdefault(str(place), point)
    return tuple(Spot(place, *where.get(place.iri, (None, None))) for place in wanted)


def position(wkt: str) -> tuple[float, float] | None:
    """Latitude and longitude of a point as GeoSPARQL writes it; None for what is no point on Earth.

    >>> position("POINT(66.99 30.18)"), position("POINT(200 30)"), position("<script>")
    ((30.18, 66.99), None, None)
    """
    found = _POINT.fullmatch(wkt)
    if found is None:
        return None
    lat, lon = float(found["lat"]), float(found["lon"])
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None
