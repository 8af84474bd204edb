"""Finds which articles repeat which, among new ones and those that share a key with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.graph import BASE
from kg.identity import lookup
from kg.identity.archive import Archive
from kg.identity.copies import Printed, copy_of
from kg.identity.model import Paper


def find_copies(archive: Archive, fresh: Iterable[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Which articles repeat which, among the new ones and those that share a key with them; and all of these."""
    looked_at: set[str] = set()
    held: defaultdict[str, set[str]] = defaultdict(set)

    def shelve(articles: Iterable[str]) -> set[str]:
        """Notes the keys of articles; gives the articles that the store has for them."""
        keys: set[str] = set()
        for article in articles:
            looked_at.add(article)
            for key in archive.text_keys(lookup.graph_of(article)):
                keys.add(key)
                held[key].add(article)
        nodes: set[str] = set()
        for key, some in archive.in_store(keys).items():
            held[key].update(some)
            nodes.update(some)
        archive.fetch(nodes)
        return nodes - looked_at

    near = shelve(archive.papers[graph].iri for graph in fresh)
    shelve(near)  # what they may repeat instead
    found = []
    for article in sorted(looked_at):
        keys = archive.text_keys(lookup.graph_of(article))
        others = sorted({other for key in keys for other in held[key]} - {article})
        printed = [_printed(archive.paper_of(other)) for other in others]
        if keys and (first := copy_of(_printed(archive.paper_of(article)), printed)) is not None:
            found.append((article, f"{BASE}article/{first}"))
    return found, sorted(looked_at)


def _printed(paper: Paper) -> Printed:
    return paper.published, paper.key, paper.signature or ""
