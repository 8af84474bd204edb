"""The Graph Store Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/), as workers do it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.serve.http.formats import TRIPLES, chosen, text
from kg.serve.sparql.execute import oxigraph
from kg.serve.wire import Answer, RefusalError
from kg.store import Store

_READ = {
    **TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "application/xml": ox.RdfFormat.RDF_XML,
}
_NOTHING = Answer(b"", "text/plain", 204)

Graph = ox.NamedNode | ox.DefaultGraph


def read_graph(store: Store, *, graph: str | None, accept: str | None, limit: int) -> Answer:
    """The triples of a graph.

    Args:
        store: Where it is.
        graph: Its IRI; None for the default graph.
        accept: The client's Accept header.
        limit: Bytes that the answer may have.

    Raises:
        RefusalError: 404 where there is no such graph, 406, 413.
    """
    name = _term(graph)
    inner = oxigraph(store)
    if not _there(inner, name):
        raise _missing(graph)
    media_type = chosen(accept, tuple(TRIPLES))
    triples = (quad.triple for quad in inner.quads_for_pattern(None, None, None, name))
    body = ox.serialize(triples, format=TRIPLES[media_type]) or b""
    if len(body) > limit:
        raise RefusalError(413, f"the graph is longer than {limit >> 20} MiB, so none of it is sent; query parts of it")
    return Answer(body, text(media_type))


def replace_graph(store: Store, *, graph: str | None, parts: Sequence[tuple[str, bytes]], base: str) -> Answer:
    """Puts triples in place of a graph: 201 where there was none, 204 where there was.

    The default graph is always there; for a client it is new where it had no triples.

    Args:
        store: Where to write.
        graph: IRI of the graph; None for the default graph.
        parts: What to put there: media types and documents.
        base: IRI against which relative ones are read.

    Raises:
        RefusalError: 400 for documents that are not of their type, 415 for types that we cannot read.
    """
    name = _term(graph)
    inner = oxigraph(store)
    triples = _parsed(parts, base)
    new = not _there(inner, name) or (isinstance(name, ox.DefaultGraph) and not _any(inner, name))
    inner.update(f"{_emptied(name)} ; {_inserted(name, triples)}")
    return Answer(b"", "text/plain", 201) if new else _NOTHING


def add_to_graph(store: Store, *, graph: str | None, parts: Sequence[tuple[str, bytes]], base: str) -> Answer:
    """Adds triples to a graph, which is made where there was none: 201, else 204.

    For arguments and refusals see ``replace_graph``.
    """
    name = _term(graph)
    inner = oxigraph(store)
    triples = _parsed(parts, base)
    new = not _there(inner, name)
    made = f"CREATE SILENT GRAPH {name} ; " if isinstance(name, ox.NamedNode) else ""
    inner.update(made + _inserted(name, triples))
    return Answer(b"", "text/plain", 201) if new else _NOTHING


def drop_graph(store: Store, *, graph: str | None) -> Answer:
    """Removes a graph.

    Raises:
        RefusalError: 404 where there is none.
    """
    name = _term(graph)
    inner = oxigraph(store)
    if not _there(inner, name):
        raise _missing(graph)
    inner.update(f"DROP GRAPH {name}" if isinstance(name, ox.NamedNode) else "CLEAR DEFAULT")
    return _NOTHING


def _term(graph: str | None) -> Graph:
    if graph is None:
        return ox.DefaultGraph()
    try:
        return ox.NamedNode(graph)
    except ValueError:
        raise RefusalError(400, "the graph is no absolute IRI; name it by one, such as http://example.org/g") from None


def _there(store: ox.Store, name: Graph) -> bool:
    return isinstance(name, ox.DefaultGraph) or store.contains_named_graph(name)


def _any(store: ox.Store, name: Graph) -> bool:
    return next(iter(store.quads_for_pattern(None, None, None, name)), None) is not None


def _missing(graph: str | None) -> RefusalError:
    return RefusalError(404, f"there is no graph <{graph}> in this store")


def _parsed(parts: Sequence[tuple[str, bytes]], base: str) -> list[ox.Triple]:
    triples: list[ox.Triple] = []
    for content_type, body in parts:
        kind = content_type.partition(";")[0].strip().lower()
        if kind not in _READ:
            raise RefusalError(415, f"a body of this type cannot be read; send one of {', '.join(TRIPLES)}")
        try:
            read = ox.parse(body, format=_READ[kind], base_iri=base, rename_blank_nodes=True)
            triples.extend(quad.triple for quad in read)
        except (SyntaxError, ValueError, OSError) as error:
            raise RefusalError(400, f"the body is not valid {kind}: {' '.join(str(error).split())}") from error
    return triples


def _emptied(name: Graph) -> str:
    if isinstance(name, ox.DefaultGraph):
        return "CLEAR DEFAULT"
    return f"DROP SILENT GRAPH {name} ; CREATE GRAPH {name}"


def _inserted(name: Graph, triples: Iterable[ox.Triple]) -> str:
    """One update, so that no reader ever sees half of it."""
    written = " ".join(f"{triple} ." for triple in triples)
    return (
        f"INSERT DATA {{ GRAPH {name} {{ {written} }} }}"
        if isinstance(name, ox.NamedNode)
        else (f"INSERT DATA {{ {written} }}")
    )
