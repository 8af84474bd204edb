"""Each syntax is read again, by Oxigraph and by rdflib, and holds what was written."""

import io
import runpy
from pathlib import Path

import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BaseDirection, BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib.compare import to_isomorphic

from kg.export import FORMATS, ExportError, export
from kg.graph import PREFIXES, Build, build_quads, term, to_quads

CASES = Path(__file__).parents[1] / "graph" / "cases"
BUILD = Build("0.1.0", "model 1", "0011", "2233")
OXIGRAPH = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
RDFLIB = {
    "turtle": "turtle",
    "ntriples": "nt",
    "nquads": "nquads",
    "trig": "trig",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}
MERGING = {"turtle", "ntriples", "rdfxml"}
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its parsers use what it deprecates
syntaxes = pytest.mark.parametrize("syntax", list(OXIGRAPH))

S, P, G = NamedNode("http://a.example/s"), NamedNode("http://a.example/p"), NamedNode("http://a.example/g")


def written(quads: list[Quad], syntax: str) -> bytes:
    out = io.BytesIO()
    export(quads, syntax, out)
    return out.getvalue()


def merged(quads: list[Quad]) -> set[Quad]:
    return {Quad(*quad.triple, DefaultGraph()) for quad in quads}


def in_rdflib(data: bytes, format_: str) -> dict[str, rdflib.compare.IsomorphicGraph]:
    """Graphs that hold something, by name."""
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=format_)
    return {
        "" if graph.identifier == rdflib.graph.DATASET_DEFAULT_GRAPH_ID else str(graph.identifier): to_isomorphic(graph)
        for graph in dataset.graphs()
        if len(graph)
    }


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    cases = [to_quads(runpy.run_path(str(path))["extraction"], BUILD) for path in sorted(CASES.glob("*/records.py"))]
    return [*cases[0], *cases[1], *build_quads(BUILD)]


@syntaxes
def test_oxigraph_reads_back_what_was_written(quads: list[Quad], syntax: str) -> None:
    expected = merged(quads) if syntax in MERGING else set(quads)
    assert set(parse(written(quads, syntax), format=OXIGRAPH[syntax])) == expected


@syntaxes
def test_rdflib_reads_back_what_was_written(quads: list[Quad], syntax: str) -> None:
    expected = merged(quads) if syntax in MERGING else set(quads)
    as_quads = "".join(f"{quad} .\n" for quad in expected).encode()
    back = in_rdflib(written(quads, syntax), RDFLIB[syntax])
    assert back
    assert back == in_rdflib(as_quads, "nquads")


@syntaxes
def test_order_and_repetitions_make_no_difference(quads: list[Quad], syntax: str) -> None:
    first = written(quads, syntax)
    assert first.endswith(b"\n")
    assert first == written(quads[::-1] + quads[:50], syntax) == written(sorted(quads, key=hash), syntax)


def test_lines_are_sorted(quads: list[Quad]) -> None:
    for syntax in ("nquads", "ntriples"):
        lines = written(quads, syntax).split(b"\n")[:-1]
        assert len(lines) == len(set(quads) if syntax == "nquads" else merged(quads))
        assert lines == sorted(set(lines))


def test_turtle_is_made_to_be_read(quads: list[Quad]) -> None:
    text = written(quads, "ttl").decode()
    assert "@prefix cn: <https://w3id.org/conflict-news/ontology#> .\n@prefix dcterms:" in text
    assert "<article/wire-7#event-38-44> a cn:Attack ;" in text
    assert "skos:exactMatch <https://sws.geonames.org/11/> ;" in text


@syntaxes
def test_nothing_is_written_as_nothing(syntax: str) -> None:
    assert list(parse(written([], syntax), format=OXIGRAPH[syntax])) == []


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("ttl", "turtle"),
        ("nt", "ntriples"),
        ("nq", "nquads"),
        ("json-ld", "jsonld"),
        ("rdf", "rdfxml"),
        ("xml", "rdfxml"),
        ("TriG", "trig"),
    ],
)
def test_short_names(quads: list[Quad], short: str, name: str) -> None:
    assert FORMATS[short.lower()] == name
    assert written(quads, short) == written(quads, name)


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ExportError, match="no RDF format 'csv'; take turtle, ntriples, nquads, trig, jsonld, rdfxml"):
        written([], "csv")


