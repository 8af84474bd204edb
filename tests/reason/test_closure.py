"""What the rules infer, beside owlrl, the reference implementation of OWL 2 RL in Python."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef

from kg.reason import close, extend, ontology_rules, rules
from kg.reason.turtle import merged
from kg.settings import ontology_files

CN = "https://w3id.org/conflict-news/ontology#"
EX = "https://example.org/"
INFERRED = ox.NamedNode("urn:inferred")


@cache
def ontology() -> Graph:
    """The axioms; without what only people read, which owlrl would turn over and over too."""
    graph = merged(ontology_files())
    for property_ in {*graph.subjects(RDF.type, OWL.AnnotationProperty), RDFS.label, RDFS.isDefinedBy, SKOS.notation}:
        graph.remove((None, property_, None))
    return graph


@cache
def terms() -> tuple[list[URIRef], list[URIRef], list[URIRef]]:
    """The classes, the properties between things, and the coded values of the ontology."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.NamedIndividual)
    classes, properties, values = (
        sorted(t for t in ontology().subjects(RDF.type, kind) if isinstance(t, URIRef) and t.startswith(CN))
        for kind in kinds
    )
    return classes, properties, values


@st.composite
def graphs(draw: st.DrawFn) -> list[tuple[URIRef, URIRef, URIRef]]:
    """Statements with the terms of the ontology about a few things, at random."""
    classes, properties, values = terms()
    things = [URIRef(f"{EX}{number}") for number in range(draw(st.integers(2, 6)))]
    thing = st.sampled_from(things)
    link = st.tuples(thing, st.sampled_from(properties), st.one_of(thing, st.sampled_from(values)))
    membership = st.tuples(thing, st.just(RDF.type), st.sampled_from(classes))
    return draw(st.lists(st.one_of(link, membership), min_size=1, max_size=25, unique=True))


def in_oxigraph(triples: Iterable[tuple[URIRef, URIRef, URIRef]]) -> list[ox.Triple]:
    return [ox.Triple(*(ox.NamedNode(str(term)) for term in triple)) for triple in triples]


def by_owlrl(triples: Iterable[tuple[URIRef, URIRef, URIRef]], axioms: Graph) -> set[tuple[str, ...]]:
    graph = Graph()
    for triple in (*axioms, *triples):
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, rdfs_closure=False).expand(graph)
    return set(compared(graph, axioms))


def by_rules(triples: Iterable[tuple[URIRef, URIRef, URIRef]], axioms: Graph) -> set[tuple[str, ...]]:
    closure = close(in_oxigraph(triples), ontology_rules())
    graph = Graph()
    for quad in closure.store:
        graph.add((URIRef(quad.subject.value), URIRef(quad.predicate.value), URIRef(quad.object.value)))
    return set(compared(graph, axioms))


def compared(graph: Graph, axioms: Graph) -> Iterator[tuple[str, ...]]:
    """What is said of things: their classes by name, their properties, and which are the same as another.

    owlrl also writes what holds of everything (owl:Thing, sameness with itself), about class expressions without a
    name, and about the ontology's own terms.
    """
    properties = {*axioms.subjects(RDF.type, OWL.ObjectProperty)}
    classes = {term for term in axioms.subjects(RDF.type, OWL.Class) if isinstance(term, URIRef)}
    individuals = {*axioms.subjects(RDF.type, OWL.NamedIndividual)}
    for subject, predicate, object_ in graph:
        if isinstance(subject, BNode | Literal) or isinstance(object_, BNode | Literal):
            continue
        if not (subject.startswith(EX) or subject in individuals):
            continue
        if (
            predicate in properties
            or (predicate == RDF.type and object_ in classes)
            or (predicate == OWL.sameAs and subject != object_)
        ):
            yield str(subject), str(predicate), str(object_)


@settings(max_examples=8, deadline=None)
@given(graphs())
def test_the_rules_infer_what_owlrl_infers(triples: list[tuple[URIRef, URIRef, URIRef]]) -> None:
    assert by_rules(triples, ontology()) == by_owlrl(triples, ontology())


@settings(max_examples=25, deadline=None)
@given(graphs(), st.data())
def test_adding_statements_bit_by_bit_infers_the_same_as_all_at_once(
    triples: list[tuple[URIRef, URIRef, URIRef]], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(triples)))
    old, new = in_oxigraph(triples[:cut]), in_oxigraph(triples[cut:])
    store = ox.Store()
    store.extend(ox.Quad(*triple, ox.NamedNode("urn:old")) for triple in old)
    store.extend(ox.Quad(*triple, INFERRED) for triple in close(old, ontology_rules()).inferred)
    store.extend(ox.Quad(*triple, ox.NamedNode("urn:new")) for triple in new)
    kept = extend(
        new, ontology_rules(), store.query, lambda found: store.extend(ox.Quad(*triple, INFERRED) for triple in found)
    )
    inferred = {quad.triple for quad in store.quads_for_pattern(None, None, None, INFERRED)}
    assert inferred - {*new} == {*close((*old, *new), ontology_rules()).inferred}
    assert kept == inferred - {*close(old, ontology_rules()).inferred}


