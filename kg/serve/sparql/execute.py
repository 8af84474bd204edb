"""Queries and updates, as workers do them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pyoxigraph as ox

from kg.serve.http.formats import RESULTS, TRIPLES, chosen, text
from kg.serve.sparql.using import with_dataset
from kg.serve.wire import Answer, RefusalError
from kg.store import Store, StoreError
from kg.store.embedded import Embedded
from kg.store.sparql import Form, dataset, form, reaches_out


class Sink(BytesIO):
    """Keeps what is written to it, up to a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, part: Any) -> int:
        """Keeps a part.

        Raises:
            RefusalError: 413, it would be too much.
        """
        if self.tell() + len(part) > self._limit:
            raise RefusalError(
                413, f"the answer is longer than {self._limit >> 20} MiB, so none of it is sent; ask for less (LIMIT)"
            )
        return super().write(part)


def oxigraph(store: Store) -> ox.Store:
    """The store of pyoxigraph, which serves what our own interface does not."""
    if not isinstance(store, Embedded):
        raise StoreError(f"the store {store.location} is not embedded; serve a folder")
    return store.oxigraph


def query(
    store: Store,
    *,
    sparql: str,
    default: Sequence[str],
    named: Sequence[str],
    accept: str | None,
    base: str,
    limit: int,
) -> Answer:
    """Answers a query in the format that the client likes best.

    Args:
        store: Where to ask.
        sparql: The query.
        default: IRIs of the graphs that are its default graph; where neither these nor ``named`` are given, it is the
            union of all graphs, or what the query's own FROM says.
        named: IRIs of the graphs that it may name.
        accept: The client's Accept header.
        base: IRI against which relative ones are read.
        limit: Bytes that the answer may have.

    Raises:
        RefusalError: 400 for what is no query or reaches out, 406, 413.
    """
    if word := reaches_out(sparql):
        raise RefusalError(400, f"{word} would fetch from elsewhere, which this endpoint never does; leave it out")
    if form(sparql) is Form.UPDATE:
        raise RefusalError(400, "this is an update, not a query; send it by POST as an update")
    found = _found(oxigraph(store), sparql, default, named, base)
    sink = Sink(limit)
    try:
        if isinstance(found, ox.QueryTriples):
            media_type = chosen(accept, tuple(TRIPLES))
            found.serialize(sink, TRIPLES[media_type])
        else:
            media_type = chosen(accept, tuple(RESULTS))
            if isinstance(found, ox.QueryBoolean) and media_type in {"text/csv", "text/tab-separated-values"}:
                return Answer(b"true\n" if found else b"false\n", text(media_type))
            found.serialize(sink, RESULTS[media_type])
    except (OSError, ValueError) as error:
        raise RefusalError(400, f"the query cannot be answered: {_line(error)}") from error
    return Answer(sink.getvalue(), text(media_type))


def _found(
    store: ox.Store, sparql: str, default: Sequence[str], named: Sequence[str], base: str
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    chosen_graphs = default or named
    own_graphs = () if chosen_graphs else dataset(sparql, base)
    for iri in own_graphs:
        _must_hold(store, iri)
    try:
        return store.query(
            sparql,
            base_iri=base,
            use_default_graph_as_union=not chosen_graphs and not own_graphs,
            default_graph=[ox.NamedNode(iri) for iri in default] if chosen_graphs else None,
            named_graphs=[ox.NamedNode(iri) for iri in named] if chosen_graphs else None,
        )
    except SyntaxError as error:
        raise RefusalError(400, f"not a valid query: {_line(error)}") from error
    except (OSError, ValueError) as error:
        raise RefusalError(400, f"the query cannot be answered: {_line(error)}") from error


def _must_hold(store: ox.Store, iri: str) -> None:
    try:
        there = store.contains_named_graph(ox.NamedNode(iri))
    except ValueError:
        there = False
    if not there:
        raise RefusalError(
            400,
            f"FROM <{iri}>: there is no such graph in this store, and the endpoint never fetches one from elsewhere",
        )


def update(store: Store, *, sparql: str, default: Sequence[str], named: Sequence[str], base: str) -> Answer:
    """Runs an update, all of it or nothing.

    Args:
        store: What to change.
        sparql: The update.
        default: IRIs of the graphs that its WHERE looks at (USING).
        named: IRIs of the graphs that its WHERE may name (USING NAMED).
        base: IRI against which relative ones are read.

    Raises:
        RefusalError: 400 for what is no update, reaches out, or names its graphs twice.
    """
    if word := reaches_out(sparql):
        raise RefusalError(400, f"{word} would fetch from elsewhere, which this endpoint never does; leave it out")
    if default or named:
        sparql = with_dataset(sparql, default, named)
    try:
        oxigraph(store).update(sparql, base_iri=base)
    except SyntaxError as error:
        raise RefusalError(400, f"not a valid update: {_line(error)}") from error
    except (OSError, ValueError, RuntimeError) as error:
        raise RefusalError(400, f"the update cannot be done: {_line(error)}") from error
    return Answer(b"", "text/plain", 204)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
