"""Which units are one: a shorter name of somebody or something, and the one longer name that it is short for.

One name in articles on one country is one; the same name in another country is another, unless articles on the one are
about the other as well (of people: on either) and the name is none that every state has, as "Interior Ministry" is. A
shorter name ("HLF", "Karim Sorn") is a longer one ("Halvan Liberation Front", "Karim Daoud Sorn") where only one of its
country fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.identity.papers import plain
from kg.identity.places import place_at
from kg.identity.units import KINDS, Path, Unit, bones, tokens, unit_keys
from kg.settings import cell_values, lexicon_rows

_ORDER = tuple(KINDS)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who or what entities of articles are.

    Attributes:
        path: What its IRI is made of: kind, name, country, and what sets it apart beside.
        members: IRIs of entities that are said to be it.
        because: Why they are taken to be one, in words.
        matches: IRIs of the same elsewhere.
    """

    path: tuple[str, ...]
    type: str
    label: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    because: tuple[str, ...]
    matches: tuple[str, ...] = ()


def longer(unit: Unit, near: Iterable[Unit]) -> Path | None:
    """The one unit that has the name of this one in full; None where there is none or several.

    Args:
        unit: The unit with the shorter name.
        near: All that share a key with it; others do not matter.
    """
    fitting = [other for other in near if other.path != unit.path and _is_short_for(unit, other)]
    fullest = [one for one in fitting if not any(_is_short_for(one, other) for other in fitting)]
    return fullest[0].path if len(fullest) == 1 else None


def meet(unit: Unit, other: Unit) -> bool:
    """Whether two units may be one by their countries."""
    if unit.kind != other.kind:
        return False
    if not unit.country or not other.country or unit.country == other.country:
        return True
    beside = (unit.country in other.beside, other.country in unit.beside)
    return (
        (all(beside) if unit.kind == "person" else any(beside))
        and unit.name == other.name
        and not _is_of_any_state(unit.name)
    )


def _is_of_any_state(name: str) -> bool:
    """Whether a name is made of words that the institutions of any state are called by, and no other."""
    return all(word in _words_of_states() for word in name.split())


@cache
def _words_of_states() -> frozenset[str]:
    found = {"of", "and", "the", "for", "national", "federal", "central", "supreme", "high", "red", "crescent", "cross"}
    for row in lexicon_rows("institutions.csv"):
        found.update(word for words in cell_values(row["words"]) for word in plain(words).split())
    return frozenset(found)


def _is_short_for(unit: Unit, other: Unit) -> bool:
    """Whether one has the name of another in part, or the same name where no country is told.

    It goes on to ever longer names, and so never in a circle.
    """
    if not meet(unit, other):
        return False
    if unit.name == other.name:
        return bool(other.country) and (not unit.country or other.country < unit.country)
    if unit.kind == "person":
        return _is_shorter_person(tokens(unit.name), tokens(other.name))
    return unit.name in other.names and (len(other.name), other.name) > (len(unit.name), unit.name)


def _is_shorter_person(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Fewer of the same names in order, or the same names in another spelling that comes first in the order of text."""
    if len(ours) == len(theirs):
        return tuple(theirs) < tuple(ours) and all(_alike(a, b) for a, b in zip(ours, theirs, strict=True))
    return len(ours) < len(theirs) and ours[-1] == theirs[-1] and set(ours) < set(theirs)


def _alike(one: str, other: str) -> bool:
    """Two spellings of a name in another script: the same consonants, and vowels that differ little."""
    if one == other:
        return True
    if one[-1] != other[-1] or one[0] != other[0] or min(len(one), len(other)) < 5:
        return False
    differing = abs(len(one) - len(other)) + sum(a != b for a, b in zip(one, other, strict=False))
    return bones(one) == bones(other) and len(bones(one)) > 2 and differing <= max(len(one), len(other)) // 3


def last(path: Path, units: Mapping[Path, Unit]) -> Path:
    """The longest name that a unit is short for, by way of others; its own where there is none."""
    while (further := units[path].longer) is not None:
        path = further
    return path


def identity(root: Unit, group: Sequence[Unit], members: Iterable[str] = ()) -> Identity:
    """What units that are one are together.

    Args:
        root: The one that gives it its name.
        group: All of them, the root too.
        members: IRIs of entities of theirs, where they are to be told.
    """
    called = {name for unit in group for name in unit.labels | unit.aliases}
    types = {type_ for unit in group for type_ in unit.types}
    by_path = {unit.path: unit for unit in group}
    return Identity(
        path=root.path,
        type=min(types, key=_ORDER.index),
        label=root.label,
        aliases=tuple(sorted(called - {root.label})),
        members=tuple(members),
        because=tuple(sorted({why for unit in group for why in _reasons(unit, by_path)})),
    )


def _reasons(unit: Unit, group: Mapping[Path, Unit]) -> Iterator[str]:
    full = group.get(unit.longer) if unit.longer else None
    if full is not None and full.name == unit.name:
        where = (
            f"on {_country(unit.country)}, and {_country(full.country)} is told of beside it" if unit.country else ""
        )
        yield f"called {unit.label} in articles {where or 'that tell no country: only one is known'}"
        return
    where = f" in articles on {_country(unit.country)}" if unit.country else ""
    yield f"called {unit.label}{where}"
    if full is None:
        return
    if unit.kind != "person":
        yield f"{unit.label} stands for {full.label}: an article has both"
    elif len(tokens(unit.name)) == len(tokens(full.name)):
        yield f"{unit.label} is another spelling of {full.label}"
    else:
        yield f"{unit.label} is short for {full.label}"


def _country(key: str) -> str:
    known = place_at(key)
    return known.name if known else key.removeprefix("name:").rpartition("/")[2].title()


def near(unit: Unit, held: Mapping[str, Iterable[Path]], units: Mapping[Path, Unit]) -> list[Unit]:
    """The units that share a key with one and may be one with it by their countries, itself left out."""
    found = {path for key in unit_keys(unit) for path in held.get(key, ())} - {unit.path}
    return [units[path] for path in sorted(found) if meet(unit, units[path])]
