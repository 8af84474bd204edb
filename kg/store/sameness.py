"""Whether two graphs say the same, as a store keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, DefaultGraph, NamedNode, Quad, Store


def into_graph(graph: str, quads: Iterable[Quad]) -> set[Quad]:
    """The quads moved into one graph."""
    name = NamedNode(graph)
    return {Quad(quad.subject, quad.predicate, quad.object, name) for quad in quads}


def same_graph(one: set[Quad], other: set[Quad]) -> bool:
    """Whether two sets of quads in one graph are equal, up to names of blank nodes and spellings of numbers."""
    if one == other:
        return True
    return len(one) == len(other) and _settled(one) == _settled(other)


def _settled(quads: set[Quad]) -> set[Quad]:
    """The quads as Oxigraph hands them back ("2.50" is kept as 2.5), with canonical names for blank nodes."""
    store = Store()
    store.extend(quads)
    kept = list(store)
    if not any(isinstance(term, BlankNode) for quad in kept for term in (quad.subject, quad.object)):
        return set(kept)
    dataset = Dataset(Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in kept)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return set(dataset)
