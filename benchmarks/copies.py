"""A graph of any size: what the samples say, again and again, each time as other articles."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pyoxigraph as ox

from kg.graph import BUILDS_GRAPH, GAZETTEER_GRAPH, IDENTITY_GRAPH
from kg.pipeline import build
from kg.settings import checkout
from kg.store import open_store

SHARED = {BUILDS_GRAPH, GAZETTEER_GRAPH}
"""Graphs that are no article's; they are there once, however many copies there are."""


def copies(triples: int) -> list[ox.Quad]:
    """At least so many statements, in as many graphs as it takes.

    What stands in tables (countries, known groups, the gazetteer) is the same in every copy, as it is in articles by
    themselves. Who and what is the same across articles is left out: of copies it would say that all are one.
    """
    with open_store("memory:") as store:
        build([str((checkout() or Path.cwd()) / "samples")], store, check=False)
        store.drop_graph(IDENTITY_GRAPH)
        once = sorted(store.quads(), key=str)
        keys = {graph.rpartition("/")[2] for graph in set(store.graphs()) - SHARED}
    longest_first = sorted(map(re.escape, keys), key=len, reverse=True)
    of_article = re.compile(rf"(?<=/article/|../graph/)({'|'.join(longest_first)})(?=[>#/])")
    made = [quad for quad in once if quad.graph_name.value in SHARED]
    told = ox.serialize((quad for quad in once if quad.graph_name.value not in SHARED), format=ox.RdfFormat.N_QUADS)
    for number in count():
        if len(made) >= triples:
            break
        copy = of_article.sub(lambda key, number=number: f"{key[1]}-{number}", (told or b"").decode())
        made += ox.parse(copy, format=ox.RdfFormat.N_QUADS)
    return made
