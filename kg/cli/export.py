"""``kg export``: the graph as RDF, or its events as a table."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from kg.cli.opening import reading
from kg.cli.options import AsOf, StoreName
from kg.settings import DEFAULT_STORE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

NAME = "export"


class Syntax(StrEnum):
    """Syntaxes of RDF and tables; the names are those of ``kg.export.FORMATS`` and ``kg.export.TABLES``."""

    TRIG = "trig"
    NQUADS = "nquads"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    ACLED_CSV = "acled-csv"
    UCDP_CSV = "ucdp-csv"
    PLOVER_JSONL = "plover-jsonl"


def run(
    store: StoreName = DEFAULT_STORE,
    as_of: AsOf = None,
    format_: Annotated[
        Syntax,
        typer.Option(
            "--format",
            "-f",
            help="Syntax of RDF, of which turtle, ntriples and rdfxml put the triples of all graphs together; "
            "or a table of events in the columns of ACLED, UCDP GED or NGEC (PLOVER).",
        ),
    ] = Syntax.TRIG,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", show_default=False, help="Where to write; else standard output."
        ),
    ] = None,
    article: Annotated[
        str | None,
        typer.Option(metavar="ID", show_default=False, help="Only the graph of this article, by its id or IRI."),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help="Of tables: also events that are not told to have taken place, and kinds of event that the table "
            "has no code for.",
        ),
    ] = False,
) -> None:
    """Write the graph of a store as RDF, or its events as a table that users of ACLED, UCDP or PLOVER know.

    The order is fixed: the same graph gives the same bytes. In a table, what is not known is empty, and the columns
    that begin with cn_ say who tells each event; docs/codes.md has all columns.

    Example: kg export --format turtle --output news.ttl
    """
    from kg.export import export
    from kg.export.tables import TABLES, export_table

    if everything and format_ not in TABLES:
        raise typer.BadParameter("only tables leave events out", param_hint="--all")

    def write(quads: Iterable[Quad], out: BinaryIO) -> None:
        if format_ in TABLES:
            export_table(quads, format_, out, everything=everything)
        else:
            export(quads, format_, out)

    with reading(store, as_of) as opened:
        graph = None
        if article is not None:
            from kg.pipeline import graph_of  # loads the language model's library

            graph = graph_of(article)
        if graph is not None and not opened.count(graph):
            raise typer.BadParameter(f"the store {opened.location} holds no article {article}", param_hint="--article")
        quads = opened.quads(graph)
        if output is None:
            write(quads, sys.stdout.buffer)
            return
        if output.exists() and not output.is_file():  # a device or a pipe: written to, not replaced
            with output.open("wb") as out:
                write(quads, out)
            return
        output = output.resolve()  # where it is a link, what it points to is replaced
        part = output.with_name(f"{output.name}.part")  # so that a file is either whole or as it was
        try:
            with part.open("wb") as out:
                write(quads, out)
            if output.exists():
                part.chmod(output.stat().st_mode)
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)
