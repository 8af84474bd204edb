"""Whether two events took place in the same place, as far as they and their articles tell."""

from __future__ import annotations

from collections.abc import Iterator

from kg.identity.model import Excluded, Paper, Report, Thing
from kg.identity.places import country_of, holders_of
from kg.resolve.nearness import kilometres

_SETTLEMENTS = frozenset({"City", "Place"})
_NEAR = 3.0
"""Kilometres within which two settlements are one place."""
_FOREIGN = 0.15
"""Share in what an article says of countries below which it is not about a country."""
_HOMES = 3
"""Settlements of an article that may be what it is about."""


def compare_places(one: Report, other: Report, papers: tuple[Paper, Paper]) -> Iterator[tuple[str, str]]:
    """The case of the weights that holds for two places, with words for it.

    Raises:
        Excluded: They took place in different towns or countries.
    """
    _same_country(one, other, papers)
    ours, theirs = _settlements(one), _settlements(other)
    if ours and theirs:
        yield _towns(ours, theirs)
    elif ours or theirs:
        told, untold, paper = (ours, other, papers[1]) if ours else (theirs, one, papers[0])
        yield from _town_and_more(told, untold, paper)
    else:
        yield from _no_town(one, other, papers)


def _towns(ours: tuple[Thing, ...], theirs: tuple[Thing, ...]) -> tuple[str, str]:
    for thing in ours:
        for other in theirs:
            if _same(thing, other):
                return "town", f"both in {thing.label}"
    for thing in ours:
        for other in theirs:
            if (apart := _apart(thing, other)) is not None and apart <= _NEAR:
                return "near", f"{thing.label} and {other.label} are {apart:.0f} km apart"
    if all(thing.keyed for thing in (*ours, *theirs)):
        raise Excluded
    return "other", f"{', '.join(t.label for t in ours)} and {', '.join(t.label for t in theirs)}"


def _town_and_more(towns: tuple[Thing, ...], untold: Report, paper: Paper) -> Iterator[tuple[str, str]]:
    """One tells the settlement, the other a region or nothing."""
    names = ", ".join(t.label for t in towns)
    home = next((rank for rank, place in enumerate(paper.home) for town in towns if _same(town, place)), None)
    if regions := _regions(untold):
        known = [town for town in towns if holders_of(town.iri)]
        if any(region.iri in holders_of(town.iri) for town in towns for region in regions):
            yield "held", f"{names} is in {', '.join(r.label for r in regions)}"
        elif known and all(region.keyed for region in regions):
            raise Excluded
        elif home is not None:
            yield "mentioned", f"{names} is spoken of in the article that tells no town"
        return
    if home is None:
        if paper.home:
            yield "elsewhere", f"{names} is not in the article that tells no place"
    elif home < _HOMES and paper.home[home].mentions >= paper.home[0].mentions:
        yield "home", f"{names} is what the article that tells no place is about"
    else:
        yield "mentioned", f"{names} is spoken of in the article that tells no place"


def _no_town(one: Report, other: Report, papers: tuple[Paper, Paper]) -> Iterator[tuple[str, str]]:
    ours, theirs = _regions(one), _regions(other)
    for region in ours:
        for elsewhere in theirs:
            if _same(region, elsewhere):
                yield "region", f"both in {region.label}"
                return
    if ours and theirs:
        held = any(
            a.iri in holders_of(b.iri) or b.iri in holders_of(a.iri) for a in ours for b in theirs
        )  # a district and its province
        if not held and all(t.keyed for t in (*ours, *theirs)):
            raise Excluded
        return
    homes = [paper.home[:1] for paper in papers]
    if all(homes) and _same(homes[0][0], homes[1][0]):
        yield "homes", f"both articles are about {homes[0][0].label}"
    elif (shared := _common_country(papers)) is not None:
        yield "country", f"both in {shared}"


def _same_country(one: Report, other: Report, papers: tuple[Paper, Paper]) -> None:
    ours, theirs = _countries(one), _countries(other)
    if ours and theirs and not ours & theirs:
        raise Excluded
    told = [{country for country, share in paper.countries if share >= _FOREIGN} for paper in papers]
    known = [any(not country.startswith("name:") for country in some) for some in told]
    if known[0] != known[1]:  # what no table has beside what one has is a people or a town, more likely
        return
    if all(told) and not told[0] & told[1] and not (ours & theirs):
        raise Excluded


def _countries(report: Report) -> frozenset[str]:
    """Countries that the tables know an event's places to lie in."""
    found = (country_of(place.iri) for place in report.places if place.named)
    return frozenset(country for country in found if country is not None)


def _common_country(papers: tuple[Paper, Paper]) -> str | None:
    first = {key for key, _ in papers[0].countries[:1]} & {key for key, _ in papers[1].countries[:1]}
    return next((key.removeprefix("name:").rpartition("/")[2] for key in first), None)


def _settlements(report: Report) -> tuple[Thing, ...]:
    places = [*report.places, *(t for t in report.targets if t.type == "City")]
    return tuple({t.iri: t for t in places if t.named and t.type in _SETTLEMENTS}.values())


def _regions(report: Report) -> tuple[Thing, ...]:
    return tuple(t for t in report.places if t.named and t.type == "Region")


def _same(one: Thing, other: Thing) -> bool:
    """One place by the tables, or by its name where a table does not have both."""
    if one.keyed and other.keyed:
        return one.iri == other.iri
    return bool(one.names & other.names)


def _apart(one: Thing, other: Thing) -> float | None:
    """The distance between two places in km; None where a position is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return kilometres((one.lat, one.lon), (other.lat, other.lon))
