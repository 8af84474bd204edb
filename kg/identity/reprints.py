"""Finds which articles repeat which, among new ones and those that share a key with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.graph import BASE
from kg.identity.archive import Archive
from kg.identity.copies import Printed, copy_of
from kg.identity.copies import block_keys as copy_keys
from kg.identity.model import Paper


def find_copies(archive: Archive, fresh: Iterable[str]) -> tuple[list[tuple[str, str]], dict[str, frozenset[str]]]:
    """Which articles repeat which, among the new ones and those that share a key with them; and all of these."""
    keys: dict[str, frozenset[str]] = {}
    held: defaultdict[str, set[str]] = defaultdict(set)

    def shelve(papers: Iterable[Paper]) -> set[str]:
        """Notes the keys of articles; yields the articles that the store has for them."""
        wanted: set[str] = set()
        for paper in papers:
            keys[paper.iri] = frozenset(copy_keys(paper.signature)) if paper.signature else frozenset()
            wanted |= keys[paper.iri]
            for key in keys[paper.iri]:
                held[key].add(paper.iri)
        nodes: set[str] = set()
        for key, some in archive.in_store(wanted).items():
            held[key].update(some)
            nodes.update(some)
        archive.fetch(nodes)
        return nodes - keys.keys()

    near = shelve(archive.papers[graph] for graph in fresh)
    shelve([archive.paper_of(article) for article in sorted(near)])  # what they may repeat instead
    found = []
    for article in sorted(keys):
        others = sorted({other for key in keys[article] for other in held[key]} - {article})
        printed = [_printed(archive.paper_of(other)) for other in others]
        if keys[article] and (first := copy_of(_printed(archive.paper_of(article)), printed)) is not None:
            found.append((article, f"{BASE}article/{first}"))
    return found, keys


def _printed(paper: Paper) -> Printed:
    return paper.published, paper.key, paper.signature or ""
