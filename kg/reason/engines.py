"""What checks graphs against shapes: pySHACL, or ``shacl``, which is much faster, where it is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

import pyoxigraph as ox

from kg.model import KgError
from kg.reason.catalogue import Catalogue, level
from kg.reason.findings import Finding

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Identifier, Node

Engine: TypeAlias = Callable[[Catalogue, Sequence[ox.Triple]], Iterator[Finding]]

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def reference(shapes: Catalogue, triples: Sequence[ox.Triple]) -> Iterator[Finding]:
    """All of the shapes as they stand, queries too, by pySHACL: slow, and what the others are held to."""
    return _pyshacl(shapes.graph, shapes.names, triples)


def by_pyshacl(shapes: Catalogue, triples: Sequence[ox.Triple]) -> Iterator[Finding]:
    """The shapes without their queries, by pySHACL."""
    return _pyshacl(shapes.core, shapes.names, triples)


def by_shacl(shapes: Catalogue, triples: Sequence[ox.Triple]) -> Iterator[Finding]:
    """The shapes without their queries, by the package ``shacl``."""
    data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    for result in _compiled(shapes).validate_text(data.decode(), format="ntriples").results:
        path = _value(result.path) if result.path and result.path.startswith("<") and " " not in result.path else None
        yield Finding(
            shape=shapes.names[_value(result.source_shape)],
            node=_value(result.focus_node),
            path=path,
            value=result.value_plain,
            message=result.message or "",
            severity=level(result.severity_iri),
        )


ENGINES: Mapping[str, Engine] = MappingProxyType({"pyshacl": by_pyshacl, "shacl": by_shacl})


def engine_named(name: str) -> Engine:
    """The engine of a name; ``auto`` is the fastest that is installed.

    Raises:
        KgError: It is unknown or not installed.
    """
    if name == "auto":
        name = "shacl" if find_spec("shacl") else "pyshacl"
    if name not in ENGINES:
        raise KgError(f"there is no engine {name!r} to check shapes; choose auto, {' or '.join(ENGINES)}")
    if not find_spec(name):
        raise KgError(f'the engine {name} is not installed; install it with pip install "conflict-news-kg[fast]"')
    return ENGINES[name]


@cache
def _compiled(shapes: Catalogue) -> Any:
    import shacl

    return shacl.Shapes.from_text(shapes.core.serialize(format="nt"), format="ntriples")


def _value(term: str) -> str:
    """An IRI, or the lexical form of a literal, from N-Triples."""
    (quad,) = ox.parse(f"<x:x> <x:x> {term} .", format=ox.RdfFormat.N_TRIPLES)
    return quad.object.value if isinstance(quad.object, ox.NamedNode | ox.Literal) else str(quad.object)


def _pyshacl(shapes: Graph, names: Mapping[str, str], triples: Sequence[ox.Triple]) -> Iterator[Finding]:
    import pyshacl

    conforms, report, text = pyshacl.validate(
        _rdflib(triples), shacl_graph=shapes, advanced=False, inference="none", inplace=True
    )
    if conforms:
        return
    if not hasattr(report, "subjects"):  # pySHACL hands back its own failures
        raise RuntimeError(f"pySHACL could not check a graph: {text}")
    yield from _results(report, names)


def _results(report: Graph, names: Mapping[str, str]) -> Iterator[Finding]:
    from rdflib import URIRef
    from rdflib.namespace import SH

    def value(node: Node, property_: Node) -> str | None:
        found = report.value(node, property_)
        return None if found is None else str(found)

    for result in report.objects(None, SH.result):
        path = report.value(result, SH.resultPath)
        yield Finding(
            shape=names[str(report.value(result, SH.sourceShape))],
            node=value(result, SH.focusNode) or "",
            path=str(path) if isinstance(path, URIRef) else None,
            value=value(result, SH.value),
            message=value(result, SH.resultMessage) or "",
            severity=level(value(result, SH.resultSeverity) or ""),
        )


def _rdflib(triples: Sequence[ox.Triple]) -> Graph:
    """The triples for pySHACL. Terms repeat much, and each is made once: faster than any parser."""
    from rdflib import Graph

    known: dict[object, Identifier] = {}

    def term(of: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Identifier:
        made = known.get(of)
        if made is None:
            made = known[of] = _term(of)
        return made

    graph = Graph()
    for triple in triples:
        graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return graph


def _term(of: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Identifier:
    from rdflib import BNode, Literal, URIRef

    if isinstance(of, ox.NamedNode):
        return URIRef(of.value)
    if isinstance(of, ox.BlankNode):
        return BNode(of.value)
    if isinstance(of, ox.Literal):
        if of.language:
            return Literal(of.value, lang=of.language)
        datatype = None if of.datatype.value == _STRING else URIRef(of.datatype.value)
        return Literal(of.value, datatype=datatype, normalize=False)
    raise KgError("a triple about a triple (RDF 1.2) cannot be checked against shapes; take it out")
