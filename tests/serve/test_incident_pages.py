"""The pages of incidents, events and disputes as HTML, also where articles are hostile."""

import doctest
import json
import re
from urllib.parse import urlencode

import pytest

from kg.serve.pages import PAGES, incident
from kg.serve.pages.page import BadRequestError, NotFoundError
from kg.serve.pages.render import render
from kg.store import open_store

from .reading import Read

BASE = "https://w3id.org/conflict-news/"
KEY = "kpa.example-2026-03-10-merrin-market-event-7-15"
SCHOOL = f"{BASE}article/borderwire.example-ordun-school#event-70-73"
SCRIPTS = {
    "/static/theme.js",
    "/vendor/leaflet/leaflet.js",
    "/vendor/topojson-client/topojson-client.min.js",
    "/static/places.js",
}
HOSTILE = "\"'></script><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e"


@pytest.fixture(scope="module")
def store(samples):
    with open_store(str(samples), read_only=True) as opened:
        yield opened


def shown(store, name, **args):
    page = PAGES[name](store, {key: [value] for key, value in args.items()})
    return page, Read(render(page).decode())


def safe(page):
    """Nothing in it runs or leads anywhere but what is ours."""
    for tag, attrs in page.tags:
        assert not {name for name in attrs if name.startswith("on") or name == "style"}, (tag, attrs)
        assert tag not in {"style", "iframe", "object", "embed", "img"}
        if tag == "script":
            assert attrs.get("src") in SCRIPTS or attrs.get("type") == "application/json"
        if tag == "a":
            assert re.match(r"/(?!/)|#|https?://", attrs["href"]), attrs
            assert attrs["href"].startswith(("/", "#")) or "noopener" in attrs["rel"]


def test_examples_hold():
    assert doctest.testmod(incident).failed == 0


def test_an_incident(store):
    page, html = shown(store, "incident", key=KEY)
    safe(html)
    assert page.status == 200
    assert page.data["redirect"] is None
    for words in (
        "Attack, Merrin, 10 March 2026",
        "8 reports in 5 articles by Kardovia Press Agency, Northern Desk, The Tesk Courier.",
        "How many people were killed",
        "Samir Hadrin 31 bodies killed",
        "What Ruvania is blamed for",
        "24 or more",
        "Kardovian President Ilka Maren has accused neighbouring Ruvania of arming the fighters who attacked a market "
        "in the town of Merrin last week .",
        "+2.2 place: both in Merrin",
        "position not known",
    ):
        assert words in html.text, words
    assert f"/incident/{KEY}?format=turtle" in html.all("href", "a")
    assert len([tag for tag, _ in html.tags if tag == "h1"]) == 1
    assert not html.all("id", "script")  # no map where no place has a position


def test_each_section_is_reached(store):
    _, html = shown(store, "incident", key=KEY)
    ids = {attrs["id"] for _, attrs in html.tags if "id" in attrs}
    assert {href[1:] for href in html.all("href", "a") if href.startswith("#")} <= ids
    labelled = [attrs["aria-labelledby"] for _, attrs in html.tags if "aria-labelledby" in attrs]
    assert len(labelled) == 8
    assert set(labelled) <= ids
    assert len(ids) == len([attrs["id"] for _, attrs in html.tags if "id" in attrs])


def test_a_lone_event(store):
    page, html = shown(store, "event", iri=SCHOOL)
    safe(html)
    assert page.data["redirect"] is None
    assert (
        "Shelling, Ordun, 16 March 2026 – Army and rebels blame each other for shelling of school in Ordun" in html.text
    )
    assert "Status, as told" in html.text
    assert "no report of another article here is joined to it." in html.text
    assert "What Halvan Liberation Front is blamed for" in html.text
    # who did it is disputed, so the title must not say so
    assert page.data["title"] == "Shelling, Ordun, 16 March 2026"


def test_an_event_of_an_incident_leads_there(store):
    page, _ = shown(store, "event", iri=f"{BASE}article/kpa.example-2026-03-10-merrin-market#event-7-15")
    assert page.data["redirect"] == f"/incident/{KEY}"


def test_the_address_of_such_an_event_leads_there_and_that_of_a_lone_event_is_its_page(samples, start):
    server = start(samples)
    event = f"{BASE}article/kpa.example-2026-03-10-merrin-market#event-7-15"
    led = server.ask(f"/event?{urlencode({'iri': event})}", Accept="text/html")
    assert (led.status, led.headers["location"], led.body) == (303, f"/incident/{KEY}", b"")
    assert server.ask(led.headers["location"], Accept="text/html").status == 200
    alone = server.ask(f"/event?{urlencode({'iri': SCHOOL})}", Accept="text/html")
    assert (alone.status, alone.headers["content-type"]) == (200, "text/html; charset=utf-8")


