"""Which events are looked at side by side: those of articles that speak of the same, and those that share a key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.identity.archive import Archive
from kg.identity.blocks import Keys, may_join, paper_keys, report_keys
from kg.identity.evidence import leads_with, related
from kg.identity.lookup import graph_of
from kg.identity.model import Report
from kg.identity.sites import far_apart

_APART = timedelta(days=2)
"""Days that may lie between the spans of two events; if there are more, their times exclude that they are one."""


@dataclass(slots=True)
class Meetings:
    """Finds what may be one, among the articles that are looked at and in the store.

    Whether two events meet hangs on these two and their articles alone.
    """

    archive: Archive
    _told: dict[str, tuple[date, date]] = field(default_factory=dict)
    _events: dict[str, tuple[Report, ...]] = field(default_factory=dict)
    _papers: dict[str, frozenset[str]] = field(default_factory=dict)
    _reports: dict[str, Keys] = field(default_factory=dict)
    _held: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def of(self, iris: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The pairs of some events with any that they meet, each once and sorted; their articles are fetched."""
        own = sorted(iris)
        graphs = sorted({self.archive.reports[iri].graph for iri in own})
        for graph in graphs:
            for key in self._paper(graph):
                self._held[key].add(graph)
        for iri in own:
            for key in self._report(iri).held:
                self._held[key].add(iri)
        self._ask({key for graph in graphs for key in self._paper(graph)})
        self._ask({key for iri in own for key in self._report(iri).asked})
        yield from self._pairs(own, graphs)

    def _pairs(self, own: Sequence[str], graphs: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The pairs of some events of articles with any that they meet: article by article, each pair once."""
        events, done = frozenset(own), set()
        rest = {graph: [r for r in self._joinable(graph) if r.iri not in events] for graph in graphs}
        for graph in graphs:
            mine = [report for report in self._joinable(graph) if report.iri in events]
            near = self._near(graph) - {graph}
            for other in near:
                for theirs in rest[other] if other in done else self._joinable(other):
                    for report in mine:
                        if _alike(report, theirs):
                            yield _sorted(report.iri, theirs.iri)
            for report in mine:
                for iri in {iri for key in self._report(report.iri).asked for iri in self._held[key]}:
                    theirs = self.archive.reports[iri]
                    if theirs.graph == graph or theirs.graph in near or (theirs.graph in done and iri in events):
                        continue
                    if _alike(report, theirs):
                        yield _sorted(report.iri, iri)
            done.add(graph)

    def meet(self, one: str, other: str) -> bool:
        """Whether two events meet."""
        ours, theirs = self.archive.reports[one], self.archive.reports[other]
        return (
            ours.graph != theirs.graph
            and not (
                self._paper(ours.graph).isdisjoint(self._paper(theirs.graph))
                and self._report(one).asked.isdisjoint(self._report(other).held)
            )
            and may_join(ours)
            and may_join(theirs)
            and _alike(ours, theirs)
        )

    def keys(self, graph: str) -> dict[str, frozenset[str]]:
        """The keys under which an article and its events are found."""
        paper = self.archive.papers[graph]
        return {paper.iri: self._paper(graph) | self.archive.text_keys(graph)} | {
            r.iri: self._report(r.iri).held for r in paper.reports
        }

    def _ask(self, keys: set[str]) -> None:
        found = self.archive.in_store(keys)
        self.archive.fetch({node for nodes in found.values() for node in nodes})
        for key, nodes in found.items():
            self._held[key].update(node if node in self.archive.reports else graph_of(node) for node in nodes)

    def _near(self, graph: str) -> set[str]:
        """The articles that share a key with one, and tell of days that it tells of."""
        first, last = self._days(graph)
        near: set[str] = set().union(*(self._held[key] for key in self._paper(graph)))
        days = ((other, *self._days(other)) for other in near)
        return {other for other, start, end in days if start - last <= _APART and first - end <= _APART}

    def _days(self, graph: str) -> tuple[date, date]:
        """The first and the last day of all that an article tells of."""
        if graph not in self._told:
            spans = [report.span for report in self.archive.papers[graph].reports if report.span is not None]
            first = min((span.first for span in spans), default=date.max)
            self._told[graph] = first, max((span.last for span in spans), default=first)
        return self._told[graph]

    def _joinable(self, graph: str) -> tuple[Report, ...]:
        if graph not in self._events:
            self._events[graph] = tuple(filter(may_join, self.archive.papers[graph].reports))
        return self._events[graph]

    def _paper(self, graph: str) -> frozenset[str]:
        if graph not in self._papers:
            self._papers[graph] = paper_keys(self.archive.papers[graph])
        return self._papers[graph]

    def _report(self, iri: str) -> Keys:
        if iri not in self._reports:
            report = self.archive.reports[iri]
            self._reports[iri] = report_keys(report, self.archive.papers[report.graph])
        return self._reports[iri]


def _sorted(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _alike(one: Report, other: Report) -> bool:
    """Whether two events deserve a closer look.

    They do if they can be one by kind, time and town, and have a word in common or one is at the head of its article.
    """
    if one.span is None or other.span is None or not related(one, other):
        return False
    if one.span.first - other.span.last > _APART or other.span.first - one.span.last > _APART:
        return False
    return (
        leads_with(one)
        or leads_with(other)
        or not one.words.isdisjoint(other.words)
        or not one.traits.isdisjoint(other.traits)
    ) and not far_apart(one, other)
