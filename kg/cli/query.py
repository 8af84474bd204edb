"""``kg query``: the saved queries."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.answer import write_answer
from kg.cli.opening import reading
from kg.cli.options import AsOf, Format, StoreName, TableFormat
from kg.settings import DEFAULT_STORE

if TYPE_CHECKING:
    from kg.query import Table

NAME = "query"


def _names(incomplete: str) -> list[str]:
    from kg.query import saved_queries

    return [query.name for query in saved_queries() if query.name.startswith(incomplete)]


def run(
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME", show_default=False, autocompletion=_names, help="Which query; none: list them."),
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", "-p", metavar="KEY=VALUE", show_default=False, help="A value for a parameter of the query."
        ),
    ] = None,
    store: StoreName = DEFAULT_STORE,
    as_of: AsOf = None,
    format_: Format = TableFormat.TABLE,
    list_: Annotated[bool, typer.Option("--list", "-l", help="List the queries.")] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Print the query's manual and its SPARQL; do not run it.")
    ] = False,
) -> None:
    """Ask a saved query, list the queries, or show one.

    Example: kg query accusations --param accused=Ruvania --format json
    """
    from kg.query import run_saved

    if name is None or list_:
        write_answer(_catalogue(), format_)
        return
    params = dict(_pair(text) for text in param or ())
    if show:
        sys.stdout.write(_manual(name, params))
        return
    with reading(store, as_of) as opened:
        write_answer(run_saved(opened, name, params), format_)


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise typer.BadParameter(f"{text!r} is not of the form KEY=VALUE", param_hint="--param")
    return key.strip(), value


def _catalogue() -> Table:
    from kg.query import Table, saved_queries

    rows = tuple((q.name, q.summary, ", ".join(p.name for p in q.params) or None) for q in saved_queries())
    return Table(("query", "asks", "parameters"), rows)


def _manual(name: str, params: dict[str, str]) -> str:
    """The query as SPARQL that any engine reads, its manual in comments before it."""
    from kg.query import load_saved
    from kg.query.run import bind

    query = load_saved(name)
    lines = [query.summary, "", *query.description.splitlines(), ""]
    for one in query.params:
        values = f" ({', '.join(one.choices)})" if one.choices else ""
        lines.append(f"--param {one.name}={one.type.upper()}  {one.help}{values}")
    lines += ["", f"Example: {query.example}"]
    return "".join(f"# {line}".rstrip() + "\n" for line in lines) + "\n" + bind(query, params)
