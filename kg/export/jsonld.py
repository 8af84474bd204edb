"""Quads as compact JSON-LD 1.1: our prefixes, IRIs of ours relative to the base, one object for each node."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import BinaryIO, TypeAlias

import orjson
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.export.errors import ExportError
from kg.graph import BASE, PREFIXES, term

_Json: TypeAlias = str | bool | list["_Json"] | dict[str, "_Json"]

_RELATIVE = re.compile(r"[a-z]+/[A-Za-z0-9._~#/-]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!//)")
_TRUTH = {"true": True, "false": False}


def write_jsonld(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Writes quads that come by graph and subject, the default graph first.

    Raises:
        ExportError: JSON-LD cannot hold a term of RDF 1.2.
    """
    ordered = list(quads)
    prefixes = _unambiguous(ordered)
    content: list[_Json] = []
    for graph, inside in groupby(ordered, key=lambda quad: quad.graph_name):
        nodes: list[_Json] = list(_nodes(inside, prefixes))
        content += nodes if isinstance(graph, DefaultGraph) else [{"@id": _id(graph, prefixes), "@graph": nodes}]
    document = {"@context": {"@base": BASE, **prefixes}, "@graph": content}
    out.write(orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def _unambiguous(quads: Iterable[Quad]) -> dict[str, str]:
    """Our prefixes without those which an IRI has as its scheme: ``geo:51.5,0.1`` is no term of GeoSPARQL."""
    schemes = {
        scheme[1]
        for quad in quads
        for node in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        if isinstance(node, NamedNode) and (scheme := _SCHEME.match(node.value))
    }
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if prefix not in schemes}


def _nodes(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> Iterator[_Json]:
    for subject, statements in groupby(quads, key=lambda quad: quad.subject):
        node: dict[str, list[_Json]] = {}
        for quad in statements:
            if quad.predicate == term("rdf:type") and isinstance(quad.object, NamedNode):
                node.setdefault("@type", []).append(_name(quad.object, prefixes))
            else:
                node.setdefault(_name(quad.predicate, prefixes), []).append(_value(quad.object, prefixes))
        fields: dict[str, _Json] = {key: values[0] if len(values) == 1 else values for key, values in node.items()}
        yield {"@id": _id(subject, prefixes), **fields}


def _value(node: NamedNode | BlankNode | Literal | Triple, prefixes: Mapping[str, str]) -> _Json:
    if not isinstance(node, Literal):
        return {"@id": _id(node, prefixes)}
    if node.direction is not None:
        raise ExportError(f"JSON-LD cannot hold the direction of the text {node}; take turtle or trig instead")
    if node.language is not None:
        return {"@language": node.language, "@value": node.value}
    if node.datatype.value == PREFIXES["xsd"] + "string":
        return node.value
    if node.datatype == term("xsd:boolean") and node.value in _TRUTH:
        return _TRUTH[node.value]
    return {"@type": _name(node.datatype, prefixes), "@value": node.value}


def _id(node: NamedNode | BlankNode | Triple | DefaultGraph, prefixes: Mapping[str, str]) -> str:
    if isinstance(node, BlankNode):
        return str(node)
    if not isinstance(node, NamedNode):
        raise ExportError(f"JSON-LD cannot hold the triple {node} as a term; take turtle or trig instead")
    own = node.value.removeprefix(BASE)
    return own if own != node.value and _RELATIVE.fullmatch(own) else _name(node, prefixes)


def _name(node: NamedNode, prefixes: Mapping[str, str]) -> str:
    """A property, class or datatype: with its prefix where it has one."""
    for prefix, namespace in prefixes.items():
        rest = node.value.removeprefix(namespace)
        if rest and rest != node.value and not rest.startswith("//"):
            return f"{prefix}:{rest}"
    return node.value
