import doctest
import re
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.query import saved_queries
from kg.serve.pages import PAGES, queries
from kg.serve.pages.page import BadRequestError, NotFoundError
from kg.serve.pages.queries import OURS
from kg.serve.pages.render import render
from kg.store import open_store

MAPPED = Path(__file__).parents[1] / "explore" / "mapped.trig"
NAMES = [query.name for query in saved_queries()]


@pytest.fixture(scope="module")
def store(samples):
    with open_store(str(samples), read_only=True) as opened:
        yield opened


def page(store, name, **args):
    return PAGES["query"](store, {"saved": [name], **{key: [value] for key, value in args.items()}})


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_examples_hold():
    assert doctest.testmod(queries).failed == 0


def test_all_queries_are_listed_with_what_they_ask(store):
    html = render(PAGES["queries"](store, {})).decode()
    assert re.findall(r'<p class="title"><a href="/queries/(\w+)">', html) == NAMES
    assert "Who accuses whom of what, and who denies it?" in html
    tagged = render(PAGES["queries"](store, {"tag": ["disputes"]})).decode()
    assert re.findall(r'<p class="title"><a href="/queries/(\w+)">', tagged) == [
        query.name for query in saved_queries() if "disputes" in query.tags
    ]
    with pytest.raises(NotFoundError, match="no saved query is tagged 'x'; there are articles, claims"):
        PAGES["queries"](store, {"tag": ["x"]})


@pytest.mark.parametrize("name", NAMES)
def test_every_query_has_a_page_with_its_form_and_its_example(store, name):
    made = page(store, name)
    html = render(made).decode()
    assert made.status == 200
    query = made.data["query"]
    for param in query.params:
        assert re.search(rf'<(input|select)[^>]* id="f-{param.name}" name="{param.name}"', html)
        assert param.name not in OURS
    assert made.data["example"], "each example gives at least one value"
    answer = page(store, name, **made.data["example"]).data["table"].rows
    assert bool(answer) == (name != "copies"), "of the samples none is a copy"
    assert set(made.data["charts"]) <= set(query.columns)


def test_the_answer_is_a_table_a_chart_downloads_and_sparql(store):
    made = page(store, "attacks", target="market")
    html = render(made).decode()
    assert [row[6] for row in made.data["rows"]] == ["2026-03-14", "2026-03-10", "2026-03-10", None]
    assert '<td class="c-type"><a href="/article/f95d9d79ba30a443#event-91-99">attack</a></td>' in html
    assert "eventIri" not in html.partition("<table")[2].partition("</table>")[0]
    assert "Rows by day of start" in html
    assert (made.data["counts"].counts[0], made.data["counts"].counts[-1]) == (("2026-03-02", 1), ("2026-03-10", 2))
    assert 'href="/api/queries/attacks?target=market&amp;format=csv"' in html
    assert 'value="market"' in html
    assert "VALUES (?p_type ?p_actor ?p_target" in made.data["sparql"]
    assert '"market"' in made.data["sparql"]
    assert 'href="/sparql#query=PREFIX+cn%3A' in html


def test_an_iri_is_shown_as_the_words_that_name_it_with_days_and_kinds_in_words(store):
    html = render(page(store, "incidents")).decode()
    assert (
        '<td class="c-incident"><a href="/incident/kpa.example-2026-03-10-merrin-market-event-7-15">'
        "Attack, Merrin, 10 March 2026</a></td>" in html
    )
    table = words(render(page(store, "claims", type="ResponsibilityClaim")).decode().partition("<table")[2])
    assert "claim of responsibility" in table
    assert not re.search(r"ResponsibilityClaim|#|claim-\d", table.partition("Open it in the SPARQL page")[0])


def test_who_is_blamed_keeps_the_capitals_and_every_day_is_in_words(store):
    html = render(page(store, "contradictions")).decode()
    assert '<td class="c-matter">Ruvania</td>' in html
    assert re.search(r'<td class="c-onePublished"><time datetime="2026-\d\d-\d\d">\d+ March 2026</time></td>', html)


@pytest.mark.parametrize("name", NAMES)
def test_every_thing_of_an_answer_is_linked(store, name):
    made = page(store, name, **({"article": "merrin"} if name == "event_table" else {}))
    links = {column.link for column in made.data["columns"]} - {None}
    assert links == {at for at, column in enumerate(made.data["table"].columns) if column.endswith("Iri")}


def test_another_column_can_be_counted(store):
    made = page(store, "tolls", chart="kind")
    assert made.data["counts"].counts == (
        ("killed", 22), ("injured", 3), ("detained", 2), ("displaced", 2), ("kidnapped", 1),
    )  # fmt: skip
    with pytest.raises(BadRequestError, match="chart: 'event' cannot be counted here; take published, kind, source"):
        page(store, "tolls", chart="event")


def test_an_answer_has_pages(store):
    made = page(store, "claims", page="2")
    assert (len(made.data["rows"]), made.data["pages"]) == (22, 2)
    assert 'rel="prev" href="/queries/claims?page=1"' in render(made).decode()
    for wrong in ("0", "3", "x", "²"):
        with pytest.raises(BadRequestError, match="is none of the 2 pages of this answer"):
            page(store, "claims", page=wrong)


def test_a_value_that_does_not_fit_is_told_beside_its_field(store):
    made = page(store, "events", since="2026-99", type="Bmbing", actor="army")
    html = render(made).decode()
    assert made.status == 400
    assert made.data["wrong"] == {
        "since": "'2026-99' does not fit; a day is needed, as YYYY-MM-DD",
        "type": "'Bmbing' is none of the choices (did you mean Bombing?)",
    }
    since = html.index('id="f-since"')
    assert since < html.index("a day is needed", since) < html.index('id="f-until"')
    assert 'value="2026-99" aria-describedby="h-since" aria-invalid="true"' in html
    assert 'value="army"' in html
    assert "<table" not in html


def test_what_is_not_there_is_told(store):
    with pytest.raises(NotFoundError, match=r"there is no saved query 'event' \(did you mean events"):
        page(store, "event")
    with pytest.raises(BadRequestError, match="query events has no parameter 'colour'; it has type, actor"):
        page(store, "events", colour="red")


def test_what_is_typed_stays_text(store):
    html = render(page(store, "events", actor='"><script>alert(1)</script>')).decode()
    assert "<script>alert" not in html
    assert "No rows." in words(html)


def test_places_are_found_by_iri_and_drawn():
    with open_store("memory:") as mapped:
        mapped.add(parse(path=str(MAPPED), format=RdfFormat.TRIG))
        made = page(mapped, "events")
        html = render(made).decode()
    assert [(spot["name"], spot["at"], spot["exactness"], spot["size"]) for spot in made.data["spots"]] == [
        ("Old Port", None, "exact", 3),
        ("Hall of Mills", "Lower Province", "province", 1),
    ]
    assert '<a href="/entity/City/geonames/1">Old Port</a>' in html
