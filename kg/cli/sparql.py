"""``kg sparql``: a query of one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answer import write_answer
from kg.cli.opening import reading
from kg.cli.options import AsOf, Format, StoreName, TableFormat
from kg.settings import DEFAULT_STORE

NAME = "sparql"


def run(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", show_default=False, help="SPARQL, a file that holds it, or -.")
    ],
    store: StoreName = DEFAULT_STORE,
    as_of: AsOf = None,
    format_: Format = TableFormat.TABLE,
) -> None:
    """Ask a SPARQL query of one's own.

    SELECT, ASK, CONSTRUCT and DESCRIBE are answered. Rows are written in the format that is asked for, triples always
    as Turtle, the answer to an ASK as true or false.

    Example: kg sparql 'SELECT (COUNT(*) AS ?triples) { GRAPH ?g { ?s ?p ?o } }'
    """
    from kg.query import run_text

    text = _text(query)
    with reading(store, as_of) as opened:
        write_answer(run_text(opened, text), format_)


def _text(query: str) -> str:
    """The query itself: no file name holds a brace, and no query does without."""
    text = sys.stdin.read() if query == "-" else query
    if not text.strip():
        raise typer.BadParameter("it is empty; give SPARQL, a file, or - for standard input", param_hint="QUERY")
    if query == "-":
        return text
    if "{" in query or query.strip().upper().startswith("DESCRIBE"):
        return query
    try:
        return Path(query).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise typer.BadParameter(f"{query!r} is neither SPARQL nor a file", param_hint="QUERY") from None
    except UnicodeDecodeError:
        raise typer.BadParameter(f"the file {query!r} is not UTF-8 text", param_hint="QUERY") from None
