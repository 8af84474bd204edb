"""What an event may be known by, worked out once for each: most pairs of events have none of it in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.identity.alike import kinds_in, kinds_of
from kg.identity.model import Count, Thing
from kg.identity.places import country_of

SETTLEMENTS = frozenset({"City", "Place"})
_ACTORS = frozenset(
    {
        "Person", "ArmedGroup", "MilitaryForce", "SecurityForce", "Government", "PoliticalParty", "Organization",
        "Country",
    }
)  # fmt: skip
_PLACES = frozenset({"Country", "Region", *SETTLEMENTS})
_PEOPLE = frozenset({*_ACTORS, "PopulationGroup"}) - {"Country"}
_BY_TYPE = {
    "ArmedGroup": frozenset({"rebels"}), "MilitaryForce": frozenset({"army"}), "SecurityForce": frozenset({"police"}),
}  # fmt: skip
_NAMES_SAY_NOTHING = frozenset({"Person", *_PLACES})
"""Types of which a name does not tell a kind: a Mr Farmer, a town called Market."""


def actors(agents: Iterable[Thing]) -> tuple[Thing, ...]:
    """Those of agents that have names and can act."""
    return tuple(t for t in agents if t.named and t.type in _ACTORS)


def hit(targets: Sequence[Thing], places: Sequence[Thing]) -> tuple[Thing, ...]:
    """What was hit: targets, and the facility that was the place of it, "a market"; no town, no region."""
    return (*(t for t in targets if t.type not in _PLACES), *(t for t in places if t.type == "Facility"))


def kinds(things: Iterable[Thing]) -> frozenset[str]:
    """The kinds of things: of what has a name those that it is known by, as the forces of a state are."""
    return frozenset(kind for thing in things for kind in _kinds(thing))


def kinds_within(things: Iterable[Thing]) -> frozenset[str]:
    """The kinds of all that things are called."""
    return frozenset(kind for thing in things for kind in (*_kinds(thing), *_parts(thing)))


def sorts(things: Iterable[Thing]) -> frozenset[str]:
    """Whether things that are of a kind are people or not: a school and a teacher are no two targets."""
    return frozenset("people" if thing.type in _PEOPLE else "things" for thing in things if _kinds(thing))


def _kinds(thing: Thing) -> frozenset[str]:
    if not thing.named:
        return kinds_of(thing.label)
    return _BY_TYPE.get(thing.type) or _parts(thing)


def _parts(thing: Thing) -> frozenset[str]:
    return frozenset() if thing.named and thing.type in _NAMES_SAY_NOTHING else kinds_in(thing.label)


def towns(targets: Sequence[Thing], places: Sequence[Thing]) -> tuple[Thing, ...]:
    """The settlements that an event took place in, each once."""
    told = (*places, *(t for t in targets if t.type == "City"))
    return tuple({t.iri: t for t in told if t.named and t.type in SETTLEMENTS}.values())


def regions(places: Sequence[Thing]) -> tuple[Thing, ...]:
    """The divisions of countries that an event took place in."""
    return tuple(t for t in places if t.named and t.type == "Region")


def countries(places: Sequence[Thing]) -> frozenset[str]:
    """IRIs of the countries that the tables know places to lie in."""
    return frozenset(one for place in places if place.named and (one := country_of(place.iri)) is not None)


def traits(things: Iterable[Thing], counts: Iterable[Count], of: Iterable[str]) -> frozenset[str]:
    """What an event may be known by.

    Args:
        things: Who and what took part in it, and where it was.
        counts: Its tolls.
        of: Kinds of what was hit.
    """
    return frozenset(_traits(things, counts, of))


def _traits(things: Iterable[Thing], counts: Iterable[Count], of: Iterable[str]) -> Iterator[str]:
    for thing in things:
        if thing.named and thing.type != "Country":
            yield thing.iri
            yield from thing.names
    yield from of
    for count in counts:
        yield f"{count.kind} {count.least} {count.most}"
