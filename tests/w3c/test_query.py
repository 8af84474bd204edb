"""The W3C tests of the query language and of the formats of results, asked over HTTP."""

import pyoxigraph as ox
import pytest

from kg.store.sparql import Form, form, names_dataset

from . import compare
from .client import TYPES, Server
from .manifest import MF, QT, RDFS, Case, Node, all_cases, judge, needs_suite, path_of, read_graph

needs_suite()

EVALUATED = all_cases("QueryEvaluationTest", "CSVResultFormatTest")
PARSED = all_cases("PositiveSyntaxTest11", "NegativeSyntaxTest11")
NO_GRAPH = "http://example.org/a-graph-that-is-empty"


def dataset(case: Case) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The names and files of the graphs that make the default graph of a test, and of its named graphs."""
    action = case.node.one(MF + "action")
    default = [(data.term.value, data.term.value) for data in action.many(QT + "data")]
    return default, [_named(data) for data in action.many(QT + "graphData")]


def _named(node: Node) -> tuple[str, str]:
    file = node.text(QT + "graph")
    return (node.text(RDFS + "label"), file) if file else (node.term.value, node.term.value)


LIBRARY = sorted({graph for case in EVALUATED for graphs in dataset(case) for graph in graphs})
"""All graphs that any test looks at; each says itself which ones it means."""


def ids(found: list[Case]) -> list[str]:
    return [case.id for case in found]


@pytest.mark.parametrize("case", EVALUATED, ids=ids(EVALUATED))
def test_evaluation(case: Case, server: Server) -> None:
    judge(case, evaluated(case, server))


def evaluated(case: Case, server: Server) -> str | None:
    """What is wrong with the answer, if anything."""
    action = case.node.one(MF + "action")
    query = action.text(QT + "query")
    default, named = dataset(case)
    server.hold(LIBRARY)
    # The names in a query count from the file that it stands in.
    text = f"BASE <{query}>\n".encode() + path_of(query).read_bytes()
    result = case.node.text(MF + "result")
    suffix = path_of(result).suffix
    selects = form(text.decode("utf-8")) is Form.SELECT
    wanted = ".srj" if selects and suffix == ".ttl" else suffix  # a result set written as a graph: any format will do
    if names_dataset(text.decode("utf-8")):
        answer = server.query(text, TYPES[wanted])
    else:
        answer = server.query(
            text, TYPES[wanted], [name for name, _ in default] or [NO_GRAPH], [name for name, _ in named]
        )
    if not answer.ok:
        return str(answer)
    if answer.type != TYPES[wanted]:
        return f"{answer.type} in place of {TYPES[wanted]}"
    try:
        if wanted == ".ttl":
            return compare.graph_difference(read_graph(result), ox.parse(answer.body, ox.RdfFormat.TURTLE))
        found = compare.results(answer.body, wanted)
    except SyntaxError as error:
        return f"broken {wanted}: {error}"
    if suffix == ".ttl":
        return compare.difference(compare.result_set(path_of(result), result), found)
    return compare.difference(compare.results(path_of(result).read_bytes(), suffix), found)


@pytest.mark.parametrize("case", PARSED, ids=ids(PARSED))
def test_syntax(case: Case, server: Server) -> None:
    query = path_of(case.node.text(MF + "action")).read_bytes()
    # One of them asks of <file>, which the endpoint must have, as it fetches none.
    server.hold([(f"http://{server.authority}/file", LIBRARY[0][1])])
    answer = server.query(query, "*/*")
    judge(case, parsed(answer, wanted=case.kind.startswith("Positive")))


def parsed(answer, *, wanted: bool) -> str | None:
    """What is wrong with how a text was read, if anything."""
    if wanted:
        return None if answer.ok else str(answer)
    return None if answer.status == 400 else f"accepted: {answer}"
