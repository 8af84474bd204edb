"""The shapes as engines want them: each constraint with a name, the queries apart from the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.model import KgError
from kg.reason.questions import Question
from kg.reason.turtle import merged
from kg.settings import shapes_files

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

LEVELS = ("violation", "warning", "info")
"""Severities, the worst first."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The shapes down to one severity.

    Attributes:
        graph: All shapes as they stand in the files, less severe ones deactivated, each constraint with an IRI.
        core: The same without the queries, ready for engines: each property shape has its targets itself.
        questions: The queries, each with its targets.
        names: Names of the shapes by their IRIs.
    """

    graph: Graph
    core: Graph
    questions: tuple[Question, ...]
    names: Mapping[str, str]


@cache
def catalogue(least: str) -> Catalogue:
    """The shapes down to one severity.

    Raises:
        KgError: There is no such severity.
    """
    if least not in LEVELS:
        raise KgError(f"{least!r} is no severity; choose {', '.join(LEVELS)}")
    from rdflib import Literal
    from rdflib.namespace import SH

    graph = _named(merged(shapes_files()))
    for shape in set(graph.subjects(SH.name)):
        if LEVELS.index(_level(graph, shape)) > LEVELS.index(least):
            graph.add((shape, SH.deactivated, Literal(True)))
    names = {str(shape): str(name) for shape, name in graph.subject_objects(SH.name)}
    return Catalogue(graph, _core(graph), tuple(_questions(graph)), names)


def _named(graph: Graph) -> Graph:
    """The graph with IRIs for nameless shapes that have an ``sh:name``: an engine can say then which one it means."""
    from rdflib import BNode, Graph, URIRef
    from rdflib.namespace import SH

    iris: dict[Node, Node] = {
        shape: URIRef(f"https://w3id.org/conflict-news/shapes#{str(name).replace(' ', '_')}")
        for shape, name in graph.subject_objects(SH.name)
        if isinstance(shape, BNode)
    }
    renamed = Graph()
    for subject, predicate, object_ in graph:
        renamed.add((iris.get(subject, subject), predicate, iris.get(object_, object_)))
    return renamed


def _core(graph: Graph) -> Graph:
    """The shapes without queries; property shapes take over the targets of the node shape that they belong to.

    It says the same, and pySHACL looks at all nodes of a shape at once then instead of one by one: half the time.
    """
    from rdflib import Graph
    from rdflib.namespace import RDF, SH

    core = Graph()
    for triple in graph:
        core.add(triple)
    core.remove((None, SH.sparql, None))
    for shape in set(graph.subjects(RDF.type, SH.NodeShape)):
        for part in graph.objects(shape, SH.property):
            core.remove((shape, SH.property, part))
            core.add((part, RDF.type, SH.PropertyShape))
            for target in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf):
                for aim in graph.objects(shape, target):
                    core.add((part, target, aim))
    return core


def _questions(graph: Graph) -> Iterator[Question]:
    from rdflib.namespace import SH

    prefixes = "".join(
        f"PREFIX {graph.value(one, SH.prefix)}: <{graph.value(one, SH.namespace)}>\n"
        for one in sorted(graph.objects(None, SH.declare), key=lambda one: str(graph.value(one, SH.prefix)))
    )
    for shape, constraint in sorted(graph.subject_objects(SH.sparql), key=lambda pair: str(pair[0])):
        if graph.value(shape, SH.deactivated) is None:
            yield Question(
                shape=str(graph.value(shape, SH.name)),
                message=str(graph.value(constraint, SH.message)),
                severity=_level(graph, shape),
                select=prefixes + str(graph.value(constraint, SH.select)),
                classes=tuple(sorted(map(str, graph.objects(shape, SH.targetClass)))),
                subjects_of=tuple(sorted(map(str, graph.objects(shape, SH.targetSubjectsOf)))),
                objects_of=tuple(sorted(map(str, graph.objects(shape, SH.targetObjectsOf)))),
            )


def _level(graph: Graph, shape: Node) -> str:
    from rdflib.namespace import SH

    return level(str(graph.value(shape, SH.severity) or SH.Violation))


def level(severity: str) -> str:
    """``violation`` for ``sh:Violation``, and so on."""
    return severity.rpartition("#")[2].lower()
