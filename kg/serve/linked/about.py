"""What a store says of a thing, as RDF: the document that its IRI leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from urllib.parse import quote

import pyoxigraph as ox

from kg.export import ExportError, export
from kg.graph import BASE, CORRECTIONS_GRAPH, term
from kg.serve.http.formats import NAMES, TRIPLES, text
from kg.serve.sparql.execute import Sink, oxigraph
from kg.serve.statements import named
from kg.serve.wire import Answer, RefusalError
from kg.store import Store

LEADING = 1000
"""Statements that lead to a thing, or have it as their property, that its document holds at most."""
_NEAT = 20_000
"""Statements that are put in order and written with our prefixes; longer documents are written as they come."""
_QUADS = frozenset({"application/trig", "application/n-quads", "application/ld+json"})


def about(store: Store, *, iris: Sequence[str], media_type: str, limit: int) -> Answer:
    """The document of a thing: of an article and of a graph all that it says; of others what is said of them.

    Args:
        store: Where to look.
        iris: What the address may mean; the first one that is known counts.
        media_type: One of ``TRIPLES``.
        limit: Bytes that the answer may have.

    Raises:
        RefusalError: 404 where nothing is known, 406 where the format cannot hold it, 413.
    """
    for iri in iris:
        node = _node(iri)
        said = node and _said(oxigraph(store), node)
        if said:
            quads, cut = said
            headers = {"X-Truncated": f"only {LEADING} of the statements that lead here are given"} if cut else {}
            return Answer(written(quads, media_type, limit), text(media_type), headers=headers)
    raise RefusalError(404, f"nothing is known of <{quote(iris[0], safe=':/')}> here")


def _node(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def _said(store: ox.Store, node: ox.NamedNode) -> tuple[Iterable[ox.Quad], bool] | None:
    """The statements of a document, each once, and whether some that lead to the thing are left out."""
    own = _own_graph(node)
    leading = list(islice(_leading(store, node, own), LEADING + 1))
    described = list(store.quads_for_pattern(node, None, None, None))
    whole = chain.from_iterable(store.quads_for_pattern(None, None, None, graph) for graph in (node, own) if graph)
    first = next(whole, None)
    if not (leading or described or first):
        return None
    parts = _parts(store, node, own) if own else ()
    cut = len(leading) > LEADING
    leading = leading[:LEADING]
    names = _names(store, [*described, *leading])
    graph = [ox.Quad(node, term("rdf:type"), named("void:Dataset"))] if store.contains_named_graph(node) else []
    held = [first] if first else []
    return chain(graph, _distinct(chain(described, leading, names, parts)), held, whole), cut


def _own_graph(node: ox.NamedNode) -> ox.NamedNode | None:
    """The graph of an article."""
    key = node.value.removeprefix(f"{BASE}article/")
    return None if key == node.value or "#" in key else ox.NamedNode(f"{BASE}graph/{key}")


def _leading(store: ox.Store, node: ox.NamedNode, own: ox.NamedNode | None) -> Iterator[ox.Quad]:
    to, by = store.quads_for_pattern(None, None, node, None), store.quads_for_pattern(None, node, None, None)
    return (quad for quad in chain(to, by) if quad.graph_name != own)


def _parts(store: ox.Store, node: ox.NamedNode, own: ox.NamedNode) -> Iterator[ox.Quad]:
    """What other graphs say of the parts of an article: who is meant, what follows, what was corrected."""
    inside = f"{node.value}#"
    parts = {
        quad.subject
        for quad in store.quads_for_pattern(None, None, None, own)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(inside)
    }
    for part in parts:
        yield from (quad for quad in store.quads_for_pattern(part, None, None, None) if quad.graph_name != own)
    for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(CORRECTIONS_GRAPH)):
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(inside):
            yield quad


def _names(store: ox.Store, quads: Sequence[ox.Quad]) -> Iterator[ox.Quad]:
    """A label of each thing that the statements name."""
    named = {one for quad in quads for one in (quad.subject, quad.object) if isinstance(one, ox.NamedNode)}
    for one in named:
        yield from islice(store.quads_for_pattern(one, term("rdfs:label"), None, None), 1)


def _distinct(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    yield from dict.fromkeys(quads)


def written(quads: Iterable[ox.Quad], media_type: str, limit: int) -> bytes:
    """A document in a format of ``TRIPLES``; those without graphs get the triples of all graphs together.

    Raises:
        RefusalError: 406 where the format cannot hold it, 413 where it has more than ``limit`` bytes.
    """
    coming = iter(quads)
    first = list(islice(coming, _NEAT + 1))
    if len(first) > _NEAT:
        return _as_they_come(chain(first, coming), media_type, limit)
    sink = Sink(limit)
    try:
        export(first, NAMES[media_type], sink)
    except ExportError as error:
        raise RefusalError(406, str(error)) from error
    return sink.getvalue()


def _as_they_come(quads: Iterable[ox.Quad], media_type: str, limit: int) -> bytes:
    sink = Sink(limit)
    statements = quads if media_type in _QUADS else (quad.triple for quad in quads)
    ox.serialize(statements, sink, format=TRIPLES[media_type])
    return sink.getvalue()
