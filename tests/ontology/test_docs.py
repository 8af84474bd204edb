"""The page on the ontology is up to date, complete, whole in itself and readable."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from markupsafe import Markup
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDFS

from kg.graph.terms import CN_TERMS
from kg.reason.turtle import merged
from kg.settings import ontology_files

ROOT = Path(__file__).parent.parent.parent
SCRIPTS = ROOT / "scripts"
PAGE = ROOT / "docs" / "ontology" / "index.html"
CN = "https://w3id.org/conflict-news/ontology#"
TERMS = sorted({str(term).removeprefix(CN) for term in merged(ontology_files()).subjects() if term.startswith(CN)})
VOID = {"meta", "br", "link", "img", "input", "hr"}
LOADING = {"script", "link", "img", "iframe", "object", "embed", "audio", "video", "source", "image", "use", "base"}
PREFIXES = f"""
@prefix cn: <{CN}> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


class Read(HTMLParser):
    """What the tests ask of a page: its tags, places, links and the text in each place."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self.term = ""

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" else []
        if tag == "article":
            self.term = found["id"]
        elif self.term and tag in ("dt", "dd"):
            self.texts[self.term] += " "
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag == "article":
            self.term = ""

    def handle_data(self, data):
        if self.term:
            self.texts[self.term] = self.texts.get(self.term, "") + data


@pytest.fixture(scope="module")
def page() -> Read:
    read = Read()
    read.feed(PAGE.read_text(encoding="utf-8"))
    read.close()
    assert read.open == []
    return read


@pytest.fixture
def parts(monkeypatch):
    """The modules that the page is made by."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    from ontology_page import others, pictures, terms, words

    return {"others": others, "pictures": pictures, "terms": terms, "words": words}


def said(page: Read, term: str) -> str:
    return " ".join(page.texts[term].split())


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_page_is_up_to_date_in_whatever_order_sets_come(seed: str) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPTS / "ontology_docs.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_each_term_has_its_place_and_no_place_is_there_twice(page: Read) -> None:
    assert len(set(page.ids)) == len(page.ids)
    assert sorted(page.texts) == TERMS


def test_each_link_leads_somewhere(page: Read) -> None:
    inner = {link[1:] for link in page.links if link.startswith("#")}
    assert inner <= set(page.ids)
    assert set(TERMS) <= inner  # each is in the contents
    outer = [link for link in page.links if not link.startswith("#")]
    assert outer
    assert all(re.fullmatch(r"https?://\S+", link) for link in outer)


def test_nothing_is_loaded_from_elsewhere(page: Read) -> None:
    assert not LOADING & {tag for tag, _ in page.tags}
    assert not [found for _, found in page.tags if {"src", "srcset", "style", "onclick", "xlink:href"} & set(found)]
    assert {tag for tag, found in page.tags if "href" in found} == {"a"}
    styles = re.findall(r"<style>(.*?)</style>", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(styles) == 1
    assert not re.search(r"url\(|@import|@font-face", styles[0])


def test_headings_step_down_one_by_one(page: Read) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(next_ <= level + 1 for level, next_ in pairwise(levels))


def test_what_scrolls_can_be_reached_by_key_and_has_a_name(page: Read) -> None:
    pictures = [found for tag, found in page.tags if tag == "div" and "picture" in (found.get("class") or "")]
    assert len(pictures) == 4
    assert all(found["tabindex"] == "0" and found["aria-label"] for found in pictures)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("deniedBy", "Follows from disputed in, then attributed to"),
        ("deniedBy", "From claim or event or toll To actor"),
        ("deniedBy", "follows by reasoning"),
        ("attributedTo", "Inverse says"),
        ("says", "Inverse attributed to"),
        ("attributedTo", "Leads to accused by, asserted by, denied by"),
        ("DisputedEvent", "Defined as event and (disputed in some denial)"),
        ("DeathToll", "Defined as toll and (casualty kind value killed)"),
        ("Threat", "Kind of event or claim"),
        ("Siege", "Kind of attack, military event"),
        ("Killing", "Kinds assassination"),
        ("within", "functional: at most one value, irreflexive: nothing has it to itself"),
        ("alliedWith", "symmetric: it holds both ways"),
        ("Weapon", "Disjoint with place"),
        ("status-occurred", "Value of event status Notation occurred"),
        ("CasualtyKind", "Values detained, displaced, injured, kidnapped, killed, missing, surrendered"),
        ("Toll", "best, casualty kind, count text,"),
        ("Event", "Found at about,"),
        ("City", "close to schema:City"),
        ("Country", "a kind of schema:Country"),
        ("hasAgent", f"IRI {CN}hasAgent"),
    ],
)
def test_a_term_says_what_its_axioms_say(page: Read, term: str, words: str) -> None:
    assert words in said(page, term)


