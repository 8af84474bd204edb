"""Which events of different articles are reports of one incident."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.identity.clusters import Pair, cluster, components
from kg.identity.evidence import Evidence, compare, total
from kg.identity.model import Paper, Report
from kg.identity.when import span_of
from kg.model.values import lineage

_SURE = math.inf
"""The score of a pair that somebody has joined."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two events that are joined, with the evidence; by a person where ``score`` is None."""

    one: str
    other: str
    score: float | None
    evidence: tuple[Evidence, ...]


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
    """The evidence on pairs of events, each looked at once."""

    def __init__(self, papers: Mapping[str, Paper], copied: Callable[[str, str], bool]) -> None:
        """Takes the articles by graph, and what says of two graphs whether one article nearly copies the other."""
        self._papers = papers
        self._copied = copied
        self._known: dict[tuple[str, str], tuple[Evidence, ...]] = {}

    def on(self, one: Report, other: Report) -> tuple[Evidence, ...]:
        """All evidence on two events; none where they cannot be one."""
        if one.iri > other.iri:
            one, other = other, one
        pair = (one.iri, other.iri)
        if pair not in self._known:
            papers = (self._papers[one.graph], self._papers[other.graph])
            self._known[pair] = compare(one, other, papers, copied=self._copied(one.graph, other.graph))
        return self._known[pair]

    def score(self, one: Report, other: Report) -> float:
        """The weight of the evidence; less than any threshold where they cannot be one."""
        evidence = self.on(one, other)
        return total(evidence) if evidence else -_SURE


def joined(
    reports: Mapping[str, Report],
    pairs: Iterable[tuple[str, str]],
    evidences: Evidences,
    papers: Mapping[str, Paper],
    rules: Rules,
) -> list[Incident]:
    """The incidents of events, given the pairs that may be one.

    Args:
        reports: All events that any pair leads to, by IRI.
        pairs: Pairs of their IRIs that reach the threshold, each sorted.
        evidences: What speaks for and against them.
        papers: The articles of the events, by graph.
        rules: Threshold and corrections.

    Returns:
        Incidents of two reports and more, in the order of their first reports' IRIs.
    """
    scored = [
        Pair(one, other, _score(reports[one], reports[other], evidences, rules)) for one, other in sorted(set(pairs))
    ]
    own: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in scored:
        own[pair.one].append(pair)
    incidents = []
    for nodes in components(reports, scored):
        if len(nodes) > 1:
            inside = [pair for node in nodes for pair in own[node]]
            groups, made = cluster(nodes, inside, lambda a, b: _fit(a, b, reports, evidences, rules))
            incidents += [_incident(group, made, reports, evidences, papers) for group in groups if len(group) > 1]
    return sorted(incidents, key=lambda incident: incident.reports[0])


def _score(one: Report, other: Report, evidences: Evidences, rules: Rules) -> float:
    return _SURE if (one.iri, other.iri) in rules.together else evidences.score(one, other)


def _fit(
    ours: Sequence[str], theirs: Sequence[str], reports: Mapping[str, Report], evidences: Evidences, rules: Rules
) -> bool:
    """Whether two groups can be one: no article tells it twice, nothing excludes it, and it holds on average."""
    scores = []
    for one in ours:
        for other in theirs:
            pair = (min(one, other), max(one, other))
            if pair in rules.apart:
                return False
            if pair in rules.together:
                return True
            if reports[one].graph == reports[other].graph:
                return False
            scores.append(evidences.score(reports[one], reports[other]))
    return min(scores) > -_SURE and sum(scores) / len(scores) >= rules.threshold - 1.0


def _incident(
    group: Sequence[str],
    made: Iterable[Pair],
    reports: Mapping[str, Report],
    evidences: Evidences,
    papers: Mapping[str, Paper],
) -> Incident:
    inside = set(group)
    ordered = sorted((reports[iri] for iri in group), key=lambda report: _order(report, papers))
    joins = [
        Join(p.one, p.other, None, ())
        if p.score == _SURE
        else Join(p.one, p.other, p.score, evidences.on(reports[p.one], reports[p.other]))
        for p in made
        if p.one in inside
    ]
    type_ = _type(ordered)
    return Incident(
        reports=tuple(report.iri for report in ordered),
        type=type_,
        label=_label(type_, ordered, papers),
        joins=tuple(sorted(joins, key=lambda join: (join.one, join.other))),
    )


def _order(report: Report, papers: Mapping[str, Paper]) -> tuple[str, str, int, str]:
    paper = papers[report.graph]
    return (paper.published or "9999", paper.key, report.at, report.iri)


def _type(reports: Sequence[Report]) -> str:
    """The kind that most reports allow: a bombing where one says attack and another bombing."""
    told = Counter(report.type for report in reports)

    def support(kind: str) -> tuple[int, int, int, str]:
        own = sum(count for other, count in told.items() if other in lineage(kind))
        return (own, len(lineage(kind)), told[kind], kind)

    return max(told, key=support)


def _label(type_: str, reports: Sequence[Report], papers: Mapping[str, Paper]) -> str:
    """Kind, place and day, where known: "Bombing, Merrin, 2026-03-10"; an operation by its name."""
    names = Counter(report.label for report in reports if report.operation)
    if names:
        return min(names, key=lambda name: (-names[name], name))
    places = Counter(t.label for r in reports for t in r.places if t.named and t.type != "Country") or Counter(
        t.label for r in reports for t in r.places if t.named
    )
    spans = [span for report in reports if (span := span_of(report, papers[report.graph])) is not None]
    exact = Counter(str(span.first) for span in spans if span.exact)
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in type_).strip()
    parts = [words[0].upper() + words[1:]]
    parts += [min(places, key=lambda name: (-places[name], name))] if places else []
    parts += [min(exact, key=lambda day: (-exact[day], day))] if exact else []
    return ", ".join(parts)
