"""What a store says of any one thing."""

import pyoxigraph as ox
import pytest

from kg.explore.graph.resource import MOST, Property, Resource, Value, resource
from kg.store import open_store

BASE = "https://w3id.org/conflict-news/"
CN = f"{BASE}ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS_LABEL = Value("rdfs:label", "http://www.w3.org/2000/01/rdf-schema#label")


@pytest.fixture
def store():
    with open_store("memory:") as opened:
        opened.update(f"""
            PREFIX cn: <{CN}> PREFIX skos: <{SKOS}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> BASE <{BASE}>
            INSERT DATA {{
              GRAPH <graph/a> {{
                <entity/City/merrin> a cn:City ; rdfs:label "Merrin" ; skos:altLabel "Merin"@en , "Meryn"@en ;
                  cn:locatedIn <entity/Region/halvan> ; cn:textLength 7 .
                <entity/Region/halvan> rdfs:label "Halvan" .
                <article/a#event-1-2> cn:hasPlace <entity/City/merrin> ; rdfs:label "attack" }}
              GRAPH <graph/b> {{ <entity/City/merrin> rdfs:label "Merrin" . <odd> <graph/b> <entity/City/merrin> }}
            }}""")
        yield opened


def test_all_that_is_known_is_shown(store):
    assert resource(store, f"{BASE}entity/City/merrin") == Resource(
        iri=f"{BASE}entity/City/merrin",
        label="Merrin",
        types=(Value("city", f"{CN}City"),),
        properties=(
            Property(RDFS_LABEL, (Value("Merrin"),), 1),
            Property(Value("located in", f"{CN}locatedIn"), (Value("Halvan", f"{BASE}entity/Region/halvan"),), 1),
            Property(
                Value("skos:altLabel", f"{SKOS}altLabel"), (Value("Merin", None, "en"), Value("Meryn", None, "en")), 2
            ),
            Property(Value("text length", f"{CN}textLength"), (Value("7", None, "integer"),), 1),
        ),
        leading=(
            Property(Value("graph/b", f"{BASE}graph/b"), (Value("odd", f"{BASE}odd"),), 1),
            Property(Value("has place", f"{CN}hasPlace"), (Value("attack", f"{BASE}article/a#event-1-2"),), 1),
        ),
        graphs=((Value("graph/a", f"{BASE}graph/a"), 6), (Value("graph/b", f"{BASE}graph/b"), 1)),
        in_graphs=2,
        within=0,
        as_property=0,
    )


def test_a_graph_and_a_property_are_known_though_nothing_is_said_of_them(store):
    found = resource(store, f"{BASE}graph/b")
    assert found is not None
    assert (found.within, found.as_property, found.properties, found.leading) == (2, 1, (), ())


def test_of_what_is_nowhere_nothing_is_known(store):
    assert resource(store, f"{BASE}entity/City/nowhere") is None


def test_of_many_values_the_first_are_shown_and_all_are_counted(store):
    graph, place, has = (ox.NamedNode(iri) for iri in (f"{BASE}graph/c", f"{BASE}place", f"{CN}hasPlace"))
    store.add(ox.Quad(ox.NamedNode(f"{BASE}e{number}"), has, place, graph) for number in range(MOST + 20))
    store.add(ox.Quad(place, ox.NamedNode(f"{SKOS}altLabel"), ox.Literal(str(n)), graph) for n in range(MOST + 30))
    found = resource(store, place.value)
    assert found is not None
    [(leading)] = found.leading
    [(named)] = found.properties
    assert (leading.count, len(leading.values)) == (MOST + 20, MOST)
    assert (named.count, len(named.values)) == (MOST + 30, MOST)
    assert found.label == "place"
