"""News of invented countries, as much as is asked for: so many articles a day, so that more of them are more days.

What is true of real news is kept: an incident is told by one to six articles of that day and the next, in other words
and with other tolls; places and offices come back all the time, and new people appear, more slowly as time goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random

from newsroom import Called, Told, article

from kg.model import Extraction

A_DAY = 20
"""Articles a day."""
_BETWEEN = 25
"""Words after an event, so that an article begins with one or two."""
_FIRST = date(2026, 1, 1)
_COUNTRIES = 12
_TOWNS = 40
"""Towns of a country."""
_KINDS = (
    ("Attack", "attacked"), ("Bombing", "bombed"), ("ArmedClash", "clashed"), ("Arrest", "arrested"),
    ("Kidnapping", "kidnapped"), ("Protest", "marched"), ("AirStrike", "struck"), ("Killing", "killed"),
    ("MilitaryOperation", "raided"), ("Negotiation", "met"),
)  # fmt: skip
_GENERAL = {"Bombing": ("Attack", "attacked"), "AirStrike": ("Attack", "attacked")}
_DOERS = ("gunmen", "militants", "soldiers", "police officers", "villagers", "students", "miners", "prisoners")
_TARGETS = (
    "a market", "a convoy", "a checkpoint", "a mosque", "a school", "a hospital", "a bus", "a train", "a ferry",
    "an airport", "a pipeline", "a mine", "a prison", "an embassy", "a bridge", "a hotel", "a bank", "a funeral",
    "a wedding", "a court", "a barracks", "a tower block", "a newspaper", "a refugee camp", "traders", "farmers",
    "worshippers", "teachers", "judges", "officials", "tourists", "aid workers", "journalists", "fishermen", *_DOERS,
)  # fmt: skip
_SOUNDS = ("ba", "dor", "ka", "len", "mir", "no", "pra", "ru", "sel", "tav", "um", "vek", "zor", "hal", "gri", "jo")


@dataclass(frozen=True, slots=True)
class _Land:
    """A country with what does not change in it."""

    country: Called
    towns: tuple[Called, ...]
    bodies: tuple[Called, ...]


@dataclass(frozen=True, slots=True)
class _Incident:
    """What happened, before anybody tells it."""

    land: int
    told: Told


def articles(count: int, seed: int = 1) -> Iterator[Extraction]:
    """So many articles, day by day; the first thousand are the same however many are asked for."""
    chance = Random(seed)  # noqa: S311
    made, before, day = 0, [], _FIRST
    while made < count:
        today = list(_incidents(chance, day))
        for number in range(min(A_DAY, count - made)):
            yield _article(chance, f"d{(day - _FIRST).days}-{number}", day, today, before)
            made += 1
        before, day = today, day + timedelta(days=1)


@cache
def _lands() -> tuple[_Land, ...]:
    chance = Random("lands")  # noqa: S311
    return tuple(_land(chance, number) for number in range(_COUNTRIES))


def _land(chance: Random, number: int) -> _Land:
    name = f"{_word(chance, 2)}ia".title()
    tabled = number % 3 > 0
    country = Called("Country", name, key=f"invented/{number}" if tabled else None, times=3)
    towns = tuple(
        Called("City", _word(chance, 3).title(), key=f"invented/{number}-{town}" if town % 3 else None)
        for town in range(_TOWNS)
    )
    bodies = tuple(
        Called(kind, f"{name[:-2]} {what}", (short,) if short else ())
        for kind, what, short in (
            ("MilitaryForce", "Army", ""), ("SecurityForce", "Police", ""), ("Government", "Ministry of Defence", ""),
            ("ArmedGroup", "Liberation Front", f"{name[0]}LF"), ("PoliticalParty", "People's Party", ""),
        )
    )  # fmt: skip
    return _Land(country, towns, bodies)


def _incidents(chance: Random, day: date) -> Iterator[_Incident]:
    for _ in range(2 * A_DAY):
        number = chance.randrange(_COUNTRIES)
        land = _lands()[number]
        kind, trigger = chance.choice(_KINDS)
        dead = chance.choice((None, None, 1, 2, 4, 7, 12, 30))
        yield _Incident(
            number,
            Told(
                kind, trigger, day.isoformat(), (chance.choice(land.towns),), (_doer(chance, land),),
                (_target(chance),),
                None if dead is None else (dead, dead),
            ),
        )  # fmt: skip


def _target(chance: Random) -> Called:
    noun = chance.choice(_TARGETS)
    return Called("Facility" if noun.startswith(("a ", "an ")) else "Person", noun, named=False)


def _doer(chance: Random, land: _Land) -> Called:
    if chance.random() < 0.5:
        return chance.choice(land.bodies)
    return Called("Person", chance.choice(_DOERS), named=False)


def _article(chance: Random, key: str, day: date, today: list[_Incident], before: list[_Incident]) -> Extraction:
    known = [*today, *before]
    first = chance.choice(known)
    near = [one for one in known if one.land == first.land]
    chosen = list(dict.fromkeys([first, *chance.choices(near, k=2), *chance.choices(known, k=chance.randint(1, 5))]))
    told = [_in_other_words(chance, one.told) for one in chosen]
    others = [_lands()[first.land].country, *(_person(chance, first.land, day) for _ in range(chance.randint(1, 3)))]
    others += chance.sample(_lands()[first.land].bodies, 2)
    others += [replace(town, times=1) for town in chance.sample(_lands()[first.land].towns, 2)]
    return article(key, day.isoformat(), told, dict.fromkeys(others), between=_BETWEEN)


def _in_other_words(chance: Random, told: Told) -> Told:
    kind, trigger = (
        _GENERAL.get(told.type, (told.type, told.trigger)) if chance.random() < 0.3 else (told.type, told.trigger)
    )
    killed = told.killed
    if killed is not None and killed[0] is not None and chance.random() < 0.3:
        killed = (killed[0] + 1, killed[0] + 1)
    return replace(
        told,
        type=kind,
        trigger=trigger,
        day=told.day if chance.random() < 0.7 else None,
        places=told.places if chance.random() < 0.85 else (),
        agents=told.agents if chance.random() < 0.7 else (),
        killed=killed if chance.random() < 0.7 else None,
    )


def _person(chance: Random, land: int, day: date) -> Called:
    """Somebody of a country: the longer the news go on, the more people there have been, by a power of the days."""
    number = int(chance.random() ** 2 * 40 * (1 + (day - _FIRST).days) ** 0.7)
    own = Random(f"{land} {number}")  # noqa: S311
    names = [
        _word(own, 2).title(),
        *([_word(own, 1).title() + "an"] if own.random() < 0.3 else []),
        _word(own, 2).title(),
    ]
    if len(names) == 3 and chance.random() < 0.3:
        del names[1]
    return Called("Person", " ".join(names))


def _word(chance: Random, sounds: int) -> str:
    return "".join(chance.choice(_SOUNDS) for _ in range(sounds))
