"""The pages of the saved queries and of SPARQL, and the time line of the map, as a reader uses them."""

import re


def test_the_time_line_and_the_list_follow_each_other_and_the_url_keeps_it(visit):
    page = visit("/map")
    page.locator("#line .vis-item").first.wait_for()
    shown = page.locator("#list > li:visible")
    assert shown.count() == 16
    for _ in range(4):
        page.locator("#closer").click()
    page.wait_for_url(re.compile("span="))
    some = shown.count()
    assert 0 < some < 16
    shown.first.locator("a").focus()
    page.wait_for_url(re.compile("item="))
    name = shown.first.locator(".title").inner_text()
    page.reload()
    page.locator("#list > li.is-lit").wait_for()
    assert (shown.count(), page.locator("#list > li.is-lit .title").inner_text()) == (some, name)
    page.locator("#all").click()
    assert shown.count() == 16
    assert "span=" not in page.url


def test_the_list_is_read_without_scripts_and_the_form_filters_it(visit):
    page = visit("/map", java_script_enabled=False)
    assert page.locator("#list > li").count() == 16
    page.get_by_label("Actor").fill("army")
    page.get_by_role("button", name="Apply").click()
    assert page.locator("#list > li").count() == 3
    assert not page.locator("#map").is_visible()


def test_a_saved_query_is_asked_by_its_form(visit):
    page = visit("/queries/accusations")
    page.get_by_label("accused", exact=True).fill("Ruvania")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("heading", name="2 rows").wait_for()
    assert page.locator("tbody tr").count() == 2


def test_bars_tell_their_number_to_the_keyboard(visit):
    page = visit("/queries/attacks?target=market")
    page.locator(".chart .bar").first.focus()
    assert page.locator("#readout").inner_text() == "2 March 2026: 1"
    page.keyboard.press("ArrowRight")
    assert page.locator("#readout").inner_text() == "10 March 2026: 2"


def test_the_editor_asks_this_server_and_tells_why_it_refuses(visit):
    page = visit("/sparql")
    page.locator(".example", has_text="Tolls, source by source").click()
    page.locator(".yasqe_queryButton:visible").click()
    page.get_by_text("21 results").wait_for()
    link = page.locator(".yasr a.iri:visible").first
    assert link.inner_text().startswith("article:")


def test_a_saved_query_opens_in_the_editor(visit):
    page = visit("/queries/tolls")
    page.get_by_text("The query in SPARQL").click()
    page.get_by_role("link", name="Open it in the SPARQL page").click()
    page.locator(".yasqe:visible .CodeMirror").get_by_text("?eventIri").first.wait_for()


def test_the_editor_is_a_form_without_scripts(visit):
    page = visit("/sparql", java_script_enabled=False)
    assert page.get_by_label("Query").input_value().startswith("PREFIX cn:")
    assert not page.locator("#yasgui").is_visible()
