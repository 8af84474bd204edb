"""The pages of incidents, of events and of disputes as a reader uses them."""

from pathlib import Path
from urllib.parse import quote

import pytest
from typer.testing import CliRunner

from kg.cli.app import app

NEWS = Path(__file__).parents[3] / "scripts" / "screenshots.jsonl"
INCIDENT = "/incident/kpa.example-2026-03-10-merrin-market-event-7-15"
BASE = "https://w3id.org/conflict-news/"
SCHOOL = f"/event?iri={quote(f'{BASE}article/borderwire.example-ordun-school#event-70-73', safe='')}"


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    """A store of news of real places, which have positions."""
    store = tmp_path_factory.mktemp("real") / "store"
    told = CliRunner().invoke(app, ["build", str(NEWS), "--store", str(store)])
    assert told.exit_code == 0, told.output
    return store


def test_jumps_bring_each_section_into_view(visit):
    page = visit(INCIDENT, viewport={"width": 1280, "height": 700})
    jumps = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert jumps.all_inner_texts() == [
        "What sources differ on",
        "Tolls",
        "Who and what",
        "Claims",
        "Reports",
        "Places",
        "Why one incident",
        "Data",
    ]
    for at in range(jumps.count()):
        page.evaluate("scrollTo(0, 0)")
        jumps.nth(at).click()
        section = page.locator(":target")
        box = section.bounding_box()
        assert 0 <= box["y"] < 700, section.get_attribute("id")
        assert section.locator("h2").count() == 1


def test_a_toll_leads_to_its_words_in_the_article(visit):
    page = visit(INCIDENT)
    page.locator("#tolls tbody a", has_text="“31”").first.click()
    page.wait_for_url("**/article/*#toll-*")
    assert page.locator("h1").inner_text() == "Merrin hospital puts market attack toll at 31"


def test_an_incident_is_read_without_scripts(visit):
    page = visit(INCIDENT, java_script_enabled=False)
    assert page.locator("#tolls svg").first.is_visible()
    assert page.locator("#tolls tbody tr").count() > 5
    assert page.locator("#places li").all_inner_texts()[0].endswith("position not known")
    page.get_by_text("The reports as a SPARQL query").click()
    assert page.locator("#data pre").is_visible()


def test_the_query_behind_an_incident_opens_in_the_editor(visit):
    page = visit(INCIDENT)
    page.get_by_text("The reports as a SPARQL query").click()
    page.get_by_role("link", name="Open it in the SPARQL page").click()
    page.locator(".yasqe:visible .CodeMirror").get_by_text("incident/kpa.example").first.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_small_map_names_the_places(start, real, browser, grave, scheme):
    """This page has a server of its own, so it is opened without ``visit``; complaints are read all the same."""
    server = start(real)
    context = browser.new_context(base_url=server.url, color_scheme=scheme, reduced_motion="reduce")
    page, said = context.new_page(), []
    page.on("console", lambda one: said.append(one.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/incident/bolan-2024-11-09-station-event-95-103")
    spots = page.locator("#places-map path.spot")
    spots.first.wait_for()
    assert sorted(page.locator("#places-map .leaflet-tooltip").all_inner_texts()) == ["Quetta"]
    page.locator("#places-map path.land").first.wait_for(state="attached")
    assert grave(page) == []
    assert said == []
    context.close()


def test_disputes_are_filtered_and_lead_to_what_they_are_about(visit):
    page = visit("/disputes")
    every = page.locator("ol.disputes > li").count()
    page.get_by_label("Speaker or accused").fill("Ruvania")
    page.get_by_label("Kind").select_option(label="accusations")
    page.get_by_label("Answer").select_option(label="denied")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**actor=Ruvania**")
    heads = page.locator("h2.dispute-head").all_inner_texts()
    assert 0 < len(heads) < every
    assert heads[0] == "Ruvania accused by Ilka Maren"
    first = page.locator("ol.disputes > li").first
    assert first.locator(".says-Accusation").count() == 1
    assert first.locator(".says-Denial").count() >= 1
    assert page.get_by_label("Speaker or accused").input_value() == "Ruvania"
    page.locator("p.about a").first.click()
    assert page.locator("p.kicker").inner_text().startswith(("Incident", "Event"))


def test_an_event_of_an_incident_leads_to_the_incident(visit):
    event = f"{BASE}article/kpa.example-2026-03-10-merrin-market#event-7-15"
    page = visit(f"/event?iri={quote(event, safe='')}")
    assert page.url.endswith(INCIDENT)
    assert page.locator("p.kicker").inner_text() == "Incident · attack"
