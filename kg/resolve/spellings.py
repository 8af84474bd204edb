"""Spellings of towns that gazetteers lack, from ``spellings.csv``."""

from collections import defaultdict
from functools import cache
from types import MappingProxyType

from kg.resolve.folding import fold
from kg.settings import cell_values, lexicon_rows


@cache
def spellings() -> MappingProxyType[str, tuple[tuple[str, str], ...]]:
    """Folded spellings to ISO code and GeoNames number of the towns that are written so."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in lexicon_rows("spellings.csv"):
        for name in cell_values(row["spellings"]):
            found[fold(name)].append((row["country"], row["geonames"]))
    return MappingProxyType({name: tuple(towns) for name, towns in found.items()})
