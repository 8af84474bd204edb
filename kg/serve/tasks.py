"""What workers can do, by name: the only things that the server has done in a process that it can kill."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.serve.graph_store import add_to_graph, drop_graph, read_graph, replace_graph
from kg.serve.pages import PAGES
from kg.serve.pages.render import render
from kg.serve.sparql import query, update
from kg.serve.wire import Answer
from kg.store import Store


def nothing(store: Store) -> Answer:
    """Only opens the store."""
    store.graphs  # noqa: B018
    return Answer(b"", "text/plain", 204)


def page(store: Store, *, name: str, args: Mapping[str, Sequence[str]]) -> Answer:
    """A page for people.

    Args:
        store: Where to gather it from.
        name: A key of ``PAGES``.
        args: What its route and the URL say.
    """
    gathered = PAGES[name](store, args)
    return Answer(render(gathered), "text/html; charset=utf-8", gathered.status)


TASKS: Mapping[str, Callable[..., Answer]] = {
    "nothing": nothing,
    "query": query,
    "update": update,
    "read-graph": read_graph,
    "replace-graph": replace_graph,
    "add-to-graph": add_to_graph,
    "drop-graph": drop_graph,
    "page": page,
}
"""The tasks by name. Those that change the store are given to the writer alone."""

WRITES = frozenset({"update", "replace-graph", "add-to-graph", "drop-graph"})
"""Those that need a token."""
