"""SPARQL updates written from terms: every term is serialised by Oxigraph, none is spliced in as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from kg.store.interface import StoreError

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad


def graph_term(graph: str) -> NamedNode:
    """The IRI of a graph as a term.

    Raises:
        StoreError: It is not an IRI.
    """
    from pyoxigraph import NamedNode

    try:
        return NamedNode(graph)
    except ValueError as error:
        raise StoreError(f"{graph!r} is not the IRI of a graph ({error}); give an absolute IRI") from error


def insert_data(quads: Iterable[Quad]) -> str:
    """One INSERT DATA for quads of any graphs, in a fixed order."""
    from pyoxigraph import NamedNode

    blocks = []
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    for graph, group in groupby(ordered, key=lambda quad: quad.graph_name):
        lines = "".join(f"{quad.triple} .\n" for quad in group)
        blocks.append(f"GRAPH {graph} {{\n{lines}}}\n" if isinstance(graph, NamedNode) else lines)
    return f"INSERT DATA {{\n{''.join(blocks)}}}" if blocks else ""


def replacement(graph: NamedNode, quads: Iterable[Quad]) -> str:
    """Drops a graph and fills it anew: one request, so that no reader sees it half done."""
    inserted = insert_data(quads)
    return f"DROP SILENT GRAPH {graph}" + (f" ;\n{inserted}" if inserted else "")


def batches(quads: Iterable[Quad], size: int) -> Iterator[list[Quad]]:
    """The quads in lists of at most this size."""
    batch: list[Quad] = []
    for quad in quads:
        batch.append(quad)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
