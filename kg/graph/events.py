"""What happened, or is said to have, or to be about to."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.entities import arguments
from kg.graph.errors import GraphError
from kg.graph.evidence import evidence, mentions
from kg.graph.literals import first_words, text
from kg.graph.page import Page, Triple, find
from kg.graph.terms import class_of, cn, code, term
from kg.graph.times import interval, time_of
from kg.model import Event
from kg.model.values import EVENT_TYPES

_RELATIONS = {"inResponseTo": "inResponseTo", "partOf": "subEventOf"}


def event(page: Page, record: Event) -> Iterator[Triple]:
    """One event. Which claims carry it is told by the claims."""
    node = page.events[record.id]
    yield node, term("rdf:type"), class_of(EVENT_TYPES, record.type)
    for further in record.types:
        yield node, cn("alsoOfType"), class_of(EVENT_TYPES, further)
    yield node, term("rdfs:label"), text(_label(page, record))
    if record.name:
        yield node, cn("operationName"), text(record.name)
    yield node, cn("status"), code("status", record.status)
    yield node, cn("agentConfidence"), code("confidence", record.agent_confidence)
    yield from arguments(page, node, cn("hasAgent"), record.agents)
    yield from arguments(page, node, cn("hasTarget"), record.targets)
    yield from arguments(page, node, cn("hasInstrument"), record.instruments)
    yield from arguments(page, node, cn("hasBeneficiary"), record.beneficiaries)
    yield from arguments(page, node, cn("hasPlace"), record.places)
    if record.place_precision != "unknown":
        yield node, cn("placePrecision"), code("place", record.place_precision)
    if record.start is not None or record.end is not None:
        yield from interval(node, cn("hasTime"), (record.start, record.end), record.time_precision)
        yield from mentions(page, time_of(node), [record.time_span] if record.time_span else [])
    for relation in record.relations:
        if relation.type not in _RELATIONS:
            raise GraphError(f"{relation.type!r} is no relation between events; records know {', '.join(_RELATIONS)}")
        yield node, cn(_RELATIONS[relation.type]), find((page.events,), "event", relation.event)
    yield from mentions(page, node, record.mentions or [record.trigger])
    yield from evidence(page, node, record.rule, record.sentence, [record.trigger])


def _label(page: Page, record: Event) -> str:
    """Its name; else the trigger's words with who, whom and where: "attacked: Gunmen → market, Merrin"."""
    if record.name:
        return record.name
    trigger = first_words(page.article.text[record.trigger[0] : record.trigger[1]])
    who, whom = (list(dict.fromkeys(a.text for a in arguments)) for arguments in (record.agents, record.targets))
    where = list(dict.fromkeys(a.text for a in record.places if a.text not in whom))
    told = ", ".join(who) + (" → " if who and whom else "") + ", ".join([*whom, *where] if whom else [])
    told = told if whom or not where else ", ".join([*who, *where])
    return f"{trigger}: {told}" if told else trigger
