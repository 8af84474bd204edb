"""Whether two events took place in the same place, as far as they and their articles tell."""

from __future__ import annotations

from kg.identity.model import Case, Excluded, Paper, Report, Thing
from kg.identity.places import holders_of, is_division
from kg.resolve.nearness import kilometres

_NEAR = 3.0
"""Kilometres within which two settlements are one place."""
_HOMES = 3
"""Settlements of an article that may be what it is about."""


def compare_places(one: Report, other: Report, papers: tuple[Paper, Paper]) -> Case | None:
    """The case of the weights that holds for the places that two events tell; None where there is nothing to compare.

    Raises:
        Excluded: They took place in different towns or divisions.
    """
    if one.towns and other.towns:
        return _towns(one.towns, other.towns, papers)
    if one.towns:
        return _town_and_more(one.towns, other, papers[1])
    if other.towns:
        return _town_and_more(other.towns, one, papers[0])
    if one.regions and other.regions:
        return _divisions(one.regions, other.regions)
    return None


def _towns(ours: tuple[Thing, ...], theirs: tuple[Thing, ...], papers: tuple[Paper, Paper]) -> Case:
    if (found := _one_town(ours, theirs)) is not None:
        return found
    beside = _is_told(theirs, papers[0]) or _is_told(ours, papers[1])
    if not beside or all(thing.keyed for thing in (*ours, *theirs)):
        raise Excluded
    return "other", _labels(ours), _labels(theirs)


def _one_town(ours: tuple[Thing, ...], theirs: tuple[Thing, ...]) -> Case | None:
    for thing in ours:
        for other in theirs:
            if same_place(thing, other):
                return "town", thing.label
    for thing in ours:
        for other in theirs:
            if (apart := _apart(thing, other)) is not None and apart <= _NEAR:
                return "near", thing.label, other.label, apart
    return None


def far_apart(one: Report, other: Report) -> bool:
    """Whether two events took place in different towns, by the tables."""
    if not one.towns or not other.towns or not all(thing.keyed for thing in (*one.towns, *other.towns)):
        return False
    return _one_town(one.towns, other.towns) is None


def _is_told(towns: tuple[Thing, ...], paper: Paper) -> bool:
    """Whether an article speaks of any of some settlements."""
    return any(not town.names.isdisjoint(paper.sites) for town in towns)


def _town_and_more(towns: tuple[Thing, ...], untold: Report, paper: Paper) -> Case | None:
    """One tells the settlement, the other a region or nothing."""
    home = next((rank for rank, place in enumerate(paper.home) for town in towns if same_place(town, place)), None)
    if regions := untold.regions:
        if any(region.iri in holders_of(town.iri) for town in towns for region in regions):
            return "held", _labels(towns), _labels(regions)
        if any(holders_of(town.iri) for town in towns) and all(is_division(region.iri) for region in regions):
            raise Excluded
        return None if home is None else ("mentioned", _labels(towns))
    if home is None:
        return ("elsewhere", _labels(towns)) if paper.home else None
    foremost = home < _HOMES and paper.home[home].mentions >= paper.home[0].mentions
    return "home" if foremost else "mentioned", _labels(towns)


def _divisions(ours: tuple[Thing, ...], theirs: tuple[Thing, ...]) -> Case | None:
    for region in ours:
        for elsewhere in theirs:
            if same_place(region, elsewhere):
                return "region", region.label
    within = any(a.iri in holders_of(b.iri) or b.iri in holders_of(a.iri) for a in ours for b in theirs)
    if not within and all(is_division(t.iri) for t in (*ours, *theirs)):
        raise Excluded  # and no district and its province
    return None


def _labels(things: tuple[Thing, ...]) -> str:
    return ", ".join(thing.label for thing in things)


def same_place(one: Thing, other: Thing) -> bool:
    """One place by the tables, or by its name where a table does not have both."""
    if one.keyed and other.keyed:
        return one.iri == other.iri
    return bool(one.names & other.names)


def _apart(one: Thing, other: Thing) -> float | None:
    """The distance between two places in km; None where a position is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return kilometres((one.lat, one.lon), (other.lat, other.lon))
