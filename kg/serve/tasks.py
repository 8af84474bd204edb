"""What workers can do, by name: the only things that the server has done in a process that it can kill."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from urllib.parse import quote

from kg.explore.graph.survey import survey
from kg.serve.api.saved import saved
from kg.serve.linked.about import about
from kg.serve.pages import PAGES
from kg.serve.pages.page import NotFoundError
from kg.serve.pages.render import render
from kg.serve.sparql.execute import query, update
from kg.serve.sparql.graph_store import add_to_graph, drop_graph, read_graph, replace_graph
from kg.serve.wire import Answer
from kg.store import Store


def nothing(store: Store) -> Answer:  # noqa: ARG001  the worker has opened it by then
    """Only opens the store."""
    return Answer(b"", "text/plain", 204)


def counted(store: Store) -> Answer:
    """The survey of the store, pickled."""
    return Answer(pickle.dumps(survey(store)), "application/octet-stream")


def page(store: Store, *, name: str, args: Mapping[str, Sequence[str]]) -> Answer:
    """A page for people.

    Args:
        store: Where to gather it from.
        name: A key of ``PAGES``.
        args: What its route and the URL say.

    Returns:
        The page, or where it is to be found instead (``redirect`` of its data).
    """
    gathered = PAGES[name](store, args)
    if elsewhere := gathered.data.get("redirect"):
        return Answer(b"", "text/plain", 303, {"Location": quote(str(elsewhere), safe="/%")})
    return Answer(render(gathered), "text/html; charset=utf-8", gathered.status)


def thing_page(store: Store, *, paths: Sequence[str], base: str, args: Mapping[str, Sequence[str]]) -> Answer:
    """The page of what an IRI stands for: that of its kind or, where there is none, one that fits all things.

    Args:
        store: Where to gather it from.
        paths: What the address may mean, without the base; the first one that is known counts.
        base: What the IRIs of the store begin with.
        args: The parameters of the URL.

    Raises:
        NotFoundError: Nothing is known of it.
    """
    for path in paths:
        for name, own in _pages(path, base):
            with suppress(NotFoundError):
                return page(store, name=name, args={**args, **own})
    raise NotFoundError(f"nothing is known of <{base}{quote(paths[0])}> here")


def _pages(path: str, base: str) -> Iterator[tuple[str, Mapping[str, Sequence[str]]]]:
    """Names of the pages that may fit, and what they are told."""
    first, _, rest = path.partition("/")
    if rest and first in {"article", "incident"} and first in PAGES:
        yield first, {"key": [rest]}
    if rest and first in {"entity", "identity"} and "actor" in PAGES:
        yield "actor", {"path": [path]}
    yield "resource", {"iri": [base + path]}


TASKS: Mapping[str, Callable[..., Answer]] = {
    "nothing": nothing,
    "query": query,
    "update": update,
    "read-graph": read_graph,
    "replace-graph": replace_graph,
    "add-to-graph": add_to_graph,
    "drop-graph": drop_graph,
    "page": page,
    "thing-page": thing_page,
    "about": about,
    "survey": counted,
    "saved": saved,
}
"""The tasks by name. Those that change the store are given to the writer alone."""

WRITES = frozenset({"update", "replace-graph", "add-to-graph", "drop-graph"})
"""Those that need a token."""
