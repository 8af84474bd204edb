"""From tolls that stand side by side to the numbers of a table: never added up, never averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kg.export.facts import Facts
from kg.export.tellers import as_cell, who_tells
from kg.tables import Deaths

_WHOLE = frozenset({"fatalities", "best", "dead"})
_OPEN = frozenset({"mixed", "unknown"})
_VAGUE = frozenset({"dozens", "hundreds", "range", "unspecified"})
"""Qualifiers of words that name no number: the first of "dozens" is none that anybody gave."""
_FIGHTERS = frozenset({"combatant", "securityForces"})


@dataclass(frozen=True, slots=True)
class Toll:
    """One toll.

    Attributes:
        victims: The words for the people counted; of a table, the name of the column.
        told: Who gives it.
    """

    kind: str
    victim_class: str
    victims: str
    minimum: int | None
    maximum: int | None
    best: int | None
    perpetrators: frozenset[str]
    told: frozenset[str]

    @property
    def size(self) -> int:
        """The largest of its numbers."""
        return max(number or 0 for number in (self.minimum, self.maximum, self.best))


def tolls_of(facts: Facts, event: str) -> list[Toll]:
    """The tolls of an event."""
    article = next(iter(facts.having("cn:sha256")))
    return [_toll(facts, article, node) for node in facts.of(event, "cn:ofEvent")]


def deaths(tolls: Iterable[Toll], side_a: frozenset[str], side_b: frozenset[str], table: str | None) -> Deaths:
    """The dead of an event.

    Args:
        tolls: All its tolls.
        side_a: IRIs of its agents.
        side_b: IRIs of its targets.
        table: The table that it was read from: its columns say what each number counts.
    """
    killed = [toll for toll in tolls if toll.kind == "killed"]
    if table is not None:
        wholes = [toll for toll in killed if toll.victims in _WHOLE]
        groups = [[t for t in killed if t.victims == f"deaths_{name}"] for name in ("a", "b", "civilians", "unknown")]
    else:
        wholes = _per_source(killed, _whole)
        fighters = [toll for toll in killed if toll.victim_class in _FIGHTERS and toll.perpetrators]
        lists = (
            [toll for toll in fighters if toll.perpetrators <= side_b],
            [toll for toll in fighters if toll.perpetrators <= side_a],
            [toll for toll in killed if toll.victim_class == "civilian"],
            [toll for toll in killed if toll.victim_class == "unknown"],
        )
        groups = [_per_source(some, _only) for some in lists]
    parts = [_agreed(some) for some in groups]
    side_a_dead, side_b_dead, civilians, unknown = parts
    lows, highs = [toll.minimum for toll in wholes], [toll.maximum for toll in wholes]
    low = min(number for number in lows if number is not None) if lows and None not in lows else None
    high = max(number for number in highs if number is not None) if highs and None not in highs else None
    best = _agreed(wholes)
    if best is not None and any(toll.size > best for toll in killed if toll.told not in {one.told for one in wholes}):
        best = None  # somebody who gives no total counts more in one part
    used = [toll for some, number in zip(groups, parts, strict=True) if number is not None for toll in some]
    used += [] if best is low is high is None else wholes
    return Deaths(
        best, low, high, side_a_dead, side_b_dead, civilians, unknown, told_best=_told(wholes), told=_told(used)
    )


def injured(tolls: Iterable[Toll]) -> tuple[int | None, str]:
    """How many were injured where all who count agree, and who counts."""
    wholes = _per_source([toll for toll in tolls if toll.kind == "injured"], _whole)
    return _agreed(wholes), _told(wholes)


def _per_source(tolls: Sequence[Toll], pick: Callable[[list[Toll]], Toll | None]) -> list[Toll]:
    """What each of those who count gives, picked out of all that they give."""
    sources: defaultdict[frozenset[str], list[Toll]] = defaultdict(list)
    for toll in tolls:
        sources[toll.told].append(toll)
    return [found for some in sources.values() if (found := pick(some)) is not None]


def _whole(tolls: list[Toll]) -> Toll | None:
    """The toll of all: the largest of people of no one class, or the only one; of several parts there is none."""
    people = [toll for toll in tolls if toll.victim_class in _OPEN]
    return max(people, key=lambda toll: toll.size) if people else _only(tolls)


def _only(tolls: list[Toll]) -> Toll | None:
    return tolls[0] if len(tolls) == 1 else None


def _agreed(tolls: Iterable[Toll]) -> int | None:
    numbers = {toll.best for toll in tolls}
    return numbers.pop() if len(numbers) == 1 else None


def _told(tolls: Iterable[Toll]) -> str:
    return as_cell(frozenset().union(*(toll.told for toll in tolls)))


def _toll(facts: Facts, article: str, node: str) -> Toll:
    minimum, maximum, best = (
        int(number) if (number := facts.one(node, name)) is not None else None
        for name in ("cn:minimum", "cn:maximum", "cn:best")
    )
    return Toll(
        kind=facts.code(node, "cn:casualtyKind") or "",
        victim_class=facts.code(node, "cn:victimClass") or "unknown",
        victims=facts.one(node, "cn:victims") or "",
        minimum=minimum,
        maximum=maximum,
        best=None if facts.code(node, "cn:qualifier") in _VAGUE else best,
        perpetrators=frozenset(facts.all(node, "cn:hasPerpetrator")),
        told=who_tells(facts, article, node),
    )
