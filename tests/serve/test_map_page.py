import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.serve.pages import PAGES
from kg.serve.pages.page import BadRequestError
from kg.serve.pages.render import render
from kg.store import open_store

MAPPED = Path(__file__).parents[1] / "explore" / "mapped.trig"


class Elements(HTMLParser):
    """The names of all elements, and of the attributes that they have."""

    def __init__(self, html):
        super().__init__()
        self.names, self.attributes, self.scripts = [], set(), []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "script":
            self.scripts.append(dict(attrs))


@pytest.fixture(scope="module")
def mapped():
    with open_store("memory:") as store:
        store.add(parse(path=str(MAPPED), format=RdfFormat.TRIG))
        yield store


def page(store, **args):
    return PAGES["map"](store, {name: [value] if isinstance(value, str) else value for name, value in args.items()})


def shown(html):
    (data,) = re.findall(r'<script type="application/json" id="shown">(.*?)</script>', html, re.DOTALL)
    return json.loads(data)


def test_the_list_is_in_the_html_with_who_says_so_and_who_denies_it(mapped):
    html = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", render(page(mapped)).decode().partition("<main")[2]))
    assert "3 incidents and events" in html
    assert "1 other with neither a day nor a place on the map is left out." in html
    assert (
        "Bombing, Old Port, 5 February 2026 occurred bombing 5 February 2026 Old Port 4 or more dead, as told" in html
    )
    assert "Said to be by Red Column according to police in the port; told by an article itself too 2 reports" in html
    assert "Old Port (near it)" in html
    assert "according to The mayor denied by The army" in html
    assert "Hall of Mills, in Lower Province (somewhere in the province)" in html


def test_the_script_gets_days_points_and_countries_and_the_list_the_rest(mapped):
    data = shown(render(page(mapped, status="occurred")).decode())
    assert data["items"] == [
        {
            "key": "incident/a-event-1-2",
            "status": "occurred",
            "start": "2026-02-05",
            "end": "2026-02-05",
            "rough": False,
            "points": [{"lat": 12.25, "lon": 31.5, "name": "Old Port", "of": None, "exactness": "exact"}],
            "countries": [0],
        }
    ]
    assert data["countries"] == [{"key": "entity/Country/ZZ", "name": "Zanzig", "number": None}]


def test_links_lead_to_the_incident_or_to_the_event_that_none_has(mapped):
    html = render(page(mapped)).decode()
    assert '<a href="/incident/a-event-1-2">Bombing, Old Port, 5 February 2026</a>' in html
    assert 'href="/event?iri=https%3A%2F%2Fw3id.org%2Fconflict-news%2Farticle%2Fa%23event-40-41"' in html


@pytest.mark.parametrize(
    ("args", "keys"),
    [
        ({"kind": "Attack", "status": ["occurred", "denied"]}, ["incident/a-event-1-2", "article/a#event-20-21"]),
        ({"bbox": "30.9,11.9,31.1,12.1"}, ["article/a#event-40-41"]),
        ({"country": "entity/Country/ZZ", "until": "2026-02-28"}, ["incident/a-event-1-2"]),
        ({"kind": "Aid", "unplaced": "1"}, ["article/a#event-50-51"]),
        ({"actor": " ", "since": ""}, ["incident/a-event-1-2", "article/a#event-20-21", "article/a#event-40-41"]),
    ],
)
def test_the_url_filters(mapped, args, keys):
    assert [item["key"] for item in shown(render(page(mapped, **args)).decode())["items"]] == keys


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ({"since": "2026-13"}, "since: '2026-13' is no day; give one as 2026-03-10"),
        ({"bbox": "1,2,3"}, "bbox: '1,2,3' is no box; give west,south,east,north in degrees"),
        (
            {"bbox": "nan,0,1,1"},
            "bbox: 'nan,0,1,1' is not on Earth; west and east go to 180 degrees, south and north to 90",
        ),
        ({"kind": "<b>"}, "kind: there is no '<b>'; take Attack, "),
        ({"status": ["occurred", "gone"]}, "status: there is no 'gone'; take occurred, "),
    ],
)
def test_a_value_that_is_none_is_told(mapped, args, message):
    with pytest.raises(BadRequestError, match=re.escape(message)):
        page(mapped, **args)


def test_what_articles_say_stays_text(mapped):
    html = render(page(mapped, actor='men" } <b>')).decode()
    found = Elements(html)
    assert {"b", "script"} & set(found.names) == {"b", "script"}, "names of agents are in bold, by the page itself"
    assert all("src" in script or script["type"] == "application/json" for script in found.scripts)
    assert not {name for name in found.attributes if name == "style" or name.startswith("on")}
    assert "alert(1)" in html
    assert "<script>alert" not in html
    assert "men&#34; } &lt;b&gt;" in html


def test_the_samples_have_no_place_on_the_map_and_are_on_the_time_line(samples):
    with open_store(str(samples), read_only=True) as store:
        html = render(page(store)).decode()
    data = shown(html)
    assert "No position is known of any place here" in html
    assert (len(data["items"]), [item for item in data["items"] if item["points"]]) == (16, [])
    assert data["items"][0]["start"] == "2026-04-01"
