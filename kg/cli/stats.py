"""``kg stats``: how much a store holds."""

from __future__ import annotations

from kg.cli.answer import write_answer
from kg.cli.opening import reading
from kg.cli.options import AsOf, Format, StoreName, TableFormat
from kg.settings import DEFAULT_STORE

NAME = "stats"


def run(store: StoreName = DEFAULT_STORE, as_of: AsOf = None, format_: Format = TableFormat.TABLE) -> None:
    """Count what a store holds.

    Articles, entities, events, claims, tolls, relations, graphs and triples.

    Example: kg stats --format json
    """
    from kg.query import stats

    with reading(store, as_of) as opened:
        write_answer(stats(opened), format_)
