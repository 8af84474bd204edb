from pathlib import Path

import pytest
from rdflib import Graph

from kg.reason.profile import check_profile
from kg.reason.turtle import merged
from kg.settings import alignment_files, ontology_files

CN = "https://w3id.org/conflict-news/ontology#"
PREFIXES = f"""
@prefix cn: <{CN}> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def graph(*files: Path, more: str = "") -> Graph:
    return merged(files).parse(data=PREFIXES + more, format="turtle")


@pytest.mark.parametrize("files", [ontology_files(), (*ontology_files(), *alignment_files())])
def test_the_ontology_is_owl_2_dl_and_describes_its_terms(files: tuple[Path, ...]) -> None:
    assert check_profile(graph(*files), CN) == ()


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ("cn:Attack rdfs:subClassOf cn:Atack .", f"{CN}Atack is used and not declared"),
        ("cn:Attack rdfs:subClassOf cn:hasAgent .", f"{CN}hasAgent stands as a class and is none"),
        ("cn:Attack a owl:NamedIndividual .", f"{CN}Attack is declared as several things: Class, NamedIndividual"),
        ("cn:cue a owl:ObjectProperty .", f"{CN}cue is declared as several things: DatatypeProperty, ObjectProperty"),
        (
            "cn:status-denied cn:within 'x' .",
            f"{CN}within is a property of objects and has a literal at {CN}status-denied",
        ),
        (
            "cn:status-denied cn:cue cn:status-denied .",
            f"{CN}cue is a property of data and has an object at {CN}status-denied",
        ),
        (
            "cn:cue rdfs:subPropertyOf cn:within .",
            f"{CN}cue and the property above it, {CN}within, are of different kinds",
        ),
        (
            "cn:cue rdfs:range xsd:date .",
            f"{CN}cue is a property of data and ranges over http://www.w3.org/2001/XMLSchema#date, "
            "which is no datatype of OWL 2",
        ),
        (
            "cn:within rdfs:range xsd:string .",
            f"{CN}within is a property of objects and ranges over data, http://www.w3.org/2001/XMLSchema#string",
        ),
        ("cn:cue a owl:SymmetricProperty .", f"{CN}cue is a property of data and cannot be a SymmetricProperty"),
        (
            "cn:partOf a owl:FunctionalProperty .",
            f"{CN}partOf is transitive or above what is, and cannot be a FunctionalProperty",
        ),
        (
            "cn:partOf rdfs:subPropertyOf cn:within .",
            f"{CN}within is transitive or above what is, and cannot be a FunctionalProperty",
        ),
        ("cn:Feint a owl:Class ; skos:definition 'x' .", f"{CN}Feint has no label"),
        ("cn:Feint a owl:Class ; rdfs:label 'x' .", f"{CN}Feint has no definition"),
        ("cn:feints a owl:ObjectProperty ; rdfs:range cn:Event .", f"{CN}feints has no domain"),
        ("cn:feints a owl:DatatypeProperty ; rdfs:domain cn:Event .", f"{CN}feints has no range"),
    ],
)
def test_a_fault_is_found(more: str, fault: str) -> None:
    assert fault in check_profile(graph(*ontology_files(), more=more), CN)
