"""What the tests of identity share: stores of invented articles, and the identity graph as plain lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from kg.graph import BASE, IDENTITY_GRAPH, article_graph
from kg.identity import settle, unsettle
from kg.inference import drop_graph, replace_graph
from kg.model import Extraction
from kg.store import Solutions, Store, open_store

sys.path.append(str(Path(__file__).resolve().parents[2] / "benchmarks"))

from newsroom import Called, Told, article, graph

__all__ = [
    "Called", "Told", "article", "graph", "identities", "incidents", "layer", "put", "reports", "settled", "take",
]  # fmt: skip

PREFIXES = "PREFIX cn: <https://w3id.org/conflict-news/ontology#>"


def put(store: Store, extraction: Extraction) -> None:
    """Has a store hold an article, in place of the one that it had."""
    unsettle(store, article_graph(extraction.article))
    replace_graph(store, article_graph(extraction.article), graph(extraction))


def take(store: Store, key: str) -> None:
    """Takes an article out of a store."""
    unsettle(store, article_graph(key))
    drop_graph(store, article_graph(key))


def settled(extractions: Iterable[Extraction]) -> Store:
    """A store in memory that was built in one go."""
    store = open_store("memory:")
    for extraction in extractions:
        store.add(graph(extraction))
    settle(store)
    return store


def layer(store: Store) -> list[str]:
    """All that the identity graph says, sorted."""
    return sorted(str(quad.triple) for quad in store.quads(IDENTITY_GRAPH))


def incidents(store: Store) -> list[list[str]]:
    """The keys of the articles whose reports are one, incident by incident."""
    return _groups(store, "?group cn:hasReport ?node")


def reports(store: Store) -> list[str]:
    """The IRIs of all events that are reports of an incident."""
    return sorted(node for _, node in _rows(store, "?group cn:hasReport ?node"))


def identities(store: Store) -> dict[str, list[str]]:
    """The keys of the articles that speak of each identity, by the end of its IRI."""
    found: dict[str, list[str]] = {}
    for group, node in _rows(store, "?node cn:identifiedAs ?group"):
        found.setdefault(group.removeprefix(f"{BASE}identity/"), []).append(_key(node))
    return {name: sorted(keys) for name, keys in found.items()}


def _groups(store: Store, pattern: str) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for group, node in _rows(store, pattern):
        found.setdefault(group, []).append(_key(node))
    return sorted(map(sorted, found.values()))


def _rows(store: Store, pattern: str) -> list[tuple[str, str]]:
    query = f"{PREFIXES} SELECT ?group ?node WHERE {{ GRAPH <{IDENTITY_GRAPH}> {{ {pattern} }} }}"
    found = store.query(query)
    assert isinstance(found, Solutions)
    return [(group.value, node.value) for group, node in found.rows]


def _key(node: str) -> str:
    return node.removeprefix(f"{BASE}article/").partition("#")[0]
