"""Records in, quads out: the graph of one article, as ``docs/graph.md`` lays it out."""

from kg.graph.build import Build, build_iri, build_quads, make_build
from kg.graph.errors import GraphError
from kg.graph.iris import (
    BASE,
    BUILDS_GRAPH,
    CORRECTIONS_GRAPH,
    GAZETTEER_GRAPH,
    IDENTITY_GRAPH,
    article_graph,
    article_iri,
    article_key,
)
from kg.graph.mapping import to_quads
from kg.graph.signature import numbers
from kg.graph.terms import PREFIXES, cn, term

__all__ = [
    "BASE",
    "BUILDS_GRAPH",
    "CORRECTIONS_GRAPH",
    "GAZETTEER_GRAPH",
    "IDENTITY_GRAPH",
    "PREFIXES",
    "Build",
    "GraphError",
    "article_graph",
    "article_iri",
    "article_key",
    "build_iri",
    "build_quads",
    "cn",
    "make_build",
    "numbers",
    "term",
    "to_quads",
]
