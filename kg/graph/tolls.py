"""How many of whom suffered what, as reported; never added up."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.entities import arguments
from kg.graph.evidence import evidence
from kg.graph.literals import count, text
from kg.graph.page import Page, Triple, find
from kg.graph.terms import cn, code, term
from kg.graph.times import interval
from kg.model import Casualty


def toll(page: Page, record: Casualty) -> Iterator[Triple]:
    """One toll. Which claim carries it is told by the claim."""
    node = page.tolls[record.id]
    yield node, term("rdf:type"), cn("Toll")
    label = " ".join(part for part in (record.count_text, record.victims, record.kind) if part)
    yield node, term("rdfs:label"), text(label)
    if record.event is not None:
        yield node, cn("ofEvent"), find((page.events,), "event", record.event)
    yield node, cn("casualtyKind"), code("casualty", record.kind)
    for name, number in (("minimum", record.min), ("maximum", record.max), ("best", record.best)):
        if number is not None:
            yield node, cn(name), count(number)
    yield node, cn("qualifier"), code("qualifier", record.qualifier)
    yield node, cn("countText"), text(record.count_text)
    if record.victims:
        yield node, cn("victims"), text(record.victims)
    yield node, cn("victimClass"), code("victims", record.victim_class)
    yield from arguments(page, node, cn("hasPerpetrator"), record.perpetrators)
    yield from arguments(page, node, cn("hasPlace"), record.places)
    if record.period is not None and any(bound is not None for bound in record.period):
        first, last = record.period
        yield from interval(node, cn("hasPeriod"), record.period, "day" if first == last else "range")
    yield from evidence(page, node, record.rule, record.sentence, [record.span])
