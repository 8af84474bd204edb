"""Each check of the lint finds what its head shows to be bad, and finds nothing in the ontology."""

import importlib.util
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model import KgError
from kg.reason import Inconsistent
from kg.reason.lint import LEVELS, Check, Remark, checks, findings, lint, lint_dir
from kg.settings import ontology_files

ROOT = Path(__file__).parent.parent.parent
CN = "https://w3id.org/conflict-news/ontology#"
PREFIXES = f"""
@prefix cn: <{CN}> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vann: <http://purl.org/vocab/vann/> .
"""
CHECKS = {check.name: check for check in checks()}
GOOD = """
dcterms:title a owl:AnnotationProperty . dcterms:description a owl:AnnotationProperty .
dcterms:creator a owl:AnnotationProperty . dcterms:license a owl:AnnotationProperty .
dcterms:source a owl:AnnotationProperty . skos:definition a owl:AnnotationProperty .
skos:example a owl:AnnotationProperty . vann:preferredNamespacePrefix a owl:AnnotationProperty .
vann:preferredNamespaceUri a owl:AnnotationProperty .
<https://w3id.org/conflict-news/ontology> a owl:Ontology ; owl:versionInfo "1" ;
    owl:versionIRI <https://w3id.org/conflict-news/ontology/1> ;
    dcterms:title "T"@en ; dcterms:description "D."@en ; dcterms:creator "C" ; dcterms:license <x:licence> ;
    vann:preferredNamespacePrefix "cn" ; vann:preferredNamespaceUri "https://w3id.org/conflict-news/ontology#" .
cn:Event a owl:Class ; rdfs:isDefinedBy <https://w3id.org/conflict-news/ontology> ; rdfs:label "event"@en ;
    skos:definition "What happens."@en ; skos:example "A market burns."@en ; dcterms:source "common use"@en .
cn:Feint a owl:Class ; rdfs:isDefinedBy <https://w3id.org/conflict-news/ontology> ; rdfs:subClassOf cn:Event ;
    rdfs:label "feint"@en ; skos:definition "A sham attack."@en ; skos:example "They feinted."@en ;
    dcterms:source "common use"@en .
GRAPH <x:> { <x:1> a cn:Feint }
"""


def script():
    spec = importlib.util.spec_from_file_location("lint_ontology", ROOT / "scripts" / "lint_ontology.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def found(trig: str, *names: str) -> list[tuple[str, str]]:
    store = ox.Store()
    store.load(PREFIXES + trig, format=ox.RdfFormat.TRIG)
    chosen = [CHECKS[name] for name in names] or None
    return [(one.check, one.term.removeprefix(CN)) for one in findings(store, chosen)]


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.name)
def test_a_check_finds_what_is_bad_and_passes_what_is_good(check: Check) -> None:
    assert {name for name, _ in found(check.bad, check.name)} == {check.name}
    assert found(GOOD, check.name) == []


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.name)
def test_a_check_says_what_is_wrong_and_what_to_do(check: Check) -> None:
    assert check.level in LEVELS
    assert not check.summary.endswith(".")
    assert check.hint[0].islower()
    assert not check.hint.endswith(".")


CLASSES = """
cn:Event a owl:Class ; owl:disjointWith cn:Claim . cn:Claim a owl:Class . cn:Toll a owl:Class .
cn:Attack a owl:Class ; rdfs:subClassOf cn:Event .
[] a owl:AllDisjointClasses ; owl:members ( cn:Event cn:Toll ) .
"""
OBJECT, DATA = "a owl:ObjectProperty ; rdfs:label", "a owl:DatatypeProperty ; rdfs:label"
VALUE, CHAIN = "a owl:NamedIndividual ; rdfs:label", "owl:propertyChainAxiom ( cn:q cn:r )"


