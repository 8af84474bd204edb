"""What every triple store offers, whichever back-end keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias, Union

from kg.model import KgError

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

    Term: TypeAlias = NamedNode | BlankNode | Literal | Triple


class StoreError(KgError):
    """A store cannot do what was asked; the message is one line that says what to do about it."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT: the variables in the order of the query, and a row of terms for each solution."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


Result: TypeAlias = Union[Solutions, bool, "tuple[Triple, ...]"]
"""The answer to a SELECT, to an ASK, to a CONSTRUCT or DESCRIBE."""


class Store(Protocol):
    """Quads in named graphs, asked in SPARQL.

    Queries see the union of all graphs as their default graph, unless they name a data set themselves (FROM). An
    endpoint decides this for itself, so queries that must run everywhere say ``GRAPH ?g {...}``.
    """

    location: str
    read_only: bool

    def graphs(self) -> tuple[str, ...]:
        """IRIs of the named graphs that hold something, sorted."""

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """The quads of one graph, or all there are."""

    def count(self, graph: str | None = None) -> int:
        """How many quads one graph holds, or all of them together."""

    def query(self, sparql: str) -> Result:
        """Answers a SPARQL query.

        Raises:
            StoreError: The query is not valid SPARQL, or the store cannot be reached.
        """

    def update(self, sparql: str) -> None:
        """Runs a SPARQL update, all of it or nothing."""

    def add(self, quads: Iterable[Quad]) -> None:
        """Adds quads to what is there."""

    def replace_graph(self, graph: str, quads: Iterable[Quad]) -> bool:
        """Puts these quads in place of a graph, in one step; whatever graph they name, they go into this one.

        Returns:
            Whether anything changed; a graph that already holds just these quads is not touched.
        """

    def drop_graph(self, graph: str) -> bool:
        """Removes a graph; says whether there was one."""

    def close(self) -> None:
        """Lets go of the store; it may then be opened elsewhere."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
