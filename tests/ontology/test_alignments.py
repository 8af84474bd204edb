"""Each alignment, with the axioms that it imports, answers in the words of its vocabulary, and only what is meant."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.reason import check_consistency, clashes, close, is_consistent, rules
from kg.reason.profile import check_profile
from kg.reason.turtle import merged
from kg.settings import alignment_files, codes_files, ontology_dir, ontology_files

BASE = "https://w3id.org/conflict-news/"
CN = f"{BASE}ontology#"
ONTOLOGY = URIRef(f"{BASE}ontology")
NAMES = ("sem", "prov", "time", "geosparql", "schema", "oa", "grasp", "org", "skos")
FOLDER = ontology_dir() / "alignments"
DATA = Path(__file__).with_name("aligned.ttl")
PREFIXES = {
    "": "https://example.org/",
    "cn": CN,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "gaf": "http://groundedannotationframework.org/gaf#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "grasp": "http://groundedannotationframework.org/grasp#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
}


@cache
def catalog() -> dict[URIRef, Path]:
    """The files that editors find, by the IRI of their ontology."""
    root = ElementTree.parse(ontology_dir() / "catalog-v001.xml").getroot()  # noqa: S314 (our own file)
    return {URIRef(entry.attrib["name"]): ontology_dir() / entry.attrib["uri"] for entry in root}


def imported(ontology: URIRef) -> Iterator[Path]:
    """The file of an ontology and those of all that it imports."""
    waiting, seen = [ontology], set[URIRef]()
    while waiting:
        found = waiting.pop()
        if found not in seen:
            seen.add(found)
            yield catalog()[found]
            waiting += merged([catalog()[found]]).objects(found, OWL.imports)


def files(name: str) -> list[Path]:
    return sorted(imported(URIRef(f"{BASE}alignments/{name}")))


@cache
def closed(name: str | None) -> Graph:
    """All that follows by the rules of OWL 2 RL from the small graph and one alignment, or the ontology alone."""
    made = rules(files(name) if name else ontology_files())
    given = [quad.triple for quad in ox.parse(path=DATA, format=ox.RdfFormat.TURTLE)]
    closure = close(given, made)
    assert not list(clashes(closure, made))
    text = ox.serialize((quad.triple for quad in closure.store), format=ox.RdfFormat.N_TRIPLES)
    return merged(files(name) if name else ontology_files()).parse(data=text, format="nt")


def rows(graph: Graph, pattern: str) -> set[str]:
    found = graph.query(f"SELECT * {{ {pattern} }}", initNs=PREFIXES)
    names = sorted(str(name) for name in found.vars or ())
    return {" ".join(str(row[name]).removeprefix(PREFIXES[""]) for name in names) for row in found}


@pytest.mark.parametrize("name", NAMES)
def test_an_alignment_says_what_it_is(name: str) -> None:
    graph, this = merged([FOLDER / f"{name}.ttl"]), URIRef(f"{BASE}alignments/{name}")
    vendored = URIRef(f"{BASE}alignments/vendored/{name}")
    assert set(graph.subjects(RDF.type, OWL.Ontology)) == {this}
    assert (this, OWL.versionIRI, URIRef(f"{this}/{graph.value(this, OWL.versionInfo)}")) in graph
    assert set(graph.objects(this, OWL.imports)) == {ONTOLOGY, vendored}
    theirs = merged([FOLDER / "vendored" / f"{name}.ttl"])
    assert (vendored, RDF.type, OWL.Ontology) in theirs
    for one, iri in ((graph, this), (theirs, vendored)):
        assert one.value(iri, DCTERMS.title)
    assert graph.value(this, DCTERMS.license)
    assert theirs.value(vendored, DCTERMS.license) or "licence" in str(theirs.value(vendored, RDFS.comment))
    assert theirs.value(vendored, OWL.versionInfo)
    assert set(graph.objects(this, DCTERMS.source)) <= set(theirs.objects(vendored, DCTERMS.source)) != set()


def test_no_file_is_left_out() -> None:
    assert set(alignment_files()) == {FOLDER / f"{at}{name}.ttl" for name in NAMES for at in ("", "vendored/")}
    assert set(catalog().values()) == {*ontology_files(), *alignment_files(), *codes_files()}


@pytest.mark.parametrize("name", NAMES)
def test_vendored_files_hold_axioms_of_theirs_alone(name: str) -> None:
    path = FOLDER / "vendored" / f"{name}.ttl"
    graph = merged([path])
    assert "conflict-news/ontology#" not in path.read_text(encoding="utf-8")
    texts = {s for s, _, o in graph if isinstance(o, Literal)}
    assert texts == {URIRef(f"{BASE}alignments/vendored/{name}")}  # no label or comment of a term


@pytest.mark.parametrize("name", NAMES)
def test_an_alignment_names_no_term_that_its_vocabulary_lacks(name: str) -> None:
    """A misspelt term in an annotation would else go unseen."""
    graph, known = merged([FOLDER / f"{name}.ttl"]), merged(files(name))
    this = URIRef(f"{BASE}alignments/{name}")
    used = {term for triple in graph if triple[0] != this for term in triple if isinstance(term, URIRef)}
    foreign = {term for term in used if not str(term).startswith((CN, str(OWL), str(RDF), str(RDFS)))}
    assert foreign
    assert {term for term in foreign if (term, RDF.type, None) not in known} == set()


@pytest.mark.parametrize("name", NAMES)
def test_each_alignment_alone_is_owl_2_dl(name: str) -> None:
    assert check_profile(merged(files(name)), CN) == ()


ANSWERS = [
    (
        "sem",
        "?e a sem:Event ; sem:hasActor ?a . ?a a sem:Actor",
        {"front attack", "market attack", "bomb attack"},
    ),
    ("sem", "?e sem:hasPlace ?p . ?p a sem:Place", {"attack merrin", "attack halvan", "attack kardovia"}),
    ("sem", "?e sem:hasTime ?t . ?t a sem:Time ; time:hasBeginning/sem:hasTimeStamp ?u", {"attack when 2026-03-09"}),
    ("sem", "?e sem:hasSubEvent ?part", {"campaign attack"}),
    ("sem", "?v a sem:View ; sem:accordingTo ?w . ?w a sem:Authority", {"accusation maren", "demand ministry"}),
    (
        "prov",
        "?c a prov:Entity ; prov:wasAttributedTo ?w . ?w a prov:Agent",
        {"accusation maren", "demand ministry"},
    ),
    (
        "prov",
        "?g a prov:Entity ; prov:wasGeneratedBy ?h . ?h prov:wasAssociatedWith/a prov:SoftwareAgent",
        {"graph build"},
    ),
    ("prov", "?g prov:wasInfluencedBy :article . :article a prov:Entity", {"graph"}),
    (
        "time",
        "?e time:hasTime ?t . ?t a time:TemporalEntity ; time:hasTime/time:inXSDDate ?u",
        {"attack when 2026-03-09"},
    ),
    ("geosparql", "?x geo:sfWithin ?y", {"merrin halvan", "merrin kardovia", "halvan kardovia"}),
    ("geosparql", ":kardovia geo:sfContains ?x . ?x a geo:Feature ; geo:hasGeometry/geo:hasSerialization ?y",
     {"merrin POINT(12.5 41.9)"}),
    ("schema", "?c a schema:Claim ; schema:author ?p ; schema:about ?t . ?t a schema:Event",
     {"accusation maren sending"}),
    ("schema", "?q a schema:Quotation ; schema:text ?t ; schema:dateCreated ?u",
     {"accusation Ruvania sent its envoy to the front 2026-03-10"}),
    ("schema", "?e schema:agent ?f ; schema:object ?g ; schema:instrument ?h ; schema:location :kardovia",
     {"attack front market bomb"}),
    ("schema", "?e schema:subjectOf ?n . ?n a schema:NewsArticle", {"attack article"}),
    ("schema", "?o a schema:Organization ; schema:member ?p . ?p a schema:Person", {"party maren"}),
    ("schema", "?e schema:superEvent ?f", {"attack campaign"}),
    ("oa", "?r a oa:ResourceSelection ; oa:hasSource ?s ; oa:hasSelector ?t . ?t a oa:Selector ; oa:exact ?u",
     {"proof article words bombed"}),
    ("grasp", "?i a gaf:Instance ; gaf:denotedBy ?m . ?m a gaf:Mention", {"attack words", "incident words"}),
    ("grasp", ":incident gaf:denotedBy ?m", {"words"}),
    ("grasp", "?i a gaf:Instance , cn:Identity", {"analyst"}),
    ("prov", ":reprint prov:alternateOf ?n . ?n a prov:Entity", {"article"}),
    ("prov", "?j a cn:Join , prov:Entity", {"join"}),
    ("grasp", "?m a gaf:Mention ; gaf:containsDenotation ?n ; grasp:wasAttributedTo ?s . ?s a grasp:Source",
     {"accusation sending maren", "accusation tie maren"}),
    ("grasp", "?e cn:status ?v . ?v a grasp:FactualityValue ; skos:notation ?w",
     {f"attack {CN}status-occurred occurred", f"sending {CN}status-denied denied", f"going {CN}status-denied denied"}),
    ("org", "?m a foaf:Agent ; org:memberOf ?o . ?o a org:Organization ; org:hasMember ?m", {"maren party"}),
    ("org", "?o a org:FormalOrganization", {"ministry"}),
    ("skos", "?c a skos:Concept ; skos:notation 'denied' ; skos:inScheme ?s . ?s a skos:ConceptScheme",
     {f"{CN}status-denied {BASE}scheme/EventStatus"}),
    ("skos", f"<{BASE}scheme/AgentConfidence> skos:hasTopConcept/skos:notation ?c",
     {"stated", "claimed", "accused", "suspected", "unknown"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "pattern", "expected"), ANSWERS)
def test_the_graph_answers_in_the_words_of_others(name: str, pattern: str, expected: set[str]) -> None:
    assert rows(closed(name), pattern) == expected
    assert rows(closed(None), pattern) == set()  # it is the alignment that answers


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("org", ":envoy org:memberOf ?o"),  # somebody says so
        ("org", ":tie a org:Membership"),
        ("prov", "?e a cn:Event , prov:Activity"),
        ("prov", ":sending a prov:Entity"),
        ("prov", "?i a cn:Incident , prov:Activity"),
        ("prov", ":reprint prov:wasDerivedFrom ?n"),
        ("prov", ":lund prov:specializationOf ?i"),
        ("sem", "?i a cn:Incident , sem:Event"),
        ("schema", "?i a cn:Incident , schema:Event"),
        ("grasp", ":rumour cn:status ?s"),
        ("geosparql", ":attack a geo:SpatialObject"),
        ("schema", ":demand a schema:Claim"),
        ("schema", ":demand a schema:Quotation"),
        ("schema", ":sending schema:subjectOf :article"),
        ("oa", ":attack a oa:Annotation"),
    ],
)
def test_what_is_claimed_becomes_no_fact_of_theirs(name: str, pattern: str) -> None:
    assert rows(closed(name), pattern) == set()


WRONG = [
    ("prov", ":making a prov:Activity , cn:Article ."),
    ("prov", ":run a cn:Build ; prov:wasDerivedFrom :text ."),
    ("time", ":span time:hasBeginning :riot . :riot a cn:Riot ."),
    ("geosparql", ":ordun geo:hasGeometry :riot . :riot a cn:Riot ."),
    ("grasp", "cn:status-planned gaf:denotedBy :phrase ."),
    ("org", ":aide cn:memberOf :mayor . :mayor a cn:Person ."),
    ("skos", "cn:status-planned a skos:ConceptScheme ."),
]
HEADER = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


@pytest.mark.parametrize(("name", "turtle"), WRONG)
def test_wrong_data_clashes_with_the_alignment(tmp_path: Path, name: str, turtle: str) -> None:
    path = tmp_path / "wrong.ttl"
    path.write_text(HEADER + turtle, encoding="utf-8")
    assert not is_consistent([*files(name), path])


def test_the_ontology_alone_does_not_see_that_it_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "wrong.ttl"
    path.write_text(HEADER + "\n".join(turtle for _, turtle in WRONG), encoding="utf-8")
    assert is_consistent([*ontology_files(), path])


def test_the_graph_is_consistent_with_all_of_them_and_so_with_each() -> None:
    assert check_consistency([*ontology_files(), *alignment_files(), DATA]) == ()


def test_the_readme_tells_what_the_files_say() -> None:
    text = (ontology_dir() / "README.md").read_text(encoding="utf-8").partition("\n## In the words of other")[2]
    cells = re.findall(r"^\| (`.*`) \| (`.*`) \|$", text.partition("\n## ")[0], re.MULTILINE)
    assert cells
    graph = merged([*ontology_files(), *alignment_files()])
    terms = [[[_iri(term) for term in re.findall(r"`(.*?)`", cell)] for cell in row] for row in cells]
    pairs = {(our, their) for theirs, ours in terms for their in theirs for our in ours}
    wrong = {pair for pair in pairs if not {RDFS.subClassOf, RDFS.subPropertyOf} & set(graph.predicates(*pair))}
    assert wrong == set()
    shown = {their for _, their in pairs}
    for name in NAMES:
        assert shown & set(merged([FOLDER / f"{name}.ttl"]).objects()), f"no row is about {name}"


def _iri(term: str) -> URIRef:
    prefix, _, local = term.partition(":")
    return URIRef(PREFIXES[prefix] + local)
