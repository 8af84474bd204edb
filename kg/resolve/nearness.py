"""How near places are to each other: what an article names together tends to lie together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import cos, floor, hypot, log10, radians

from kg.resolve.gazetteer import FIRST_LEVEL, Entry

BESIDE = 100.0
"""Kilometres within which one place speaks for another."""
_KM = 111.2
"""Kilometres of a degree of latitude."""
_DOUBT = 0.7
"""What a name that is not found yet counts for at most: it may be none of its candidates."""
_CHANCE, _SLIGHT = 0.02, 0.05
"""How likely any place of a name lies beside another by chance; and what is too unsure to count."""
_MOST = 40
"""A name of more candidates than this speaks for none of them."""
_POLE = 80.0
"""Degrees from which on neighbours are not looked for: too little lies there."""


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance between two points (degrees north and east), as if the land between them were flat."""
    east = abs(one[1] - other[1])
    return _KM * hypot(one[0] - other[0], min(east, 360 - east) * cos(radians((one[0] + other[0]) / 2)))


@dataclass(slots=True)
class Neighbours:
    """Places that an article names or may name, by the square degree that they lie in."""

    cells: defaultdict[tuple[int, int], list[tuple[str, int, float, float, float]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, name: str, number: int, point: tuple[float, float], weight: float) -> None:
        """Adds a place of a folded name, with how sure it is that the article means it: 0 to 1."""
        self.cells[floor(point[0]), floor(point[1])].append((name, number, *point, weight))

    def add_candidates(self, name: str, entries: Iterable[Entry]) -> None:
        """Adds the candidates of a name that is not found yet, each by its share of the inhabitants."""
        entries = [entry for entry in entries if entry.level != FIRST_LEVEL]
        total = sum(max(entry.population, 1) ** 0.5 for entry in entries)
        for entry in entries if len(entries) <= _MOST else ():
            share = max(entry.population, 1) ** 0.5 / total
            self.add(name, entry.geonames, (entry.lat, entry.lon), _DOUBT * share)

    def beside(self, name: str, entry: Entry) -> float:
        """What the other names that the article has beside a place say for it, in powers of ten.

        Each counts by how much likelier it is to lie there if it has to do with the place than if it has not.
        """
        if entry.level == FIRST_LEVEL or abs(entry.lat) > _POLE:
            return 0.0
        found: dict[str, float] = {}
        here, wide = (entry.lat, entry.lon), floor(1 / cos(radians(entry.lat))) + 1
        row, column = floor(entry.lat), floor(entry.lon)
        for north in (row - 1, row, row + 1):
            for east in range(column - wide, column + wide + 1):
                for other, number, lat, lon, weight in self.cells.get((north, east), ()):
                    known = found.get(other, 0.0)
                    if other != name and number != entry.geonames and number not in entry.within and weight > known:
                        found[other] = weight if kilometres(here, (lat, lon)) <= BESIDE else known
        return sum(log10(1 + weight / _CHANCE) for weight in found.values() if weight >= _SLIGHT)
