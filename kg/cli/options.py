"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", show_default=False, help="Files, folders, globs, URLs, or - for standard input."),
]
StoreName = Annotated[
    str,
    typer.Option(
        "--store",
        "-s",
        envvar="KG_STORE",
        metavar="DIR|URL",
        help="A folder, or the URL of a SPARQL endpoint.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        envvar="KG_MODEL",
        metavar="NAME",
        show_default=False,
        help="Package or folder of the spaCy model; by default the best one that is installed.",
    ),
]


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:  # fromisoformat takes weeks too
        raise typer.BadParameter(f"{text!r} is no day of the calendar; write it like 2026-03-10")
    return found


AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=_day,
        show_default=False,
        help="Answer from what had been published by that day, such as 2026-03-10. Who and what is the same is "
        "found anew from those articles alone; left out are articles without a date and what kg reason inferred, "
        "since it may rest on later news.",
    ),
]


class TableFormat(StrEnum):
    """How a table is written; the names are those of ``kg.query.FORMATS``."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"


Format = Annotated[
    TableFormat,
    typer.Option(
        "--format", "-f", help="How to write the answer; a table too wide for the screen becomes a block a row."
    ),
]
