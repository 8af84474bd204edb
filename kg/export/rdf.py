"""Quads as RDF: sorted, with our prefixes, the same bytes for the same quads in whatever order they come."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import BinaryIO, TypeAlias

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.export.errors import ExportError
from kg.export.jsonld import write_jsonld
from kg.graph import BASE, PREFIXES, term

_Writer: TypeAlias = Callable[[Iterable[Quad], BinaryIO], None]

_UNFIT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STRING_OR_OTHER_SITE = re.compile(rb'("(?:[^"\\]|\\.)*")|<//')  # the serializer leaves out a scheme that is the base's
_ENDS_IN_NAME = re.compile(r"[^\W\d][\w.-]*$")


def export(quads: Iterable[Quad], format_: str, out: BinaryIO) -> None:
    """Writes quads.

    Args:
        quads: In any order, with or without repetitions. Syntaxes without named graphs (turtle, ntriples, rdfxml)
            get the triples of all graphs together.
        format_: A name of ``FORMATS``: ``turtle``, ``ntriples``, ``nquads``, ``trig``, ``jsonld``, ``rdfxml``, or a
            short one such as ``ttl``.
        out: Where the bytes go; it stays open.

    Raises:
        ExportError: There is no such format, or it cannot hold what the quads hold.
    """
    if format_.lower() not in FORMATS:
        raise ExportError(f"there is no RDF format {format_!r}; take {', '.join(_WRITERS)}")
    _WRITERS[FORMATS[format_.lower()]](quads, out)


def _lines(quads: Iterable[Quad], out: BinaryIO) -> None:
    _write_lines(set(quads), RdfFormat.N_QUADS, out)


def _merged_lines(quads: Iterable[Quad], out: BinaryIO) -> None:
    _write_lines({quad.triple for quad in quads}, RdfFormat.N_TRIPLES, out)


def _write_lines(statements: Iterable[Quad] | Iterable[Triple], format_: RdfFormat, out: BinaryIO) -> None:
    written = serialize(statements, format=format_) or b""
    out.writelines(line + b"\n" for line in sorted(written.split(b"\n")) if line)


def _trig(quads: Iterable[Quad], out: BinaryIO) -> None:
    out.write(_pretty(in_order(quads), RdfFormat.TRIG))


def _turtle(quads: Iterable[Quad], out: BinaryIO) -> None:
    out.write(_pretty(_merged(quads), RdfFormat.TURTLE))


def _pretty(statements: list[Quad] | list[Triple], format_: RdfFormat) -> bytes:
    """Turtle or TriG with the prefixes in our order (the serializer has none) and links to other sites in full."""
    written = serialize(statements, format=format_, prefixes=dict(PREFIXES), base_iri=BASE) or b""
    body = re.sub(rb"\A(?:@[^\n]*\n)*", b"", written)
    head = [f"@base <{BASE}> .\n", *(f"@prefix {prefix}: <{name}> .\n" for prefix, name in PREFIXES.items())]
    in_full = _STRING_OR_OTHER_SITE.sub(lambda found: found[1] or b"<https://", body)
    return "".join(head).encode() + in_full


def _rdfxml(quads: Iterable[Quad], out: BinaryIO) -> None:
    triples = _merged(quads)
    for triple in triples:
        _check_for_xml(triple)
    written = serialize(triples, format=RdfFormat.RDF_XML, prefixes=dict(PREFIXES), base_iri=BASE) or b""
    names = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in PREFIXES.items())
    head = f'<rdf:RDF xml:base="{BASE}"{names}>'.encode()
    written = re.sub(rb"<rdf:RDF [^>]*>", lambda _: head, written, count=1)  # the serializer's prefixes have no order
    written = written.replace(b'="//', b'="https://')  # in texts it writes quotes as &quot;
    out.write(written.replace(b"\r", b"&#13;") + b"\n")  # readers of XML fold a bare one into a line feed


def _jsonld(quads: Iterable[Quad], out: BinaryIO) -> None:
    write_jsonld(in_order(quads), out)


def in_order(quads: Iterable[Quad]) -> list[Quad]:
    """The distinct quads by graph, subject, predicate (the type first) and object."""
    return sorted(set(quads), key=lambda quad: (_graph(quad), *_order(quad.triple)))


def _merged(quads: Iterable[Quad]) -> list[Triple]:
    return sorted({quad.triple for quad in quads}, key=_order)


def _graph(quad: Quad) -> str:
    return "" if isinstance(quad.graph_name, DefaultGraph) else str(quad.graph_name)


def _order(triple: Triple) -> tuple[str, str, str]:
    predicate = "" if triple.predicate == term("rdf:type") else triple.predicate.value
    return str(triple.subject), predicate, str(triple.object)


def _check_for_xml(triple: Triple) -> None:
    """RDF/XML makes element names of properties and classes, and XML lacks some characters."""
    names = [triple.predicate]
    if triple.predicate == term("rdf:type") and isinstance(triple.object, NamedNode):
        names.append(triple.object)
    for name in names:
        if not _ENDS_IN_NAME.search(name.value):
            raise ExportError(f"RDF/XML cannot write {name}, which does not end in a name; take turtle instead")
    if isinstance(triple.object, Triple):
        raise ExportError(f"RDF/XML cannot hold a triple as the object of {triple.subject}; take turtle instead")
    if isinstance(triple.object, Literal) and triple.object.direction is not None:
        raise ExportError(f"RDF/XML cannot hold the direction of the text {triple.object}; take turtle instead")
    if isinstance(triple.object, Literal) and (unfit := _UNFIT_FOR_XML.search(triple.object.value)):
        lacking = f"U+{ord(unfit[0]):04X}"
        raise ExportError(
            f"RDF/XML has no character {lacking}, which a text of {triple.subject} holds; take turtle instead"
        )


_WRITERS: Mapping[str, _Writer] = MappingProxyType(
    {
        "turtle": _turtle,
        "ntriples": _merged_lines,
        "nquads": _lines,
        "trig": _trig,
        "jsonld": _jsonld,
        "rdfxml": _rdfxml,
    }
)

FORMATS: Mapping[str, str] = MappingProxyType(
    {name: name for name in _WRITERS}
    | {"ttl": "turtle", "nt": "ntriples", "nq": "nquads", "json-ld": "jsonld", "rdf": "rdfxml", "xml": "rdfxml"}
)
"""Names and short names of the syntaxes, and the name each stands for."""
