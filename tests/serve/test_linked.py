"""Linked data: every IRI of the graph leads to a page for people and to RDF for programs."""

import re
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest

from kg.explore.graph.vocabulary import documents
from kg.serve.linked.about import LEADING
from kg.store import open_store

from .conftest import FORMATS, serving

BASE = "https://w3id.org/conflict-news/"
CN = f"{BASE}ontology#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ARTICLE = "article/f95d9d79ba30a443"
NAMES = ["turtle", "ntriples", "rdfxml", "jsonld", "trig", "nquads"]


@pytest.fixture(scope="module")
def server(samples, tmp_path_factory):
    """One with the limits that users have, so that a busy machine does not fail a test."""
    with serving(samples, tmp_path_factory.mktemp("server") / "log") as running:
        yield running


def parsed(answer):
    media_type = answer.headers["content-type"].partition(";")[0]
    return set(ox.parse(answer.body, format=FORMATS[media_type]))


def iris(quads):
    """All IRIs of quads under the base, those of properties and graphs too."""
    nodes = (node for quad in quads for node in (quad.subject, quad.predicate, quad.object, quad.graph_name))
    return {node.value for node in nodes if isinstance(node, ox.NamedNode) and node.value.startswith(BASE)}


def told(answer):
    return {node.value for triple in parsed(answer) for node in triple if isinstance(node, ox.NamedNode)}


def address(iri):
    return "/" + iri.partition("#")[0].removeprefix(BASE)


@pytest.fixture(scope="module")
def quads(samples):
    with open_store(str(samples), read_only=True) as store:
        return set(store.quads())


@pytest.fixture(scope="module")
def found(quads):
    """The IRIs of the samples by the address that they lead to."""
    by_address = {}
    for iri in iris(quads):
        by_address.setdefault(address(iri), set()).add(iri)
    return by_address


def test_every_iri_of_the_samples_leads_to_rdf_that_speaks_of_it(server, found):
    assert len(found) >= 80
    for path, meant in found.items():
        answer = server.ask(path, Accept="text/turtle")
        assert (answer.status, path) == (200, path)
        assert meant <= told(answer), path


def test_every_iri_of_the_samples_leads_to_a_page(server, found):
    for path in found:
        answer = server.ask(path, Accept="text/html")
        assert (answer.status, path) == (200, path)
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert "<h1" in answer.text


def test_an_article_comes_with_its_whole_graph_and_what_others_say_of_its_parts(server, quads):
    graph = ox.NamedNode(f"{BASE}graph/f95d9d79ba30a443")
    identity = ox.NamedNode(f"{BASE}graph/identity")
    own = {quad for quad in quads if quad.graph_name == graph}
    parts = {quad for quad in quads if quad.subject.value.startswith(f"{BASE}{ARTICLE}")}
    answer = parsed(server.ask(f"/{ARTICLE}", Accept="application/n-quads"))
    assert own | parts <= answer
    assert [quad for quad in parts if quad.graph_name == identity]
    merged = parsed(server.ask(f"/{ARTICLE}"))
    assert merged == {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in answer}


def test_all_that_is_said_of_a_thing_is_there_and_names_of_what_that_names(server, quads):
    place = next(quad.object for quad in quads if quad.predicate.value == f"{CN}identifiedAs")
    answer = parsed(server.ask(address(place.value), Accept="application/trig"))
    said = {quad for quad in quads if place in (quad.subject, quad.object)}
    assert said <= answer
    names = {quad.subject for quad in quads if quad.predicate.value == LABEL}
    for named in {quad.subject for quad in said} & names:
        assert any(quad.subject == named and quad.predicate.value == LABEL for quad in answer)
    assert answer - said <= {quad for quad in quads if quad.predicate.value == LABEL}


def test_a_graph_comes_whole(server, quads):
    graph = ox.NamedNode(f"{BASE}graph/dataset")
    itself = ox.Quad(graph, ox.NamedNode(TYPE), ox.NamedNode("http://rdfs.org/ns/void#Dataset"))
    own = {quad for quad in quads if quad.graph_name == graph}
    assert parsed(server.ask("/graph/dataset?format=nquads")) == {itself, *own}


