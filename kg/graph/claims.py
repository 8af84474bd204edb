"""What somebody says, and what it puts forward, disputes and is told in."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.evidence import evidence
from kg.graph.literals import day, first_words, flag, text
from kg.graph.page import Page, Triple, claim_place, find
from kg.graph.terms import class_of, cn, term
from kg.model import Casualty, Claim, Event, Relation
from kg.model.values import CLAIM_TYPES


def claim(page: Page, record: Claim) -> Iterator[Triple]:
    """One claim, with the events, tolls and other records that it names itself."""
    node = page.claims[record.id]
    yield node, term("rdf:type"), class_of(CLAIM_TYPES, record.type)
    yield node, term("rdfs:label"), text(_label(record))
    if record.source is not None:
        for id_ in (record.source.entity, *record.source.others):
            if id_ is not None:
                yield node, cn("attributedTo"), find((page.entities,), "entity", id_)
        yield node, cn("sourceText"), text(record.source.text)
    else:
        yield node, cn("isImpersonal"), flag(True)
    if record.cue is not None:
        yield node, cn("cue"), text(record.cue.text)
    yield node, cn("content"), text(record.content.text)
    yield node, cn("isQuoted"), flag(record.quoted)
    if record.date is not None:
        yield node, cn("statedOn"), day("date", record.date)
    yield from _links(page, record, node)
    words = record.content.spans or (claim_place(record),)
    yield from evidence(page, node, record.rule, record.sentence, words)


def _links(page: Page, record: Claim, node: NamedNode) -> Iterator[Triple]:
    """To whom, about whom and what: the records that a claim names."""
    for id_ in record.addressees:
        yield node, cn("addressee"), find((page.entities,), "entity", id_)
    for id_ in record.accused:
        yield node, cn("accuses"), find((page.entities,), "entity", id_)
    for id_ in record.asserts:
        yield node, cn("asserts"), find((page.events, page.tolls), "event or casualty", id_)
    for id_ in record.about:
        yield node, cn("about"), find((page.events, page.entities), "event or entity", id_)
    for id_ in record.disputes:
        yield node, cn("disputes"), find((page.claims, page.events), "claim or event", id_)
    if record.within is not None:
        yield node, cn("within"), find((page.claims,), "claim", record.within)


def carried_event(page: Page, record: Event) -> Iterator[Triple]:
    """The claims that an event names as those that carry it; who denies it or takes it as known asserts nothing."""
    for attribution in record.attributed_to:
        if record.id in page.untold.get(attribution.claim, ()):
            continue
        if attribution.entity is not None:
            find((page.entities,), "entity", attribution.entity)  # the claim itself says who makes it
        yield find((page.claims,), "claim", attribution.claim), cn("asserts"), page.events[record.id]


def carried(page: Page, record: Casualty | Relation, node: NamedNode) -> Iterator[Triple]:
    """The claim that a toll or a relation names as the one that carries it."""
    if record.claim is not None:
        yield find((page.claims,), "claim", record.claim), cn("asserts"), node


def _label(record: Claim) -> str:
    """The first words of the content; where it has none, the cue."""
    return first_words(record.content.text) or first_words(record.cue.text if record.cue else "")