def test_what_graphs_hold_does_not_follow_only(page: Read) -> None:
    assert not [term for term in CN_TERMS if "follows by reasoning" in said(page, term)]


def test_definitions_and_notes_are_there_and_link_to_terms(page: Read) -> None:
    graph = merged(ontology_files())
    for term in TERMS:
        for definition in graph.objects(URIRef(CN + term), URIRef("http://www.w3.org/2004/02/skos/core#definition")):
            assert " ".join(definition.split()) in said(page, term)
    assert '<a href="#sourceText"><code>cn:sourceText</code></a>' in PAGE.read_text(encoding="utf-8")


def test_the_overview_shows_all_that_graphs_hold_of_its_classes(parts) -> None:
    pictures, terms = parts["pictures"], parts["terms"]
    ontology = terms.read(ontology_files(), [], CN_TERMS)
    drawn = set(re.findall(r'href="#([\w-]+)"', str(pictures.overview(ontology))))
    properties = {one for class_, ends in ontology.index.items() if class_.startswith(CN) for _, one in ends}
    assert drawn >= {name for name in CN_TERMS if URIRef(CN + name) in properties}


def test_a_tree_shows_a_class_below_each_of_its_parents(parts) -> None:
    pictures, terms = parts["pictures"], parts["terms"]
    ontology = terms.read(ontology_files(), [], CN_TERMS)
    drawn = re.findall(r'href="#(\w+)"><text class="(\w+)"', str(pictures.tree("Event", ontology)))
    assert drawn.count(("Siege", "leaf")) == drawn.count(("Siege", "again")) == 1
    assert ("Threat", "leaf") in drawn
    below = {
        str(one).removeprefix(CN) for one in ontology.own.transitive_subjects(RDFS.subClassOf, URIRef(CN + "Event"))
    }
    assert below <= {name for name, _ in drawn}


@pytest.mark.parametrize(
    ("turtle", "words"),
    [
        ("[ owl:onProperty cn:p ; owl:allValuesFrom [ owl:unionOf ( cn:A cn:B ) ] ]", "cn:p only (cn:A or cn:B)"),
        ("[ owl:onProperty cn:p ; owl:minQualifiedCardinality 2 ; owl:onClass cn:A ]", "cn:p min 2 cn:A"),
        ("[ owl:onProperty cn:p ; owl:cardinality 1 ]", "cn:p exactly 1"),
        ("[ owl:onProperty [ owl:inverseOf cn:p ] ; owl:someValuesFrom cn:A ]", "inverse cn:p some cn:A"),
        ("[ owl:onProperty cn:p ; owl:hasSelf true ]", "cn:p itself"),
        ("[ owl:complementOf [ owl:unionOf ( cn:A cn:B ) ] ]", "not (cn:A or cn:B)"),
        ("[ owl:oneOf ( cn:a cn:b ) ]", "{cn:a, cn:b}"),
    ],
)
def test_expressions_in_words(parts, turtle: str, words: str) -> None:
    graph = Graph().parse(data=f"{PREFIXES} cn:X rdfs:subClassOf {turtle} .", format="turtle")
    found = parts["words"].expression(graph.value(URIRef(CN + "X"), RDFS.subClassOf), graph)
    assert found.striptags() == words


@pytest.mark.parametrize("turtle", ["[ owl:onProperty cn:p ]", "[ a owl:Class ]"])
def test_an_expression_without_words_is_not_passed_over(parts, turtle: str) -> None:
    graph = Graph().parse(data=f"{PREFIXES} cn:X rdfs:subClassOf {turtle} .", format="turtle")
    with pytest.raises(ValueError, match="there are no words"):
        parts["words"].expression(graph.value(URIRef(CN + "X"), RDFS.subClassOf), graph)


