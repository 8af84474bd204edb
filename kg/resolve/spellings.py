"""Spellings of towns that gazetteers lack, from ``spellings.csv``."""

import csv
from collections import defaultdict
from functools import cache
from types import MappingProxyType

from kg.resolve.folding import fold
from kg.settings import lexicon_dir


@cache
def spellings() -> MappingProxyType[str, tuple[tuple[str, str], ...]]:
    """Folded spellings to ISO code and GeoNames number of the towns that are written so."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    with (lexicon_dir() / "spellings.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            for name in row["spellings"].split("|"):
                found[fold(name)].append((row["country"], row["geonames"]))
    return MappingProxyType({name: tuple(towns) for name, towns in found.items()})
