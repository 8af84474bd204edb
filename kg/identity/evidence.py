"""What speaks for and against two events of different articles being reports of one incident.

Each piece of evidence has a weight, and the weights add up, as in record linkage (Fellegi and Sunter, A Theory for
Record Linkage, 1969). What no weight can outweigh excludes: days, towns or countries that differ, kinds that cannot be
one thing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.identity.alike import kinds_of
from kg.identity.model import Excluded, Paper, Report, Thing
from kg.identity.sites import compare_places
from kg.identity.stems import stems
from kg.identity.tolls import compare_tolls
from kg.identity.when import compare_times, span_of

_KINDRED = (
    frozenset({"Attack", "ArmedClash", "MilitaryOperation", "StateRepression"}),
    frozenset({"Protest", "Riot", "StateRepression"}),
    frozenset({"Kidnapping", "Arrest"}),
    frozenset({"Attack", "TerritorialChange"}),
    frozenset({"Attack", "Riot"}),
)
"""Kinds of which one sight may be told as another: a raid as an attack or an operation, a march as a riot."""
_DEEDS = frozenset().union(*_KINDRED, {"Seizure", "Release", "Robbery", "Torture", "SexualViolence", "Displacement"})
"""Kinds that may be part of one incident at all, though told as seldom as this."""
_ACTORS = frozenset(
    {
        "Person", "ArmedGroup", "MilitaryForce", "SecurityForce", "Government", "PoliticalParty", "Organization",
        "Country",
    }
)  # fmt: skip
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
_DONE = frozenset({"occurred", "ongoing", "denied"})
_TRIED = frozenset({"attempted", "failed"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: which case of which feature holds, in words, with its weight."""

    feature: str
    case: str
    weight: float
    words: str

    def __str__(self) -> str:
        return f"{self.feature} {self.weight:+.1f}: {self.words}"


@cache
def weights() -> dict[str, dict[str, float]]:
    """The weights, by feature and case."""
    with (Path(__file__).parent / "weights.toml").open("rb") as file:
        return {name: table for name, table in tomllib.load(file).items() if isinstance(table, dict)}


def compare(one: Report, other: Report, papers: tuple[Paper, Paper], *, copied: bool = False) -> tuple[Evidence, ...]:
    """All evidence on two events of different articles, for and against; empty where they cannot be one.

    Args:
        one: An event.
        other: Another.
        papers: Their articles.
        copied: Whether one article is nearly a copy of the other.
    """
    try:
        found = tuple(_compare(one, other, papers, copied))
    except Excluded:
        return ()
    return (*found, _anchored(found, one, other))


def _anchored(evidence: Sequence[Evidence], one: Report, other: Report) -> Evidence:
    """How much that is particular holds two events together, beside all that their articles have in common.

    What both articles begin with needs less of it than what one of them mentions in passing.
    """
    cases = {(each.feature, each.case) for each in evidence}
    anchors = min(len(cases & _ANCHORS) + 2 * len(cases & _SURE), 2)
    leads = sum(report.at < _LEAD for report in (one, other))
    words = f"{('nothing', 'one thing', 'more than one thing')[anchors]} in particular; "
    words += f"{('neither article begins', 'one article begins', 'both articles begin')[leads]} with it"
    return _weighed("anchors", f"{('neither', 'one', 'both')[leads]}-{anchors}", words)


def total(evidence: Iterable[Evidence]) -> float:
    """The weight of evidence."""
    return round(sum(one.weight for one in evidence), 3)


def _compare(one: Report, other: Report, papers: tuple[Paper, Paper], copied: bool) -> Iterator[Evidence]:
    if one.operation and other.operation and one.operation != other.operation:
        raise Excluded
    yield _of_type(one, other)
    yield from _of_status(one, other)
    yield _weighed("time", *compare_times(span_of(one, papers[0]), span_of(other, papers[1])))
    for case, words in compare_places(one, other, papers):
        yield _weighed("place", case, words)
    yield from _of_names(papers)
    yield from _of_words(one, other, papers)
    yield from _of_agents(one, other)
    yield from _of_targets(one, other)
    yield from (_weighed("toll", *found) for found in compare_tolls(one.counts, other.counts))
    if _several(one) != _several(other):
        yield _weighed("form", "several", "one tells of several, the other of one")
    if one.operation and one.operation == other.operation:
        yield _weighed("name", "same", f"both are called {one.operation}")
    if copied:
        yield _weighed("copy", "copied", "one article is nearly a copy of the other")


def _weighed(feature: str, case: str, words: str) -> Evidence:
    return Evidence(feature, case, weights()[feature][case], words)


