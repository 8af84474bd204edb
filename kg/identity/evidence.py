"""What speaks for and against two events of different articles being reports of one incident.

Each piece of evidence has a weight, and the weights add up, as in record linkage (Fellegi and Sunter, A Theory for
Record Linkage, 1969). What no weight can outweigh excludes: days, towns or countries that differ, kinds that cannot be
one thing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Set
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from kg.identity.model import Case, Excluded, Report, Thing
from kg.identity.shared import Shared
from kg.identity.sites import compare_places
from kg.identity.tolls import compare_tolls
from kg.identity.when import compare_times

_KINDRED = (
    frozenset({"Attack", "ArmedClash", "MilitaryOperation", "StateRepression"}),
    frozenset({"Protest", "Riot", "StateRepression"}),
    frozenset({"Kidnapping", "Arrest"}),
    frozenset({"Arrest", "Seizure", "MilitaryOperation"}),
    frozenset({"MilitaryOperation", "Release"}),
    frozenset({"Kidnapping", "Seizure", "Robbery", "TerritorialChange"}),
    frozenset({"Attack", "TerritorialChange", "MilitaryOperation", "ArmedClash"}),
    frozenset({"Attack", "Riot", "ArmedClash", "Release"}),
)
"""Kinds of which one sight may be told as another: a raid as an attack or operation, a rescue as a release."""
_MASSED = frozenset({"ArmedClash", "Riot", "Protest", "MilitaryOperation"})
_LEAD = 300
"""Characters that an article begins with: its headline and first sentence."""
_ANCHORS = frozenset(
    {
        ("time", "day"), ("place", "town"), ("place", "near"), ("targets", "same"), ("targets", "alike"),
        ("toll", "some"), ("toll", "many"), ("agents", "same"),
        ("place", "held"), ("place", "home"), ("time", "within"), ("toll", "meets"), ("toll", "few"),
    }
)  # fmt: skip
_SURE = frozenset({("name", "same"), ("copy", "copied")})
_APART = frozenset(
    {
        ("time", "next"), ("time", "days"), ("time", "recent"), ("time", "stale"), ("place", "other"),
        ("toll", "other"), ("toll", "far"), ("agents", "other"), ("targets", "other"),
    }
)  # fmt: skip
"""What sets two events of one article apart: it would not tell one incident with two days, places, tolls or targets."""
_DONE = frozenset({"occurred", "ongoing", "denied"})
_TRIED = frozenset({"attempted", "failed"})


class Evidence(NamedTuple):
    """One piece of evidence: which case of which feature holds, its weight, and what it was found in."""

    feature: str
    case: str
    weight: float
    found: tuple[Any, ...] = ()

    @property
    def words(self) -> str:
        """What it says."""
        told = (", ".join(sorted(some)) if isinstance(some, Set) else some for some in self.found)
        return str(_table("words")[self.feature][self.case]).format(*told)

    def __str__(self) -> str:
        return f"{self.feature} {self.weight:+.1f}: {self.words}"


def weights() -> dict[str, dict[str, float]]:
    """The weights, by feature and case."""
    return _table("weights")


@cache
def _table(name: str) -> dict[str, dict[str, Any]]:
    with (Path(__file__).parent / f"{name}.toml").open("rb") as file:
        return {feature: table for feature, table in tomllib.load(file).items() if isinstance(table, dict)}


def compare(one: Report, other: Report, shared: Shared) -> tuple[Evidence, ...]:
    """All evidence on two events, for and against; empty where they cannot be one.

    Args:
        one: An event.
        other: Another.
        shared: What their articles share, in this order.
    """
    of = weights()
    try:
        cases = _cases(one, other, shared)
    except Excluded:
        return ()
    return tuple(Evidence(feature, case[0], of[feature][case[0]], case[1:]) for feature, case in cases)


def are_parts(evidence: Iterable[Evidence]) -> bool:
    """Whether two events of one article may be parts of one incident, by the evidence on them."""
    cases = {(each.feature, each.case) for each in evidence}
    return bool(cases) and cases.isdisjoint(_APART)


def leads_with(report: Report) -> bool:
    """Whether an article begins with an event."""
    return report.at < _LEAD


def total(evidence: Iterable[Evidence]) -> float:
    """The weight of evidence."""
    return round(sum(one.weight for one in evidence), 3)


def _cases(one: Report, other: Report, shared: Shared) -> list[tuple[str, Case]]:
    """The cases that hold, each with its feature.

    Raises:
        Excluded: They cannot be one.
    """
    if one.operation and other.operation and one.operation != other.operation:
        raise Excluded
    if one.countries.isdisjoint(other.countries) and ((one.countries and other.countries) or shared.abroad):
        raise Excluded
    found: list[tuple[str, Case | None]] = [
        ("type", _types(one, other)),
        ("time", compare_times(one.span, other.span)),
        ("place", compare_places(one, other, shared.papers) or _homes(one, other, shared)),
        ("status", None if _alike_in_status(one, other) else ("differs", one.status, other.status)),
        ("names", (_how_many(shared.names), shared.names) if shared.names else None),
        ("words", _words(one, other, shared)),
        ("agents", _agents(one, other)),
        ("targets", _targets(one, other)),
        ("toll", compare_tolls(one.counts, other.counts)),
        ("form", ("several",) if _several(one) != _several(other) else None),
        ("name", ("same", one.operation) if one.operation and one.operation == other.operation else None),
        ("copy", ("copied",) if shared.copied else None),
    ]
    holding = [(feature, case) for feature, case in found if case is not None]
    return [*holding, ("anchors", (_anchors(holding, one, other),))]


def _anchors(cases: Iterable[tuple[str, Case]], one: Report, other: Report) -> str:
    """How much that is particular holds two events together, beside all that their articles have in common.

    What both articles begin with needs less of it than what one of them mentions in passing.
    """
    held = {(feature, case[0]) for feature, case in cases}
    anchors = min(len(held & _ANCHORS) + 2 * len(held & _SURE), 2)
    return f"{('neither', 'one', 'both')[leads_with(one) + leads_with(other)]}-{anchors}"


def _types(one: Report, other: Report) -> Case:
    if one.type == other.type:
        return "same", one.type
    if one.type in other.types or other.type in one.types:
        return "general", one.type, other.type
    if not _kindred(one.types, other.types):
        raise Excluded
    return "kindred", one.type, other.type


@cache
def _kindred(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(family & ours and family & theirs for family in _KINDRED)


def related(one: Report, other: Report) -> bool:
    """Whether two events may be one by their kinds."""
    return not one.types.isdisjoint(other.types) or _kindred(one.types, other.types)


def _alike_in_status(one: Report, other: Report) -> bool:
    return any(one.status in some and other.status in some for some in (_DONE, _TRIED))


def _homes(one: Report, other: Report, shared: Shared) -> Case | None:
    if one.towns or other.towns or (one.regions and other.regions):
        return None
    if shared.home is not None:
        return "homes", shared.home
    return None if shared.country is None else ("country", shared.country)


def _words(one: Report, other: Report, shared: Shared) -> Case | None:
    ours, theirs = shared.papers
    both = ((one.words & other.words) | (one.words & theirs.title) | (ours.title & other.words)) - shared.stems
    return (_how_many(both), both) if both else None


def _how_many(things: Set[str]) -> str:
    return ("one", "two", "many")[min(len(things), 3) - 1]


def _agents(one: Report, other: Report) -> Case | None:
    if (shared := _shared(one.actors, other.actors)) is not None:
        return "same", shared
    if alike := one.doers & other.doers:
        return "alike", _plain(alike)
    return ("other", _names(one.actors), _names(other.actors)) if one.actors and other.actors else None


def _targets(one: Report, other: Report) -> Case | None:
    if (shared := _shared(one.hit, other.hit)) is not None:
        return "same", shared
    if alike := one.kinds & other.kinds:
        return "alike", _plain(alike)
    if akin := one.within & other.within:
        return "akin", akin
    return None if one.sorts.isdisjoint(other.sorts) else ("other", _names(one.hit), _names(other.hit))


def _shared(ours: tuple[Thing, ...], theirs: tuple[Thing, ...]) -> str | None:
    """What has a name and is in both."""
    for thing in ours:
        for other in theirs:
            if thing.named and other.named and (thing.iri == other.iri or not thing.names.isdisjoint(other.names)):
                return thing.label
    return None


def _plain(of: Set[str]) -> frozenset[str]:
    return frozenset(kind.removeprefix("=") for kind in of)


def _names(things: tuple[Thing, ...]) -> frozenset[str]:
    return frozenset(thing.label for thing in things)


def _several(report: Report) -> bool:
    """Whether its trigger is a plural noun: "attacks"; clashes and riots are mostly one."""
    if _MASSED & report.types:
        return False
    trigger = report.label.partition(":")[0].lower()
    return trigger.endswith("s") and not trigger.endswith("ss") and len(trigger) > 4
