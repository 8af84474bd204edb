"""On what a record rests: the sentence it was read from, the exact words in it, and the rule that found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.graph.iris import beside, local
from kg.graph.literals import count, text
from kg.graph.page import Page, Triple
from kg.graph.terms import cn, term
from kg.model import Span


def evidence(page: Page, node: NamedNode, rule: str, sentence: Span, words: Iterable[Span]) -> Iterator[Triple]:
    """The evidence of a record, and the rule."""
    proof = beside(node.value, "evidence")
    yield node, cn("foundBy"), text(rule)
    yield node, cn("hasEvidence"), proof
    yield proof, term("rdf:type"), cn("Evidence")
    yield proof, term("oa:hasSource"), page.node
    yield from stretches(page, proof, term("oa:hasSelector"), [sentence])
    yield from stretches(page, proof, cn("highlights"), words)


def mentions(page: Page, node: NamedNode, spans: Iterable[Span]) -> Iterator[Triple]:
    """Where the text speaks of something."""
    yield from stretches(page, node, cn("hasMention"), spans)


def stretches(page: Page, node: NamedNode, link: NamedNode, spans: Iterable[Span]) -> Iterator[Triple]:
    """Links to stretches of the text, and the stretches: their offsets and words."""
    for start, end in spans:
        stretch = NamedNode(local(page.article, "char", (start, end)))
        yield node, link, stretch
        yield stretch, term("rdf:type"), term("oa:TextPositionSelector")
        yield stretch, term("rdf:type"), term("oa:TextQuoteSelector")
        yield stretch, term("oa:start"), count(start)
        yield stretch, term("oa:end"), count(end)
        yield stretch, term("oa:exact"), text(page.article.text[start:end])
