"""Oxigraph inside this process: in a folder, or in memory."""
# ruff: noqa: D102  (the interface documents them)

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg.store import folder as store_folder
from kg.store.interface import Result, Solutions, StoreError
from kg.store.sameness import into_graph, same_graph
from kg.store.sparql import names_dataset
from kg.store.update_text import graph_term, replacement

_UNTIDY_AFTER = 500
"""Replaced graphs after which closing tidies the files, which else only grow."""


class Embedded:
    """A store that is Oxigraph itself. ``oxigraph`` is the store of pyoxigraph, for what only it can do."""

    def __init__(self, location: str, *, read_only: bool) -> None:
        self.location = location
        self.read_only = read_only
        self._replaced = 0
        self._lock: int | None = None
        self._open: ox.Store | None = ox.Store() if location == "memory:" else self._open_folder(Path(location))

    def _open_folder(self, folder: Path) -> ox.Store:
        data = store_folder.prepare(folder, read_only=self.read_only)
        self._lock = store_folder.lock(folder, shared=self.read_only)
        try:
            return ox.Store.read_only(str(data)) if self.read_only else ox.Store(str(data))
        except (OSError, RuntimeError) as error:  # RuntimeError: the files are damaged
            store_folder.unlock(self._lock)
            if "lock" in str(error).lower():
                raise store_folder.in_use(folder) from error
            raise StoreError(
                f"the store {folder} cannot be opened: {_line(error)}; check it, or build it anew elsewhere"
            ) from error

    @property
    def oxigraph(self) -> ox.Store:
        """The open store of pyoxigraph."""
        if self._open is None:
            raise StoreError(f"the store {self.location} is closed; open it again")
        return self._open

    def _writable(self) -> ox.Store:
        if self.read_only:
            raise StoreError(f"the store {self.location} is open for reading only; open it for writing to change it")
        return self.oxigraph

    def graphs(self) -> tuple[str, ...]:
        names = (name for name in self.oxigraph.named_graphs() if isinstance(name, ox.NamedNode))
        return tuple(sorted(name.value for name in names if self._some(name)))

    def _some(self, graph: ox.NamedNode) -> bool:
        return next(iter(self.oxigraph.quads_for_pattern(None, None, None, graph)), None) is not None

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        name = None if graph is None else graph_term(graph)
        return iter(self.oxigraph.quads_for_pattern(None, None, None, name))

    def count(self, graph: str | None = None) -> int:
        return len(self.oxigraph) if graph is None else sum(1 for _ in self.quads(graph))

    def query(self, sparql: str) -> Result:
        try:
            # The union would make Oxigraph overlook a FROM.
            found = self.oxigraph.query(sparql, use_default_graph_as_union=not names_dataset(sparql))
            if isinstance(found, ox.QueryBoolean):
                return bool(found)
            if isinstance(found, ox.QueryTriples):
                return tuple(found)
            variables = tuple(variable.value for variable in found.variables)
            return Solutions(variables, tuple(tuple(row) for row in found))
        except SyntaxError as error:
            raise StoreError(f"not a valid query: {_line(error)}") from error
        except (OSError, ValueError) as error:
            raise StoreError(f"the store {self.location} cannot answer: {_line(error)}") from error

    def update(self, sparql: str) -> None:
        store = self._writable()
        try:
            store.update(sparql)
        except SyntaxError as error:
            raise StoreError(f"not a valid update: {_line(error)}") from error
        except OSError as error:
            raise StoreError(f"the store {self.location} cannot be changed: {_line(error)}") from error

    def add(self, quads: Iterable[ox.Quad]) -> None:
        store = self._writable()
        try:
            store.extend(quads)
        except OSError as error:
            raise StoreError(f"the store {self.location} cannot be written: {_line(error)}") from error

    def replace_graph(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        name = graph_term(graph)
        wanted = into_graph(graph, quads)
        self._writable()
        if same_graph(set(self.quads(graph)), wanted):
            return False
        self.update(replacement(name, wanted))
        self._replaced += 1
        return True

    def drop_graph(self, graph: str) -> bool:
        name = graph_term(graph)
        self._writable()
        there = self._some(name)
        if there:
            self.update(replacement(name, ()))
        return there

    def close(self) -> None:
        if self._open is None:
            return
        if not self.read_only and self.location != "memory:":
            if self._replaced >= _UNTIDY_AFTER:
                self._open.optimize()
            self._open.flush()
        self._open = None  # pyoxigraph closes its files with the last reference
        store_folder.unlock(self._lock)
        self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _line(error: Exception) -> str:
    """An error's message on one line."""
    return " ".join(str(error).split())
