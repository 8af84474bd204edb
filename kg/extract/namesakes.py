"""Groups of one name in several countries: the article's countries and its year tell which is meant, or none is."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from kg.extract import lexicon
from kg.extract.reading import Mention, Reading
from kg.settings import cell_values

_STATES = ("country/", "demonym/", "capital/", "seat/", "region/")


def settled(reading: Reading, found: list[Mention]) -> list[Mention]:
    """The names that the tables found, each shared one with the key of the group that is meant, or without one.

    A name that groups of several countries share means the one whose country the article speaks of, and of several of
    these the one of the country that it speaks of most. A group that had ended, or was not there yet, is not meant.
    """
    shared = [m for m in found if _is_shared(reading, m)]
    if not shared:
        return found
    kept = [m for m in found if not _is_shared(reading, m)]
    spoken = Counter(code for m in kept for code in _countries(m))
    places: defaultdict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in shared:
        places[mention.start, mention.end].append(mention)
    return [*kept, *(_meant(reading, group, spoken) for group in places.values())]


def _countries(mention: Mention) -> tuple[str, ...]:
    """The countries that a name speaks of: those of a state or place, and the one of a group that acts in no other."""
    codes = cell_values(mention.owner or "")
    return codes if (mention.key or "").startswith(_STATES) or len(codes) == 1 else ()


def _is_shared(reading: Reading, mention: Mention) -> bool:
    name = _sharing().get(mention.key or "")
    return name is not None and _folded(reading.doc[mention.start : mention.end].text) in map(_folded, name.shared)


def _meant(reading: Reading, group: list[Mention], spoken: Counter[str]) -> Mention:
    ranked = sorted(_ranked(reading, group, spoken), key=lambda pair: pair[0], reverse=True)
    if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
        return ranked[0][1]
    return replace(group[0], name=None, key=None, owner=None)


def _ranked(reading: Reading, group: list[Mention], spoken: Counter[str]) -> Iterator[tuple[tuple[bool, int], Mention]]:
    """The mentions whose group may be meant, with how much speaks for it; words of its own weigh most."""
    year = int((reading.article.published or "")[:4] or 0)
    for mention in group:
        name = _sharing()[mention.key or ""]
        if year and not name.since <= year <= name.until:
            continue
        own = sum(len(re.findall(rf"\b{re.escape(word)}\b", reading.article.text)) for word in name.support)
        told = own if name.support else sum(spoken[code] for code in cell_values(name.country))
        if told:
            yield (bool(name.support), told), mention


def _folded(text: str) -> str:
    return text.replace("’", "'").lower()


@cache
def _sharing() -> MappingProxyType[str, lexicon.Name]:
    return MappingProxyType({name.key: name for name in lexicon.names() if name.shared})