any_text = st.text(st.characters(codec="utf-8"))
fit_for_xml = st.text(
    st.characters(codec="utf-8", exclude_characters="\ufffe\uffff", exclude_categories=["Cc"])
    | st.sampled_from("\t\n\r")
)
literals = st.one_of(
    st.builds(Literal, fit_for_xml),
    st.builds(Literal, fit_for_xml, language=st.sampled_from(["en", "de-at"])),
    st.builds(Literal, fit_for_xml, datatype=st.sampled_from([P, term("xsd:boolean"), term("xsd:date")])),
)
nodes = st.sampled_from(
    [
        S,
        G,
        NamedNode(PREFIXES["cn"] + "status-occurred"),
        NamedNode(PREFIXES["schema"]),
        NamedNode("https://w3id.org/conflict-news/"),
        NamedNode("https://w3id.org/conflict-news/article/a#event-1-2"),
        NamedNode("https://w3id.org/conflict-news/a:b"),
        NamedNode("https://w3id.org/conflict-news//x"),
        NamedNode("https://w3id.org/other?q=\u00e9"),
        NamedNode("https://w3id.org"),
        NamedNode("geo:51.5,0.1"),
        NamedNode("urn:x:y"),
        BlankNode("b1"),
    ]
)
properties = st.sampled_from([P, term("rdf:type"), term("rdfs:label"), NamedNode("https://w3id.org/conflict-news/p")])
statements = st.lists(
    st.builds(Quad, nodes, properties, st.one_of(literals, nodes), st.sampled_from([DefaultGraph(), G]))
)


def named_types(quads: list[Quad]) -> list[Quad]:
    """RDF/XML makes an element name of a class, so it must end in a name."""
    return [quad for quad in quads if quad.predicate != term("rdf:type") or quad.object in (S, G)]


@syntaxes
@settings(deadline=None)
@given(quads=statements)
@example(quads=[Quad(S, P, Literal('<//x> "<//y>" \\'), G)])
@example(quads=[Quad(S, P, Literal('="//x" @prefix a: <b> .\n@prefix'), G)])
@example(quads=[Quad(S, P, Literal("a\rb\r\n"), G)])
def test_any_statements_are_read_back(syntax: str, quads: list[Quad]) -> None:
    kept = named_types(quads) if syntax == "rdfxml" else quads
    expected = merged(kept) if syntax in MERGING else set(kept)
    back = list(parse(written(kept, syntax), format=OXIGRAPH[syntax], rename_blank_nodes=False))
    assert set(back) == expected


@given(
    st.lists(st.builds(Quad, nodes, st.just(P), st.builds(Literal, fit_for_xml), st.just(DefaultGraph())), min_size=1)
)
@example([Quad(S, P, Literal("a\rb\r\n"), DefaultGraph())])
def test_xml_is_well_formed_for_other_readers_too(quads: list[Quad]) -> None:
    named = [quad for quad in quads if isinstance(quad.subject, NamedNode)]
    graph = rdflib.Graph().parse(data=written(named, "rdfxml"), format="xml")
    assert {str(value) for value in graph.objects()} == {quad.object.value for quad in named}


@given(any_text)
@example("\x00\x0b\ufffe")
def test_all_but_xml_hold_any_character(text: str) -> None:
    quads = [Quad(S, P, Literal(text), G)]
    for syntax in ("nquads", "trig", "jsonld"):
        assert list(parse(written(quads, syntax), format=OXIGRAPH[syntax])) == quads


@pytest.mark.parametrize(
    ("predicate", "value", "said"),
    [
        (P, Literal("a\x00"), "has no character U\\+0000"),
        (NamedNode("http://a.example/1"), Literal("a"), "<http://a.example/1>, which does not end in a name"),
        (term("rdf:type"), NamedNode("http://a.example/1"), "<http://a.example/1>, which does not end in a name"),
        (P, Literal("a", language="en", direction=BaseDirection.LTR), "cannot hold the direction"),
        (P, Triple(S, P, S), "cannot hold a triple"),
    ],
)
def test_what_xml_cannot_hold_is_refused(predicate: NamedNode, value: Literal, said: str) -> None:
    with pytest.raises(ExportError, match=said):
        written([Quad(S, predicate, value, G)], "rdfxml")


@pytest.mark.parametrize(
    "value", [Literal("a", language="en", direction=BaseDirection.LTR), Triple(S, P, S)], ids=["direction", "triple"]
)
def test_what_json_cannot_hold_is_refused(value: Literal) -> None:
    with pytest.raises(ExportError, match="JSON-LD cannot hold"):
        written([Quad(S, P, value, G)], "jsonld")
