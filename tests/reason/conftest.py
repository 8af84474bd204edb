"""A graph that conforms, and a table of edits that each break one shape of it."""

import csv
from pathlib import Path

import pyoxigraph as ox

HERE = Path(__file__).parent
CONFORMING = (HERE / "conforming.ttl").read_text(encoding="utf-8")
PREFIXES = dict(line.split()[1:3] for line in CONFORMING.splitlines() if line.startswith("@prefix"))
HEADER = "".join(f"@prefix {prefix} {iri} .\n" for prefix, iri in PREFIXES.items())
GRAPH = ox.NamedNode("https://w3id.org/conflict-news/graph/a1")
FAULTS = list(csv.DictReader((HERE / "faults.csv").open(newline=""), delimiter="|", quoting=csv.QUOTE_NONE))


def iri(curie: str) -> str:
    prefix, name = curie.split(":", 1)
    return PREFIXES[f"{prefix}:"].strip("<>") + name


def in_graph(turtle: str, graph: ox.NamedNode = GRAPH) -> list[ox.Quad]:
    return [ox.Quad(*quad.triple, graph) for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]


def conforming() -> list[ox.Quad]:
    return in_graph(CONFORMING)


def faulty(fault: dict[str, str]) -> list[ox.Quad]:
    """The conforming graph without each ``[node] property`` of the row, and with the Turtle of the row."""
    quads = conforming()
    for gone in filter(None, fault["without"].split(",")):
        subject, _, predicate = gone.rpartition(" ")
        pair = (iri(subject or fault["node"]), iri(predicate))
        kept = [quad for quad in quads if (quad.subject.value, quad.predicate.value) != pair]
        assert len(kept) < len(quads), f"the conforming graph has no {gone}"
        quads = kept
    return [*quads, *in_graph(f"{HEADER}{fault['with']} ." if fault["with"] else "")]


def fault_name(fault: dict[str, str]) -> str:
    return f"{fault['shape']} at {fault['node']}".replace(" ", "_")