@pytest.mark.parametrize("key", ["", "none", "x> } DROP ALL", HOSTILE, "../sparql", "a" * 5000])
def test_an_unknown_incident(store, key):
    with pytest.raises(NotFoundError) as error:
        PAGES["incident"](store, {"key": [key]})
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("iri", ["", "none", "javascript:alert(1)", "http://a.example/> } DROP ALL", HOSTILE])
def test_an_event_that_is_no_iri(store, iri):
    with pytest.raises(BadRequestError, match="iri"):
        PAGES["event"](store, {"iri": [iri]})


def test_an_unknown_event(store):
    with pytest.raises(NotFoundError):
        PAGES["event"](store, {"iri": [f"{BASE}article/none#event-1-2"]})


def test_disputes(store):
    _, html = shown(store, "disputes")
    safe(html)
    for words in (
        "13 disputes, the newest first; for 2 claims no denial is found in these articles",
        "Kardovia accused by Tomas Belk",
        "No denial found in these articles.",
        "No claim that it answers is found in these articles.",
        "Responsibility claimed by Halvan Liberation Front",
    ):
        assert words in html.text, words
    assert f"/incident/{KEY}" in html.all("href", "a")
    assert any(href.startswith("/event?iri=https%3A%2F%2Fw3id.org") for href in html.all("href", "a"))


def test_filters_stay_in_the_form(store):
    _, html = shown(store, "disputes", actor="Belk", kind="Accusation", since="2026-03-01")
    assert ("input", "Belk") in [(tag, attrs.get("value")) for tag, attrs in html.tags]
    assert [attrs["value"] for tag, attrs in html.tags if tag == "option" and "selected" in attrs] == ["Accusation"]
    assert "1 dispute, the newest first" in html.text


def test_nothing_found_says_what_to_do(store):
    _, html = shown(store, "disputes", actor=HOSTILE)
    safe(html)
    assert "No dispute matches. Take away a filter" in html.text


@pytest.mark.parametrize(
    "args",
    [
        {"since": "yesterday"},
        {"until": "2026-02-30"},
        {"since": "20260310"},
        {"kind": "Gossip"},
        {"answer": "maybe"},
        {"page": "0"},
        {"page": "-1"},
        {"page": "²"},
        {"page": "9" * 5000},
    ],
)
def test_a_parameter_that_makes_no_sense(store, args):
    with pytest.raises(BadRequestError, match=next(iter(args))):
        PAGES["disputes"](store, {name: [value] for name, value in args.items()})


def test_pages_are_linked(store, monkeypatch):
    monkeypatch.setattr("kg.serve.pages.disputes._EACH", 5)
    _, html = shown(store, "disputes", page="2")
    assert {"/disputes?page=1", "/disputes?page=3"} <= set(html.all("href", "a"))


@pytest.fixture(scope="module")
def hostile(samples):
    """The samples with every text of one article replaced by a hostile one, and a position for its place."""
    store = open_store("memory:")
    with open_store(str(samples), read_only=True) as opened:
        store.add(opened.quads())
    text = json.dumps(HOSTILE)
    for graph in store.graphs():
        store.update(
            f"""PREFIX cn: <{BASE}ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX dcterms: <http://purl.org/dc/terms/>
            DELETE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }} INSERT {{ GRAPH <{graph}> {{ ?s ?p {text} }} }}
            WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o . FILTER(?p IN (rdfs:label, cn:content, cn:cue, cn:sourceText,
              cn:victims, cn:countText, oa:exact, dcterms:publisher, dcterms:title, cn:because)) }} }}"""
        )
    store.update(
        f"""PREFIX cn: <{BASE}ontology#> PREFIX geo: <http://www.opengis.net/ont/geosparql#>
        PREFIX schema: <https://schema.org/>
        INSERT {{ GRAPH ?g {{ ?place geo:hasGeometry ?geometry .
          ?geometry geo:asWKT "POINT(66.5 30.25)"^^geo:wktLiteral . ?paper schema:url "javascript:alert(1)" }} }}
        WHERE {{ GRAPH ?g {{ ?event cn:hasPlace ?place . ?paper a cn:Article }}
          BIND(IRI(CONCAT(STR(?place), "-geometry")) AS ?geometry) }}"""
    )
    yield store
    store.close()


@pytest.mark.parametrize(
    "name, args",
    [("incident", {"key": KEY}), ("event", {"iri": SCHOOL}), ("disputes", {}), ("disputes", {"actor": HOSTILE})],
)
def test_hostile_texts_stay_text(hostile, name, args):
    _, html = shown(hostile, name, **args)
    safe(html)
    assert "alert(1)" in html.text
    assert "{{ 7 * 7 }}" in html.text
    assert not [href for href in html.all("href", "a") if "javascript" in href]


def test_the_map_has_its_data(hostile):
    page, html = shown(hostile, "incident", key=KEY)
    source = render(page).decode()
    (block,) = re.findall(r'<script type="application/json" id="places-data">(.*?)</script>', source)
    assert {(place["name"], place["lat"], place["lon"]) for place in json.loads(block)} == {(HOSTILE, 30.25, 66.5)}
    assert "/static/places.js" in html.all("src", "script")
