"""The pages of actors and articles as HTML, also where what articles say is hostile."""

import json
import runpy
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import pipeline
from kg.graph import Build, article_graph, to_quads
from kg.graph.terms import cn, term
from kg.serve.pages import PAGES
from kg.serve.pages.page import BadRequestError, NotFoundError
from kg.serve.pages.render import render
from kg.store import open_store

from .reading import Read

BASE = "https://w3id.org/conflict-news/"
FRONT = "identity/body/halvan-liberation-front/kardovia"
KEY = "northern-desk-2026-03-18-claim"
SAMPLES = Path(__file__).parents[2] / "samples"
EVERY_FIELD = Path(__file__).parents[1] / "graph" / "cases" / "every-field" / "records.py"
HOSTILE = "\"'></script></p><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}\u202e"
WORDS = (
    "rdfs:label", "skos:altLabel", "dcterms:title", "dcterms:publisher", "dcterms:identifier", "dcterms:language",
    "cn:content", "cn:sourceText", "cn:cue", "cn:victims", "cn:countText",
)  # fmt: skip


@pytest.fixture(scope="module")
def store():
    with open_store("memory:") as opened:
        pipeline.build([str(SAMPLES)], opened, check=False, keep_text=True)
        yield opened


@pytest.fixture(scope="module", params=[True, False], ids=["text", "sentences"])
def hostile(request):
    """One article with every field, in which every word is hostile, with its text or without."""
    made = runpy.run_path(str(EVERY_FIELD))["extraction"]
    names = {term(curie) for curie in WORDS}
    with open_store("memory:") as opened:
        quads = set()
        for quad in to_quads(made, Build("1", "m", "0", "0"), keep_text=request.param):
            value = quad.object
            if quad.predicate in names:
                value = Literal(HOSTILE)
            elif quad.predicate == term("schema:url"):
                value = Literal("javascript:alert(1)")
            elif quad.predicate == term("skos:exactMatch"):
                value = NamedNode("javascript:alert(1)")
            elif quad.predicate in (term("schema:articleBody"), term("oa:exact")):
                value = Literal((HOSTILE * 20)[: len(value.value)])
            quads.add(Quad(quad.subject, quad.predicate, value, quad.graph_name))
        opened.replace_graph(article_graph(made.article), quads)
        yield opened


def shown(store, name, /, **args):
    return Read(render(PAGES[name](store, {key: [value] for key, value in args.items()})).decode())


def check(page):
    """Nothing in it runs, ids are there once, and there is one heading of the first order."""
    for tag, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on") or name in ("style", "srcdoc")], (tag, attrs)
        assert tag not in ("style", "iframe", "object", "base", "img")
        if tag == "script":
            assert attrs.get("type") == "application/json" or attrs["src"].startswith(("/static/", "/vendor/"))
    for target in (*page.all("href"), *page.all("action")):
        assert target.startswith(("/", "#", "http://", "https://")) and not target.startswith("//"), target
    ids = page.all("id")
    assert len(ids) == len(set(ids))
    assert [tag for tag, _ in page.tags].count("h1") == 1


def test_the_page_of_a_group_says_who_says_so(store):
    page = shown(store, "actor", path=FRONT)
    check(page)
    assert "Armed group Halvan Liberation Front Also called HLF" in page.text
    for words in (
        "Said to have done Events with Halvan Liberation Front as one who acts.",
        "Told by articles 3 Articles say so in their own voice.",
        "Claimed 3 Somebody says so; no article says it for itself.",
        "Denied 3 Somebody denies it, or it is told as denied.",
        "according to local officials ; Pavel Drost denied by Halvan Liberation Front",
        "accusation Kardovian army “blamed” the Halvan Liberation Front (HLF) for the shelling",
    ):
        assert words in page.text, words
    assert f"/{FRONT}?show=said" in page.all("href")
    assert "/event?iri=https%3A%2F%2Fw3id.org" in next(one for one in page.all("href") if one.startswith("/event"))
    assert "/incident/kpa.example-2026-03-10-merrin-market-event-7-15" in page.all("href")
    sections = {one.removeprefix("#") for one in page.all("href") if one.startswith("#")}
    assert sections <= set(page.all("id"))


def test_the_drawing_has_what_the_table_says(store):
    data = PAGES["actor"](store, {"path": [FRONT]}).data
    drawn = data["ego"]
    assert [node["label"] for node in drawn["nodes"]] == [
        "Halvan Liberation Front",
        "Pavel Drost",
        "Arno Tesh",
        "Karim Sorn",
    ]
    assert drawn["nodes"][1]["href"] == "/identity/person/pavel-drost/kardovia"
    assert [(edge["source"], edge["label"], edge["target"], edge["count"]) for edge in drawn["edges"]] == [
        ("n1", "accuses", "n0", 1),
        ("n0", "denies words of", "n1", 1),
        ("n2", "belongs to", "n0", 1),
        ("n3", "belongs to", "n0", 1),
    ]
    page = Read(render(PAGES["actor"](store, {"path": [FRONT]})).decode())
    (block,) = [words for words in page.words if words.startswith('{"edges"')]
    assert json.loads(block) == json.loads(json.dumps(drawn))


