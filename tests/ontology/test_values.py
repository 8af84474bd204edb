"""The ontology, the shapes, the records and the graph know the same terms and values."""

import pytest
from rdflib import URIRef
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS, Namespace

from kg.graph.terms import CN_TERMS
from kg.model import values
from kg.reason.turtle import merged
from kg.settings import alignment_files, ontology_files, shapes_files

CN = Namespace("https://w3id.org/conflict-news/ontology#")
SHAPE = Namespace("https://w3id.org/conflict-news/shapes#")
ONTOLOGY = merged(ontology_files())
SHAPES = merged(shapes_files())
CODED = {
    "status": ("EventStatus", values.EVENT_STATUSES),
    "confidence": ("AgentConfidence", values.AGENT_CONFIDENCES),
    "precision": ("TimePrecision", values.TIME_PRECISIONS),
    "place": ("PlacePrecision", values.PLACE_PRECISIONS[:-1]),  # what is unknown is not written
    "casualty": ("CasualtyKind", values.CASUALTY_KINDS),
    "qualifier": ("CountQualifier", values.QUALIFIERS),
    "victims": ("VictimClass", values.VICTIM_CLASSES),
    "relation": ("RelationKind", values.RELATION_TYPES),
    "correction": ("CorrectionKind", values.CORRECTION_KINDS),
}


def name(term: object) -> str:
    return str(term).removeprefix(str(CN))


@pytest.mark.parametrize("kind", CODED)
def test_each_coded_value_is_an_individual_with_the_string_of_records(kind: str) -> None:
    class_, known = CODED[kind]
    found = {name(one): str(ONTOLOGY.value(one, SKOS.notation)) for one in ONTOLOGY.subjects(RDF.type, CN[class_])}
    assert found == {f"{kind}-{value}": value for value in known}


@pytest.mark.parametrize(
    ("top", "types"),
    [("Entity", values.ENTITY_TYPES), ("Event", values.EVENT_TYPES), ("Claim", values.CLAIM_TYPES)],
)
def test_each_type_is_a_class_below_its_kind(top: str, types: tuple[str, ...]) -> None:
    below = {name(class_) for class_ in ONTOLOGY.transitive_subjects(RDFS.subClassOf, CN[top])}
    assert set(types) - below <= {"Threat"}  # which is one or the other
    union = ONTOLOGY.value(ONTOLOGY.value(CN.Threat, RDFS.subClassOf), OWL.unionOf)
    assert {name(class_) for class_ in ONTOLOGY.items(union)} == {"Event", "Claim"}


def test_event_types_are_kinds_of_each_other_as_records_have_it() -> None:
    types = {CN[type_] for type_ in values.EVENT_TYPES}
    pairs = ((name(child), name(parent)) for child, parent in ONTOLOGY.subject_objects(RDFS.subClassOf)
             if child in types and parent in types)  # fmt: skip
    assert sorted(pairs) == sorted(values.EVENT_PARENTS.items())


def test_every_term_of_the_graph_is_declared() -> None:
    declared = {name(term) for term in ONTOLOGY.subjects(RDF.type)}
    assert declared >= CN_TERMS


def test_each_relation_type_is_a_property_too() -> None:
    assert all((CN[type_], RDF.type, OWL.ObjectProperty) in ONTOLOGY for type_ in values.RELATION_TYPES)


@pytest.mark.parametrize(
    ("shape", "types"),
    [
        ("Entity", {"Entity", *values.ENTITY_TYPES}),
        ("Event", set(values.EVENT_TYPES)),
        ("Claim", set(values.CLAIM_TYPES)),
        ("Denial", {"Denial", "ResponsibilityDenial"}),
    ],
)
def test_shapes_list_the_types_of_records(shape: str, types: set[str]) -> None:
    (listed,) = [
        SHAPES.value(check, SH["in"])
        for check in SHAPES.objects(SHAPE[shape], SH.property)
        if SHAPES.value(check, SH.path) == RDF.type
    ]
    assert {name(class_) for class_ in SHAPES.items(listed)} == types


def test_shapes_and_alignments_name_no_term_that_the_ontology_lacks() -> None:
    declared = set(ONTOLOGY.subjects(RDF.type))
    for graph in (SHAPES, merged(alignment_files())):
        used = {term for triple in graph for term in triple if isinstance(term, URIRef) and term.startswith(str(CN))}
        assert used <= declared