@pytest.mark.parametrize("path", [f"/{ARTICLE}", "/date/2026-03-10", "/ontology", "/codes/acled", "/graph/dataset"])
def test_every_format_can_be_had_by_header_and_by_name_and_links_tell_of_them(server, path):
    merged = None
    for media_type, name in zip(FORMATS, NAMES, strict=True):
        answer = server.ask(path, Accept=media_type)
        assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, media_type)
        assert "Accept" in answer.headers["vary"]
        assert server.ask(f"{path}?format={name}").body == answer.body
        links = dict(re.findall(r'<([^>]*)>; rel="alternate"; type="([^"]*)"', answer.headers["link"]))
        assert links == {
            f"{server.url[:-1]}{path}?format={other}": kind
            for kind, other in [*zip(FORMATS, NAMES, strict=True), ("text/html", "html")]
            if kind != media_type
        }
        if "quads" in name or "trig" in name:
            continue
        dataset = ox.Dataset(ox.Quad(*quad.triple) for quad in parsed(answer))
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        merged = merged or set(dataset)
        assert set(dataset) == merged
    assert server.ask(path, Accept="image/png").status == 406
    assert server.ask(f"{path}?format=pdf").status == 406


def test_programs_that_do_not_say_get_turtle_and_browsers_a_page(server):
    assert server.ask("/date/2026-03-10").headers["content-type"] == "text/turtle; charset=utf-8"
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = server.ask("/date/2026-03-10", Accept=browser)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<link" in answer.text
    again = server.ask("/date/2026-03-10", Accept=browser, If_None_Match=answer.headers["etag"])
    assert again.status == 304


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/article/nothing",
        "/incident/nothing",
        "/entity/Country/XX",
        "/identity/person/nobody/nowhere",
        "/ontology/nothing",
        "/codes/nothing",
        "/date/%0A",
        "/a%20b",
        "/%3Cscript%3E",
        "/..%2F..%2Fetc%2Fpasswd",
        "/%ff",
    ],
)
@pytest.mark.parametrize("accept", ["text/turtle", "text/html"])
def test_what_nobody_knows_is_not_found_and_said_in_one_line(server, path, accept):
    answer = server.ask(path, Accept=accept)
    assert answer.status == 404
    if accept == "text/html":
        assert "<script>" not in answer.text
    else:
        detail = answer.json()["detail"]
        assert detail.startswith(f"nothing is known of <{BASE}")
        assert len(detail.splitlines()) == 1


class Ids(HTMLParser):
    """The ids of a page, and where its links within it lead."""

    def __init__(self):
        super().__init__()
        self.ids, self.targets = [], set()

    def handle_starttag(self, tag, attrs):  # noqa: ARG002  the parser calls it so
        named = dict(attrs)
        if "id" in named:
            self.ids.append(named["id"])
        if named.get("href", "").startswith("#"):
            self.targets.add(named["href"][1:])


@pytest.mark.parametrize("iri", sorted(documents()))
def test_every_term_has_its_place_on_the_page_of_its_document(server, iri):
    answer = server.ask(address(iri), Accept="text/html")
    assert answer.status == 200
    page = Ids()
    page.feed(answer.text)
    assert len(page.ids) == len(set(page.ids))
    assert page.targets <= set(page.ids)
    terms = {term for term in told(server.ask(address(iri))) if term.startswith(f"{iri}#")}
    assert {term.partition("#")[2] for term in terms} <= set(page.ids)