def _of_type(one: Report, other: Report) -> Evidence:
    if one.type == other.type:
        return _weighed("type", "same", f"both are of type {one.type}")
    if one.type in other.types or other.type in one.types:
        return _weighed("type", "general", f"{one.type} and {other.type} can be one")
    words = f"{one.type} and {other.type}"
    if any(family & one.types and family & other.types for family in _KINDRED):
        return _weighed("type", "kindred", f"{words} are kindred")
    if _DEEDS & one.types and _DEEDS & other.types:
        return _weighed("type", "distant", f"{words} are seldom one")
    raise Excluded


def _of_status(one: Report, other: Report) -> Iterator[Evidence]:
    if (one.status in _DONE and other.status in _DONE) or (one.status in _TRIED and other.status in _TRIED):
        return
    yield _weighed("status", "differs", f"one {one.status}, the other {other.status}")


def _of_names(papers: tuple[Paper, Paper]) -> Iterator[Evidence]:
    titled = {
        name
        for one, other in (papers, papers[::-1])
        for name in one.names
        if stems(name) and stems(name) <= other.title
    }
    if shared := sorted((papers[0].names & papers[1].names) | titled):
        yield _weighed("names", _how_many(shared), f"both articles speak of {', '.join(shared)}")


def _of_words(one: Report, other: Report, papers: tuple[Paper, Paper]) -> Iterator[Evidence]:
    shared = (one.words & (other.words | papers[1].title)) | (papers[0].title & other.words)
    known = frozenset(stem for name in papers[0].names & papers[1].names for stem in stems(name))
    if told := sorted(shared - known):
        yield _weighed("words", _how_many(told), f"both say {', '.join(told)}")


def _how_many(things: Sequence[str]) -> str:
    return {1: "one", 2: "two"}.get(len(things), "many")


def _of_agents(one: Report, other: Report) -> Iterator[Evidence]:
    ours, theirs = _actors(one.agents), _actors(other.agents)
    if (shared := _shared(ours, theirs)) is not None:
        yield _weighed("agents", "same", f"both by {shared}")
    elif alike := _alike(one.agents, other.agents):
        yield _weighed("agents", "alike", f"both by such as {alike}")
    elif ours and theirs:
        yield _weighed("agents", "other", f"by {_names(ours)} in one and by {_names(theirs)} in the other")


def _of_targets(one: Report, other: Report) -> Iterator[Evidence]:
    ours, theirs = _hit(one), _hit(other)
    if (shared := _shared(*(tuple(t for t in some if t.named) for some in (ours, theirs)))) is not None:
        yield _weighed("targets", "same", f"both on {shared}")
    elif alike := _alike(ours, theirs):
        yield _weighed("targets", "alike", f"both on such as {alike}")
    elif _kinds(ours) and _kinds(theirs):
        yield _weighed("targets", "other", f"on {_names(ours)} in one and on {_names(theirs)} in the other")


def _hit(report: Report) -> tuple[Thing, ...]:
    """What was hit, and what the place was where it has no name of its own: "a market"."""
    places = {"Country", "Region", "City", "Place"}
    spots = (t for t in report.places if not t.named or t.type == "Facility")
    return (*(t for t in report.targets if not (t.named and t.type in places)), *spots)


def _actors(things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    return tuple(t for t in things if t.named and t.type in _ACTORS)


def _shared(ours: tuple[Thing, ...], theirs: tuple[Thing, ...]) -> str | None:
    for thing in ours:
        for other in theirs:
            if thing.iri == other.iri or thing.names & other.names:
                return thing.label
    return None


def _alike(ours: tuple[Thing, ...], theirs: tuple[Thing, ...]) -> str:
    shared = _kinds(ours) & _kinds(theirs)
    return ", ".join(sorted(kind.removeprefix("=") for kind in shared))


def _kinds(things: tuple[Thing, ...]) -> frozenset[str]:
    return frozenset(kind for thing in things for kind in _kinds_of(thing.label))


_kinds_of: Callable[[str], frozenset[str]] = lru_cache(maxsize=65536)(kinds_of)


def _names(things: tuple[Thing, ...]) -> str:
    return ", ".join(sorted({thing.label for thing in things}))


def _several(report: Report) -> bool:
    """Whether its trigger is a plural noun: "attacks"; clashes and riots are mostly one."""
    if _MASSED & report.types:
        return False
    trigger = report.label.partition(":")[0].lower()
    return trigger.endswith("s") and not trigger.endswith("ss") and len(trigger) > 4
