"""What a store holds altogether."""

import pyoxigraph as ox

from kg.explore.graph.survey import MOST, Survey, survey
from kg.store import open_store

BASE = "https://w3id.org/conflict-news/"
GIVEN = """
PREFIX cn: <https://w3id.org/conflict-news/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
BASE <https://w3id.org/conflict-news/>
INSERT DATA {
  GRAPH <graph/b> { <article/b> a cn:Article ; schema:datePublished "2026-03-02"^^xsd:date }
  GRAPH <graph/b> { <article/b#event-1-2> a cn:Attack }
  GRAPH <graph/a> { <article/a> a cn:Article ; schema:datePublished "2026-03-01"^^xsd:date }
  GRAPH <graph/identity> { <incident/a-event-1-2> a cn:Incident ; cn:hasReport <article/b#event-1-2> }
  GRAPH <graph/dataset> { <build/1> prov:wasAssociatedWith <software/kg> }
  <x> a cn:Article
}"""


def test_each_figure_is_counted():
    with open_store("memory:") as store:
        store.update(GIVEN)
        cn = f"{BASE}ontology#"
        assert survey(store) == Survey(
            statements=9,
            graphs=4,
            listed=(
                (f"{BASE}graph/identity", 2),
                (f"{BASE}graph/dataset", 1),
                (f"{BASE}graph/a", 2),
                (f"{BASE}graph/b", 3),
            ),
            layers=((f"{BASE}graph/identity", 2), (f"{BASE}graph/dataset", 1)),
            apart=(2, 5),
            subjects=5,
            classes=((f"{cn}Article", 2), (f"{cn}Attack", 1), (f"{cn}Incident", 1)),
            properties=(
                ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", 4),
                ("https://schema.org/datePublished", 2),
                ("http://www.w3.org/ns/prov#wasAssociatedWith", 1),
                (f"{cn}hasReport", 1),
            ),
            newest="2026-03-02",
            examples=(f"{BASE}article/a", f"{BASE}incident/a-event-1-2"),
            software=(f"{BASE}software/kg",),
        )


def test_an_empty_store_has_nothing_to_count():
    with open_store("memory:") as store:
        assert survey(store) == Survey(0, 0, (), (), (0, 0), 0, (), (), None, (), ())


def test_only_so_many_graphs_are_listed():
    with open_store("memory:") as store:
        node = ox.NamedNode("http://example.org/x")
        store.add(ox.Quad(node, node, node, ox.NamedNode(f"{BASE}graph/{number:04}")) for number in range(MOST + 5))
        found = survey(store)
        assert (found.graphs, len(found.listed), found.apart) == (MOST + 5, MOST, (MOST + 5, MOST + 5))
        assert found.listed[-1] == (f"{BASE}graph/{MOST - 1:04}", 1)


def test_the_samples_add_up(samples_store):
    found = survey(samples_store)
    assert found.statements == samples_store.count() == sum(count for _, count in found.properties)
    assert found.statements == sum(count for _, count in found.listed)
    assert found.newest == "2026-03-24"
    assert dict(found.classes)[f"{BASE}ontology#Article"] == 7 == found.apart[0]
