"""``kg import``: tables of events into a store."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.options import StoreName
from kg.cli.session import LOST, log
from kg.model import Problem
from kg.settings import DEFAULT_STORE

NAME = "import"


class TableName(StrEnum):
    """Tables of events; the names are those of ``kg.tables.LAYOUTS``."""

    ACLED_CSV = "acled-csv"
    UCDP_CSV = "ucdp-csv"
    PLOVER_JSONL = "plover-jsonl"


def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", show_default=False, help="Files, folders or globs of one format, or - for standard input."
        ),
    ],
    format_: Annotated[TableName, typer.Option("--format", "-f", show_default=False, help="Which table they are.")],
    store: StoreName = DEFAULT_STORE,
    validate: Annotated[
        bool,
        typer.Option("--validate/--no-validate", help="Store a row only if its graph conforms to the shapes."),
    ] = True,
) -> None:
    """Read a table of events back into a store: one that kg export wrote, or a file of ACLED, UCDP or NGEC.

    Each row becomes the graph of an article of its own, whose text is the row's notes or headline and its cells; a row
    with the same id takes its place. Rows that cannot be used are told in one line each, the rest is read, and the exit
    code is 2.

    Example: kg import acled.csv --format acled-csv --store kg-store
    """
    from kg.intake import import_tables
    from kg.store import open_store

    def watch(item: object) -> None:
        if isinstance(item, Problem):
            log.error("%s", item)

    with open_store(store) as opened:
        report = import_tables(inputs, format_, opened, check=validate, watch=watch)
    count = len(report.problems)
    lost = f", {count} problem{'' if count == 1 else 's'}" if count else ""
    if report.imported + report.unchanged:
        log.info("%s: %s imported, %s unchanged%s", store, report.imported, report.unchanged, lost)
    if report.problems:
        raise typer.Exit(LOST)
