"""Each folder of ``cases`` holds records and the graph that must come of them."""

import runpy
from difflib import unified_diff
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

from kg.graph import Build, article_graph, to_quads
from kg.model import Extraction

CASES = Path(__file__).parent / "cases"
BUILD = Build("0.1.0", "model 1", "0011", "2233")
folders = pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)


def records(folder: Path) -> Extraction:
    return runpy.run_path(str(folder / "records.py"))["extraction"]


def lines(quads: list[Quad]) -> list[str]:
    return sorted(f"{quad}\n" for quad in quads)


@folders
def test_records_become_the_graph_of_the_case(folder: Path) -> None:
    expected = lines(list(parse(path=folder / "graph.trig", format=RdfFormat.TRIG)))
    made = lines(to_quads(records(folder), BUILD))
    difference = "".join(unified_diff(expected, made, "expected", "made", n=0))
    assert not difference, f"\n{difference}"


@folders
def test_the_same_records_give_the_same_quads_in_the_same_order_and_none_twice(folder: Path) -> None:
    first, second = to_quads(records(folder), BUILD), to_quads(records(folder), BUILD)
    assert first == second
    assert len(first) == len(set(first))


@folders
def test_all_stands_in_the_graph_of_the_article_and_without_blank_nodes(folder: Path) -> None:
    extraction = records(folder)
    quads = to_quads(extraction, BUILD)
    assert {quad.graph_name for quad in quads} == {NamedNode(article_graph(extraction.article))}
    assert not any(isinstance(node, BlankNode) for quad in quads for node in (quad.subject, quad.object))


def test_the_cases_fill_every_field_of_every_record_somewhere() -> None:
    extraction = records(CASES / "every-field")
    for group in (extraction.entities, extraction.events, extraction.casualties, extraction.claims):
        for name in type(group[0]).__dataclass_fields__:
            assert any(getattr(record, name) not in (None, (), "") for record in group), (type(group[0]), name)
