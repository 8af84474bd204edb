"""``kg retract``: an article out of a store."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated

import typer

from kg.cli.options import StoreName
from kg.cli.session import LOST, log
from kg.settings import DEFAULT_STORE

NAME = "retract"


def run(
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE", show_default=False, help="Ids or IRIs of articles.")
    ],
    store: StoreName = DEFAULT_STORE,
) -> None:
    """Take articles out of a store.

    The graph of each article goes, and nothing else.

    Example: kg retract northern-desk-2026-03-24-engineers
    """
    from kg import pipeline
    from kg.store import open_store

    with open_store(store, read_only=True):
        pass  # else a store that is not there would be made
    missing = 0
    with open_store(store) as opened:
        for article in articles:
            if pipeline.retract(opened, article):
                log.info("%s is out of the store %s", article, store)
            else:
                log.error(
                    "the store %s holds no article %s; it holds %s", store, article, _likely(article, opened.graphs())
                )
                missing += 1
    if missing:
        raise typer.Exit(LOST)


def _likely(article: str, graphs: Sequence[str]) -> str:
    """Those of the articles that are there which may have been meant."""
    held = [key for graph in graphs if (key := graph.rpartition("/")[2]) != "dataset"]
    near = get_close_matches(article.rpartition("/")[2], held, cutoff=0.3) or held[:3]
    return ", ".join(near) + ("..." if len(held) > len(near) else "") if held else "none"
