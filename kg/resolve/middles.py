"""Where a wide place is said to be: the point that GeoNames gives it, else the middle of its settlements."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from kg.settings import lexicon_rows

Point = tuple[float, float]
"""Degrees north and east."""
_FEW = 4
"""Of fewer settlements than this none is told to be a stray."""
_STRAY = 0.05
"""The share of settlements that may be strays, where there are several."""


@cache
def points() -> MappingProxyType[int, Point]:
    """The points of ``points.csv`` by GeoNames number."""
    rows = lexicon_rows("points.csv")
    return MappingProxyType({int(row["geonames"]): (float(row["lat"]), float(row["lon"])) for row in rows})


def extent(points: Iterable[Point]) -> Point | None:
    """The middle, in degrees, of the box around points, which lies nearer to a region's centre than their mean does."""
    lats, lons = zip(*points, strict=True) if (points := list(points)) else ((), ())
    if not lats:
        return None
    return round((min(lats) + max(lats)) / 2, 5), round((min(lons) + max(lons)) / 2, 5)


def middle(points: Iterable[Point]) -> Point | None:
    """The middle of the box around settlements, without strays that a gazetteer puts into the wrong division.

    Strays are few, and farther from all others, north and south or east and west, than these stretch.
    """
    kept = list(points)
    for axis in (0, 1):
        kept.sort(key=lambda point: point[axis])
        while (rest := _without_strays(kept, axis)) != kept:
            kept = rest
    return extent(kept)


def _without_strays(ordered: list[Point], axis: int) -> list[Point]:
    """Points in order of an axis without those beyond the widest gap, if these are strays."""
    if len(ordered) < _FEW:
        return ordered
    gap, after = max((two[axis] - one[axis], at) for at, (one, two) in enumerate(pairwise(ordered), start=1))
    most, strays = sorted((ordered[:after], ordered[after:]), key=len, reverse=True)
    is_few = len(strays) == 1 or len(strays) <= _STRAY * len(ordered)
    return most if is_few and gap > most[-1][axis] - most[0][axis] else ordered
