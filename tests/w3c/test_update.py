"""The W3C tests of the update language, sent over HTTP."""

import pyoxigraph as ox
import pytest

from . import compare
from .client import TYPES, Server
from .manifest import BASE, MF, RDFS, UT, Case, Node, all_cases, judge, needs_suite, path_of, read_graph

needs_suite()

EVALUATED = all_cases("UpdateEvaluationTest")
PARSED = all_cases("PositiveUpdateSyntaxTest11", "NegativeUpdateSyntaxTest11")
SOME = f"{BASE}basic-update/spo.ttl"
EVERYTHING = b"SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }"


@pytest.mark.parametrize("case", EVALUATED, ids=[case.id for case in EVALUATED])
def test_evaluation(case: Case, server: Server) -> None:
    judge(case, evaluated(case, server))


def evaluated(case: Case, server: Server) -> str | None:
    """What is wrong with the store after the update, if anything."""
    action, result = case.node.one(MF + "action"), case.node.one(MF + "result")
    server.hold(graphs(action))
    request = action.text(UT + "request")
    answer = server.update(f"BASE <{request}>\n".encode() + path_of(request).read_bytes())
    if not answer.ok:
        return str(answer)
    expected = {quad for name, file in graphs(result) for quad in read_graph(file, name)}
    return compare.graph_difference(expected, contents(server))


def graphs(node: Node) -> list[tuple[str | None, str]]:
    """The names and files of the graphs of a store; the default graph has no name."""
    default = [(None, data.term.value) for data in node.many(UT + "data")]
    return default + [(data.text(RDFS + "label"), data.text(UT + "graph")) for data in node.many(UT + "graphData")]


def contents(server: Server) -> set[ox.Quad]:
    """All that a store holds."""
    named = server.query(EVERYTHING, TYPES[".srj"])
    default = server.send("GET", f"{server.graph_store}?default", headers={"Accept": TYPES[".nt"]})
    assert named.ok, named
    # A default graph without triples may count as missing.
    assert default.ok or default.status == 404, default
    quads = {ox.Quad(*row) for row in ox.parse_query_results(named.body, ox.QueryResultsFormat.JSON)}
    return quads | set(ox.parse(default.body, ox.RdfFormat.N_TRIPLES) if default.ok else ())


@pytest.mark.parametrize("case", PARSED, ids=[case.id for case in PARSED])
def test_syntax(case: Case, server: Server) -> None:
    update = path_of(case.node.text(MF + "action")).read_bytes()
    # What is dropped, cleared or copied must be there, what is created must not.
    there = [] if b"CREATE" in update else [(f"http://{server.authority}/graph", SOME)]
    server.hold(there)
    answer = server.update(update)
    if case.kind.startswith("Positive"):
        judge(case, None if answer.ok else str(answer))
    else:
        judge(case, None if answer.status == 400 else f"not refused: {answer}")