def test_the_ontology_says_what_an_attack_is(server):
    text = server.ask("/ontology", Accept="text/html").text
    attack = text.partition('id="Attack"')[2].partition("</section>")[0]
    assert "A violent event that one side directs at people, property or a position" in attack
    assert '<a href="/ontology#ViolentEvent">violent event</a>' in attack
    assert '<a href="/ontology#Bombing">bombing</a>' in attack


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """A store of IRIs that samples do not have: beyond ASCII, escaped, and of kinds that only later steps make."""
    folder = tmp_path_factory.mktemp("odd") / "store"
    with open_store(str(folder)) as store:
        store.update(f"""
            PREFIX cn: <{CN}> PREFIX rdfs: <{LABEL.removesuffix("label")}> PREFIX geo: <http://www.opengis.net/ont/geosparql#>
            PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX dcterms: <http://purl.org/dc/terms/> BASE <{BASE}>
            INSERT DATA {{
              GRAPH <graph/a> {{
                <article/a> a cn:Article ; rdfs:label "<script>alert(1)</script>" .
                <article/a> dcterms:conformsTo <codes/acled#scheme> .
                <entity/City/žilec> a cn:City ; geo:hasGeometry <entity/City/žilec/geometry> ; rdfs:label "Žilec" .
                <entity/City/žilec/geometry> a geo:Geometry ; geo:asWKT "POINT(1 2)"^^geo:wktLiteral .
                <entity/City/a%20b> a cn:City }}
              GRAPH <graph/corrections> {{
                <correction/1> a cn:Correction ; cn:corrects <article/a#event-70-76> .
                <correction/1> prov:wasAssociatedWith <agent/1> .
                <agent/1> a prov:Agent ; rdfs:label "Ana Tamm" }}
              GRAPH <graph/inferred> {{
                <graph/inferred> prov:wasGeneratedBy <reasoning/1> ; prov:wasDerivedFrom <graph/a> }}
            }}""")
        country, place = ox.NamedNode(f"{BASE}entity/Country/KD"), ox.NamedNode(f"{CN}hasPlace")
        graph = ox.NamedNode(f"{BASE}graph/a")
        store.add(ox.Quad(ox.NamedNode(f"{BASE}e/{number}"), place, country, graph) for number in range(LEADING + 5))
    return folder


@pytest.fixture
def odd_server(odd, start):
    return start(odd)


def test_every_iri_of_later_steps_leads_somewhere(odd, odd_server):
    with open_store(str(odd), read_only=True) as store:
        meant = {iri for iri in iris(store.quads()) if not iri.startswith((f"{BASE}e/", BASE + "entity/City/ž"))}
    assert {iri.removeprefix(BASE).partition("/")[0] for iri in meant} >= {
        "agent",
        "correction",
        "reasoning",
        "codes",
    }
    for iri in meant:
        answer = odd_server.ask(address(iri))
        assert (answer.status, iri) == (200, iri)
        assert iri in told(answer)
        page = odd_server.ask(address(iri), Accept="text/html")
        assert (page.status, iri) == (200, iri)
        assert "<script>alert" not in page.text


@pytest.mark.parametrize("path", ["/entity/City/%C5%BEilec", "/entity/City/%C5%BEilec/geometry"])
def test_iris_beyond_ascii_are_found(odd_server, path):
    answer = odd_server.ask(path)
    assert answer.status == 200
    assert any(iri.startswith(f"{BASE}entity/City/žilec") for iri in told(answer))
    assert f"{path}?format=ntriples>" in answer.headers["link"]
    assert odd_server.ask(path, Accept="text/html").status == 200


def test_of_much_that_leads_to_a_thing_only_some_is_given_and_that_is_told(odd_server):
    answer = odd_server.ask("/entity/Country/KD", Accept="application/n-quads")
    assert len(parsed(answer)) == LEADING
    assert answer.headers["x-truncated"] == "only 1000 of the statements that lead here are given"
    page = odd_server.ask("/entity/Country/KD", Accept="text/html")
    assert '<td class="numeric">1,005</td>' in page.text
    assert "and 955 more" in page.text
    assert "x-truncated" not in odd_server.ask("/article/a").headers


def test_long_documents_are_written_as_they_come_and_too_long_ones_refused(start, tmp_path):
    folder = tmp_path / "long"
    with open_store(str(folder)) as store:
        graph, has = ox.NamedNode(f"{BASE}graph/identity"), ox.NamedNode(f"{CN}because")
        subjects = (ox.NamedNode(f"{BASE}join/{number}") for number in range(21_000))
        store.add(ox.Quad(subject, has, ox.Literal(subject.value), graph) for subject in subjects)
    running = start(folder, "--answer-limit", "4")
    for name in ("turtle", "nquads"):
        answer = running.ask(f"/graph/identity?format={name}")
        assert len(parsed(answer)) == 21_001  # and that it is a graph
    refused = start(folder, "--answer-limit", "1").ask("/graph/identity")
    assert (refused.status, refused.headers["content-type"]) == (413, "application/problem+json")
