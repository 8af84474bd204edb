"""The code lists are sound SKOS, hold what the ontology and the records know, and their mappings contradict nothing."""

from xml.etree import ElementTree

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from kg.model import values
from kg.reason.profile import check_profile
from kg.reason.turtle import merged
from kg.settings import alignment_files, codes_files, ontology_dir, ontology_files

CN = "https://w3id.org/conflict-news/ontology#"
CODES = "https://w3id.org/conflict-news/codes/"
KIND = f"{CODES}kind#"
ONTOLOGY = merged(ontology_files())
LISTS = merged(codes_files())
CONCEPTS = sorted(LISTS.subjects(RDF.type, SKOS.Concept))
SCHEMES = set(LISTS.subjects(RDF.type, SKOS.ConceptScheme))
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
LONGEST = 300


def kind(name: str) -> URIRef:
    return URIRef(KIND + name)


@pytest.mark.parametrize("path", codes_files(), ids=lambda path: path.stem)
def test_files_are_short_and_say_what_they_are(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST
    assert lines[0].startswith("# ")
    graph = Graph().parse(path, format="turtle")
    [own] = graph.subjects(RDF.type, OWL.Ontology)
    assert graph.value(own, DCTERMS.title) is not None
    assert graph.value(own, DCTERMS.license) == URIRef("https://www.apache.org/licenses/LICENSE-2.0")


@pytest.mark.parametrize("more", [(), alignment_files()], ids=["alone", "with alignments"])
def test_they_are_owl_2_dl_beside_the_ontology(more):
    assert check_profile(merged([*ontology_files(), *codes_files(), *more]), CN) == ()


def test_the_catalogue_says_where_each_is():
    entries = ElementTree.parse(ontology_dir() / "catalog-v001.xml").getroot()  # noqa: S314  # a file of ours
    files = {entry.attrib["name"]: ontology_dir() / entry.attrib["uri"] for entry in entries}
    own = {name: path for name, path in files.items() if name.startswith(CODES)}
    assert sorted(own.values()) == list(codes_files())
    for name, path in own.items():
        graph = merged([path])
        assert (URIRef(name), RDF.type, OWL.Ontology) in graph
        assert all(str(other) in files for other in graph.objects(URIRef(name), OWL.imports))


@pytest.mark.parametrize("path", codes_files(), ids=lambda path: path.stem)
def test_a_list_imports_what_it_uses(path):
    needed = [one for one in codes_files() if one.stem in {"kinds", "skos", path.stem}]
    assert check_profile(merged([*ontology_files(), *needed]), CN) == ()


def test_each_event_type_has_a_concept_and_each_concept_a_class():
    kinds = {str(one).removeprefix(KIND) for one in CONCEPTS if str(one).startswith(KIND)}
    classes = ONTOLOGY.transitive_subjects(RDFS.subClassOf, URIRef(f"{CN}Event"))
    voices = set(ONTOLOGY.subjects(OWL.equivalentClass))  # classes by who tells an event are no kinds of event
    below = {str(one).removeprefix(CN) for one in classes if one not in voices}
    assert kinds >= set(values.EVENT_TYPES)
    assert kinds == below | {"Threat"}
    for name in kinds:
        assert LISTS.value(kind(name), RDFS.seeAlso) == URIRef(CN + name)
        assert str(LISTS.value(kind(name), SKOS.notation)) == name


def test_kinds_are_called_what_the_classes_are_called():
    for type_ in values.EVENT_TYPES:
        assert LISTS.value(kind(type_), SKOS.prefLabel) == ONTOLOGY.value(URIRef(CN + type_), RDFS.label), type_


def test_broader_kinds_are_broader_classes():
    classes = {
        (str(one).removeprefix(CN), str(over).removeprefix(CN))
        for one, over in ONTOLOGY.subject_objects(RDFS.subClassOf)
        if (kind(str(one).removeprefix(CN)), RDF.type, SKOS.Concept) in LISTS and isinstance(over, URIRef)
    }
    concepts = {
        (str(one).removeprefix(KIND), str(over).removeprefix(KIND))
        for one, over in LISTS.subject_objects(SKOS.broader)
        if str(one).startswith(KIND)
    }
    assert concepts == classes | {("Threat", "Event")}  # its class is the union of an event and a claim


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda one: str(one).removeprefix(CODES))
def test_a_concept_is_whole(concept):
    [scheme] = LISTS.objects(concept, SKOS.inScheme)
    assert scheme in SCHEMES
    assert str(concept).partition("#")[0] == str(scheme).partition("#")[0]
    [label] = LISTS.objects(concept, SKOS.prefLabel)
    [definition] = LISTS.objects(concept, SKOS.definition)
    [notation] = LISTS.objects(concept, SKOS.notation)
    assert isinstance(label, Literal)
    assert (label.language, definition.language, notation.language) == ("en", "en", None)
    broader, tops = list(LISTS.objects(concept, SKOS.broader)), list(LISTS.objects(concept, SKOS.topConceptOf))
    assert bool(broader) != bool(tops)
    assert all(LISTS.value(one, SKOS.inScheme) == scheme for one in broader)
    assert all((one, SKOS.hasTopConcept, concept) in LISTS for one in tops)
    assert concept not in LISTS.transitive_objects(broader[0], SKOS.broader) if broader else True


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_a_list_is_whole(scheme):
    [_], [_] = LISTS.objects(scheme, SKOS.prefLabel), LISTS.objects(scheme, SKOS.definition)
    members = list(LISTS.subjects(SKOS.inScheme, scheme))
    notations = [LISTS.value(one, SKOS.notation) for one in members]
    assert len(notations) == len(set(notations)) > 0
    assert all((top, SKOS.topConceptOf, scheme) in LISTS for top in LISTS.objects(scheme, SKOS.hasTopConcept))


def test_matches_lead_to_codes_of_other_lists():
    for match in MATCHES:
        for one, other in LISTS.subject_objects(match):
            assert (one, RDF.type, SKOS.Concept) in LISTS, one
            assert (other, RDF.type, SKOS.Concept) in LISTS, (one, other)
            assert LISTS.value(one, SKOS.inScheme) != LISTS.value(other, SKOS.inScheme)


def test_no_match_contradicts_another():
    pairs = {match: set(LISTS.subject_objects(match)) for match in MATCHES}
    for number, one in enumerate(MATCHES):
        for other in MATCHES[number + 1 :]:
            assert not pairs[one] & pairs[other], (one, other)
    exact = list(LISTS.subject_objects(SKOS.exactMatch))
    assert len({one for one, _ in exact}) <= len(exact) == len({other for _, other in exact})  # no code means two kinds


def test_what_a_kind_means_holds_along_the_order_of_both_lists():
    """Where a kind lies below a code, that code is not at the same time held to lie below the kind."""
    for one, code in LISTS.subject_objects(SKOS.broadMatch):
        for narrower in LISTS.objects(one, SKOS.narrowMatch):
            assert narrower not in set(LISTS.transitive_objects(code, SKOS.broader)), (one, code, narrower)
    for one, code in LISTS.subject_objects(SKOS.exactMatch):
        above = set(LISTS.transitive_objects(one, SKOS.broader)) - {one}
        for wider in above:
            assert code not in LISTS.objects(wider, SKOS.exactMatch), (one, wider, code)
