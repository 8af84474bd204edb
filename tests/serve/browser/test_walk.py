"""From home by clicks alone: no page is without a link to it, and none breaks."""

from collections.abc import Callable

from kg.serve.pages import PAGES

SECTIONS = {"Incidents", "Map", "Actors", "Disputes", "Articles", "Queries", "SPARQL"}


def section(name: str) -> Callable:
    def click(page):
        page.get_by_role("navigation", name="Sections").get_by_role("link", name=name).click()

    return click


def first(selector: str) -> Callable:
    def click(page):
        page.locator(f"main {selector}").first.click()

    return click


def searched(page):
    page.get_by_role("searchbox").first.fill("merrin")
    page.keyboard.press("Enter")


def wordmark(page):
    page.get_by_role("link", name="conflict-news-kg", exact=True).click()


STEPS = (
    # what is clicked, the page that it leads to, and where that is
    (section("Incidents"), "incidents", "**/incidents", "Incidents"),
    (first("tbody th a"), "incident", "**/incident/*", "Operation Clear Path"),
    (section("Map"), "map", "**/map", "Map and time line"),
    (first("#list a[href^='/event?']"), "event", "**/event?*", None),
    (section("Actors"), "actors", "**/actors", "Actors"),
    (first("tbody th a"), "actor", "**/identity/body/*/*", "Halvan Liberation Front"),
    (section("Disputes"), "disputes", "**/disputes", "Disputes"),
    (section("Articles"), "articles", "**/articles", "Articles"),
    (first("tbody th a"), "article", "**/article/*", "Kidnapped engineers freed in Kardovia as ceasefire talks begin"),
    (section("Queries"), "queries", "**/queries", "Saved queries"),
    (first("a[href='/queries/attacks']"), "query", "**/queries/attacks", None),
    (section("SPARQL"), "sparql", "**/sparql", "SPARQL"),
    (searched, "search", "**/search?*", "Search: merrin"),
    (wordmark, "home", "**/", "Who did what to whom, and according to whom"),
)


def test_each_page_is_reached_by_clicks(visit):
    page = visit("/")
    seen = set()
    for click, name, where, heading in STEPS:
        click(page)
        page.wait_for_url(where, wait_until="networkidle")
        assert page.locator("h1").count() == 1, name
        if heading is not None:
            assert page.locator("h1").inner_text() == heading
        seen.add(name)
    page.goto("/date/2026-03-10")  # what has no page of its own is met in answers to SPARQL
    assert page.locator("p.kicker").is_visible()
    assert {*seen, "resource"} == set(PAGES)


def test_the_masthead_names_the_section_that_one_is_in(visit):
    page = visit("/")
    names = page.locator("nav.sections a").all_inner_texts()
    assert set(names) == {"Home", *SECTIONS}
    for name in names:
        page.locator("nav.sections a", has_text=name).click()
        page.locator("nav.sections [aria-current=page]", has_text=name).wait_for()
        assert page.locator("nav.sections [aria-current=page]").count() == 1