def test_a_term_given_up_and_what_always_holds(parts, tmp_path: Path) -> None:
    more = "owl:deprecated true ; <http://purl.org/dc/terms/isReplacedBy> cn:Y"
    always = "[ owl:onProperty cn:p ; owl:someValuesFrom cn:Y ]"
    file = tmp_path / "small.ttl"
    file.write_text(f"{PREFIXES} cn:Y a owl:Class . cn:X a owl:Class ; rdfs:subClassOf cn:Y , {always} ; {more} .")
    _, term = parts["terms"].terms(parts["terms"].read([file], [], []))
    assert (term.name, term.kind, term.module, term.deprecated) == ("X", "class", "small", True)
    facts = {fact.about: [one.striptags() for one in fact.values] for fact in term.facts}
    assert facts == {"Kind of": ["cn:Y"], "Always": ["cn:p some cn:Y"], "Replaced by": ["cn:Y"]}


def test_texts_are_texts(parts) -> None:
    words = parts["words"]
    assert words.text("<b> & cn:Attack, cn:Atack", frozenset({"Attack"})) == Markup(
        '&lt;b&gt; &amp; <a href="#Attack"><code>cn:Attack</code></a>, cn:Atack'
    )
    assert words.short(OWL.Thing, Graph()) == "owl:Thing"
    assert words.short(URIRef("x:y"), Graph(bind_namespaces="none")) == "x:y"


OTHERS = f"""{PREFIXES}
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix x: <https://example.org/x#> .
@prefix codes: <https://example.org/codes#> .
cn:Raid rdfs:subClassOf x:Deed , cn:Attack ; skos:closeMatch x:Foray .
x:Assault skos:narrowMatch cn:Raid .
[] a owl:Axiom ; owl:annotatedSource cn:Raid ; owl:annotatedProperty rdfs:subClassOf ; owl:annotatedTarget x:Deed ;
    rdfs:comment "As cn:Attack." .
codes:kind a skos:Concept ; rdfs:seeAlso cn:Raid ; skos:closeMatch codes:code-7 .
codes:code-7 a skos:Concept ; skos:prefLabel "raids <all>"@en .
codes:code-8 a skos:Concept ; skos:broadMatch codes:kind .
"""


def test_what_others_have_for_a_term(parts) -> None:
    graph, raid = Graph().parse(data=OTHERS, format="turtle"), URIRef(f"{CN}Raid")
    told = parts["others"].elsewhere(raid, graph, frozenset({"Attack"}))
    assert [one.striptags() for one in told] == [
        "narrower than x:Assault", "a kind of x:Deed As cn:Attack.", "close to x:Foray",
    ]  # fmt: skip
    assert '<a href="#Attack">' in told[1]
    assert list(parts["others"].codes(raid, graph)) == [
        'close to <a class="out" href="https://example.org/codes#code-7">codes:code-7</a> <q>raids &lt;all&gt;</q>',
        'broader than <a class="out" href="https://example.org/codes#code-8">codes:code-8</a>',
    ]


def test_where_a_notion_comes_from(parts) -> None:
    others, book = parts["others"], URIRef("https://example.org/book")
    graph = Graph().parse(data="@prefix book: <https://example.org/book> . @prefix x: <https://example.org/x#> .")
    given = [book, URIRef("https://example.org/x#Deed"), URIRef(CN[:-1]), Literal("common use")]
    assert [others.source(one, graph).striptags() for one in given] == ["book", "x:Deed", "this ontology", "common use"]
    assert [one.striptags() for one in others.sources(graph, given)] == ["book: https://example.org/book"]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_words_stand_out_from_their_ground_by_day_and_by_night() -> None:
    css = (SCRIPTS / "ontology_page" / "page.css").read_text(encoding="utf-8")
    schemes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in css.split(":root {")[1:3]]
    assert len(schemes) == 2
    for scheme in schemes:
        for words in ("ink", "quiet", "link", "accent"):
            for ground in ("paper", "panel", "mark"):
                light, dark = sorted((luminance(scheme[words]), luminance(scheme[ground])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (words, ground)
