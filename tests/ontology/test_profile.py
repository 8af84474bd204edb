from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS

from kg.reason.profile import check_profile
from kg.reason.turtle import merged
from kg.settings import alignment_files, ontology_dir, ontology_files

CN = "https://w3id.org/conflict-news/ontology#"
ROOT = URIRef("https://w3id.org/conflict-news/ontology")
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
        ("cn:Feint a owl:Class ; skos:definition 'x' .", f"{CN}Feint has no example"),
        ("cn:Feint a owl:Class ; skos:example 'x' .", f"{CN}Feint has no source"),
        ("cn:feints a owl:ObjectProperty ; rdfs:range cn:Event .", f"{CN}feints has no domain"),
        ("cn:feints a owl:DatatypeProperty ; rdfs:domain cn:Event .", f"{CN}feints has no range"),
    ],
)
def test_a_fault_is_found(more: str, fault: str) -> None:
    assert fault in check_profile(graph(*ontology_files(), more=more), CN)


def catalogue() -> dict[URIRef, Path]:
    """Which file of the ontology itself is which module, as editors are told."""
    entries = ElementTree.parse(ontology_dir() / "catalog-v001.xml").getroot()  # noqa: S314  # a file of ours
    files = {URIRef(entry.attrib["name"]): ontology_dir() / entry.attrib["uri"] for entry in entries}
    return {module: path for module, path in files.items() if path.parent == ontology_dir()}


def needed_by(module: URIRef) -> set[URIRef]:
    """A module and all that it imports, near and far."""
    found, rest = set(), [module]
    while rest:
        if (one := rest.pop()) not in found:
            found.add(one)
            rest += [URIRef(str(other)) for other in graph(catalogue()[one]).objects(one, OWL.imports)]
    return found


def test_the_catalogue_and_the_root_name_every_file() -> None:
    files = catalogue()
    assert sorted(files.values()) == list(ontology_files())
    assert all((module, RDF.type, OWL.Ontology) in graph(path) for module, path in files.items())
    assert set(graph(files[ROOT]).objects(ROOT, OWL.imports)) == set(files) - {ROOT}


@pytest.mark.parametrize("module", catalogue())
def test_a_module_imports_what_it_uses(module: URIRef) -> None:
    assert check_profile(graph(*(catalogue()[one] for one in needed_by(module))), CN) == ()


def test_all_modules_have_one_version() -> None:
    whole = graph(*ontology_files())
    version = whole.value(ROOT, OWL.versionInfo)
    assert version
    for module in catalogue():
        assert whole.value(module, OWL.versionInfo) == version
        assert whole.value(module, OWL.versionIRI) == URIRef(f"{module}/{version}")


def test_no_two_terms_share_a_label() -> None:
    whole = graph(*ontology_files())
    labels = Counter(
        str(label).casefold() for term, label in whole.subject_objects(RDFS.label) if str(term).startswith(CN)
    )
    assert [label for label, times in labels.items() if times > 1] == []


def test_all_coded_values_differ() -> None:
    whole = graph(*ontology_files())
    (listed,) = whole.objects(None, OWL.distinctMembers)
    members = list(whole.items(listed))
    assert len(members) == len(set(members))
    assert set(members) == set(whole.subjects(RDF.type, OWL.NamedIndividual))
