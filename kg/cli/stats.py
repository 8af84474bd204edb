"""``kg stats``: how much a store holds."""

from __future__ import annotations

from kg.cli.answer import write_answer
from kg.cli.options import Format, StoreName, TableFormat
from kg.settings import DEFAULT_STORE

NAME = "stats"


def run(store: StoreName = DEFAULT_STORE, format_: Format = TableFormat.TABLE) -> None:
    """Count what a store holds.

    Articles, entities, events, claims, tolls, relations, incidents, identities, joins, corrections, graphs and triples.

    Example: kg stats --format json
    """
    from kg.query import stats
    from kg.store import open_store

    with open_store(store, read_only=True) as opened:
        write_answer(stats(opened), format_)
