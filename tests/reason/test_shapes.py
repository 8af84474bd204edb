import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kg.graph import PREFIXES as GRAPH_PREFIXES
from kg.graph.terms import PROPERTIES
from kg.model import KgError
from kg.reason import LEVELS, Violation, validate
from kg.reason.turtle import merged
from kg.settings import shapes_files

from .conftest import CONFORMING, FAULTS, GRAPH, HEADER, conforming, fault_name, faulty, in_graph, iri

ARTICLE = "https://w3id.org/conflict-news/article/a1"
SHAPES = merged(shapes_files())
CN = "https://w3id.org/conflict-news/ontology#"


def constraints(shapes: Graph) -> set[Node]:
    """Property shapes of named shapes, and node shapes that say something of the node as a whole."""
    named = set(shapes.subjects(SH.name))
    parts = {part for shape in named for part in shapes.objects(shape, SH.property)}
    of_the_whole = (SH.sparql, SH.closed, SH.xone, SH["or"], SH["and"])
    whole = {shape for kind in of_the_whole for shape in shapes.subjects(kind)}
    return parts | (whole & named)


def test_a_graph_that_is_whole_conforms_down_to_the_least_severity() -> None:
    assert validate(conforming(), least="info") == ()


@pytest.mark.parametrize("fault", FAULTS, ids=fault_name)
def test_a_fault_is_named_with_its_shape_node_and_article(fault: dict[str, str]) -> None:
    found = validate(faulty(fault), least="info")
    assert (fault["shape"], iri(fault["node"]), ARTICLE) in {(v.shape, v.node, v.article) for v in found}
    assert all(v.message for v in found)


def test_every_constraint_has_a_name_of_its_own_and_a_fault_that_it_finds() -> None:
    names = [str(SHAPES.value(check, SH.name)) for check in constraints(SHAPES)]
    assert sorted(names) == sorted({fault["shape"] for fault in FAULTS})


def test_every_constraint_says_what_should_be_and_what_to_mend() -> None:
    for check in constraints(SHAPES):
        message = str(SHAPES.value(SHAPES.value(check, SH.sparql) or check, SH.message))
        assert message.endswith(".") and ";" in message, f"{message!r} does not say what to mend"


def test_queries_can_be_asked_of_all_nodes_at_once() -> None:
    """As shapes.ttl promises: nothing whose meaning changes when the targets are joined to it."""
    for select in map(str, SHAPES.objects(None, SH.select)):
        assert select.startswith("SELECT $this") and select.count("WHERE {") == select.count("SELECT") == 1, select
        assert not {"MINUS", "VALUES", "SERVICE"} & set(select.split()), select


def test_every_property_that_is_written_is_known_to_a_closed_shape_and_no_other() -> None:
    closed = SHAPES.subjects(SH.closed)
    known = {str(one) for shape in closed for one in SHAPES.items(SHAPES.value(shape, SH.ignoredProperties))}
    of_what_follows = {"digest"}  # in a graph that shapes leave alone
    assert {one.removeprefix(CN) for one in known if one.startswith(CN)} == PROPERTIES - of_what_follows
    assert str(RDF.type) in known


@pytest.mark.parametrize(
    ("shape", "severity"),
    [("event: status", "violation"), ("interval: single day", "warning"), ("event: agent and target", "info")],
)
def test_a_severity_is_told_and_what_is_less_severe_is_left_out_on_demand(shape: str, severity: str) -> None:
    quads = faulty(next(fault for fault in FAULTS if fault["shape"] == shape))
    for least in LEVELS:
        found = {(one.shape, one.severity) for one in validate(quads, least=least)}
        assert ((shape, severity) in found) == (LEVELS.index(severity) <= LEVELS.index(least))


def test_the_worst_comes_first() -> None:
    odd = ":event cn:hasTarget :front ; cn:hasAgnet :front . :claim cn:accuses :merrin"
    quads = faulty({"node": ":event", "without": "", "with": odd})
    assert [one.severity for one in validate(quads, least="info")] == ["violation", "warning", "info"]


def test_an_unknown_severity_is_told() -> None:
    with pytest.raises(KgError, match="choose violation, warning, info"):
        validate(conforming(), least="error")


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


def apart() -> dict[str, list[ox.Quad]]:
    """The conforming graph as a store has it: what the article says, and what identity and the gazetteer add."""
    text = CONFORMING.partition("# what the identity graph adds")
    identity, _, gazetteer = text[2].partition("# what the gazetteer adds")
    point = ':point a geo:Geometry ; geo:asWKT "POINT(12.5 41.9)"^^geo:wktLiteral .'
    others = {"identity": identity.partition("\n")[2], "gazetteer": point + gazetteer}
    return {"a1": in_graph(text[0]), **{name: in_graph(HEADER + more) for name, more in others.items()}}


@pytest.mark.parametrize("name", ["a1", "identity", "gazetteer"])
def test_each_graph_of_a_store_conforms_without_the_others(name: str) -> None:
    quads = apart()[name]
    assert quads
    assert validate(quads, least="info") == ()


OF_IDENTITY = {"incident", "report", "join", "identity", "identified", "copy", "block key"}


@pytest.mark.parametrize("fault", [f for f in FAULTS if f["shape"].split(":")[0] in OF_IDENTITY], ids=fault_name)
def test_a_fault_of_identity_is_found_without_the_graphs_of_articles(fault: dict[str, str]) -> None:
    alone = set(faulty(fault)) - set(apart()["a1"])
    assert (fault["shape"], iri(fault["node"])) in {(v.shape, v.node) for v in validate(alone, least="info")}


def test_the_identity_graph_that_the_documentation_shows_conforms() -> None:
    page = (Path(__file__).parents[2] / "docs" / "graph.md").read_text(encoding="utf-8")
    example = re.search(r"```turtle\n# everything in graph <graph/identity>\n(.*?)```", page, re.DOTALL)
    assert example
    pieces = example[1].split("<join/HASH>")  # the page does not tell the two joins apart
    text = "".join(f"{piece}<join/{number}>" for number, piece in enumerate(pieces[:-1])) + pieces[-1]
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in GRAPH_PREFIXES.items())
    quads = in_graph(f"@base <https://w3id.org/conflict-news/> .\n{prefixes}{text}")
    assert len(quads) > 30
    assert validate(quads, least="info") == ()