@pytest.mark.parametrize(
    ("name", "more", "terms"),
    [
        # a union overlaps where one of its members does
        ("disjoint-domains", "cn:p rdfs:domain cn:Claim , [ owl:unionOf ( cn:Toll cn:Claim ) ] .", []),
        ("disjoint-domains", "cn:p rdfs:range cn:Attack , [ owl:unionOf ( cn:Toll cn:Claim ) ] .", ["p"]),
        ("disjoint-domains", "cn:p rdfs:range cn:Toll , cn:Claim .", []),
        ("parent-clash", "cn:p rdfs:subPropertyOf cn:q ; rdfs:range cn:Toll . cn:q rdfs:range cn:Attack .", ["p"]),
        ("parent-clash", "cn:p rdfs:subPropertyOf cn:q ; rdfs:range cn:Event . cn:q rdfs:range cn:Attack .", []),
        ("chain-mismatch", f"cn:p {CHAIN} ; rdfs:domain cn:Toll . cn:q rdfs:domain cn:Attack .", ["p"]),
        ("chain-mismatch", f"cn:p {CHAIN} ; rdfs:range cn:Toll . cn:r rdfs:range cn:Event .", ["p"]),
        ("chain-mismatch", f"cn:p {CHAIN} ; rdfs:range cn:Event . cn:q rdfs:range cn:Toll .", []),
        ("inverse-mismatch", "cn:p owl:inverseOf cn:q ; rdfs:range cn:Event . cn:q rdfs:domain cn:Event .", []),
        ("inverse-mismatch", "cn:p owl:inverseOf cn:q ; rdfs:range cn:Event . "
         "cn:q rdfs:domain [ owl:unionOf ( cn:Event cn:Toll ) ] .", ["q"]),
        ("redundant-parent", "cn:p rdfs:subPropertyOf cn:q , cn:r . cn:q rdfs:subPropertyOf cn:r .", ["p"]),
        ("undeclared-term", "GRAPH <x:> { <x:1> a cn:Evnet ; cn:hasAgnet <x:2> }", ["Evnet", "hasAgnet"]),
        ("duplicate-label", f"cn:r {OBJECT} 'x' . cn:R a owl:Class ; rdfs:label 'x' .", []),
        ("duplicate-label", f"cn:p {OBJECT} 'x' . cn:q {DATA} 'x' .", ["p"]),
        ("duplicate-label", f"cn:a a cn:A ; {VALUE} 'x' . cn:b a cn:B ; {VALUE} 'x' .", []),
        ("duplicate-label", f"cn:a a cn:A ; {VALUE} 'x' . cn:b a cn:A ; {VALUE} 'x' .", ["a"]),
        ("deprecated-in-use", "cn:Toll owl:deprecated true . GRAPH <x:> { <x:1> cn:p cn:Toll }", ["Toll", "Toll"]),
        ("unused-term", "cn:p a owl:ObjectProperty ; owl:inverseOf cn:q .", ["Attack"]),
        ("unused-term", "cn:p a owl:ObjectProperty . GRAPH <x:> { <x:1> cn:p cn:Attack }", []),
        ("missing-notation", "cn:L rdfs:subClassOf cn:CodedValue . cn:l-a a cn:L ; skos:notation 'a' , 'b' .", ["l-a"]),
        ("annotated-blank-node", "[] a owl:Axiom ; rdfs:comment 'why' .", []),
    ],
)  # fmt: skip
def test_what_is_subtle(name: str, more: str, terms: list[str]) -> None:
    assert [term for _, term in found(CLASSES + more, name)] == terms


def test_files_beside_the_ontology_and_the_program_use_its_terms(tmp_path: Path) -> None:
    (tmp_path / "o.ttl").write_text(
        PREFIXES + "cn:A a owl:Class . cn:B a owl:Class . cn:C a owl:Class . cn:D a owl:Class ."
    )
    (tmp_path / "shapes.ttl").write_text(PREFIXES + "<x:s> <x:class> cn:A .")
    (tmp_path / "q.rq").write_text("SELECT * { ?x a cn:B ; cn:hasAgnet ?y }")
    files = [tmp_path / "o.ttl"], [tmp_path / "shapes.ttl", tmp_path / "q.rq"], ["C"]
    told = {one.check: (one.term.removeprefix(CN), one.words) for one in lint(*files)}
    assert told["unused-term"][0] == "D"
    assert told["undeclared-term"][0] == "hasAgnet"
    assert told["undeclared-term"][1].endswith("named in q.rq")


