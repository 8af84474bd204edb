"""The identity graph: what is the same across articles, as quads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import BASE, IDENTITY_GRAPH, cn, term
from kg.graph.literals import flag, text
from kg.identity.incidents import Incident, Join
from kg.identity.names import Identity

GRAPH = NamedNode(IDENTITY_GRAPH)
_PLAIN = re.compile(r"[a-z0-9 ]+")


def incident_quads(incident: Incident) -> Iterator[Quad]:
    """An incident, its reports, and the joins that hold it together."""
    node = incident_iri(incident)
    yield Quad(node, term("rdf:type"), cn("Incident"), GRAPH)
    yield Quad(node, term("rdfs:label"), text(incident.label), GRAPH)
    yield Quad(node, cn("takenAs"), cn(incident.type), GRAPH)
    for report in incident.reports:
        yield Quad(node, cn("hasReport"), NamedNode(report), GRAPH)
    for join in incident.joins:
        yield from _join_quads(join)


def incident_iri(incident: Incident) -> NamedNode:
    """The IRI of an incident: that of its earliest report, so that later ones do not change it."""
    return NamedNode(f"{BASE}incident/{incident.reports[0].removeprefix(f'{BASE}article/').replace('#', '-', 1)}")


def _join_quads(join: Join) -> Iterator[Quad]:
    node = join_iri(join.one, join.other)
    yield Quad(node, term("rdf:type"), cn("Join"), GRAPH)
    yield Quad(node, cn("joins"), NamedNode(join.one), GRAPH)
    yield Quad(node, cn("joins"), NamedNode(join.other), GRAPH)
    if join.score is None:
        yield Quad(node, cn("because"), text("somebody has said so, by a correction"), GRAPH)
    else:
        yield Quad(
            node, cn("score"), Literal(f"{join.score:.3f}".rstrip("0").rstrip("."), datatype=term("xsd:decimal")), GRAPH
        )
    for evidence in join.because:
        yield Quad(node, cn("because"), text(evidence), GRAPH)


def join_iri(one: str, other: str) -> NamedNode:
    """The IRI of the join of two events."""
    return NamedNode(f"{BASE}join/{_hash(one, other)}")


def identity_quads(identity: Identity) -> Iterator[Quad]:
    """An identity, its names, and the entities that it is."""
    node = path_iri(identity.path)
    yield Quad(node, term("rdf:type"), cn("Identity"), GRAPH)
    yield Quad(node, term("rdfs:label"), text(identity.label), GRAPH)
    yield Quad(node, cn("takenAs"), cn(identity.type), GRAPH)
    yield Quad(node, cn("isNil"), flag(not identity.matches), GRAPH)
    for match in identity.matches:
        yield Quad(node, term("skos:exactMatch"), NamedNode(match), GRAPH)
    for alias in identity.aliases:
        yield Quad(node, term("skos:altLabel"), text(alias), GRAPH)
    for reason in identity.because:
        yield Quad(node, cn("because"), text(reason), GRAPH)
    for member in identity.members:
        yield Quad(NamedNode(member), cn("identifiedAs"), node, GRAPH)


def identity_iri(identity: Identity) -> NamedNode:
    """The IRI of an identity."""
    return path_iri(identity.path)


def path_iri(path: Sequence[str]) -> NamedNode:
    """The IRI of an identity, from kind, name, country, and what sets it apart; empty steps are left out."""
    kind, name, country, *more = path
    where = country.removeprefix("name:").rpartition("/")[2]
    steps = [kind, *(_step(step) for step in (name, where) if step), *filter(None, more)]
    return NamedNode(f"{BASE}identity/{'/'.join(steps)}")


def is_key(iri: str) -> str:
    """The key by which an identity is found that has another IRI now."""
    return f"is {iri}"


def _step(name: str) -> str:
    """A step of an IRI; a hash sets apart what loses a letter on the way."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:80]
    return plain if _PLAIN.fullmatch(name) and len(name) <= 80 else f"{plain}~{_hash(name)[:8]}".lstrip("~")


def key_quads(node: str, keys: Iterable[str]) -> Iterator[Quad]:
    """The keys under which a node is found again."""
    for key in sorted(keys):
        yield Quad(NamedNode(node), cn("blockKey"), text(key), GRAPH)


def copy_quad(article: str, of: str) -> Quad:
    """That one article nearly repeats another."""
    return Quad(NamedNode(article), cn("copyOf"), NamedNode(of), GRAPH)


def mark_quads(graphs: Iterable[str]) -> Iterator[Quad]:
    """The article graphs that are accounted for."""
    for graph in graphs:
        yield Quad(GRAPH, term("prov:wasDerivedFrom"), NamedNode(graph), GRAPH)


def _hash(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:16]
