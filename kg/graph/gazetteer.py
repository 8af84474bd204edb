"""What gazetteers know of a place, in a graph of its own: no article says it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pyoxigraph import NamedNode, Quad

from kg.graph.iris import GAZETTEER_GRAPH, entity_iri, geometry, link
from kg.graph.literals import point, text
from kg.graph.page import Triple
from kg.graph.terms import class_of, cn, term
from kg.model import Article, Entity, KnownPlace
from kg.model.values import PLACE_TYPES

GEONAMES = "https://sws.geonames.org/"
_NOWHERE = Article("gazetteer", "", "")
"""A place of a gazetteer has a key, and with it the same IRI whatever the article."""


def gazetteer_quads(place: KnownPlace) -> Iterator[Quad]:
    """A place, all that it lies in, and each of these in the next larger one.

    Two places that lie in one share its quads; a graph keeps them once.

    Raises:
        GraphError: A key is not ``TABLE/NAME``, or a type is none that places have.
    """
    graph = NamedNode(GAZETTEER_GRAPH)
    for subject, property_, value in _triples(place):
        yield Quad(subject, property_, value, graph)


def _triples(place: KnownPlace) -> Iterator[Triple]:
    for one in (place, *place.within):
        yield from _place(one)
    for inner, outer in pairwise((place, *place.within)):
        yield place_iri(inner), cn("locatedIn"), place_iri(outer)


def _place(place: KnownPlace) -> Iterator[Triple]:
    node = place_iri(place)
    yield node, term("rdf:type"), class_of(tuple(sorted(PLACE_TYPES)), place.type)
    yield node, term("rdfs:label"), text(place.name)
    yield node, cn("featureCode"), text(place.kind)
    if place.country is not None:
        yield node, cn("countryCode"), text(place.country)
    if place.geonames is not None:
        yield node, term("skos:exactMatch"), link(f"{GEONAMES}{place.geonames}/")
    if place.lat is not None and place.lon is not None:
        yield node, term("geo:hasGeometry"), geometry(node)
        yield geometry(node), term("rdf:type"), term("geo:Geometry")
        yield geometry(node), term("geo:asWKT"), point(place.lat, place.lon)


def place_iri(place: KnownPlace) -> NamedNode:
    """The IRI that articles give the same place.

    Raises:
        GraphError: Its key is not ``TABLE/NAME``.
    """
    return NamedNode(entity_iri(_NOWHERE, Entity("", place.type, place.name, key=place.key)))
