"""The graph of the gazetteer: a place, what it lies in, and the same nodes as in the articles."""

import pytest
from pyoxigraph import NamedNode

from kg.graph import BASE, GAZETTEER_GRAPH, GraphError, cn, gazetteer_quads, term
from kg.graph.gazetteer import place_iri
from kg.graph.iris import entity_iri
from kg.model import Article, Entity, KnownPlace

KARDOVIA = KnownPlace("country/KV", "Country", "Kardovia", "country", 3, "KV", 47.0, 11.0)
HALVAN = KnownPlace("geonames/2", "Region", "Halvan", "firstLevelDivision", 2, "KV", 46.5, 11.5)
MERRIN = KnownPlace("geonames/1", "City", "Merrin", "settlement", 1, "KV", 46.25, 11.75, (HALVAN, KARDOVIA))


def lines(place: KnownPlace) -> set[str]:
    base = (BASE, "")
    return {f"{quad.subject} {quad.predicate} {quad.object}".replace(*base) for quad in gazetteer_quads(place)}


def test_every_quad_of_a_town() -> None:
    rdf, owl = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<ontology#"
    label, match = "<http://www.w3.org/2000/01/rdf-schema#label>", "<http://www.w3.org/2004/02/skos/core#exactMatch>"
    geo = "<http://www.opengis.net/ont/geosparql#"
    expected = set()
    for iri, class_, name, kind, number, point in (
        ("entity/City/geonames/1", "City", "Merrin", "settlement", 1, "11.75 46.25"),
        ("entity/Region/geonames/2", "Region", "Halvan", "firstLevelDivision", 2, "11.5 46.5"),
        ("entity/Country/KV", "Country", "Kardovia", "country", 3, "11 47"),
    ):
        expected |= {
            f"<{iri}> {rdf} {owl}{class_}>",
            f'<{iri}> {label} "{name}"',
            f'<{iri}> {owl}featureCode> "{kind}"',
            f'<{iri}> {owl}countryCode> "KV"',
            f"<{iri}> {match} <https://sws.geonames.org/{number}/>",
            f"<{iri}> {geo}hasGeometry> <{iri}/geometry>",
            f"<{iri}/geometry> {rdf} {geo}Geometry>",
            f'<{iri}/geometry> {geo}asWKT> "POINT({point})"^^{geo}wktLiteral>',
        }
    expected |= {
        f"<entity/City/geonames/1> {owl}locatedIn> <entity/Region/geonames/2>",
        f"<entity/Region/geonames/2> {owl}locatedIn> <entity/Country/KV>",
    }
    assert lines(MERRIN) == expected


def test_all_is_in_the_graph_of_the_gazetteer() -> None:
    assert {quad.graph_name for quad in gazetteer_quads(MERRIN)} == {NamedNode(GAZETTEER_GRAPH)}
    assert GAZETTEER_GRAPH == "https://w3id.org/conflict-news/graph/gazetteer"


def test_a_place_is_the_node_that_articles_name() -> None:
    article = Article("a1", "Merrin", "")
    entity = Entity("e1", "City", "Merrin", mentions=((0, 6),), key="geonames/1")
    assert place_iri(MERRIN).value == entity_iri(article, entity)


def test_what_is_not_known_is_left_out() -> None:
    bare = KnownPlace("region/KV-kesh", "Place", "Kesh Valley", "region")
    assert {quad.predicate for quad in gazetteer_quads(bare)} == {
        term("rdf:type"),
        term("rdfs:label"),
        cn("featureCode"),
    }


def test_what_is_no_place_has_no_quads() -> None:
    with pytest.raises(GraphError, match="'Person' is not among the types"):
        list(gazetteer_quads(KnownPlace("actor/x", "Person", "X", "region")))
