"""The article itself: where it comes from, and what it tells in its own voice."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.literals import count, day, text, web_address
from kg.graph.page import Page, Triple
from kg.graph.signature import signature
from kg.graph.terms import cn, term
from kg.model import Extraction


def article(page: Page, extraction: Extraction, build: NamedNode, *, keep_text: bool) -> Iterator[Triple]:
    """The article, its graph's origin, the events and tolls that no claim carries, its text where it is kept."""
    read, node = page.article, page.node
    yield page.graph, term("prov:wasDerivedFrom"), node
    yield page.graph, term("prov:wasGeneratedBy"), build
    yield node, term("rdf:type"), cn("Article")
    yield node, term("rdfs:label"), text(read.title or read.id)
    yield node, term("dcterms:identifier"), text(read.id)
    if read.title:
        yield node, term("dcterms:title"), text(read.title)
    if read.publisher:
        yield node, term("dcterms:publisher"), text(read.publisher)
    if read.published is not None:
        yield node, term("schema:datePublished"), day("published", read.published)
    if read.url:
        yield node, term("schema:url"), web_address(read.url)
    yield node, term("dcterms:language"), text(read.language)
    yield node, cn("sha256"), text(read.sha256)
    yield node, cn("textLength"), count(len(read.text))
    if (signed := signature(read.text)) is not None:
        yield node, cn("minHash"), text(signed)
    if keep_text:
        yield node, term("schema:articleBody"), text(read.text)
    for event in extraction.events:
        if not event.attributed_to:
            yield node, cn("reports"), page.events[event.id]
    for toll in extraction.casualties:
        if toll.claim is None:
            yield node, cn("reports"), page.tolls[toll.id]
