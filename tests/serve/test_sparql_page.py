import html
import json
import re
from urllib.parse import urlencode

import pytest

from kg.graph import PREFIXES
from kg.query import run_text, saved_queries
from kg.serve.pages import PAGES
from kg.serve.pages.render import render
from kg.serve.pages.sparql import examples
from kg.store import open_store


@pytest.fixture(scope="module")
def store(samples):
    with open_store(str(samples), read_only=True) as opened:
        yield opened


def page(store, **args):
    return render(PAGES["sparql"](store, {name: [value] for name, value in args.items()})).decode()


def textarea(text):
    (found,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL)
    return html.unescape(found)


def editor(text):
    (found,) = re.findall(r'<script type="application/json" id="editor">(.*?)</script>', text, re.DOTALL)
    return json.loads(found)


def test_without_scripts_it_is_a_form_with_the_first_example(store):
    text = page(store)
    assert '<form action="/sparql" method="get" class="plain" id="plain">' in text
    assert textarea(text) == examples()[0].sparql
    assert re.findall(r'<option value="(\w+)">', text) == ["csv", "tsv", "json", "xml", "turtle"]
    assert not editor(text)["given"]


def test_a_query_in_the_url_stands_in_the_editor_and_stays_text(store):
    hostile = 'SELECT * { ?s ?p "</textarea></script><script>alert(1)</script>" }'
    text = page(store, query=hostile)
    assert (textarea(text), editor(text)["given"]) == (hostile, True)
    assert "<script>alert" not in text


def test_the_editor_knows_our_prefixes_terms_and_queries(store):
    known = editor(page(store))
    assert known["prefixes"] == dict(PREFIXES)
    assert {PREFIXES["cn"] + name for name in ("Bombing", "asserts", "status-occurred")} <= set(known["terms"])
    assert [one.name for one in examples()] == ["claims", "disputes", "graphs", "evidence", "incidents", "tolls"]
    assert set(known["examples"]) == {
        *(one.name for one in examples()),
        *(f"queries/{query.name}" for query in saved_queries()),
    }


@pytest.mark.parametrize(
    ("name", "count", "row"),
    [
        ("claims", 50, {"source": "witnesses", "cue": "said", "type": f"{PREFIXES['cn']}Statement"}),
        ("disputes", 14, {"denier": "Halvan Liberation Front", "says": "that it had shelled the school"}),
        ("graphs", 7, {"published": "2026-03-10", "events": 7}),
        ("evidence", 43, {"label": "attacking: army → village", "words": "attacking", "start": 437}),
        ("incidents", 63, {"label": "Operation Clear Path", "score": 8.5}),
        ("tolls", 21, {"least": 15, "most": 15, "victims": "people", "source": "Arno Tesh"}),
    ],
)
def test_each_example_teaches_with_the_samples(store, name, count, row):
    (example,) = [one for one in examples() if one.name == name]
    table = run_text(store, example.sparql)
    assert len(table.rows) == count
    assert row.items() <= table.records()[0].items()
    assert example.why.endswith(".")


def test_each_saved_query_can_be_opened_as_it_is(store):
    for sparql in editor(page(store))["examples"].values():
        run_text(store, sparql)


ARTICLES = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/conflict-news/ontology#Article> }"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize("sparql", [ARTICLES, "CONSTRUCT WHERE { ?s a ?o }", "ASK {}", "no query"])
def test_a_browser_gets_the_editor_with_the_query_in_it(writable, sparql):
    answer = writable.query(sparql, Accept=BROWSER)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert textarea(answer.text) == sparql
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/sparql-results+json"),
        ("text/html;q=0.5, text/csv", "text/csv; charset=utf-8"),
        ("text/html, application/sparql-results+xml", "application/sparql-results+xml"),
    ],
)
def test_who_likes_html_no_better_gets_the_answer(server, accept, media_type):
    assert server.query(ARTICLES, Accept=accept).headers["content-type"] == media_type


def test_a_browser_that_names_a_format_gets_it(server):
    named = server.ask(f"/sparql?{urlencode({'query': ARTICLES, 'format': 'csv'})}", Accept=BROWSER)
    assert (named.headers["content-type"], named.body) == ("text/csv; charset=utf-8", b"n\r\n7\r\n")
