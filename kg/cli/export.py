"""``kg export``: the graph as RDF."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import StoreName
from kg.settings import DEFAULT_STORE

NAME = "export"


class Syntax(StrEnum):
    """Syntaxes of RDF; the names are those of ``kg.export.FORMATS``."""

    TRIG = "trig"
    NQUADS = "nquads"
    TURTLE = "turtle"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"


def run(
    store: StoreName = DEFAULT_STORE,
    format_: Annotated[
        Syntax,
        typer.Option(
            "--format", "-f", help="Syntax; turtle, ntriples and rdfxml put the triples of all graphs together."
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
) -> None:
    """Write the graph of a store as RDF.

    The order is fixed: the same graph gives the same bytes.

    Example: kg export --format turtle --output news.ttl
    """
    from kg.export import export
    from kg.store import open_store

    with open_store(store, read_only=True) as opened:
        graph = None
        if article is not None:
            from kg.pipeline import graph_of  # loads the language model's library

            graph = graph_of(article)
        if graph is not None and not opened.count(graph):
            raise typer.BadParameter(f"the store {store} holds no article {article}", param_hint="--article")
        quads = opened.quads(graph)
        if output is None:
            export(quads, format_, sys.stdout.buffer)
            return
        if output.exists() and not output.is_file():  # a device or a pipe: written to, not replaced
            with output.open("wb") as out:
                export(quads, format_, out)
            return
        output = output.resolve()  # where it is a link, what it points to is replaced
        part = output.with_name(f"{output.name}.part")  # so that a file is either whole or as it was
        try:
            with part.open("wb") as out:
                export(quads, format_, out)
            if output.exists():
                part.chmod(output.stat().st_mode)
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)
