"""Reads the manifests of the W3C tests for SPARQL 1.1. The files are not part of the project."""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

HERE = Path(__file__).parent
SUITE = Path(os.environ.get("KG_W3C") or HERE.parents[2] / "shared" / "w3c" / "sparql11")
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a manifest, with the manifest to look further in."""

    term: ox.NamedNode | ox.BlankNode | ox.Literal
    manifest: ox.Store

    def many(self, predicate: str) -> list["Node"]:
        """What the node points at."""
        quads = self.manifest.quads_for_pattern(self.term, ox.NamedNode(predicate), None)
        return [Node(quad.object, self.manifest) for quad in quads]

    def one(self, predicate: str) -> "Node | None":
        """The one thing that the node points at, if any."""
        found = self.many(predicate)
        assert len(found) < 2, f"{self.term} has {len(found)} of {predicate}"
        return found[0] if found else None

    def text(self, predicate: str) -> str | None:
        """The literal or IRI that the node points at, as text."""
        found = self.one(predicate)
        return found.term.value if found else None

    def items(self, predicate: str) -> Iterator["Node"]:
        """The members of the lists that the node points at."""
        for head in self.many(predicate):
            rest: Node | None = head
            while rest and (first := rest.one(RDF + "first")):
                yield first
                rest = rest.one(RDF + "rest")


@dataclass(frozen=True, slots=True)
class Case:
    """A test of a manifest; ``id`` is its folder and its name in the manifest (``bind/bind01``)."""

    id: str
    kind: str
    node: Node


def cases(folder: str, file: str = "manifest.ttl", kind: str | None = None) -> list[Case]:
    """The tests of a manifest, in order; with a kind also those of it that are described but not listed."""
    manifest, iri = ox.Store(), f"{BASE}{folder}/{file}"
    manifest.load(path=SUITE / folder / file, format=ox.RdfFormat.TURTLE, base_iri=iri)
    nodes = [node.term for node in Node(ox.NamedNode(iri), manifest).items(MF + "entries")]
    if kind:
        described = manifest.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(MF + kind))
        nodes += sorted({quad.subject for quad in described} - set(nodes), key=str)
    found = [(node, Node(node, manifest).text(RDF + "type")) for node in nodes]
    # An entry that nothing else is said of is no test.
    return [
        Case(f"{folder}/{_local(node.value)}", _local(type_), Node(node, manifest)) for node, type_ in found if type_
    ]


def all_cases(*kinds: str) -> list[Case]:
    """The tests of some kinds, or of all, in all folders."""
    folders = sorted(path.parent.name for path in SUITE.glob("*/manifest.ttl"))
    return [case for folder in folders for case in cases(folder) if not kinds or case.kind in kinds]


def unreached() -> dict[str, str]:
    """Why a test is not reached, by its id."""
    groups = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))["unreached"]
    return {case: group["reason"] for group in groups for case in group["tests"]}


def path_of(iri: str) -> Path:
    """The file that a manifest calls by an IRI."""
    assert iri.startswith(BASE), iri
    return SUITE / iri.removeprefix(BASE)


def read_graph(iri: str, name: str | None = None) -> list[ox.Quad]:
    """The file that a manifest calls by an IRI as a graph, None the default one; its blank nodes get new names."""
    place = ox.DefaultGraph() if name is None else ox.NamedNode(name)
    found = ox.parse(path=path_of(iri), base_iri=iri, rename_blank_nodes=True)
    return [ox.Quad(quad.subject, quad.predicate, quad.object, place) for quad in found]


def needs_suite() -> None:
    """Skips a module where the files are missing."""
    if not SUITE.is_dir():
        pytest.skip(f"no W3C tests at {SUITE}; set KG_W3C to their folder sparql11", allow_module_level=True)


def judge(case: Case, fault: str | None) -> None:
    """Fails when a test that is listed as not reached passes, or one that is not listed fails."""
    reason = unreached().get(case.id)
    if reason is None and fault is not None:
        pytest.fail(f"{case.id} ({case.node.text(MF + 'name')}): {fault}", pytrace=False)
    if reason is not None and fault is None:
        pytest.fail(f"{case.id} passes; take it off tests/w3c/expected.toml ({reason})", pytrace=False)


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]
