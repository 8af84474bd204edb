"""What follows from the graphs of a store: kept in one graph of its own, which can be dropped and made again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

import pyoxigraph as ox

from kg.reason.closure import close
from kg.reason.rule import Rule
from kg.reason.rules import ontology_rules

INFERRED_GRAPH = "https://w3id.org/conflict-news/graph/inferred"
"""IRI of the graph of what follows."""


def infer(quads: Iterable[ox.Quad], rules: Sequence[Rule] | None = None) -> set[ox.Quad]:
    """What follows from quads by the axioms of the ontology, and is not among them.

    Args:
        quads: Graphs of any kind, read as one; what was inferred earlier is not looked at.
        rules: Rules to infer by; those of the ontology where none are given.

    Returns:
        The statements that follow, in the graph ``INFERRED_GRAPH``.
    """
    graph = ox.NamedNode(INFERRED_GRAPH)
    given = (quad.triple for quad in quads if quad.graph_name != graph)
    made = close(given, ontology_rules() if rules is None else rules).inferred
    return {ox.Quad(t.subject, t.predicate, t.object, graph) for t in made}


def hash_of(rules: Sequence[Rule]) -> str:
    """16 hexadecimal digits that differ where rules differ."""
    text = "\n".join(repr((rule.name, rule.body, rule.head, rule.differ)) for rule in rules)
    return sha256(text.encode()).hexdigest()[:16]
