"""How terms stand to what others have: vocabularies, codebooks, and the writings that a notion comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from ontology_page.words import CN, link, local, short, text

RELATED = {
    RDFS.subClassOf: ("a kind of", "above"),
    RDFS.subPropertyOf: ("a kind of", "above"),
    OWL.equivalentClass: ("the same as", "the same as"),
    OWL.equivalentProperty: ("the same as", "the same as"),
    OWL.sameAs: ("the same as", "the same as"),
    SKOS.exactMatch: ("the same as", "the same as"),
    SKOS.closeMatch: ("close to", "close to"),
    SKOS.broadMatch: ("narrower than", "broader than"),
    SKOS.narrowMatch: ("broader than", "narrower than"),
    SKOS.relatedMatch: ("related to", "related to"),
}
"""How a term stands to one of others: the words where it is the subject, and where it is the object."""


def elsewhere(node: URIRef, others: Graph, known: frozenset[str]) -> tuple[Markup, ...]:
    """How a term stands to those of other vocabularies, by name, with what an alignment notes of it.

    Args:
        node: The term.
        others: The files about others.
        known: Local names of the terms that the page has a place for.
    """
    found = sorted((short(one, others), words, one, notes) for words, one, notes in _related([node], others))
    return tuple(
        Markup("{} {}{}").format(words, link(one, others), Markup("").join(_note(note, known) for note in notes))
        for _, words, one, notes in found
        if (one, RDF.type, SKOS.Concept) not in others
    )


def codes(node: URIRef, others: Graph) -> tuple[Markup, ...]:
    """How a term, or the concept that stands for it in a code list, relates to the codes of others."""
    concepts = [one for one in others.subjects(RDFS.seeAlso, node) if isinstance(one, URIRef)]
    found = sorted((short(one, others), words, one) for words, one, _ in _related([node, *concepts], others))
    return tuple(
        Markup("{} {}{}").format(words, link(one, others), _called(one, others))
        for _, words, one in found
        if (one, RDF.type, SKOS.Concept) in others and one not in concepts
    )


def source(one: Node, own: Graph) -> Markup:
    """Where a notion comes from: a writing by its prefix, a term of others by its name, or words."""
    if not isinstance(one, URIRef):
        return text(str(one), frozenset())
    if f"{one}#" == CN:
        return Markup("this ontology")
    name = short(one, own)
    return Markup('<a class="out" href="{}">{}</a>').format(str(one), name.removesuffix(":"))


def sources(own: Graph, found: Iterable[Node]) -> list[Markup]:
    """The writings among sources that have a prefix of their own, each once, with where they are."""
    writings = {(short(one, own), one) for one in found if isinstance(one, URIRef) and short(one, own).endswith(":")}
    return [
        Markup('{}: <a class="out" href="{}">{}</a>').format(name.removesuffix(":"), str(one), str(one))
        for name, one in sorted(writings)
        if f"{one}#" != CN
    ]


def _related(nodes: Iterable[URIRef], others: Graph) -> Iterator[tuple[str, URIRef, tuple[str, ...]]]:
    """What the nodes are related to: how, to what, and what is noted of it."""
    for node in nodes:
        for property_, (as_subject, as_object) in RELATED.items():
            for one in others.objects(node, property_):
                if isinstance(one, URIRef) and not local(one):
                    yield as_subject, one, tuple(sorted(_notes(node, property_, one, others)))
            for one in others.subjects(property_, node):
                if isinstance(one, URIRef) and not local(one):
                    yield as_object, one, tuple(sorted(_notes(one, property_, node, others)))


def _notes(subject: URIRef, property_: URIRef, object_: URIRef, others: Graph) -> Iterator[str]:
    for axiom in others.subjects(OWL.annotatedSource, subject):
        if (axiom, OWL.annotatedProperty, property_) in others and (axiom, OWL.annotatedTarget, object_) in others:
            yield from (str(one) for one in others.objects(axiom, RDFS.comment))


def _note(words: str, known: frozenset[str]) -> Markup:
    return Markup(' <span class="note">{}</span>').format(text(words, known))


def _called(one: URIRef, others: Graph) -> Markup:
    """The name that a code of others has beside its number."""
    names = sorted(str(name) for name in others.objects(one, SKOS.prefLabel))
    return Markup(" <q>{}</q>").format(names[0]) if names else Markup("")