def closed(turtle: str, axioms: str, folder: Path) -> set[str]:
    """What follows from statements by axioms, without the IRIs' beginnings."""
    prefixes = f"@prefix : <{EX}> .\n@prefix owl: <{OWL}> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    path = folder / "axioms.ttl"
    path.write_text(prefixes + axioms)
    given_ = [quad.triple for quad in ox.parse(prefixes + turtle, format=ox.RdfFormat.TURTLE)]
    return {
        " ".join(
            str(term).strip("<>").rpartition("/")[2].rpartition("#")[2] for term in (t.subject, t.predicate, t.object)
        )
        for t in close(given_, rules([path])).inferred
    }


@pytest.mark.parametrize(
    ("axioms", "turtle", "follows"),
    [
        (":p rdfs:domain :C .", ":a :p :b .", {"a type C"}),
        (":p a owl:ObjectProperty ; rdfs:range :C .", ":a :p :b .", {"b type C"}),
        (":p a owl:SymmetricProperty .", ":a :p :b .", {"b p a"}),
        (":p a owl:TransitiveProperty .", ":a :p :b . :b :p :c . :c :p :d .", {"a p c", "a p d", "b p d"}),
        (":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r .", ":a :p :b .", {"a q b", "a r b"}),
        (":p owl:equivalentProperty :q .", ":a :p :b . :c :q :d .", {"a q b", "c p d"}),
        (":p owl:inverseOf :q .", ":a :p :b . :c :q :d .", {"b q a", "d p c"}),
        (":p owl:propertyChainAxiom ( :q :r ) .", ":a :q :b . :b :r :c .", {"a p c"}),
        (":p owl:propertyChainAxiom ( :q :r :q ) .", ":a :q :b . :b :r :c . :c :q :d .", {"a p d"}),
        (":p a owl:FunctionalProperty , owl:ObjectProperty .", ":a :p :b , :c .", {"b sameAs c", "c sameAs b"}),
        (":p a owl:InverseFunctionalProperty .", ":a :p :c . :b :p :c .", {"a sameAs b", "b sameAs a"}),
        (":C rdfs:subClassOf :D . :D rdfs:subClassOf :E .", ":a a :C .", {"a type D", "a type E"}),
        (":C owl:equivalentClass :D .", ":a a :D .", {"a type C"}),
        (":C owl:intersectionOf ( :D :E ) .", ":a a :D , :E . :b a :D .", {"a type C"}),
        (":C owl:intersectionOf ( :D :E ) .", ":a a :C .", {"a type D", "a type E"}),
        (":C owl:intersectionOf ( :D :E :F ) .", ":a a :D , :E , :F . :b a :D , :E .", {"a type C"}),
        (":C owl:unionOf ( :D :E ) .", ":a a :D . :b a :E .", {"a type C", "b type C"}),
        (":C owl:oneOf ( :a :b ) .", ":a :p :b .", {"a type C", "b type C"}),
        (
            ":C owl:equivalentClass [ owl:onProperty :p ; owl:someValuesFrom :D ] .",
            ":a :p :b . :b a :D . :c :p :d .",
            {"a type C"},
        ),
        (":C owl:equivalentClass [ owl:onProperty :p ; owl:someValuesFrom owl:Thing ] .", ":a :p :b .", {"a type C"}),
        (
            ":p a owl:ObjectProperty . :C rdfs:subClassOf [ owl:onProperty :p ; owl:allValuesFrom :D ] .",
            ":a a :C ; :p :b . :c :p :d .",
            {"b type D"},
        ),
        (
            ":C owl:equivalentClass [ owl:onProperty :p ; owl:hasValue :v ] .",
            ":a :p :v . :b a :C . :c :p :w .",
            {"a type C", "b p v"},
        ),
        (
            ":p a owl:ObjectProperty . :C rdfs:subClassOf [ owl:onProperty :p ; owl:maxCardinality 1 ] .",
            ":a a :C ; :p :b , :c .",
            {"b sameAs c", "c sameAs b"},
        ),
        ("", ":a owl:sameAs :b . :a :p :c . :d :q :a .", {"b sameAs a", "b p c", "d q b", "a sameAs a", "b sameAs b"}),
        (":v a owl:NamedIndividual , :C . :C a owl:Class .", ":a :p :v .", {"v type C"}),
    ],
)  # fmt: skip
def test_each_axiom_makes_its_rule(axioms: str, turtle: str, follows: set[str], tmp_path: Path) -> None:
    found = closed(turtle, axioms, tmp_path)
    assert found - {"a sameAs a", "b sameAs b", "c sameAs c"} == follows - {"a sameAs a", "b sameAs b"}


def test_what_is_inferred_rests_on_what_came_before() -> None:
    chain = [ox.Triple(node(n), ox.NamedNode(f"{CN}partOf"), node(n + 1)) for n in (3, 0, 7, 1, 8, 2, 6, 4, 5)]
    closure = close(chain, ontology_rules())
    assert sorted(closure.inferred.values()) == list(range(len(closure.inferred)))
    assert ox.Triple(node(0), ox.NamedNode(f"{CN}partOf"), node(9)) in closure.inferred


def node(number: int) -> ox.NamedNode:
    return ox.NamedNode(f"{EX}{number}")