@pytest.mark.parametrize(
    "show", ["said", "accused", "agent-denied", "harms", "articles", "place-told", "beneficiary-denied"]
)
def test_each_list_has_a_page_of_its_own(store, show):
    page = shown(store, "actor", path=FRONT, show=show)
    check(page)
    assert f"/{FRONT}" in page.all("href")
    beyond = shown(store, "actor", path=FRONT, show=show, page="99")
    assert "Nothing here on this page." in beyond.text


def test_parameters_that_make_no_sense_are_told(store):
    for args, words in (
        ({"show": "deeds"}, "show=deeds is no list"),
        ({"show": "said", "page": "0"}, "page '0' is no number"),
        ({"show": "said", "page": "-1"}, "page '-1' is no number"),
        ({"show": "said", "page": "١"}, "is no number"),
        ({"show": "said", "page": "9" * 30}, "is no number"),
    ):
        with pytest.raises(BadRequestError, match=words):
            shown(store, "actor", path=FRONT, **args)
    with pytest.raises(BadRequestError, match="kind=Robot is no kind"):
        shown(store, "actors", kind="Robot")


@pytest.mark.parametrize(
    "path", ["", "entity/Person/nobody", "article/f95d9d79ba30a443", "entity/a b", 'x> } #"', "../../etc/passwd"]
)
def test_what_is_not_there_is_not_found(store, path):
    with pytest.raises(NotFoundError):
        shown(store, "actor", path=path)
    with pytest.raises(NotFoundError):
        shown(store, "article", key=path)


def test_the_list_of_actors(store):
    page = shown(store, "actors", name="orva", kind="Person")
    check(page)
    assert "1 actor Name Kind Also called Mentions Articles Lena Orvall person" in page.text
    assert "/identity/person/lena-orvall/kardovia" in page.all("href")
    assert ("option", {"value": "Person", "selected": None}) in page.tags
    assert "Nobody here fits all of this" in shown(store, "actors", name="nobody at all").text
    inputs = [attrs["id"] for tag, attrs in page.tags if tag in ("input", "select")]
    assert set(inputs) <= set(page.all("for"))


@pytest.mark.parametrize("key", [KEY, "f95d9d79ba30a443", "kpa.example-2026-03-10-merrin-market"])
def test_every_iri_of_an_article_has_an_element(store, key):
    page = shown(store, "article", key=key)
    check(page)
    ids = set(page.all("id"))
    start = f"{BASE}article/{key}#"
    fragments = {
        quad.subject.value.removeprefix(start)
        for quad in store.quads(article_graph(key))
        if quad.subject.value.startswith(start)
    }
    assert len(fragments) > 100 and fragments <= ids
    assert {target.removeprefix("#") for target in page.all("href") if target.startswith("#")} <= ids
    for target in page.all("href"):
        if target.startswith(f"/article/{key}#"):
            assert target.partition("#")[2] in ids


def test_the_words_of_an_article_are_all_there_in_order(store):
    page = shown(store, "article", key=KEY)
    (text,) = [quad.object.value for quad in store.quads(article_graph(KEY)) if "articleBody" in quad.predicate.value]
    assert " ".join(text.split()) in " ".join("".join(page.words).split())
    legend = [attrs["value"] for tag, attrs in page.tags if tag == "input" and attrs.get("type") == "radio"]
    assert legend == ["all", "entity", "source", "cue", "content", "event", "toll", "none"]
    assert "https://northerndesk.example/hlf-claim" in page.all("href")


def test_hostile_words_stay_words_on_the_page_of_an_article(hostile):
    page = shown(hostile, "article", key="wire-7")
    check(page)
    assert "{{ 7 * 7 }}" in "".join(page.words)
    assert not [one for one in page.all("href") if "javascript" in one]


def test_hostile_words_stay_words_on_the_pages_of_actors(hostile):
    named = sorted(quad.subject.value for quad in hostile.quads() if quad.predicate == cn("isNamed"))
    assert len(named) > 5
    for iri in named:
        path = iri.removeprefix(BASE)
        for show in (None, "said", "agent-told", "harms", "articles"):
            page = shown(hostile, "actor", path=path, **({"show": show} if show else {}))
            check(page)
            assert "alert(1)" in "".join(page.words)
    check(shown(hostile, "actors", name=HOSTILE))
    check(shown(hostile, "actors"))


def test_an_article_in_which_nothing_is_read_has_a_page():
    with open_store("memory:") as store:
        made = runpy.run_path(str(EVERY_FIELD))["extraction"]
        bare = type(made)(made.article)
        store.replace_graph(article_graph(made.article), to_quads(bare, Build("1", "m", "0", "0")))
        page = shown(store, "article", key="wire-7")
    check(page)
    assert "Nothing is read in this article." in page.text and "Nobody is quoted." in page.text
