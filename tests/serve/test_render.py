"""Pages come out as HTML in which nothing hostile is left."""

import doctest
import re
from html.parser import HTMLParser

import pytest
from jinja2 import UndefinedError

import kg
from kg.serve.pages import charts, words
from kg.serve.pages.charts import Count, Estimate
from kg.serve.pages.page import Page
from kg.serve.pages.render import environment, render

BASE = "https://w3id.org/conflict-news/"
HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>' {{ 7 * 7 }}"


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.words = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def parsed(html):
    tags = Tags()
    tags.feed(html)
    return tags


def drawn(call, **data):
    return environment().from_string('{% import "macros.html" as ui %}{{ ' + call + " }}").render(data)


@pytest.mark.parametrize("module", [words, charts])
def test_examples_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2026-05-01", "2026-05-31", '<time datetime="2026-05">May 2026</time>'),
        ("2024-02-01", "2024-02-29", '<time datetime="2024-02">February 2024</time>'),
        ("1980-01-01", "1989-12-31", '<time datetime="1980">1980</time> to <time datetime="1989">1989</time>'),
        ("2026-05-01", "2026-05-01", '<time datetime="2026-05-01">1 May 2026</time>'),
        (None, "2026-12-31", 'until <time datetime="2026-12-31">31 December 2026</time>'),
    ],
)
def test_a_whole_month_or_year_is_not_said_to_have_passed_from_its_first_day_to_its_last(start, end, said):
    assert drawn("ui.interval(start, end)", start=start, end=end) == said


def test_a_position_is_in_degrees_of_its_hemisphere():
    assert drawn("ui.position(-2.891, 72.1)") == '<span class="figure">2.89° S, 72.10° E</span>'


def test_a_page_is_whole():
    page = Page("error.html", {"title": "Not found", "message": "There is no incident x.", "status": 404}, 404)
    html = render(page).decode()
    tags = parsed(html)
    assert html.startswith("<!doctype html>")
    assert [tag for tag, _ in tags.tags if tag == "h1"] == ["h1"]
    assert {"header", "nav", "main", "footer"} <= {tag for tag, _ in tags.tags}
    assert "There is no incident x." in tags.words
    assert kg.__version__ in html


def test_nothing_stands_in_line():
    page = Page("error.html", {"title": HOSTILE, "message": HOSTILE, "status": 400})
    tags = parsed(render(page).decode())
    assert tags.words.count(HOSTILE) == 2  # heading and message; the title is cut by what follows it
    for tag, attributes in tags.tags:
        assert tag not in {"style", "img"}
        assert not any(name == "style" or name.startswith("on") for name in attributes)
    assert [attributes for tag, attributes in tags.tags if tag == "script"] == [{"src": "/static/theme.js"}]


def test_a_page_that_lacks_a_value_fails():
    with pytest.raises(UndefinedError):
        render(Page("error.html", {"title": "Not found"}))


@pytest.mark.parametrize(
    "call",
    [
        "ui.link(iri, text)",
        "ui.links([(iri, text)])",
        "ui.links([(iri, text)], most=0)",
        "ui.status(text)",
        "ui.claim(text)",
        "ui.date(text)",
        "ui.interval(text, None)",
        "ui.quotation(text, text, iri, text, iri, text, text, True)",
        "ui.field(text, text, text, text, text)",
        "ui.select(text, text, [(text, text)], text, text)",
        "ui.pager(text, {text: text}, 2, True)",
        "ui.empty(text)",
        "ui.figures([(1, text, text)])",
        "ui.bars([count, count], text)",
        "ui.ranges([estimate], text)",
        "ui.rdf(iri)",
    ],
)
def test_parts_escape_what_they_are_given(call):
    data = {"iri": "javascript:alert(1)", "text": HOSTILE, "count": Count(HOSTILE, 1)}
    html = drawn(call, **data, estimate=Estimate(HOSTILE, 1, 2, None, HOSTILE, "javascript:alert(1)"))
    tags = parsed(html)
    assert not {tag for tag, _ in tags.tags} & {"script", "img"}
    for _, attributes in tags.tags:
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert not re.match(r"\s*javascript", attributes.get("href") or "")


@pytest.mark.parametrize(
    ("iri", "target"),
    [
        (BASE, "/"),
        (f"{BASE}article/daily#event-8-16", "/article/daily#event-8-16"),
        (f"{BASE}ontology#Bombing", "/ontology#Bombing"),
        (f"{BASE}/elsewhere.example/x", ""),
        (f"{BASE}article/a\\b", ""),
        ("https://w3id.org/conflict-news.example/x", "https://w3id.org/conflict-news.example/x"),
        ("HTTP://www.wikidata.org/entity/Q1", "HTTP://www.wikidata.org/entity/Q1"),
        ("http:///nowhere", ""),
        ("http://a.example/ b", ""),
        ('http://a.example/"onclick=', ""),
        ("//elsewhere.example", ""),
        ("javascript:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("urn:uuid:1", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_links_lead_here_or_to_the_web(iri, target):
    assert words.href(iri) == target


def test_links_that_lead_away_say_so():
    assert drawn('ui.link("http://www.wikidata.org/entity/Q1", "Q1")') == (
        '<a href="http://www.wikidata.org/entity/Q1" rel="external noopener noreferrer">Q1</a>'
    )
    assert drawn(f'ui.link("{BASE}article/daily", "Daily")') == '<a href="/article/daily">Daily</a>'
    assert drawn('ui.link("urn:x", "Daily")') == "<span>Daily</span>"


def test_a_chart_of_ranges_says_its_numbers_in_words():
    html = drawn(
        "ui.ranges(estimates, 'Killed')",
        estimates=[Estimate("army", 24, 99), Estimate("group", 700, None), Estimate("wire", None, None)],
    )
    said = [" ".join(word.split()) for word in parsed(html).words]
    assert [word for word in said if word] == [
        "Killed", "0", "200", "400", "600", "800", "army", "24 to 99", "group", "700 or more", "wire", "no number",
    ]  # fmt: skip
    assert html.count('class="tip"') == 1


def test_an_open_end_at_the_edge_still_has_an_arrow():
    chart = charts.ranges([Estimate("group", 100, None)])
    assert chart.rows[0].start < chart.rows[0].end == 100


def test_a_bar_is_as_high_as_its_count():
    counts = [Count("2026-01", 2), Count("2026-02", 0), Count("2026-03", 8)]
    assert [(bar.y, bar.height) for bar in charts.bars(counts)] == [(75, 25), (100, 0), (0, 100)]
    assert [bar.height for bar in charts.bars(counts, top=16)] == [12.5, 0, 50]
    assert charts.bars([]) == ()


def test_text_that_is_no_utf_8_is_no_error():
    page = Page("error.html", {"title": "a\ud800b", "message": "", "status": 400})
    assert "a?b" in render(page).decode()
