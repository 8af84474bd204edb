"""Whether graphs conform to ``ontology/shapes.ttl``, one named graph at a time, since each must stand alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from kg import settings

if TYPE_CHECKING:
    from pyoxigraph import Quad
    from rdflib import Graph
    from rdflib.term import Node

_SHAPES = "https://w3id.org/conflict-news/shapes#"
_ARTICLE = "https://w3id.org/conflict-news/ontology#Article"


@dataclass(frozen=True, slots=True)
class Violation:
    """Something in a graph that breaks a shape.

    Attributes:
        shape: Local name of the node shape, with the name of the property shape after a blank ("Event evidence").
        node: IRI of the thing at fault.
        path: Property that is at fault; None for paths of several steps.
        value: The value at fault; None where one is missing.
        message: What to mend.
        article: IRI of the article whose graph it is; None for a graph that holds none.
    """

    shape: str
    node: str
    path: str | None
    value: str | None
    message: str
    article: str | None


def validate(quads: Iterable[Quad]) -> tuple[Violation, ...]:
    """Checks graphs against the shapes.

    Args:
        quads: Of one or more graphs; each graph is checked alone, in the order of their names.

    Returns:
        What is wrong, sorted within each graph; nothing where all is as it should be.
    """
    ordered = sorted(quads, key=lambda quad: str(quad.graph_name))
    found: list[Violation] = []
    for _, graph in groupby(ordered, key=lambda quad: str(quad.graph_name)):
        found += sorted(_check(_as_rdflib(graph)), key=lambda v: (v.shape, v.node, v.value or ""))
    return tuple(found)


@cache
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(settings.ontology_dir() / "shapes.ttl", format="turtle")


def _as_rdflib(quads: Iterable[Quad]) -> Graph:
    from pyoxigraph import RdfFormat, serialize
    from rdflib import Graph

    lines = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines, format="nt")


def _check(data: Graph) -> Iterator[Violation]:
    from pyshacl import validate as run
    from rdflib import RDF, SH, Graph, URIRef

    conforms, report, _ = run(data, shacl_graph=_shapes(), inference="none", advanced=False, meta_shacl=False)
    if conforms or not isinstance(report, Graph):
        return
    article = next(data.subjects(RDF.type, URIRef(_ARTICLE)), None)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        path = report.value(result, SH.resultPath)
        yield Violation(
            shape=_name(report.value(result, SH.sourceShape)),
            node=str(report.value(result, SH.focusNode)),
            path=str(path) if isinstance(path, URIRef) else None,
            value=_text(report.value(result, SH.value)),
            message=_text(report.value(result, SH.resultMessage)) or "does not conform",
            article=_text(article),
        )


def _name(source: Node | None) -> str:
    """ "Event evidence" for a property shape of the event shape, "Event" for the shape itself."""
    from rdflib import SH

    shapes = _shapes()
    if source is None:
        return "?"
    parent = next(shapes.subjects(SH.property, source), None)
    own = shapes.value(source, SH.name)
    return " ".join(str(part).removeprefix(_SHAPES) for part in (parent or source, own if parent else None) if part)


def _text(node: Node | None) -> str | None:
    return None if node is None else str(node)
