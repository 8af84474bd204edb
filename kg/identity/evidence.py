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
from kg.identity.model import Count, Excluded, Paper, Report, Thing
from kg.identity.sites import compare_places
from kg.identity.stems import stems
from kg.identity.when import Span, span_of

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
_DONE = frozenset({"occurred", "ongoing", "denied"})
_TRIED = frozenset({"attempted", "failed"})
_MANY, _SOME = 10, 3
_RECENT = 4
"""Days: how old what is told without a date mostly is."""
_TIMES = 3.0
"""How many times larger a later toll may well be than an earlier one."""


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
        return tuple(_compare(one, other, papers, copied))
    except Excluded:
        return ()


def total(evidence: Iterable[Evidence]) -> float:
    """The weight of evidence."""
    return round(sum(one.weight for one in evidence), 3)


def _compare(one: Report, other: Report, papers: tuple[Paper, Paper], copied: bool) -> Iterator[Evidence]:
    if one.operation and other.operation and one.operation != other.operation:
        raise Excluded
    yield _of_type(one, other)
    yield from _of_status(one, other)
    yield _of_time(span_of(one, papers[0]), span_of(other, papers[1]))
    for case, words in compare_places(one, other, papers):
        yield _weighed("place", case, words)
    yield from _of_names(papers)
    yield from _of_words(one, other, papers)
    yield from _of_agents(one, other)
    yield from _of_targets(one, other)
    yield from _of_tolls(one.counts, other.counts)
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


def _of_time(one: Span | None, other: Span | None) -> Evidence:
    if one is None or other is None:
        raise Excluded
    apart = max((other.first - one.last).days, (one.first - other.last).days, 0)
    if one.exact and other.exact:
        case = {0: "day", 1: "next", 2: "days"}.get(apart)
        if case is None:
            raise Excluded
        return _weighed("time", case, f"{_days(one)} and {_days(other)}" if apart else f"both on {_days(one)}")
    words = f"{_days(one)} and {_days(other)}"
    if one.guessed and other.guessed:
        return _weighed(
            "time",
            _published(abs((one.last - other.last).days), (one.last - one.first).days),
            f"no day, told by {one.last} and {other.last}",
        )
    if one.guessed or other.guessed:
        told, news = (other, one) if one.guessed else (one, other)
        return _weighed(
            "time",
            _age((news.last - told.last).days, told, (news.last - news.first).days),
            f"{_days(told)}, and news of {news.last}",
        )
    if apart > 1:
        raise Excluded
    short = all(span.exact or (span.last - span.first).days <= 10 for span in (one, other))
    return _weighed("time", "within" if short and (one.exact or other.exact) else "wide", words)


def _published(apart: int, oldest: int) -> str:
    """How near each other two articles tell of something without a date."""
    if apart > oldest:
        raise Excluded
    return "together" if apart <= 1 else "apart" if apart <= _RECENT else "asunder"


def _age(days: int, told: Span, oldest: int) -> str:
    """How old an event is in an article that gives it no date, if it is the one that is told with days."""
    if days < (-1 if told.exact else (told.first - told.last).days) or days > oldest:
        raise Excluded
    return "fresh" if days <= 1 else "recent" if days <= _RECENT else "stale"


def _days(span: Span) -> str:
    return str(span.first) if span.first == span.last else f"{span.first} to {span.last}"


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


def _of_tolls(ours: tuple[Count, ...], theirs: tuple[Count, ...]) -> Iterator[Evidence]:
    """The best match of any number of one with one of the other; else how far the largest are apart."""
    equal = [
        (one.least or one.most or 0, one.kind)
        for one in ours
        for other in theirs
        if one.kind == other.kind and one == other and (one.least is not None or one.most is not None)
    ]
    if equal:
        number, kind = max(equal)
        case = "many" if number >= _MANY else "some" if number >= _SOME else "few"
        yield _weighed("toll", case, f"both tell of {number} {kind}")
        return
    for kind in ("killed", "injured", "kidnapped", "detained", "displaced"):
        one, other = _largest(ours, kind), _largest(theirs, kind)
        if one is not None and other is not None:
            yield _numbers(one, other, kind)
            return


def _numbers(one: Count, other: Count, kind: str) -> Evidence:
    words = f"{_count(one)} and {_count(other)} {kind}"
    if _low(one) <= _high(other) and _low(other) <= _high(one):
        return _weighed("toll", "meets", words)
    low, high = sorted((one.least or one.most or 1, other.least or other.most or 1))
    return _weighed("toll", "far" if high > _TIMES * max(low, 1) else "other", words)


def _largest(counts: tuple[Count, ...], kind: str) -> Count | None:
    told = [c for c in counts if c.kind == kind and (c.least is not None or c.most is not None)]
    return max(told, key=lambda c: (c.least or c.most or 0, c.most or 0), default=None)


def _low(count: Count) -> float:
    return count.least if count.least is not None else 0


def _high(count: Count) -> float:
    return count.most if count.most is not None else float("inf")


def _count(count: Count) -> str:
    if count.least == count.most:
        return str(count.least)
    return f"{count.least if count.least is not None else '?'} to {count.most if count.most is not None else '?'}"


def _several(report: Report) -> bool:
    """Whether its trigger is a plural noun: "attacks"."""
    trigger = report.label.partition(":")[0].lower()
    return trigger.endswith("s") and not trigger.endswith("ss") and len(trigger) > 4
