"""A small graph of several articles on one incident, with positions and answers in other articles."""

from pathlib import Path

import pyoxigraph as ox

from kg.store import Store, open_store

_MADE = Path(__file__).parents[1] / "query" / "across.trig"


def across() -> Store:
    """The made articles that the saved queries are tested on."""
    store = open_store("memory:")
    store.add(ox.parse(_MADE.read_bytes(), ox.RdfFormat.TRIG))
    return store
