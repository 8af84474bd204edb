"""The map, where places are known."""

import re
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.store import open_store

MAPPED = Path(__file__).parents[2] / "explore" / "mapped.trig"


@pytest.fixture
def reader(start, tmp_path):
    """A server of a few lines of TriG that ``visit`` opens pages of."""
    folder = tmp_path / "mapped"
    with open_store(str(folder)) as store:
        store.add(parse(path=str(MAPPED), format=RdfFormat.TRIG))
    return start(folder)


def test_map_list_and_box_follow_each_other(visit):
    page = visit("/map")
    spots, shown = page.locator("#map path.spot"), page.locator("#list > li:visible")
    spots.first.wait_for()
    assert sorted(spots.evaluate_all("all => all.map((each) => each.getAttribute('aria-label'))")) == [
        "Lower Province (somewhere in the province): Protest, Hall of Mills",
        "Old Port (near it): ambush: </script><script>alert(1)</script>",
        "Old Port: Bombing, Old Port, 5 February 2026",
    ]
    assert page.locator("#map path.spot.vague").count() == page.locator("#map path.spot.near").count() == 1

    page.get_by_role("button", name="Lower Province").focus()
    page.keyboard.press("Enter")
    assert page.locator("#list > li.is-lit .title").inner_text() == "Protest, Hall of Mills"
    page.wait_for_url(re.compile("item=article%2Fa%23event-40-41"))

    page.locator("#draw").click()
    exact = page.locator("#map path.spot:not(.vague):not(.near)").bounding_box()
    page.mouse.move(exact["x"] - 6, exact["y"] - 6)
    page.mouse.down()
    page.mouse.move(exact["x"] + exact["width"] + 6, exact["y"] + exact["height"] + 6)
    page.mouse.up()
    page.wait_for_url(re.compile("bbox="))
    assert shown.count() == 2
    assert page.locator("#said").inner_text() == "2 of 3 shown: in the box."
    page.reload()
    spots.first.wait_for()
    assert shown.count() == 2, "the server reads the box too"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_url(lambda url: "bbox" not in url)
    page.locator("#list > li").nth(2).wait_for()
    assert shown.count() == 3


def test_the_places_of_an_answer_are_on_a_map(visit):
    page = visit("/queries/events")
    page.locator("#map path.spot").first.wait_for()
    assert page.locator("#map path.spot").count() == 2
    assert page.get_by_role("link", name="Old Port").first.get_attribute("href") == "/entity/City/geonames/1"
