"""The pages of actors and articles as a reader uses them."""

import shutil

import pytest
from typer.testing import CliRunner

from kg.cli.app import app

from ..conftest import SAMPLES, serving

FRONT = "/identity/body/halvan-liberation-front/kardovia"
ARTICLE = "/article/northern-desk-2026-03-18-claim"
PAGES = (
    FRONT,
    f"{FRONT}?show=accused",
    "/identity/place/merrin/kardovia",
    "/actors",
    ARTICLE,
    f"{ARTICLE}#claim-34-56",
    "/article/kpa.example-2026-03-10-merrin-market",
)


@pytest.fixture(scope="module")
def reader(samples, tmp_path_factory):
    """A server of the samples that keeps their texts."""
    folder = tmp_path_factory.mktemp("kept")
    shutil.copytree(samples, folder / "store")
    told = CliRunner().invoke(app, ["build", str(SAMPLES), "--store", str(folder / "store"), "--keep-text"])
    assert told.exit_code == 0, told.output
    with serving(folder / "store", folder / "log") as running:
        yield running


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(visit, grave, path, scheme):
    page = visit(path, color_scheme=scheme)
    assert grave(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_all_of_a_page(visit, path):
    page = visit(path, viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def lit(page, within):
    return "".join(page.locator(f"{within} .lit").all_text_contents())


def test_what_is_said_and_its_words_light_each_other(visit):
    page = visit(ARTICLE, viewport={"width": 1280, "height": 900})
    page.hover("#about-claim-153-159 blockquote")
    assert lit(page, ".text") == ("The Halvan Liberation Front (HLF)deniedthat its fighters had killed civilians")
    page.locator(".text a.m-cue", has_text="claimed responsibility").hover()
    assert page.locator(".readings .lit").get_attribute("id") == "about-claim-34-56"
    page.mouse.move(0, 0)
    assert lit(page, "body") == ""


def test_an_iri_of_an_article_leads_to_its_words_without_scripts_too(visit):
    page = visit(f"{ARTICLE}#event-365-371", java_script_enabled=False, viewport={"width": 1280, "height": 500})
    words = page.locator("#event-365-371")
    assert words.inner_text() == "killed"
    box = words.bounding_box()
    assert 0 <= box["y"] < 500
    ground = "element => getComputedStyle(element).backgroundColor"
    assert words.evaluate(ground) != page.locator("#event-571-575").evaluate(ground)
    page.goto("/article/f95d9d79ba30a443#relation-0-1")  # what is not there leads to the page all the same
    assert page.locator("h1").inner_text().startswith("Ruvania rejects")


def test_a_link_into_an_article_brings_its_entry_into_view(visit):
    page = visit(f"{ARTICLE}#toll-857-859", viewport={"width": 1280, "height": 700})
    assert lit(page, ".text") == "31"
    entry = page.locator("#about-toll-857-859")
    assert "lit" in entry.get_attribute("class").split()
    box = entry.bounding_box()
    assert 0 <= box["y"] < 700


@pytest.mark.parametrize("scripts", [True, False])
def test_one_layer_alone(visit, scripts):
    page = visit(ARTICLE, java_script_enabled=scripts)
    lines = "element => getComputedStyle(element).textDecorationLine"
    event, name = page.locator(".text .m-event").nth(1), page.locator(".text .m-entity").nth(0)
    assert (event.evaluate(lines), name.evaluate(lines)) == ("underline", "underline")
    page.check("#layer-event")
    assert (event.evaluate(lines), name.evaluate(lines)) == ("underline", "none")
    page.check("#layer-none")
    assert (event.evaluate(lines), name.evaluate(lines)) == ("none", "none")


def test_the_drawing_leads_to_a_neighbour_and_the_keyboard_too(visit):
    page = visit(FRONT, viewport={"width": 1280, "height": 900})
    canvas = page.locator("#ego-canvas")
    canvas.scroll_into_view_if_needed()
    page.wait_for_selector("#ego-canvas canvas")
    place = page.evaluate("document.getElementById('ego-canvas')._cyreg.cy.nodes()[1].renderedPosition()")
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + place["x"], box["y"] + place["y"])
    page.wait_for_function("document.getElementById('ego-said').textContent === 'Pavel Drost, person'")
    assert page.locator(".ego-side tr.lit").count() == 2
    page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])
    page.wait_for_url("**/identity/person/pavel-drost/kardovia")
    assert page.locator("h1").inner_text() == "Pavel Drost"
    page.go_back()
    page.locator(".ego-side tbody a").nth(3).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/identity/person/karim-sorn")


def test_without_scripts_the_table_of_ties_stands_alone(visit):
    page = visit(FRONT, java_script_enabled=False)
    assert not page.locator("#ego").is_visible()
    rows = page.locator(".ego-side tbody tr").all_inner_texts()
    assert [[cell.strip() for cell in row.split("\t")][:2] for row in rows[:2]] == [
        ["is accused by", "Pavel Drost"],
        ["denies words of", "Pavel Drost"],
    ]


def test_from_the_list_to_an_actor_to_an_article(visit):
    page = visit("/actors")
    page.fill("#f-name", "orva")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Lena Orvall").click()
    assert page.locator("h1").inner_text() == "Lena Orvall"
    page.locator("#articles tbody a").first.click()
    assert page.url.endswith(ARTICLE)


def test_what_is_not_there_is_told(visit):
    page = visit("/identity/person/nobody", expected=404)
    assert page.locator("h1").count() == 1
    visit("/article/nothing", expected=404)
    visit(f"{FRONT}?show=deeds", expected=400)
