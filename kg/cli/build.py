"""``kg build``: articles into a store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from kg.cli.options import Inputs, Model, StoreName
from kg.cli.session import LOST, log
from kg.model import Problem
from kg.settings import DEFAULT_STORE

NAME = "build"
_FEW = 3
"""Articles that are built before anybody would look at a progress bar."""


def run(
    inputs: Inputs,
    store: StoreName = DEFAULT_STORE,
    model: Model = None,
    validate: Annotated[
        bool,
        typer.Option("--validate/--no-validate", help="Store an article only if its graph conforms to the shapes."),
    ] = True,
    keep_text: Annotated[
        bool,
        typer.Option(
            "--keep-text",
            help="Keep the whole text of each article in its graph. Without it a store quotes sentences only, as texts "
            "belong to those who wrote them: keep only what you may keep, and think before you publish the store.",
        ),
    ] = False,
) -> None:
    """Build the graph of articles into a store.

    Each article becomes one named graph, which takes the place of the one that it had. Building the same input again
    changes nothing. Input that cannot be used is told in one line each, the rest is built, and the exit code is 2.

    Example: kg build samples --store kg-store
    """
    from kg import pipeline
    from kg.read import count
    from kg.store import open_store

    with open_store(store) as opened, _progress(count(inputs)) as advance:

        def watch(item: object) -> None:
            if isinstance(item, Problem):
                log.error("%s", item)
            advance()

        report = pipeline.build(inputs, opened, model=model, check=validate, keep_text=keep_text, watch=watch)
    found = "".join(f"{', ' if n else '; '}{count} {name}" for n, (name, count) in enumerate(report.counts.items()))
    lost = (
        f", {len(report.problems)} problems" if len(report.problems) > 1 else ", 1 problem" if report.problems else ""
    )
    if report.articles:
        log.info("%s: %s built, %s unchanged%s%s", store, report.built, report.unchanged, lost, found)
    if report.problems:
        raise typer.Exit(LOST)


@contextmanager
def _progress(total: int | None) -> Iterator[Callable[[], Any]]:
    """A progress bar on a terminal, for more than a few articles; yields what to call after each."""
    if not sys.stderr.isatty() or log.getEffectiveLevel() > 20 or (total is not None and total <= _FEW):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("articles"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("articles", total=total)
        yield lambda: bar.advance(task)
