"""Tables of events into a store: rows are read, become records and graphs, are checked and stored."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from pyoxigraph import Quad

from kg.corrections import corrections, settled
from kg.graph import GraphError, article_graph, build_quads, make_build, to_quads
from kg.graph.coded import coded_quads
from kg.identity import settle, unsettle
from kg.inference import replace_graph
from kg.model import KgError, Problem
from kg.read.table_records import table_records
from kg.read.table_rows import table_rows
from kg.store import Store
from kg.tables import LAYOUTS, TableRow


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Attributes:
        imported: Rows whose graph is new or changed.
        unchanged: Rows whose graph was already there.
        problems: What could not be used, in the order it was met.
    """

    imported: int = 0
    unchanged: int = 0
    problems: tuple[Problem, ...] = ()


def import_tables(
    inputs: Iterable[str],
    format_: str,
    store: Store,
    *,
    check: bool = True,
    stdin: BinaryIO | None = None,
    watch: Callable[[TableRow | Problem], None] = lambda _: None,
) -> ImportReport:
    """Puts each row of tables into a store as the graph of an article of its own; the same row again changes nothing.

    Args:
        inputs: Files, folders or globs, or ``-`` for standard input.
        format_: Which table they are, one of ``kg.tables.LAYOUTS``.
        store: Where to put the graphs.
        check: Whether a graph must conform to the shapes before it is stored.
        stdin: What ``-`` stands for, by default the process's own standard input.
        watch: Is told of each row that is stored, and of each problem, as they come.

    Raises:
        KgError: There is no such table, or the store cannot be written.
    """
    if format_ not in LAYOUTS:
        raise KgError(f"there is no table {format_!r}; take {', '.join(LAYOUTS)}")
    layout = LAYOUTS[format_]
    build = make_build(f"none: rows of {format_}")
    corrected = corrections(store)
    imported = unchanged = 0
    problems: list[Problem] = []

    def lost(problem: Problem) -> None:
        problems.append(problem)
        watch(problem)

    for row in table_records(table_rows(inputs, layout, stdin=stdin), layout):
        if isinstance(row, Problem):
            lost(row)
            continue
        where = row.extraction.article.origin
        try:
            quads = [*to_quads(row.extraction, build), *coded_quads(row)]
        except GraphError as error:
            lost(Problem(where, str(error), "mend or remove the row"))
            continue
        if check and (fault := _violation(quads)):
            lost(Problem(where, fault, "mend or remove the row"))
            continue
        if not imported + unchanged:
            store.add(build_quads(build))
        unsettle(store, article_graph(row.extraction.article))
        if replace_graph(store, article_graph(row.extraction.article), settled(quads, corrected)[0]):
            imported += 1
        else:
            unchanged += 1
        watch(row)
    settle(store)
    return ImportReport(imported, unchanged, tuple(problems))


def _violation(quads: list[Quad]) -> str | None:
    from kg.reason import validate  # loads much that reading does without

    found = validate(quads)
    return f"its {found[0].shape}: {found[0].message.rstrip('.')}" if found else None
