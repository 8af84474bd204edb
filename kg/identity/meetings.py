"""Which events are looked at side by side: those of articles that speak of the same, and those that share a key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from kg.identity.archive import Archive
from kg.identity.blocks import Keys, may_join, paper_keys, report_keys
from kg.identity.evidence import leads_with
from kg.identity.lookup import graph_of
from kg.identity.model import Report

_APART = timedelta(days=2)
"""Days that may lie between the spans of two events; if there are more, their times exclude that they are one."""


@dataclass(slots=True)
class Meetings:
    """Finds what may be one, among the articles that are looked at and in the store.

    Whether two events meet hangs on these two and their articles alone.
    """

    archive: Archive
    _events: dict[str, tuple[str, ...]] = field(default_factory=dict)
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
        done: set[str] = set()
        near = {graph: self._near(graph) for graph in graphs}
        for iri in own:
            report = self.archive.reports[iri]
            others = set().union(*(self._joinable(graph) for graph in near[report.graph]))
            others.update(other for key in self._report(iri).asked for other in self._held[key])
            for other in others - done:
                theirs = self.archive.reports[other]
                if theirs.graph != report.graph and _alike(report, theirs):
                    yield min(iri, other), max(iri, other)
            done.add(iri)

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
        return set().union(*(self._held[key] for key in self._paper(graph)))

    def _joinable(self, graph: str) -> tuple[str, ...]:
        if graph not in self._events:
            reports = self.archive.papers[graph].reports
            self._events[graph] = tuple(report.iri for report in reports if may_join(report))
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


def _alike(one: Report, other: Report) -> bool:
    """Whether two events deserve a closer look: near in time, with a word in common or at the head of an article."""
    if one.span is None or other.span is None:
        return False
    if one.span.first - other.span.last > _APART or other.span.first - one.span.last > _APART:
        return False
    return (
        leads_with(one)
        or leads_with(other)
        or not one.words.isdisjoint(other.words)
        or not one.traits.isdisjoint(other.traits)
    )
