"""Contradictions and why they are: each clash is named with what was told, down to the statements."""

from collections.abc import Iterable

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reason import clashes, close, in_words, ontology_rules, rules, smallest
from kg.reason.clashes import explain

PREFIXES = """
@prefix : <https://example.org/> .
@prefix cn: <https://w3id.org/conflict-news/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
CN = "https://w3id.org/conflict-news/ontology#"
LABELS = {
    f"{CN}{name}": label for name, label in {"hasPlace": "has place", "Person": "person", "Place": "place"}.items()
}


def triples(turtle: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(PREFIXES + turtle, format=ox.RdfFormat.TURTLE)]


def told(turtle: str) -> list[str]:
    """The clashes of some statements, each as its rule and the statements behind it."""
    closure = close(triples(turtle), ontology_rules())
    found = clashes(closure, ontology_rules())
    return [f"{clash.rule.name}: {'; '.join(short(leaf) for leaf in clash.told())}" for clash in found]


def short(triple: ox.Triple) -> str:
    terms = (triple.subject, triple.predicate, triple.object)
    return " ".join(term.value.rpartition("/")[2].rpartition("#")[2] for term in terms)


@pytest.mark.parametrize(
    ("turtle", "found"),
    [
        (":mayor a cn:Person . :raid a cn:Attack .", []),
        (":x a cn:Person , cn:Place .", ["cax-adc: x type Person; x type Place"]),
        (":x a cn:Weapon , cn:City .", ["cax-dw: x type City; x type Weapon"]),
        (":raid cn:hasPlace :x . :x a cn:Person .", ["cax-adc: x type Person; raid hasPlace x"]),
        (":x a owl:Nothing .", ["cls-nothing2: x type Nothing"]),
        (":x cn:leads :x .", ["prp-irp: x leads x"]),
        (":x cn:cue 'said' , 'told' .", ["prp-fp: x cue said; x cue told"]),
        (":a owl:sameAs :b . :a owl:differentFrom :b .", ["eq-diff1: a sameAs b; a differentFrom b"]),
        (":x a cn:Denial , cn:Attack .", ["cax-adc: x type Denial; x type Attack"]),
    ],
)
def test_what_clashes_is_told(turtle: str, found: list[str]) -> None:
    assert told(turtle) == found


def test_a_clash_is_told_in_plain_words() -> None:
    data = triples(':raid cn:hasPlace :x ; rdfs:label "raid" . :x a cn:Person ; rdfs:label "Mayor Dorin" .')
    closure = close(data, ontology_rules())
    [clash] = clashes(closure, ontology_rules())
    assert in_words(clash, closure, LABELS, lambda _: "told in a1").splitlines() == [
        "nothing is both a person and a place",
        "  “Mayor Dorin” <https://example.org/x> is a person: told in a1",
        "  “Mayor Dorin” <https://example.org/x> is a place, because what “has place” leads to is a place:",
        "    “raid” <https://example.org/raid> – has place – “Mayor Dorin” <https://example.org/x>: told in a1",
    ]


def test_whatever_follows_can_be_explained() -> None:
    data = triples(
        ":raid a cn:Attack ; cn:hasPlace :merrin . :merrin cn:locatedIn :vale . :vale cn:locatedIn :kardovia ."
        ":claim cn:asserts :raid ; cn:attributedTo :army . :denial cn:disputes :raid ; cn:attributedTo :front ."
        ":toll cn:ofEvent :raid ; cn:casualtyKind cn:casualty-killed ."
    )
    closure = close(data, ontology_rules())
    assert len(closure.inferred) > 40
    for triple in closure.inferred:
        reason = explain(triple, closure, ontology_rules())
        assert reason.rule is not None
        assert set(leaves(reason)) <= {*data}


def leaves(reason) -> Iterable[ox.Triple]:
    if reason.rule is None:
        yield reason.triple
    for premise in reason.premises:
        yield from leaves(premise)


def test_a_definition_is_named_in_words() -> None:
    closure = close(triples(":toll a cn:Toll ; cn:casualtyKind cn:casualty-killed ."), ontology_rules())
    [triple] = [one for one in closure.inferred if short(one) == "toll type DeathToll"]
    reason = explain(triple, closure, ontology_rules())
    assert [short(one.triple) for one in reason.premises] == ["toll type Toll", "toll casualtyKind casualty-killed"]


@pytest.mark.parametrize(
    ("axioms", "turtle"),
    [
        (":p a owl:AsymmetricProperty .", ":a :p :b . :b :p :a ."),
        (":p owl:propertyDisjointWith :q .", ":a :p :b ; :q :b ."),
        (":C rdfs:subClassOf owl:Nothing .", ":a a :C ."),
        (":C owl:complementOf :D .", ":a a :C , :D ."),
        ("[] a owl:AllDifferent ; owl:distinctMembers ( :a :b ) .", ":a owl:sameAs :b ."),
    ],
)
def test_each_axiom_that_forbids_is_heeded(axioms: str, turtle: str, tmp_path) -> None:
    path = tmp_path / "axioms.ttl"
    path.write_text(PREFIXES + axioms)
    made = rules([path])
    assert len(list(clashes(close(triples(turtle), made), made))) >= 1
    for triple in triples(turtle):
        rest = [one for one in triples(turtle) if one != triple]
        assert list(clashes(close(rest, made), made)) == []


@given(st.sets(st.integers(0, 40), min_size=1, max_size=5), st.integers(41, 60))
def test_the_smallest_part_that_clashes_is_found(needed: set[int], count: int) -> None:
    assert set(smallest(range(count), lambda some: needed <= set(some))) == needed
