"""Standing relations between entities, as told."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.evidence import evidence
from kg.graph.page import Page, Triple, find
from kg.graph.terms import cn, code, term
from kg.model import Relation


def relation(page: Page, record: Relation, node: NamedNode) -> Iterator[Triple]:
    """One relation; it holds directly between its two ends only where the article itself says so."""
    kind = code("relation", record.type)
    subject = find((page.entities,), "entity", record.subject)
    object_ = find((page.entities,), "entity", record.object)
    yield node, term("rdf:type"), cn("Relation")
    yield node, cn("relationKind"), kind
    yield node, cn("relationSubject"), subject
    yield node, cn("relationObject"), object_
    if record.claim is None:
        yield subject, cn(record.type), object_
    yield from evidence(page, node, record.rule, record.sentence, [record.span])
