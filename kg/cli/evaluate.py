"""``kg evaluate``: scores on benchmark sets."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answer import write_answer
from kg.cli.options import Format, Model, TableFormat
from kg.cli.session import LOST, log

NAME = "evaluate"


def _names(incomplete: str) -> list[str]:
    from kg.evaluate import benchmarks

    return [name for name in benchmarks() if name.startswith(incomplete)]


def run(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="SET", show_default=False, autocompletion=_names, help="Which set; none: show the scores kept last."
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            envvar="KG_BENCHMARKS",
            metavar="DIR",
            show_default=False,
            help="Folder of the benchmarks; by default shared/benchmarks beside the checkout.",
        ),
    ] = None,
    part: Annotated[str, typer.Option(metavar="NAME", help="Which part of the set.")] = "dev",
    records: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            show_default=False,
            help="Score what kg extract printed for the set; do not extract anew.",
        ),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep the score, with commit, model and date; the checkout must be clean.")
    ] = False,
    errors: Annotated[
        bool, typer.Option("--errors", help="Show what is wrong, one by one, in place of the score (set incidents).")
    ] = False,
    results: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            show_default=False,
            help="Folder of the kept scores; by default benchmarks/results of the checkout.",
        ),
    ] = None,
    model: Model = None,
    format_: Format = TableFormat.TABLE,
) -> None:
    """Score extraction on a benchmark set, beside the score kept last.

    The score is what the benchmark's own score.py says of what kg extract prints. The sets are not part of this
    project, but for those of incidents; docs/evaluation.md tells what they ask.

    Example: kg evaluate re3d --format markdown
    """
    from kg.evaluate import benchmark, commit, compared, kept, measure, overview
    from kg.settings import benchmarks_dir, results_dir

    shelf = results or results_dir()
    if name is None:
        if keep or records or errors:
            raise typer.BadParameter("name the set", param_hint="SET")
        write_answer(overview(shelf), format_)
        return
    one = benchmark(name)  # the name is told first where it is wrong
    if errors and (one.blind or not one.articles):
        why = "is blind: nothing of it is shown but the score" if one.blind else "tells of none one by one"
        raise typer.BadParameter(f"the set {name} {why}; leave it out", param_hint="--errors")
    if keep and records:
        raise typer.BadParameter(
            "of records made before, the commit is unknown; leave one of both out", param_hint="--keep"
        )
    at = commit() if keep else ""
    before = kept(shelf, name, part)
    measured = measure(
        name, data or benchmarks_dir(), part=part, records=records, model=model,
        watch=lambda problem: log.error("%s", problem),
    )  # fmt: skip
    shown = measured.faults if errors else None
    write_answer(shown or compared(measured.score, before.score if before else None), format_)
    if before and not shown:
        log.info("kept: %s of %s, with %s", before.commit[:10], before.date, before.model)
    if measured.lost:
        log.error(
            "%s of %s articles of %s were lost; %s", measured.lost, measured.articles, name, "see the lines above"
        )
        raise typer.Exit(LOST)
    if keep:
        _keep(name, part, at, model, measured.articles, measured.score, shelf)


def _keep(
    name: str, part: str, at: str, model: str | None, articles: int, score: dict[str, object], shelf: Path
) -> None:
    from datetime import UTC, datetime

    from kg.annotate import model_id
    from kg.evaluate import Result
    from kg.evaluate import keep as write

    today = datetime.now(UTC).date().isoformat()
    log.info("kept in %s", write(Result(name, part, articles, score, at, model_id(model), today), shelf))
