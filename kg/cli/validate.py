"""``kg validate``: whether what a store holds conforms to the shapes."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.answer import write_answer
from kg.cli.options import Format, StoreName, TableFormat
from kg.cli.session import NEGATIVE, log
from kg.settings import DEFAULT_STORE

NAME = "validate"

_COLUMNS = ("severity", "article", "shape", "node", "path", "value", "message")


class Severity(StrEnum):
    """How bad it is; the names are those of ``kg.reason.LEVELS``."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


class EngineName(StrEnum):
    """What checks; the names are those of ``kg.reason.ENGINES``, or ``auto``."""

    AUTO = "auto"
    PYSHACL = "pyshacl"
    SHACL = "shacl"


Least = Annotated[
    Severity,
    typer.Option("--severity", help="The least that is shown: what breaks, what is odd too, or what is rare too."),
]
Engine = Annotated[
    EngineName, typer.Option("--engine", help="What checks; shacl is the fastest, and auto takes it where installed.")
]


def run(
    store: StoreName = DEFAULT_STORE,
    severity: Least = Severity.INFO,
    engine: Engine = EngineName.AUTO,
    format_: Format = TableFormat.TABLE,
) -> None:
    """Check the graph of a store against the shapes (SHACL).

    The exit code is 1 where it does not conform; warnings and infos do not count. The engine shacl comes with
    pip install "conflict-news-kg[fast]".

    Example: kg validate --store kg-store --severity violation
    """
    from kg.query import Table
    from kg.reason import validate
    from kg.store import open_store

    with open_store(store, read_only=True) as opened:
        found = [
            one for graph in opened.graphs() for one in validate(opened.quads(graph), least=severity, engine=engine)
        ]
    counts = Counter(one.severity for one in found)
    if not counts[Severity.VIOLATION]:
        odd = ", ".join(f"{counts[level]} {level}{'s' * (counts[level] > 1)}" for level in Severity if counts[level])
        log.info("the store %s conforms to the shapes%s", store, f" ({odd})" if odd else "")
    if found or format_ is not TableFormat.TABLE:
        rows = tuple(tuple(getattr(one, column) for column in _COLUMNS) for one in found)
        write_answer(Table(_COLUMNS, rows), format_)
    if counts[Severity.VIOLATION]:
        raise typer.Exit(NEGATIVE)