def test_errors_come_first() -> None:
    levels = [one.level for one in lint(ontology_files(), (), ["Evnet"])]
    assert levels == sorted(levels, key=LEVELS.index)
    assert {"error", "warn"} <= set(levels)


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ('#+ summary = "x"', "cannot be read"),
        ('#+ summary = "x"\n#+ level = "bad"\n#+ hint = "h"\n#+ bad = ""', "level 'bad'"),
        ("#+ summary", "cannot be read"),
    ],
)
def test_a_head_that_is_wrong_is_named(tmp_path: Path, head: str, fault: str) -> None:
    (tmp_path / "mine.rq").write_text(head + "\nSELECT ?term {}")
    with pytest.raises(KgError, match=rf"mine\.rq.*{fault}"):
        checks(tmp_path)


@pytest.mark.parametrize("sparql", ["SELECT ?term {", "ASK {}"])
def test_a_check_that_cannot_be_asked_is_named(sparql: str) -> None:
    with pytest.raises(KgError, match=r"mine\.rq"):
        findings(ox.Store(), [Check("mine", "", "warn", "", "", sparql)])


def test_a_file_that_is_not_turtle_is_named(tmp_path: Path) -> None:
    (tmp_path / "o.ttl").write_text("this is none")
    with pytest.raises(KgError, match=r"o\.ttl cannot be read as Turtle"):
        lint([tmp_path / "o.ttl"])
    with pytest.raises(KgError, match=r"none\.rq cannot be read"):
        lint([], [tmp_path / "none.rq"])


def test_the_ontology_passes() -> None:
    run = script()
    everything = lint(ontology_files(), run.beside(), run.CN_TERMS)
    counts, _ = run.sifted(everything, run.allowed(lint_dir() / "allowed.toml"), CHECKS)
    assert [(one.check, one.term, one.words) for one in counts if one.level != "info"] == []


def test_what_is_allowed_passes_and_what_is_allowed_in_vain_does_not() -> None:
    run = script()
    warning, error = Remark("a", "warn", f"{CN}X", "w", "h"), Remark("b", "error", f"{CN}X", "w", "h")
    reasons = {("a", f"{CN}X"): "because", ("b", f"{CN}X"): "because", ("c", ""): "because"}
    counts, passed = run.sifted([warning, error], reasons, {"a", "b"})
    assert passed == [warning]
    assert [(one.check, one.level, one.words) for one in counts] == [
        ("b", "error", "w"),
        ("b", "error", "It is allowed and not found"),
        ("c", "error", "There is no such check to allow it"),
    ]


def test_the_list_of_what_is_allowed(tmp_path: Path) -> None:
    run, path = script(), tmp_path / "allowed.toml"
    path.write_text('[[allowed]]\ncheck = "a"\nterm = "X"\nreason = "because"\n')
    assert run.allowed(path) == {("a", f"{CN}X"): "because"}
    for faulty in ('[[allowed]]\ncheck = "a"\n', "[[", '[[allowed]]\ncheck = "a"\nterm = "X"\nreason = " "\n'):
        path.write_text(faulty)
        with pytest.raises(KgError, match=r"allowed\.toml"):
            run.allowed(path)


@pytest.mark.parametrize(
    ("found_", "empty", "status", "said"),
    [
        ([], (), 0, "0 errors, 0 warnings"),
        ([Remark("a", "warn", f"{CN}X", "Bad: x", "mend it")], (), 1, "warn  a  cn:X  Bad: x; mend it"),
        ([], ("Golem",), 1, "1 unsatisfiable classes: Golem"),
        ([], Inconsistent("they contradict themselves"), 1, "they contradict themselves"),
        ([], KgError("no Java"), 2, ""),
    ],
)
def test_the_script_says_by_its_status_how_it_went(monkeypatch, capsys, found_, empty, status, said) -> None:
    def reasoner(files):
        assert list(files)
        if isinstance(empty, Exception):
            raise empty
        return empty

    run = script()
    monkeypatch.setattr(run, "lint", lambda *_: tuple(found_))
    monkeypatch.setattr(run, "allowed", lambda _: {})
    monkeypatch.setattr(run, "check_consistency", reasoner)
    assert run.main() == status
    assert said in capsys.readouterr().out
