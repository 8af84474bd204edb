"""``kg correct``: what people correct, which always wins and survives rebuilds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.answer import write_answer
from kg.cli.options import Format, StoreName, TableFormat
from kg.cli.session import LOST, log
from kg.settings import DEFAULT_STORE

if TYPE_CHECKING:
    from kg.amend import AmendReport
    from kg.corrections import Correction

NAME = "correct"
app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

_Thing = Annotated[str, typer.Argument(metavar="IRI", show_default=False, help="IRI of it, from a row of kg query.")]
_One = Annotated[str, typer.Argument(metavar="A", show_default=False, help="IRI of one of them.")]
_Other = Annotated[str, typer.Argument(metavar="B", show_default=False, help="IRI of the other.")]
_Why = Annotated[str, typer.Option("--why", metavar="TEXT", show_default=False, help="The reason.")]
_By = Annotated[
    str | None,
    typer.Option(
        "--by", envvar="KG_USER", metavar="NAME", show_default=False, help="Who corrects; by default git's user name."
    ),
]
_At = Annotated[
    str | None,
    typer.Option("--at", metavar="TIME", show_default=False, help="When: ISO 8601 with a time zone; by default now."),
]
_Article = Annotated[
    str | None,
    typer.Option("--article", metavar="ID", show_default=False, help="Only in this article, by its id or IRI."),
]


@app.callback()
def common() -> None:
    """Correct what the machine read.

    Corrections of people always win. They are kept in the graph of corrections, hold for graphs that are built later
    too, and can be undone. The base of the IRIs may be left out.
    """


@app.command("merge")
def merge(
    one: _One, other: _Other, why: _Why, store: StoreName = DEFAULT_STORE, by: _By = None, at: _At = None
) -> None:
    """Say that two are one: two events or incidents, or two entities or identities.

    \b
    Example: kg correct merge article/e10bdce23bbf0ca5#event-106-112 article/f95d9d79ba30a443#event-91-99 --why "both are the market attack"
    """  # noqa: D301, E501
    _correct("merge", (one, other), store, why, by, at)


@app.command("split")
def split(
    one: _One, other: _Other, why: _Why, store: StoreName = DEFAULT_STORE, by: _By = None, at: _At = None
) -> None:
    """Say that two are never one; an event that is split from its incident leaves it.

    \b
    Example: kg correct split article/e10bdce23bbf0ca5#event-106-112 article/e10bdce23bbf0ca5#event-921-927 --why "three years lie between them"
    """  # noqa: D301, E501
    from kg import amend
    from kg.corrections.people import named
    from kg.store import open_store

    _must_exist(store)
    with open_store(store) as opened:
        correction = amend.split(opened, one, other, why=why, by=named(by), at=at)
        _tell(store, correction, amend.correct(opened, correction))


@app.command("retype")
def retype(
    thing: _Thing,
    type_: Annotated[
        str, typer.Argument(metavar="TYPE", show_default=False, help="Type of event or entity, such as Ambush.")
    ],
    why: _Why,
    article: _Article = None,
    store: StoreName = DEFAULT_STORE,
    by: _By = None,
    at: _At = None,
) -> None:
    """Give an event or an entity another type.

    \b
    Example: kg correct retype article/e10bdce23bbf0ca5#event-798-804 AirStrike --why "the villages were bombed from the air"
    """  # noqa: D301, E501
    _correct("retype", (thing,), store, why, by, at, target=type_, article=article)


@app.command("relink")
def relink(
    thing: _Thing,
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET",
            show_default=False,
            help="IRI of Wikidata or GeoNames or of another entity of a table, or none.",
        ),
    ],
    why: _Why,
    article: _Article = None,
    store: StoreName = DEFAULT_STORE,
    by: _By = None,
    at: _At = None,
) -> None:
    """Say what an entity or an identity is elsewhere, or which entity of a table it is.

    \b
    Example: kg correct relink entity/Organization/actor/unhcr https://www.wikidata.org/wiki/Q132551 --why "the UN agency"
    """  # noqa: D301, E501
    _correct("relink", (thing,), store, why, by, at, target=None if target == "none" else target, article=article)


@app.command("reject")
def reject(
    thing: _Thing,
    why: _Why,
    article: _Article = None,
    store: StoreName = DEFAULT_STORE,
    by: _By = None,
    at: _At = None,
) -> None:
    """Say that an event, toll, claim, relation or entity was misread: all that is said about it leaves the graph.

    With a claim goes what nobody else tells, with an entity the relations that it is an end of.

    \b
    Example: kg correct reject article/e10bdce23bbf0ca5#toll-685-696 --why "part of the toll before it"
    """  # noqa: D301
    _correct("reject", (thing,), store, why, by, at, article=article)


@app.command("list")
def list_(store: StoreName = DEFAULT_STORE, format_: Format = TableFormat.TABLE) -> None:
    """List the corrections, and how each stands: in force, waiting for its thing, overruled, or not applied.

    Example: kg correct list
    """
    from kg.corrections import corrections
    from kg.corrections.standing import standing
    from kg.query import Table
    from kg.store import open_store

    with open_store(store, read_only=True) as opened:
        found = corrections(opened)
        stands = standing(opened, found)
    columns = ("correctionIri", "kind", "things", "target", "article", "by", "at", "why", "stands")
    rows = tuple(
        (
            one.iri,
            one.kind,
            " | ".join(map(_short, one.things)),
            one.target,
            one.article,
            one.by,
            one.at,
            one.why,
            stands[one.iri],
        )
        for one in found
    )
    write_answer(Table(columns, rows), format_)


@app.command("undo")
def undo(
    correction: Annotated[
        str,
        typer.Argument(
            metavar="CORRECTION", show_default=False, help="Its IRI, its hash or the beginning of that, from the list."
        ),
    ],
    store: StoreName = DEFAULT_STORE,
) -> None:
    """Take a correction out, and what it changed back.

    Example: kg correct undo 50073a
    """
    from kg import amend
    from kg.store import open_store

    _must_exist(store)
    with open_store(store) as opened:
        gone = amend.undo(opened, correction)
    log.info("%s: %s (%s) is undone", store, _short(gone.iri), gone.kind)


@app.command("export")
def export_(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", show_default=False, help="Where to; else standard output.")
    ] = None,
    store: StoreName = DEFAULT_STORE,
) -> None:
    """Write the corrections as JSON Lines, one a line in a fixed order, to be kept under version control.

    Example: kg correct export corrections.jsonl
    """
    from kg.corrections import corrections, write_lines
    from kg.store import open_store

    with open_store(store, read_only=True) as opened:
        written = write_lines(corrections(opened))
    if file is None or str(file) == "-":
        sys.stdout.write(written)
    else:
        file.write_text(written, encoding="utf-8", newline="\n")


@app.command("import")
def import_(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", show_default=False, help="What kg correct export wrote, or - for standard input."
        ),
    ],
    store: StoreName = DEFAULT_STORE,
) -> None:
    """Read corrections from JSON Lines; those that are there already change nothing.

    Lines that are no corrections are told in one line each, the rest is read, and the exit code is 2.

    Example: kg correct import corrections.jsonl
    """
    from kg import amend
    from kg.corrections import read_lines
    from kg.store import open_store

    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    given = list(read_lines(data, "standard input" if file == "-" else file))
    with open_store(store) as opened:
        report = amend.add(opened, given)
    for problem in report.problems:
        log.error("%s", problem)
    for note in report.notes:
        log.info("%s", note)
    lost = f", {len(report.problems)} problem{'' if len(report.problems) == 1 else 's'}" if report.problems else ""
    log.info("%s: %s corrections imported, %s unchanged%s", store, report.added, report.unchanged, lost)
    if report.problems:
        raise typer.Exit(LOST)


def _correct(
    kind: str,
    things: tuple[str, ...],
    store: str,
    why: str,
    by: str | None,
    at: str | None,
    *,
    target: str | None = None,
    article: str | None = None,
) -> None:
    """Makes a correction, puts it into a store and tells what came of it."""
    from kg import amend
    from kg.corrections import make_correction
    from kg.corrections.people import named
    from kg.store import open_store

    correction = make_correction(kind, things, why=why, by=named(by), at=at, target=target, article=article)
    _must_exist(store)
    with open_store(store) as opened:
        _tell(store, correction, amend.correct(opened, correction))


def _must_exist(store: str) -> None:
    """Else a store that is not there would be made."""
    from kg.store import open_store

    with open_store(store, read_only=True):
        pass


def _tell(store: str, correction: Correction, report: AmendReport) -> None:
    for note in report.notes:
        log.info("%s", note)
    what = "was there already" if report.unchanged else "is kept"
    log.info("%s: %s (%s) %s", store, _short(correction.iri), correction.kind, what)


def _short(iri: str) -> str:
    from kg.corrections.things import short

    return short(iri)
