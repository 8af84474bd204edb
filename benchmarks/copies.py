"""A graph of any size: that of the samples, again and again, each time as other articles."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pyoxigraph as ox

from kg.graph import BUILDS_GRAPH
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
    graphs = {quad.graph_name.value for quad in once if isinstance(quad.graph_name, ox.NamedNode)}
    keys = {graph.rpartition("/")[2] for graph in graphs} - {"dataset"}
    longest_first = sorted(map(re.escape, keys), key=len, reverse=True)
    of_article = re.compile(rf"(?<=/article/|../graph/)({'|'.join(longest_first)})(?=[>#/])")
    told = ox.serialize((q for q in once if q.graph_name != ox.NamedNode(BUILDS_GRAPH)), format=ox.RdfFormat.N_QUADS)
    made = [quad for quad in once if quad.graph_name == ox.NamedNode(BUILDS_GRAPH)]
    for number in count():
        if len(made) >= triples:
            break
        copy = of_article.sub(lambda key, number=number: f"{key[1]}-{number}", (told or b"").decode())
        made += ox.parse(copy, format=ox.RdfFormat.N_QUADS)
    return made
