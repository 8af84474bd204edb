"""What the server says of itself: the service description, and VoID."""

import pyoxigraph as ox
import pytest

from kg.explore.graph.survey import Survey
from kg.serve.sparql.description import description
from kg.serve.statements import document

from .conftest import FORMATS, TOKEN, serving

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
DCTERMS = "http://purl.org/dc/terms/"
A = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
BASE = "https://w3id.org/conflict-news/"
ADDRESSES = ["/sparql", "/.well-known/void"]


@pytest.fixture(scope="module")
def server(samples, tmp_path_factory):
    """One with the limits that users have, so that a busy machine does not fail a test."""
    with serving(samples, tmp_path_factory.mktemp("server") / "log") as running:
        yield running


def parsed(answer):
    media_type = answer.headers["content-type"].partition(";")[0]
    return [quad.triple for quad in ox.parse(answer.body, format=FORMATS[media_type])]


def values(triples, subject, property_):
    return [t.object.value for t in triples if t.subject == subject and t.predicate.value == property_]


def same(triples):
    graph = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    graph.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(graph)


@pytest.mark.parametrize("path", ADDRESSES)
def test_it_comes_in_every_format(server, path):
    first = server.ask(path)
    assert (first.status, first.headers["content-type"]) == (200, "text/turtle; charset=utf-8")
    for media_type in FORMATS:
        answer = server.ask(path, Accept=media_type)
        assert answer.headers["content-type"].partition(";")[0] == media_type
        assert same(parsed(answer)) == same(parsed(first))
    assert server.ask(path, Accept="text/csv").status == 406
    again = server.ask(path, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_the_service_is_described(server):
    triples = parsed(server.ask("/sparql"))
    [service] = [t.subject for t in triples if t.predicate.value == A and t.object.value == f"{SD}Service"]
    assert values(triples, service, f"{SD}endpoint") == [f"{server.url}sparql"]
    assert values(triples, service, f"{SD}supportedLanguage") == [f"{SD}SPARQL11Query"]
    assert values(triples, service, f"{SD}feature") == [f"{SD}UnionDefaultGraph"]
    assert sorted(one.rpartition("/")[2] for one in values(triples, service, f"{SD}resultFormat")) == [
        "JSON-LD",
        "N-Quads",
        "N-Triples",
        "RDF_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_JSON",
        "SPARQL_Results_TSV",
        "SPARQL_Results_XML",
        "TriG",
        "Turtle",
    ]
    assert not values(triples, service, f"{SD}inputFormat")
    assert not values(triples, service, f"{SD}extensionFunction")


def test_what_the_service_is_described_by_is_what_it_does(server):
    """Each format can be had, and the counts are what queries count."""
    triples = parsed(server.ask("/sparql"))
    graphs = {}
    for place in [t.object for t in triples if t.predicate.value == f"{SD}namedGraph"]:
        [name] = values(triples, place, f"{SD}name")
        [graph] = [t.object for t in triples if t.subject == place and t.predicate.value == f"{SD}graph"]
        graphs[name] = values(triples, graph, f"{VOID}triples")
    asked = server.query("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g").json()
    counted = {one["g"]["value"]: [one["n"]["value"]] for one in asked["results"]["bindings"]}
    assert graphs == counted
    assert len(graphs) == 9


def test_each_value_is_of_the_class_that_the_vocabulary_asks_for(server):
    ranges = {
        "defaultDataset": "Dataset",
        "defaultGraph": "Graph",
        "namedGraph": "NamedGraph",
        "graph": "Graph",
    }
    triples = parsed(server.ask("/sparql"))
    types = {(t.subject, t.object.value) for t in triples if t.predicate.value == A}
    for name, class_ in ranges.items():
        found = [t.object for t in triples if t.predicate.value == SD + name]
        assert found
        assert all((one, SD + class_) in types for one in found)


def test_updates_are_offered_only_where_there_is_a_token(start, tmp_path):
    running = start(tmp_path / "store", "--token", TOKEN)
    triples = parsed(running.ask("/sparql"))
    languages = {t.object.value for t in triples if t.predicate.value == f"{SD}supportedLanguage"}
    assert languages == {f"{SD}SPARQL11Query", f"{SD}SPARQL11Update"}
    assert not [t for t in triples if t.predicate.value == f"{SD}namedGraph"]
    inserted = "INSERT DATA { GRAPH <http://example.org/g> { <http://example.org/s> a <http://example.org/c> } }"
    done = running.write("/sparql", "POST", inserted, Content_Type="application/sparql-update")
    assert done.status == 204
    triples = parsed(running.ask("/sparql"))
    assert [t.object.value for t in triples if t.predicate.value == f"{SD}name"] == ["http://example.org/g"]
    void = parsed(running.ask("/.well-known/void"))
    assert [t.object.value for t in void if t.predicate.value == f"{VOID}class"] == ["http://example.org/c"]


def test_of_many_graphs_some_are_listed_and_the_rest_is_told():
    listed = tuple((f"http://example.org/{number}", 1) for number in range(300))
    held = Survey(5000, 5000, listed, (), (5000, 5000), 1, (), (), None, (), ())
    answer = document(description("http://example.org/sparql", held, writable=False), "text/turtle")
    assert b'"300 of its 5,000 named graphs are listed here."' in answer.body
    assert answer.body.count(b"sd:NamedGraph") == 300


@pytest.fixture(scope="module")
def void(server):
    return parsed(server.ask("/.well-known/void"))


def test_the_data_set_is_described(server, void):
    whole = ox.NamedNode(f"{server.url}.well-known/void#dataset")

    def one(property_):
        [value] = values(void, whole, property_)
        return value

    assert one(f"{DCTERMS}title") == "News of conflict as a knowledge graph"
    assert one(f"{DCTERMS}modified") == "2026-03-24"
    assert one(f"{DCTERMS}creator") == f"{BASE}software/conflict-news-kg"
    assert one(f"{VOID}sparqlEndpoint") == f"{server.url}sparql"
    assert one(f"{VOID}uriSpace") == BASE
    counted = server.query("SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?e) WHERE { GRAPH ?g { ?s ?p ?o } }")
    [counts] = counted.json()["results"]["bindings"]
    assert (one(f"{VOID}triples"), one(f"{VOID}entities")) == (counts["n"]["value"], counts["e"]["value"])
    for example in values(void, whole, f"{VOID}exampleResource"):
        assert server.ask("/" + example.removeprefix(BASE)).status == 200
    assert {f"{BASE}ontology#", "http://www.w3.org/ns/oa#"} <= set(values(void, whole, f"{VOID}vocabulary"))


@pytest.mark.parametrize(
    ("part", "of", "number", "query"),
    [
        ("classPartition", "class", "entities", "(COUNT(DISTINCT ?s) AS ?n) WHERE { GRAPH ?g { ?s a ?x } }"),
        ("propertyPartition", "property", "triples", "(COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?x ?o } }"),
    ],
)
def test_partitions_are_what_queries_count(server, void, part, of, number, query):
    found = {}
    for node in [t.object for t in void if t.predicate.value == VOID + part]:
        [iri] = values(void, node, VOID + of)
        found[iri] = values(void, node, VOID + number)
    asked = server.query(f"SELECT ?x {query} GROUP BY ?x").json()["results"]["bindings"]
    assert found == {one["x"]["value"]: [one["n"]["value"]] for one in asked}
    assert len(found) > 50


def test_subsets_add_up_and_their_dumps_are_there(server, void):
    whole = ox.NamedNode(f"{server.url}.well-known/void#dataset")
    parts = [ox.NamedNode(iri) for iri in values(void, whole, f"{VOID}subset")]
    assert sum(int(n) for part in parts for n in values(void, part, f"{VOID}triples")) == int(
        values(void, whole, f"{VOID}triples")[0]
    )
    dumps = {part.value: values(void, part, f"{VOID}dataDump") for part in parts}
    assert {iri.removeprefix(BASE) for iri, dump in dumps.items() if dump} == {"graph/identity", "graph/dataset"}
    for [dump] in filter(None, dumps.values()):
        answer = server.ask("/" + dump.removeprefix(server.url), Accept="application/n-triples")
        assert answer.status == 200
        [expected] = [values(void, part, f"{VOID}triples") for part in parts if [dump] == dumps[part.value]]
        assert [str(len(answer.text.splitlines()))] == expected


def test_people_are_led_home(server):
    answer = server.ask("/.well-known/void", Accept="text/html")
    assert (answer.status, answer.headers["location"]) == (303, "/")
