"""All of an article's records as one graph."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg.graph.article import article
from kg.graph.build import Build, build_iri
from kg.graph.claims import carried, carried_event, claim
from kg.graph.entities import entity
from kg.graph.errors import concerning
from kg.graph.events import event
from kg.graph.page import Page, Triple, open_page
from kg.graph.relations import relation
from kg.graph.tolls import toll
from kg.model import Entity, Extraction


def to_quads(extraction: Extraction, build: Build, *, keep_text: bool = False) -> list[Quad]:
    """The graph of one article, all in the named graph ``article_graph(article)``.

    Args:
        extraction: The article and its records.
        build: What made the records; ``build_quads`` describes it in a graph of its own.
        keep_text: Whether the graph holds the article's whole text too, not only the sentences that it quotes.

    Returns:
        Quads without blank nodes or repetitions, in an order that depends on the records alone.

    Raises:
        GraphError: A record names another that is not there, has an unknown type or value, a day that is none, or a
            place outside the text. Nothing is returned then: a graph is whole or not there.
    """
    with concerning(f"article {extraction.article.id!r}"):
        page = open_page(extraction)
        triples = dict.fromkeys(_triples(page, extraction, NamedNode(build_iri(build)), keep_text=keep_text))
    return [Quad(subject, predicate, object_, page.graph) for subject, predicate, object_ in triples]


def _triples(page: Page, extraction: Extraction, build: NamedNode, *, keep_text: bool) -> Iterator[Triple]:
    yield from article(page, extraction, build, keep_text=keep_text)
    for same in _same_entities(page, extraction):
        with concerning(f"entity {same[0].id}"):
            yield from entity(page, same)
    for happening in extraction.events:
        with concerning(f"event {happening.id}"):
            yield from event(page, happening)
            yield from carried_event(page, happening)
    for casualty in extraction.casualties:
        with concerning(f"casualty {casualty.id}"):
            yield from toll(page, casualty)
            yield from carried(page, casualty, page.tolls[casualty.id])
    for said in extraction.claims:
        with concerning(f"claim {said.id}"):
            yield from claim(page, said)
    for number, (held, node) in enumerate(zip(extraction.relations, page.relations, strict=True), start=1):
        with concerning(f"relation {number} ({held.type})"):
            yield from relation(page, held, node)
            yield from carried(page, held, node)


def _same_entities(page: Page, extraction: Extraction) -> Iterator[tuple[Entity, ...]]:
    """Entity records by what they stand for."""
    groups: dict[NamedNode, list[Entity]] = {}
    for record in extraction.entities:
        groups.setdefault(page.entities[record.id], []).append(record)
    yield from map(tuple, groups.values())
