"""Home, search, articles and incidents, as functions and as HTML."""

import doctest
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg import pipeline
from kg.model import KgError
from kg.serve.pages import PAGES, paging
from kg.serve.pages.page import BadRequestError
from kg.serve.pages.render import render
from kg.store import Store, open_store

SAMPLES = Path(__file__).parent.parent.parent / "samples"
HOSTILE = "\"><script>alert('x')</script>"


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store("memory:") as opened:
        pipeline.build([str(SAMPLES)], opened, check=False)
        yield opened


@pytest.fixture
def empty() -> Iterator[Store]:
    with open_store("memory:") as opened:
        yield opened


class Read(HTMLParser):
    """What a page shows: headings, links and cells of its main part."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.tags, self.texts = [], []
        self.feed(html.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.texts.append((tag, []))

    def handle_endtag(self, tag):  # noqa: ARG002  (what follows belongs to no tag)
        self.texts.append((None, []))

    def handle_data(self, data):
        if self.texts:
            self.texts[-1][1].append(data)

    def of(self, tag):
        return [" ".join("".join(words).split()) for name, words in self.texts if name == tag]

    def links(self):
        return [attrs["href"] for tag, attrs in self.tags if tag == "a"]


def page(store, name, **args):
    return Read(render(PAGES[name](store, {key.rstrip("_"): [value] for key, value in args.items()})))


def test_examples_hold():
    assert doctest.testmod(paging).failed == 0


def test_home_shows_what_there_is(store):
    read = page(store, "home")
    assert read.of("h2") == [
        "Events over time", "Actors told of most", "Incidents reported last", "Latest articles", "Denied last",
    ]  # fmt: skip
    assert {"/identity/body/halvan-liberation-front/kardovia", "/article/f95d9d79ba30a443"} <= set(read.links())
    assert "/incident/kpa.example-2026-03-10-merrin-market-event-7-15" in read.links()
    assert "/queries/claims" in read.links()
    assert "/article/borderwire.example-ordun-school#claim-340-346" in read.links()  # denies more than is shown
    assert sum(tag == "rect" for tag, _ in read.tags) == 10  # a bar for each kind and day with events


@pytest.mark.parametrize("name", ["home", "search", "articles", "incidents"])
def test_an_empty_store_has_pages_too(empty, name):
    assert len(page(empty, name).of("h1")) == 1


def test_search_marks_the_words(store):
    read = page(store, "search", q="merrin attack")
    assert read.of("h2") == ["Incidents", "Articles", "What was said", "Sentences that events and claims rest on"]
    assert {word.lower() for word in read.of("mark")} == {"merrin", "attack"}
    assert "/article/northern-desk-2026-03-18-claim#claim-34-56" in read.links()


def test_search_in_one_group_has_pages(store, monkeypatch):
    monkeypatch.setattr("kg.serve.pages.search._SIZE", 3)
    read = page(store, "search", q="merrin", in_="sentences", page="2")
    assert len(read.of("blockquote")) == 3
    assert {"/search?q=merrin&in=sentences&page=1", "/search?q=merrin&in=sentences&page=3"} <= set(read.links())
    assert page(store, "search", q="merrin", in_="sentences", page="9").of("blockquote") == []


def test_an_incident_is_found_with_its_day_in_words(store):
    html = render(PAGES["search"](store, {"q": ["merrin attack"], "in": ["incidents"]})).decode()
    assert "<mark>Attack</mark>, <mark>Merrin</mark>, 10 March 2026</a>" in html


def test_those_of_one_name_are_told_apart(empty):
    base = "https://w3id.org/conflict-news/"
    known = {"x": "called Ana Tamm in articles on Kardovia", "y": "called Ana Tamm", "z": "called Ana Tamm"}
    prefixes = f"PREFIX cn: <{base}ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
    for key, ground in known.items():
        person, paper, who = (
            f"<{base}article/{key}#entity-1-9>",
            f"<{base}article/{key}>",
            f"<{base}identity/person/{key}>",
        )
        empty.update(
            f"""{prefixes} INSERT DATA {{
              GRAPH <{base}graph/{key}> {{
                {paper} a cn:Article ; rdfs:label "Paper {key}" .
                {person} a cn:Person ; cn:isNamed true ; rdfs:label "Ana Tamm" ; cn:hasMention {person} .
              }}
              GRAPH <{base}graph/identity> {{
                {person} cn:identifiedAs {who} .
                {who} a cn:Identity ; cn:takenAs cn:Person ; rdfs:label "Ana Tamm" ; cn:because "{ground}" .
              }}
            }}"""
        )
    told = ["called Ana Tamm in articles on Kardovia", "called Ana Tamm in “Paper y”", "called Ana Tamm in “Paper z”"]
    found = page(empty, "search", q="tamm", in_="names").of("span")
    assert sorted(text for text in found if text.startswith("called")) == told
    assert sorted(Read(render(PAGES["actors"](empty, {"name": ["tamm"]}))).of("small")) == told


def test_one_of_a_name_needs_no_telling_apart(store):
    assert Read(render(PAGES["actors"](store, {"name": ["orvall"]}))).of("small") == []


def test_nothing_found_is_said(store):
    html = render(PAGES["search"](store, {"q": ["zzz"]})).decode()
    assert "Nothing has all of these words" in html


def test_articles_come_newest_first(store):
    read = page(store, "articles")
    assert read.of("caption") == ["7 articles"]
    titles = [link for link in read.links() if link.startswith("/article/")]
    assert titles[0] == "/article/northern-desk-2026-03-24-engineers"
    assert titles == [link for link in reversed([*page(store, "articles", sort="oldest").links()]) if link in titles]


@pytest.mark.parametrize(
    ("args", "ids"),
    [
        ({"publisher": "northern"}, ["northern-desk-2026-03-24-engineers", "northern-desk-2026-03-18-claim"]),
        ({"since": "2026-03-18", "until": "2026-03-20"}, ["northern-desk-2026-03-18-claim"]),
        ({"article": "toll", "sort": "title"}, ["teskcourier.example-2026-03-11-merrin-toll"]),
        ({"publisher": "nobody"}, []),
        ({"page": "2"}, []),
    ],
)
def test_articles_are_filtered(store, args, ids):
    links = page(store, "articles", **args).links()
    assert [link.removeprefix("/article/") for link in links if link.startswith("/article/")] == ids


@pytest.mark.parametrize(
    ("args", "labels"),
    [
        ({}, ["Operation Clear Path", "Attack, Merrin, 2026-03-10"]),
        ({"sort": "reports"}, ["Attack, Merrin, 2026-03-10", "Operation Clear Path"]),
        ({"place": "merrin"}, ["Attack, Merrin, 2026-03-10"]),
        ({"type": "MilitaryOperation"}, ["Operation Clear Path"]),
        ({"actor": "HLF"}, ["Attack, Merrin, 2026-03-10"]),
        ({"since": "2026-03-20"}, ["Operation Clear Path"]),
        ({"until": "2026-03-01"}, []),
    ],
)
def test_incidents_are_filtered(store, args, labels):
    shown = PAGES["incidents"](store, {name: [value] for name, value in args.items()}).data["part"]
    assert [row["incident"] for row in shown.items] == labels


def test_an_incident_has_its_span_of_dead(store):
    html = " ".join(render(PAGES["incidents"](store, {"place": ["Merrin"]})).decode().split())
    assert '<span class="figure">12 to 99</span>' in html
    assert "3 publishers" in html


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("search", {"q": "x" * 201}),
        ("search", {"q": "a b c d e f g h i"}),
        ("search", {"q": "a", "in": "everything"}),
        ("search", {"q": "a", "page": "0"}),
        ("articles", {"page": "-1"}),
        ("articles", {"page": "1e9"}),
        ("articles", {"page": "²"}),
        ("articles", {"page": "99999999"}),
        ("articles", {"since": "yesterday"}),
        ("articles", {"until": "20260301"}),
        ("articles", {"sort": "events; DROP"}),
        ("incidents", {"type": "Picnic"}),
        ("incidents", {"since": "2026-02-30"}),
    ],
)
def test_parameters_that_make_no_sense_are_refused(store, name, args):
    with pytest.raises(BadRequestError) as caught:
        PAGES[name](store, {key: [value] for key, value in args.items()})
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, KgError)


@pytest.mark.parametrize(
    ("name", "parameter"),
    [
        ("search", "q"),
        ("articles", "publisher"),
        ("articles", "article"),
        ("incidents", "place"),
        ("incidents", "actor"),
    ],
)
def test_hostile_parameters_come_out_harmless(store, name, parameter):
    read = page(store, name, **{parameter: HOSTILE})
    assert [attrs for tag, attrs in read.tags if tag == "script"] == [{"src": "/static/theme.js"}]
    assert HOSTILE in [attrs.get("value") for tag, attrs in read.tags if tag == "input"]
    assert not any(re.match("on|style", attribute) for _, attrs in read.tags for attribute in attrs)


def test_hostile_articles_come_out_harmless(empty):
    pipeline.build([str(SAMPLES)], empty, check=False)
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    text = f'?old CONTENT "{HOSTILE}" Merrin'.replace("\\", "\\\\").replace('"', '\\"')
    for part in (label, "https://w3id.org/conflict-news/ontology#content", "http://www.w3.org/ns/oa#exact"):
        empty.update(
            f'DELETE {{ GRAPH ?g {{ ?s <{part}> ?old }} }} INSERT {{ GRAPH ?g {{ ?s <{part}> "{text}" }} }} '
            f"WHERE {{ GRAPH ?g {{ ?s <{part}> ?old }} }}"
        )
    for name, args in (("home", {}), ("search", {"q": "merrin"}), ("articles", {}), ("incidents", {})):
        read = page(empty, name, **args)
        assert [attrs for tag, attrs in read.tags if tag == "script"] == [{"src": "/static/theme.js"}]
        assert "alert" in "".join(word for _, words in read.texts for word in words)
