"""Whom and what the article speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.graph.evidence import mentions
from kg.graph.iris import geometry, link, local
from kg.graph.literals import flag, point, text
from kg.graph.page import Page, Triple, find
from kg.graph.terms import class_of, cn, term
from kg.model import Argument, Entity
from kg.model.values import ENTITY_TYPES


def entity(page: Page, records: tuple[Entity, ...]) -> Iterator[Triple]:
    """One entity.

    Args:
        page: The article.
        records: All its records: more than one where the table knows them to be the same thing. The first names it,
            the names of the others become aliases.
    """
    first = records[0]
    node = page.entities[first.id]
    yield node, term("rdf:type"), class_of(ENTITY_TYPES, first.type)
    yield node, term("rdfs:label"), text(first.name)
    for alias in (name for record in records for name in (record.name, *record.aliases)):
        if alias != first.name:
            yield node, term("skos:altLabel"), text(alias)
    yield node, cn("isNamed"), flag(any(record.named for record in records))
    if looked_up := [record.nil for record in records if record.nil is not None]:
        yield node, cn("isNil"), flag(all(looked_up))
    for iri in (iri for record in records for iri in record.links):
        yield node, term("skos:exactMatch"), link(iri)
    yield node, cn("mentionedIn"), page.node
    yield from mentions(page, node, (span for record in records for span in record.mentions))
    positions = ((r.lat, r.lon) for r in records if r.lat is not None and r.lon is not None)
    for lat, lon in list(positions)[:1]:
        yield node, term("geo:hasGeometry"), geometry(node)
        yield geometry(node), term("rdf:type"), term("geo:Geometry")
        yield geometry(node), term("geo:asWKT"), point(lat, lon)


def arguments(page: Page, node: NamedNode, role: NamedNode, participants: Iterable[Argument]) -> Iterator[Triple]:
    """Who and what takes part in an event or a toll, in one role.

    Words that no entity record stands for are kept as a thing of no particular class, so that they are not lost.
    """
    for argument in participants:
        if argument.entity is not None:
            yield node, role, find((page.entities,), "entity", argument.entity)
            continue
        nameless = NamedNode(local(page.article, "entity", argument.span))
        yield node, role, nameless
        if nameless not in page.entities.values():
            yield nameless, term("rdf:type"), cn("Entity")
            yield nameless, term("rdfs:label"), text(argument.text)
            yield nameless, cn("isNamed"), flag(False)
            yield nameless, cn("mentionedIn"), page.node
            yield from mentions(page, nameless, [argument.span])
