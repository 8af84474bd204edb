"""Which places a name may stand for, as far as the name itself tells."""

import re
from collections.abc import Iterable
from functools import lru_cache

from kg.model import Entity
from kg.resolve import gazetteer
from kg.resolve.gazetteer import FIRST_LEVEL, POPULATED, SECOND_LEVEL, Entry

_NO_NAME = re.compile(
    r"^(?:the )?(?:north|south|east|west|cent(?:er|re|ral)|capital|border|coast|interior)$"
    r"|\b(?:sea|gulf|bay|ocean|river|lake|straits?|channel|mountains?|desert|valley|peninsula|forest|islands?|hills?"
    r"|street|road|avenue|square|highway|crossing|border)\b",
    re.IGNORECASE,
)
"""Waters, heights, streets and quarters of the sky: the gazetteer has but towns and provinces called so."""
_LEVELS = (
    (re.compile(r"\b(?:county|district|raion|rayon|parish|co\.)$", re.IGNORECASE), {FIRST_LEVEL, SECOND_LEVEL}),
    (re.compile(r"\b(?:province|governorate|oblast|krai|prefecture|voivodeship)$", re.IGNORECASE), {FIRST_LEVEL}),
    (re.compile(r"^(?:the )?(?:city|town|village) of |\b(?:city|town|village)$", re.IGNORECASE), {POPULATED}),
)
"""Words of a name that tell at which level it lies, where anything of the name does."""


def candidates(entity: Entity) -> tuple[Entry, ...]:
    """The places of the first of an entity's names that the gazetteer knows."""
    return _of_names((entity.name, *entity.aliases))


@lru_cache(maxsize=16384)
def _of_names(names: tuple[str, ...]) -> tuple[Entry, ...]:
    for name in names:
        if not _NO_NAME.search(name) and (found := gazetteer.find(name)):
            return _at_level(name, found)
    return ()


def _at_level(name: str, found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those at the level that the name tells; of a bare name the state, not the counties of that state's name."""
    for pattern, levels in _LEVELS:
        if pattern.search(name) and (fitting := tuple(e for e in found if e.level in levels)):
            return fitting
    states = {e.country for e in found if e.level == FIRST_LEVEL}
    return tuple(e for e in found if e.level != SECOND_LEVEL or e.country not in states)


def settlements(entries: Iterable[Entry]) -> list[Entry]:
    """Those that are cities, towns or villages."""
    return [entry for entry in entries if entry.level == POPULATED]
