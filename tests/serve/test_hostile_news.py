"""Articles that mean harm: whatever they hold, every page that shows it shows words and no more."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import quote, urldefrag

import pytest
from typer.testing import CliRunner

from kg.cli.app import app

from .conftest import serving

SCRIPT = "<script>alert(1)</script>"
IMAGE = "\"><img src=x onerror=alert(1)> ' onload=alert(1) x='"
BRACES = "{{ 7 * 191 }} {% raw %}"
WAY_OUT = '""" } UNION { ?s ?p ?o } #'
NEWS = f"""MERRIN, 10 March - Gunmen killed two traders {SCRIPT} at a market in Merrin on Tuesday, police said.
The {IMAGE} Ministry of Defence said the Halvan Liberation Front attacked "the village {SCRIPT}" of Ordun and killed at
least 30 people. Colonel Pavel </textarea></script>{SCRIPT} Drost denied that his soldiers had killed civilians.
{BRACES} The "Halvan {IMAGE} Front" claimed responsibility for an attack on a police station in Tesk
{WAY_OUT} on 9 March. Kardovian President Ilka Maren accused Ruvania \u202egnimra fo\u202c of arming the
fighters. Ruvania denied it."""
ARTICLES = [
    {"id": "plain", "title": SCRIPT, "publisher": IMAGE, "url": "javascript:alert(1)"},
    {"id": f"../{SCRIPT}", "title": IMAGE, "publisher": SCRIPT, "url": 'https://a.example/"onclick="alert(1)'},
    {"id": "{{7*191}}", "title": BRACES, "publisher": WAY_OUT, "url": "data:text/html,<script>alert(1)</script>"},
    {
        "id": "turned",
        "title": "\u202eeltit\u0000\u0007 \ufeff\u2028",
        "publisher": "]]>--><!--",
        "url": "//evil.example",
    },
]
STARTS = [
    *("/", "/incidents", "/actors", "/articles", "/map", "/disputes", "/queries", "/sparql", "/ontology"),
    *(f"/search?q={quote(text)}" for text in (SCRIPT, IMAGE, "attack", "Drost", BRACES, WAY_OUT)),
    *(f"/queries/{name}?run=1" for name in ("accusations", "articles", "timeline", "tolls", "claims", "entities")),
    *(f"/queries/claims?source={quote(text)}&place={quote(text)}" for text in (SCRIPT, IMAGE, WAY_OUT)),
    *(
        f"/{name}?q={quote(IMAGE)}&kind={quote(SCRIPT)}"
        for name in ("incidents", "actors", "articles", "map", "disputes")
    ),
]
MOST = 250
"""Pages that are looked at."""


class Page(HTMLParser):
    """What would do something, and where links lead."""

    def __init__(self, path, html):
        super().__init__()
        self.harm, self.links, self.data = [], [], False
        self.path = path
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        inline = tag == "script" and "src" not in attributes and attributes.get("type") != "application/json"
        if inline or tag in {"style", "iframe", "object", "embed", "base"} or len(attributes) < len(attrs):
            self.harm.append((tag, attrs))
        for name, value in attributes.items():
            target = re.sub(r"[\x00-\x20]", "", value or "").lower()
            address = name in {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href"}
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.harm.append((tag, attrs))
            if address and re.match(r"(?!https?:)[a-z][a-z0-9+.-]*:|//", target):
                self.harm.append((tag, attrs))
            if tag in {"script", "img", "link"} and address and not target.startswith("/"):
                self.harm.append((tag, attrs))
            if tag == "a" and name == "href" and target.startswith("/"):
                self.links.append(urldefrag(value)[0])
            elif tag == "a" and name == "href" and target.startswith("http"):
                rel = (attributes.get("rel") or "").split()
                if not {"noopener", "noreferrer"} <= set(rel):
                    self.harm.append((tag, attrs))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A server of articles that mean harm."""
    here = tmp_path_factory.mktemp("hostile")
    lines = [{"text": NEWS, "published": f"2026-03-1{n}", **article} for n, article in enumerate(ARTICLES)]
    (here / "news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    built = CliRunner().invoke(app, ["build", str(here / "news.jsonl"), "--store", str(here / "store")])
    assert "4 built" in built.output, built.output
    with serving(here / "store", here / "log") as server:
        yield server


def test_no_page_does_what_an_article_says(hostile):
    waiting, seen, kinds, shown = list(STARTS), set(), Counter(), Counter()
    while waiting and len(seen) < MOST:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = hostile.ask(path, Accept="text/html,*/*;q=0.8")
        assert answer.status in {200, 303, 400, 404}, (path, answer.text[:300])
        assert "script-src 'self';" in answer.headers["content-security-policy"]
        kinds[path.split("?")[0].split("/")[1], answer.status] += 1
        if answer.status == 303:
            assert re.match(r"/(?!/)", answer.headers["location"])
            waiting.append(urldefrag(answer.headers["location"])[0])
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        page = Page(path, answer.text)
        assert page.harm == [], path
        assert "1337" not in answer.text
        assert "Traceback" not in answer.text
        shown.update(text for text in ("alert(1)", "onerror", "7 * 191", "UNION") if text in answer.text)
        waiting += page.links
    found = {kind for kind, status in kinds if status == 200}
    assert {"", "search", "incidents", "actors", "articles", "article", "map", "disputes", "queries"} <= found, kinds
    assert set(shown) == {"alert(1)", "onerror", "7 * 191", "UNION"}  # else nothing would have been tried


@pytest.mark.parametrize(
    "html",
    [
        SCRIPT,
        f'<p title="{IMAGE}">',
        '<a href=" java\nscript:alert(1)">x</a>',
        '<a href="//evil.example">x</a>',
        '<a href="https://a.example/">x</a>',
        '<script type="application/json">"</script><script>alert(1)</script>"</script>',
        "<p style='x'>",
    ],
)
def test_harm_is_seen(html):
    assert Page("/", html).harm


def test_what_programs_get_is_marked_as_no_page(hostile):
    for path in ("/sparql?query=SELECT*%7B?s?p?o%7D", "/graph-store?graph=https://w3id.org/conflict-news/graph/plain"):
        answer = hostile.ask(path)
        assert answer.status == 200
        assert not answer.headers["content-type"].startswith("text/html")
        assert answer.headers["x-content-type-options"] == "nosniff"
