"""The evidence on events of different articles, when groups of them can be one incident, and what the incident is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.identity.archive import Archive
from kg.identity.clusters import Merge
from kg.identity.evidence import Evidence, are_parts, compare, total
from kg.identity.model import Paper, Report
from kg.identity.shared import Shared, shared
from kg.identity.sides import at_odds
from kg.model.values import lineage

SURE = math.inf
"""The score of a pair that somebody has joined."""
_KEPT = 1 << 14
"""Pairs that are remembered: what is asked about again was mostly asked about a moment ago."""
_SLACK = 1.5
"""How far below the threshold two groups may be on average."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two events that are joined, and why, in words; by a person where ``score`` is None."""

    one: str
    other: str
    score: float | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """What several events are reports of.

    Attributes:
        reports: IRIs of the events, the earliest first.
        type: The most exact kind that most of them tell.
        joins: What holds them together, one fewer than reports.
    """

    reports: tuple[str, ...]
    type: str
    label: str
    joins: tuple[Join, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What joining heeds beside the evidence.

    Attributes:
        threshold: Least score of a join.
        together: Pairs of IRIs that somebody has said to be one, each sorted.
        apart: Pairs that somebody has said not to be.
    """

    threshold: float
    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


class Evidences:
    """The evidence on pairs of events."""

    def __init__(self, archive: Archive, rules: Rules) -> None:
        """Takes the articles, and what joining heeds."""
        self._archive = archive
        self._rules = rules
        self._between = lru_cache(_KEPT)(self._shared)
        self._known = lru_cache(_KEPT)(self.score)

    def on(self, one: str, other: str) -> tuple[Evidence, ...]:
        """All evidence on two events, by their IRIs; none where they cannot be one."""
        ours, theirs = self._archive.reports[one], self._archive.reports[other]
        return compare(ours, theirs, self._between(ours.graph, theirs.graph))

    def _shared(self, graph: str, other: str) -> Shared:
        papers = self._archive.papers
        return shared(papers[graph], papers[other], copied=self._archive.copied(graph, other))

    def score(self, one: str, other: str) -> float:
        """The weight of the evidence: endless where a person has joined them, below all where they cannot be one.

        Args:
            one: IRI of an event.
            other: IRI of another, behind it in the order of text.
        """
        if (one, other) in self._rules.together:
            return SURE
        evidence = self.on(one, other)
        return total(evidence) if evidence else -SURE

    def fit(self, ours: Sequence[str], theirs: Sequence[str]) -> bool:
        """Whether two groups can be one: nothing excludes it, it holds on average, and no article tells two by it."""
        pairs = [(min(one, other), max(one, other)) for one in ours for other in theirs]
        if not self._rules.apart.isdisjoint(pairs):
            return False
        if not self._rules.together.isdisjoint(pairs):
            return True
        reports = self._archive.reports
        beside = [pair for pair in pairs if reports[pair[0]].graph == reports[pair[1]].graph]
        scores = [self._known(*pair) for pair in pairs if pair not in beside]
        least = self._rules.threshold - _SLACK
        return (
            min(scores, default=-SURE) > -SURE
            and sum(scores) / len(scores) >= least
            and all(
                are_parts(self.on(one, other)) and not at_odds(reports[one], reports[other]) for one, other in beside
            )
        )


def incident(merges: Iterable[Merge], archive: Archive, evidences: Evidences) -> Incident:
    """What the merges of a group made, the last one holding all of it."""
    made = list(merges)
    ordered = sorted(
        (archive.reports[iri] for iri in max((merge.group for merge in made), key=len)),
        key=lambda report: _order(report, archive.papers),
    )
    joins = [
        Join(p.one, p.other, None, ())
        if p.score == SURE
        else Join(p.one, p.other, p.score, tuple(map(str, evidences.on(p.one, p.other))))
        for p in (merge.pair for merge in made)
    ]
    type_ = _type(ordered)
    return Incident(
        reports=tuple(report.iri for report in ordered),
        type=type_,
        label=_label(type_, ordered),
        joins=tuple(sorted(joins, key=lambda join: (join.one, join.other))),
    )


def _order(report: Report, papers: Mapping[str, Paper]) -> tuple[str, str, int, str]:
    paper = papers[report.graph]
    return (paper.published or "9999", paper.key, report.at, report.iri)


def _type(reports: Sequence[Report]) -> str:
    """The kind that most reports allow: a bombing where one says attack and another bombing.

    That people were killed tells what came of an attack, not what it was: it needs as many reports as any other kind.
    """
    told = Counter(report.type for report in reports)

    def support(kind: str) -> tuple[int, int, int, str]:
        own = sum(count for other, count in told.items() if other == kind or other in _wider(kind))
        return (own, len(lineage(kind)), told[kind], kind)

    return max(told, key=support)


def _wider(kind: str) -> tuple[str, ...]:
    return () if kind == "Killing" else lineage(kind)


def _label(type_: str, reports: Sequence[Report]) -> str:
    """Kind, place and day, where known: "Bombing, Merrin, 2026-03-10"; an operation by its name."""
    names = Counter(report.label for report in reports if report.operation)
    if names:
        return min(names, key=lambda name: (-names[name], name))
    places = Counter(t.label for r in reports for t in r.places if t.named and t.type != "Country") or Counter(
        t.label for r in reports for t in r.places if t.named
    )
    exact = Counter(str(report.span.first) for report in reports if report.span is not None and report.span.exact)
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in type_).strip()
    parts = [words[0].upper() + words[1:]]
    parts += [min(places, key=lambda name: (-places[name], name))] if places else []
    parts += [min(exact, key=lambda day: (-exact[day], day))] if exact else []
    return ", ".join(parts)
