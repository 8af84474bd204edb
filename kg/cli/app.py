"""The application: its commands and what is common to all of them."""

from __future__ import annotations

import gc
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from kg import __version__
from kg.cli import (
    build,
    correct,
    evaluate,
    explain,
    export,
    extract,
    import_table,
    query,
    reason,
    retract,
    serve,
    sparql,
    stats,
    validate,
)  # fmt: skip
from kg.cli.session import OneLineErrors, set_up_messages

app = typer.Typer(
    name="kg",
    cls=OneLineErrors,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    build, extract, query, sparql, export, import_table, validate, reason, stats, retract, explain, serve, evaluate,
):  # fmt: skip
    app.command(name=command.NAME)(command.run)
app.add_typer(correct.app, name=correct.NAME)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[  # noqa: ARG001  its callback does the work
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end."),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say more; show where an internal error arose.")
    ] = False,
) -> None:
    """Conflict news to a knowledge graph: who did what to whom, when, where, and according to whom.

    Example: kg build samples && kg query accusations
    """
    set_up_messages(quiet=quiet, verbose=verbose)


def main() -> None:
    """Runs the command; texts are UTF-8 whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    gc.set_threshold(50_000, 20, 20)  # most of what a command makes lives as long as it does: seldom look for garbage
    app()
