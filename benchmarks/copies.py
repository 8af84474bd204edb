"""A graph of any size: that of the samples, again and again, each time as other articles."""

from __future__ import annotations

from itertools import count, islice
from pathlib import Path

import pyoxigraph as ox

from kg.pipeline import build
from kg.settings import checkout
from kg.store import open_store


def copies(triples: int) -> list[ox.Quad]:
    """At least so many statements, in as many graphs as it takes.

    What stands in tables (countries, known groups) is the same in every copy, as it is in articles by themselves.
    """
    with open_store("memory:") as store:
        build([str((checkout() or Path.cwd()) / "samples")], store, check=False)
        once = sorted(store.quads(), key=str)
    keys = sorted(
        {q.graph_name.value.rpartition("/")[2] for q in once if isinstance(q.graph_name, ox.NamedNode)} - {"dataset"}
    )
    made: list[ox.Quad] = []
    for number in count():
        text = ox.serialize(once, format=ox.RdfFormat.N_QUADS).decode()
        for key in keys:
            text = text.replace(f"/article/{key}", f"/article/{key}-{number}").replace(
                f"/graph/{key}>", f"/graph/{key}-{number}>"
            )
        made += ox.parse(text, format=ox.RdfFormat.N_QUADS)
        if len(made) >= triples:
            return list(islice(made, triples))
    raise AssertionError("never reached")
