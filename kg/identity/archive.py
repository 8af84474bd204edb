"""The articles that are looked at, and how what may be the same in them is found: only what shares a key is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.identity import lookup
from kg.identity.copies import alike, block_keys
from kg.identity.model import Paper, Report
from kg.identity.papers import read_paper
from kg.store import Store


@dataclass(slots=True)
class Archive:
    """The articles that are looked at, read when they are asked for.

    Attributes:
        papers: Articles by graph.
        new: Whether nothing was accounted for before, so that the store need not be asked for keys.
    """

    store: Store
    papers: dict[str, Paper]
    new: bool
    reports: dict[str, Report] = field(default_factory=dict)
    _bands: dict[str, frozenset[str]] = field(default_factory=dict)
    _copied: dict[tuple[str, str], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for paper in self.papers.values():
            self._shelve(paper)

    def _shelve(self, paper: Paper) -> None:
        self.reports.update({report.iri: report for report in paper.reports})

    def fetch(self, nodes: Iterable[str]) -> None:
        """Reads the articles of nodes, where they have not been."""
        for graph in sorted({lookup.graph_of(node) for node in nodes} - self.papers.keys()):
            paper = read_paper(self.store, graph)  # nothing where a correction names what is not in the store
            self.papers[graph] = paper
            self._shelve(paper)

    def in_store(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """The nodes that the identity graph has for keys."""
        return {} if self.new else lookup.nodes_by_key(self.store, keys)

    def paper_of(self, article: str) -> Paper:
        """An article that has been read, by its IRI."""
        return self.papers[lookup.graph_of(article)]

    def copied(self, one: str, other: str) -> bool:
        """Whether the articles of two graphs are near-duplicates."""
        pair = (min(one, other), max(one, other))
        if pair not in self._copied:
            first, second = (self.papers[graph].signature for graph in pair)
            met = not self.text_keys(pair[0]).isdisjoint(self.text_keys(pair[1]))
            self._copied[pair] = met and first is not None and second is not None and alike(first, second)
        return self._copied[pair]

    def text_keys(self, graph: str) -> frozenset[str]:
        """The keys that the article of a graph shares with its copies."""
        if graph not in self._bands:
            signature = self.papers[graph].signature
            self._bands[graph] = frozenset(block_keys(signature)) if signature is not None else frozenset()
        return self._bands[graph]
