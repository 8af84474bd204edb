"""Names, texts and axioms of an ontology as pieces of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node

CN = "https://w3id.org/conflict-news/ontology#"
_MENTION = re.compile(r"\bcn:([A-Za-z][\w-]*)")
_BUILT_IN = {"owl": str(OWL), "rdf": str(RDF), "rdfs": str(RDFS), "xsd": "http://www.w3.org/2001/XMLSchema#"}
_QUANTIFIERS = (
    (OWL.someValuesFrom, "some"),
    (OWL.allValuesFrom, "only"),
    (OWL.hasValue, "value"),
    (OWL.qualifiedCardinality, "exactly"),
    (OWL.minQualifiedCardinality, "min"),
    (OWL.maxQualifiedCardinality, "max"),
    (OWL.cardinality, "exactly"),
    (OWL.minCardinality, "min"),
    (OWL.maxCardinality, "max"),
)


def local(term: Node) -> str:
    """The local name of a term of the ontology's own; empty for all others."""
    return str(term).removeprefix(CN) if isinstance(term, URIRef) and term.startswith(CN) else ""


def short(term: Node, graph: Graph) -> str:
    """A term as a prefixed name, by the longest namespace that the files bind; in full where they bind none."""
    bound = {**{prefix: str(space) for prefix, space in graph.namespaces()}, **_BUILT_IN, "cn": CN}
    fits = [(len(space), prefix) for prefix, space in bound.items() if prefix and str(term).startswith(space)]
    if not fits:
        return str(term)
    size, prefix = max(fits)
    return f"{prefix}:{str(term)[size:]}"


def label(term: Node, graph: Graph) -> str:
    """What a term is called in English, else its short name."""
    labels = [one for one in graph.objects(term, RDFS.label) if isinstance(one, Literal)]
    english = sorted(str(one) for one in labels if one.language == "en")
    return english[0] if english else short(term, graph)


def link(term: Node, graph: Graph) -> Markup:
    """A term as a link: to its place on the page by its label, or to the site of those who define it by its name."""
    name = local(term)
    if name:
        return Markup('<a href="#{}">{}</a>').format(name, label(term, graph))
    return Markup('<a class="out" href="{}">{}</a>').format(str(term), short(term, graph))


def text(words: str, known: frozenset[str]) -> Markup:
    """A text in which names of terms, such as ``cn:Attack``, lead to them."""
    parts: list[Markup] = []
    end = 0
    for match in _MENTION.finditer(words):
        if match[1] in known:
            parts += [
                escape(words[end : match.start()]),
                Markup('<a href="#{}"><code>{}</code></a>').format(match[1], match[0]),
            ]
            end = match.end()
    return Markup("").join([*parts, escape(words[end:])])


def expression(node: Node, graph: Graph, inner: bool = False) -> Markup:
    """A class expression or range in words close to Manchester syntax.

    Args:
        node: A class, a datatype, or the blank node of an expression.
        graph: The ontology.
        inner: Whether it stands within another, so that it needs brackets.
    """
    if not isinstance(node, BNode):
        return link(node, graph) if isinstance(node, URIRef) else escape(str(node))
    words = _said(node, graph)
    return Markup("({})").format(words) if inner else words


def _said(node: BNode, graph: Graph) -> Markup:
    for property_, word in ((OWL.unionOf, Markup(" <b>or</b> ")), (OWL.intersectionOf, Markup(" <b>and</b> "))):
        head = graph.value(node, property_)
        if head is not None:
            return word.join(expression(one, graph, inner=True) for one in graph.items(head))
    head = graph.value(node, OWL.oneOf)
    if head is not None:
        return Markup("{{{}}}").format(Markup(", ").join(expression(one, graph) for one in graph.items(head)))
    other = graph.value(node, OWL.complementOf)
    if other is not None:
        return Markup("<b>not</b> {}").format(expression(other, graph, inner=True))
    return _restriction(node, graph)


def _restriction(node: BNode, graph: Graph) -> Markup:
    on = graph.value(node, OWL.onProperty)
    if on is None:
        raise ValueError(f"there are no words for the expression {sorted(graph.predicate_objects(node))}")
    inverse = graph.value(on, OWL.inverseOf) if isinstance(on, BNode) else None
    property_ = link(on, graph) if inverse is None else Markup("<b>inverse</b> {}").format(link(inverse, graph))
    for quantifier, word in _QUANTIFIERS:
        filler = graph.value(node, quantifier)
        if filler is not None:
            of = graph.value(node, OWL.onClass) or graph.value(node, OWL.onDataRange)
            more = Markup(" {}").format(expression(of, graph, inner=True)) if of is not None else ""
            return Markup("{} <b>{}</b> {}{}").format(property_, word, expression(filler, graph, inner=True), more)
    if graph.value(node, OWL.hasSelf) is not None:
        return Markup("{} <b>itself</b>").format(property_)
    raise ValueError(f"there are no words for the restriction {sorted(graph.predicate_objects(node))}")


def chain(head: Node, graph: Graph) -> Markup:
    """A chain of properties: ``disputed in, then attributed to``."""
    return Markup(", then ").join(link(one, graph) for one in graph.items(head))


def named_parts(node: Node, graph: Graph) -> Iterator[URIRef]:
    """The named classes that a domain or range is made of: itself, or the members of its union."""
    if isinstance(node, URIRef):
        yield node
        return
    head = graph.value(node, OWL.unionOf)
    if head is not None:
        for one in graph.items(head):
            yield from named_parts(one, graph)
