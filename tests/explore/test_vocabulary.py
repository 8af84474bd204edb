"""The ontology and the code lists as documents."""

import pyoxigraph as ox
import pytest

from kg import settings
from kg.explore.graph.terms import Fact, vocabulary
from kg.explore.graph.vocabulary import ONTOLOGY, called, documents
from kg.explore.graph.wording import Piece
from kg.graph.terms import CN_TERMS

CN = f"{ONTOLOGY}#"
CODES = "https://w3id.org/conflict-news/codes/"


def by_name(iri):
    found = vocabulary(iri)
    assert found is not None
    return {term.name: term for section in found.sections for term in section.terms}


def facts(iri, name):
    return {
        fact.about: ["".join(piece.text for piece in value) for value in fact.values]
        for fact in by_name(iri)[name].facts
    }


def test_the_ontology_has_all_terms_of_the_graph_and_each_once():
    found = vocabulary(ONTOLOGY)
    assert found is not None
    names = [term.name for section in found.sections for term in section.terms]
    assert len(names) == len(set(names))
    assert set(names) >= CN_TERMS
    assert (found.title, found.version) == ("Conflict News Ontology", "0.2.0")
    assert [section.title for section in found.sections] == [
        "Classes",
        "Properties that lead to things",
        "Properties that have values",
        "Notes",
        "Coded values",
    ]
    assert Piece("claims", f"{ONTOLOGY}/claims") in found.parts


def test_a_class_is_shown_with_its_place_among_others():
    term = by_name(ONTOLOGY)["Bombing"]
    assert term.label == "bombing"
    assert term.definitions[0].startswith("An attack by an explosive")
    assert term.examples == ('"A car bomb exploded outside the bank in Merrin."',)
    found = facts(ONTOLOGY, "Bombing")
    assert (found["Kind of"], found["Kinds"]) == (["attack"], ["suicide bombing"])
    assert Fact("Kind of", ((Piece("attack", f"{CN}Attack"),),)) in term.facts


def test_axioms_are_put_in_words():
    disputes = facts(ONTOLOGY, "disputes")
    assert (disputes["From"], disputes["To"], disputes["Inverse"]) == (
        ["denial"],
        ["claim or event or toll"],
        ["disputed in"],
    )
    assert facts(ONTOLOGY, "status-denied")["Value of"] == ["event status"]
    assert "denied" in facts(ONTOLOGY, "EventStatus")["Values"]
    words = [value for name in by_name(ONTOLOGY) for values in facts(ONTOLOGY, name).values() for value in values]
    assert all(value.strip() for value in words)
    assert not [value for value in words if value.startswith("_:")]


def test_a_code_list_has_its_own_codes_only():
    found = by_name(f"{CODES}acled")
    assert (found["SuicideBomb"].label, found["SuicideBomb"].notation) == ("suicide bomb", "Suicide bomb")
    assert "PoliticalViolence" not in found
    assert "PoliticalViolence" in by_name(f"{CODES}acled-disorder")
    assert facts(f"{CODES}acled", "SuicideBomb")["Kind of"] == ["explosions and remote violence"]


@pytest.mark.parametrize("version", ["", "/0.2.0"])
def test_parts_and_versions_have_documents(version):
    part = vocabulary(f"{ONTOLOGY}/events{version}")
    assert part is not None
    assert part.title == "Conflict News Ontology: events"
    assert "Attack" in by_name(f"{ONTOLOGY}/events{version}")
    assert "Claim" not in by_name(f"{ONTOLOGY}/events{version}")
    assert by_name(f"{ONTOLOGY}{version}") == by_name(ONTOLOGY)
    assert vocabulary(f"{ONTOLOGY}/nothing") is None


def test_every_term_of_the_files_is_in_a_document_by_its_iri():
    paths = (*settings.ontology_files(), *settings.codes_files())
    terms = {
        quad.subject.value
        for path in paths
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(ONTOLOGY.removesuffix("ontology"))
    }
    for term in terms:
        iri, _, name = term.partition("#")
        assert iri in documents()
        assert not name or name in by_name(iri)


def test_turtle_as_written_says_the_same_as_the_statements():
    for document in documents().values():
        read = ox.Dataset(ox.parse(document.turtle(), format=ox.RdfFormat.TURTLE))
        read.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        assert set(read) == set(document.quads())


def test_names_are_english_labels():
    assert (called(f"{CN}hasAgent"), called(f"{CODES}acled#Battles"), called("http://example.org/x")) == (
        "has agent",
        "battles",
        None,
    )
