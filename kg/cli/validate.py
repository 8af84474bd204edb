"""``kg validate``: whether what a store holds conforms to the shapes."""

from __future__ import annotations

import typer

from kg.cli.answer import write_answer
from kg.cli.options import Format, StoreName, TableFormat
from kg.cli.session import NEGATIVE, log
from kg.settings import DEFAULT_STORE

NAME = "validate"


def run(store: StoreName = DEFAULT_STORE, format_: Format = TableFormat.TABLE) -> None:
    """Check the graph of a store against the shapes (SHACL).

    The exit code is 1 where it does not conform.

    Example: kg validate --store kg-store
    """
    from kg.query import Table
    from kg.reason import validate
    from kg.store import open_store

    with open_store(store, read_only=True) as opened:
        broken = [one for graph in opened.graphs() for one in validate(opened.quads(graph))]
    found = tuple((one.article, one.shape, one.node, one.message) for one in broken)
    if not found:
        log.info("the store %s conforms to the shapes", store)
    if found or format_ is not TableFormat.TABLE:
        write_answer(Table(("article", "shape", "node", "message"), found), format_)
    if found:
        raise typer.Exit(NEGATIVE)
