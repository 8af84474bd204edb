"""Whether graphs conform to the shapes of ``ontology/shapes/``, one graph at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from functools import cache

import pyoxigraph as ox

from kg.reason.catalogue import LEVELS, catalogue
from kg.reason.engines import engine_named
from kg.reason.findings import Finding
from kg.reason.questions import answers
from kg.settings import ontology_files

_BASE = "https://w3id.org/conflict-news/"
_NOT_OF_ARTICLES = frozenset(f"{_BASE}graph/{name}" for name in ("corrections", "inferred"))
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
        path: The property that is at fault; None where the thing as a whole is, or a path of several properties.
        value: What the property holds and should not, or None where something is missing.
        message: What should be, and what to mend.
        article: IRI of the article whose graph it is, or the graph's own IRI where it names none.
        severity: ``violation`` for what breaks, ``warning`` for what is odd, ``info`` for what is possible but rare.
    """

    shape: str
    node: str
    path: str | None
    value: str | None
    message: str
    article: str
    severity: str = "violation"


def validate(quads: Iterable[ox.Quad], *, least: str = "violation", engine: str = "auto") -> tuple[Violation, ...]:
    """What does not conform to the shapes; within each graph the worst comes first.

    Args:
        quads: Graphs of articles and of builds, in any order. All of a graph must be there.
        least: The least severity that is looked for: ``violation``, ``warning`` or ``info``.
        engine: What checks: ``pyshacl``, ``shacl``, or ``auto`` for the fastest that is installed.

    Raises:
        KgError: The engine is unknown or not installed.
    """
    graphs: defaultdict[str, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else str(quad.graph_name)
        if name not in _NOT_OF_ARTICLES:
            graphs[name].append(quad.triple)
    return tuple(one for name in sorted(graphs) for one in _check(name, graphs[name], least, engine))


def _check(name: str, triples: Sequence[ox.Triple], least: str, engine: str) -> list[Violation]:
    shapes = catalogue(least)
    sources = (t.object for t in triples if t.predicate.value == _DERIVED)
    article = next((s.value for s in sources if isinstance(s, ox.NamedNode) and "/article/" in s.value), name)
    whole = (*triples, *vocabulary())
    found = {*engine_named(engine)(shapes, whole), *answers(shapes.questions, whole)}
    ordered = sorted(found, key=lambda f: (LEVELS.index(f.severity), f.node, f.shape, f.path or "", f.value or ""))
    return [_violation(finding, article) for finding in ordered]


def _violation(finding: Finding, article: str) -> Violation:
    return Violation(article=article, **{field.name: getattr(finding, field.name) for field in fields(finding)})


@cache
def vocabulary() -> tuple[ox.Triple, ...]:
    """What the shapes must know of the ontology: which class is below which, and which value is of which kind."""
    return tuple(
        q.triple
        for path in ontology_files()
        for q in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        if isinstance(q.object, ox.NamedNode)
        and (q.predicate.value == _SUBCLASS or (q.predicate.value == _TYPE and q.object.value in _CODED))
    )
