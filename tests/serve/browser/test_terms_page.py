"""The ontology and the page of any one thing, as a browser shows them."""

import pytest


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/ontology", "/codes/acled", "/date/2026-03-10", "/graph/dataset"])
def test_nobody_is_kept_out_and_nothing_is_cut_off(visit, grave, path, scheme):
    page = visit(path, color_scheme=scheme, viewport={"width": 360, "height": 740})
    assert grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("h1").count() == 1


def test_the_filter_leaves_the_terms_that_contain_what_is_typed(visit):
    page = visit("/ontology")
    every = page.locator("section.term:visible").count()
    page.get_by_label("Show only terms that contain").fill("bombing")
    assert page.locator("section.term:visible h3").all_inner_texts() == [
        "bombing Bombing",
        "suicide bombing SuicideBombing",
    ]
    assert page.locator("nav.terms a:visible").all_inner_texts() == ["bombing", "suicide bombing"]
    assert page.locator("#filtered").inner_text() == "2 terms"
    assert page.locator("nav.terms h3:visible").count() == 1
    page.get_by_label("Show only terms that contain").fill("")
    assert page.locator("section.term:visible").count() == every > 200


def test_the_iri_of_a_term_leads_to_its_place(visit):
    page = visit("/ontology#SuicideBombing")
    box = page.locator("#SuicideBombing").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 200
    assert page.locator("#SuicideBombing:target").count() == 1


def test_without_scripts_all_terms_are_there_and_no_filter(visit):
    page = visit("/ontology", java_script_enabled=False)
    assert page.locator("section.term:visible").count() > 200
    assert page.locator("#filter:visible").count() == 0


def test_from_thing_to_thing_one_follows_links(visit):
    page = visit("/graph/f95d9d79ba30a443")
    page.get_by_role("link", name="build/").first.click()
    assert "/build/" in page.url
    assert page.locator("h1").inner_text().startswith("build/")
