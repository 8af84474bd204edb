import csv
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.namespace import SH

from kg.reason import Violation, validate
from kg.reason.turtle import merged
from kg.settings import shapes_files

HERE = Path(__file__).parent
CONFORMING = (HERE / "conforming.ttl").read_text()
PREFIXES = dict(line.split()[1:3] for line in CONFORMING.splitlines() if line.startswith("@prefix"))
HEADER = "".join(f"@prefix {prefix} {iri} .\n" for prefix, iri in PREFIXES.items())
GRAPH = ox.NamedNode("https://w3id.org/conflict-news/graph/a1")
ARTICLE = "https://w3id.org/conflict-news/article/a1"
FAULTS = list(csv.DictReader((HERE / "faults.csv").open(newline=""), delimiter="|", quoting=csv.QUOTE_NONE))


def iri(curie: str) -> str:
    prefix, name = curie.split(":", 1)
    return PREFIXES[f"{prefix}:"].strip("<>") + name


def in_graph(turtle: str, graph: ox.NamedNode = GRAPH) -> list[ox.Quad]:
    return [ox.Quad(*quad.triple, graph) for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]


def faulty(fault: dict[str, str]) -> Iterable[ox.Quad]:
    quads = in_graph(CONFORMING)
    for gone in filter(None, fault["without"].split(",")):
        subject, _, predicate = gone.rpartition(" ")
        pair = (iri(subject or fault["node"]), iri(predicate))
        kept = [quad for quad in quads if (quad.subject.value, quad.predicate.value) != pair]
        assert len(kept) < len(quads), f"the conforming graph has no {gone}"
        quads = kept
    return [*quads, *in_graph(f"{HEADER}{fault['with']} ." if fault["with"] else "")]


def test_a_graph_that_is_whole_conforms() -> None:
    assert validate(in_graph(CONFORMING)) == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['shape']} at {fault['node']}".replace(" ", "_"))
def test_a_fault_is_named_with_its_shape_node_and_article(fault: dict[str, str]) -> None:
    found = validate(faulty(fault))
    assert (fault["shape"], iri(fault["node"]), ARTICLE) in {(v.shape, v.node, v.article) for v in found}
    assert all(v.message for v in found)


def test_every_shape_has_a_name_a_message_and_a_fault_that_it_finds() -> None:
    shapes = merged(shapes_files())
    within_xone = {part for rest in shapes.objects(None, SH.xone) for part in shapes.items(rest)}
    top = set(shapes.subjects(SH.property)) - within_xone
    checks = {part for shape in top for part in shapes.objects(shape, SH.property)}
    checks |= set(shapes.subjects(SH.xone)) | set(shapes.subjects(SH.sparql))
    assert {str(shapes.value(check, SH.name)) for check in checks} == {fault["shape"] for fault in FAULTS}
    for check in checks:
        constraint = shapes.value(check, SH.sparql) or check
        message = str(shapes.value(constraint, SH.message))
        assert message.endswith(".") and ";" in message, f"{message!r} does not say what to mend"


def test_a_violation_tells_the_property_and_its_value() -> None:
    quads = faulty({"node": ":claim", "without": "cn:within", "with": ":claim cn:within :event"})
    (found,) = validate(quads)
    assert found == Violation(
        shape="claim: within",
        node=iri(":claim"),
        path=iri("cn:within"),
        value=iri(":event"),
        message="A claim lies within at most one other claim; keep one cn:within, to a claim of this graph.",
        article=ARTICLE,
    )


def test_graphs_are_checked_one_by_one() -> None:
    """What one article calls by a name another may not, and each graph must stand alone."""
    other = ox.NamedNode("https://w3id.org/conflict-news/graph/a2")
    second = (
        CONFORMING.replace("/article/a1", "/article/a2").replace("graph:a1", "graph:a2").replace("art:a1", "art:a2")
    )
    shared = "<https://w3id.org/conflict-news/entity/City/geonames/1>"
    quads = [
        *in_graph(CONFORMING.replace(":merrin", shared)),
        *in_graph(second.replace(":merrin", shared).replace('"Merrin"', '"Old Merrin"'), other),
    ]
    assert validate(quads) == ()
    ours = ox.NamedNode(iri("cn:foundBy"))
    cut = [quad for quad in quads if quad.graph_name == GRAPH or quad.predicate != ours]
    assert {violation.article for violation in validate(cut)} == {"https://w3id.org/conflict-news/article/a2"}


def test_graphs_that_only_add_to_articles_need_not_be_whole() -> None:
    inferred = ox.NamedNode("https://w3id.org/conflict-news/graph/inferred")
    assert validate(in_graph(f"{HEADER}:front a cn:Entity, cn:Actor .", inferred)) == ()
    assert validate(in_graph(f"{HEADER}:front a cn:Entity, cn:Actor .")) != ()
