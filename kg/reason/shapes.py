"""Whether graphs conform to the shapes of ``ontology/shapes/``, checked by pySHACL one graph at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.reason.turtle import merged
from kg.settings import ontology_files, shapes_files

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_BASE = "https://w3id.org/conflict-news/"
_NOT_OF_ARTICLES = frozenset(f"{_BASE}graph/{name}" for name in ("identity", "gazetteer", "corrections", "inferred"))
"""Graphs that add to what articles say; the shapes are about graphs that stand alone."""

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_CODED = frozenset(
    f"{_BASE}ontology#{name}"
    for name in (
        "EventStatus", "AgentConfidence", "TimePrecision", "CasualtyKind", "CountQualifier", "VictimClass",
        "RelationKind",
    )
)  # fmt: skip
_DERIVED = "http://www.w3.org/ns/prov#wasDerivedFrom"


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing in a graph that is not as its shape says.

    Attributes:
        shape: Name of the shape, such as ``event: status``.
        node: IRI of the thing.
        path: The property that is at fault, or None where the thing as a whole is.
        value: What the property holds and should not, or None where something is missing.
        message: What should be, and what to mend.
        article: IRI of the article whose graph it is, or the graph's own IRI where it names none.
    """

    shape: str
    node: str
    path: str | None
    value: str | None
    message: str
    article: str


def validate(quads: Iterable[ox.Quad]) -> tuple[Violation, ...]:
    """What does not conform to the shapes, sorted within each graph.

    Args:
        quads: Graphs of articles and of builds, in any order. All of a graph must be there.
    """
    graphs: defaultdict[str, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else str(quad.graph_name)
        if name not in _NOT_OF_ARTICLES:
            graphs[name].append(quad)
    return tuple(violation for name in sorted(graphs) for violation in _check(name, graphs[name]))


def _check(name: str, quads: list[ox.Quad]) -> list[Violation]:
    import pyshacl

    sources = (q.object for q in quads if q.predicate.value == _DERIVED)
    article = next((source.value for source in sources if isinstance(source, ox.NamedNode)), name)
    conforms, report, text = pyshacl.validate(
        _data_graph(quads), shacl_graph=_shapes(), advanced=False, inference="none", inplace=True
    )
    if conforms:
        return []
    if not hasattr(report, "subjects"):  # pySHACL hands back its own failures
        raise RuntimeError(f"pySHACL could not check {name}: {text}")
    return sorted(_violations(report, article), key=lambda v: (v.node, v.shape, v.path or "", v.value or ""))


def _violations(report: Graph, article: str) -> Iterator[Violation]:
    from rdflib.namespace import SH

    def value(node: Node, property_: Node) -> str | None:
        found = report.value(node, property_)
        return None if found is None else str(found)

    for result in report.subjects(SH.resultSeverity):
        shape = report.value(result, SH.sourceShape)
        yield Violation(
            shape=str(_shapes().value(shape, SH.name)),
            node=value(result, SH.focusNode) or "",
            path=value(result, SH.resultPath),
            value=value(result, SH.value),
            message=value(result, SH.resultMessage) or "",
            article=article,
        )


def _data_graph(quads: list[ox.Quad]) -> Graph:
    from rdflib import Graph

    data = ox.serialize((*(q.triple for q in quads), *_order()), format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=data, format="nt")


@cache
def _shapes() -> Graph:
    return merged(shapes_files())


@cache
def _order() -> tuple[ox.Triple, ...]:
    """What the shapes must know of the ontology: which class is below which, and which value is of which kind."""
    return tuple(
        q.triple
        for path in ontology_files()
        for q in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        if isinstance(q.object, ox.NamedNode)
        and (q.predicate.value == _SUBCLASS or (q.predicate.value == _TYPE and q.object.value in _CODED))
    )
