"""What holds for every page: nobody is kept out, and a phone shows all of it."""

import pytest

PAGES = (
    "/",
    "/search?q=merrin",
    "/search?q=merrin&in=said",
    "/search?q=zzz",
    "/articles",
    "/incidents",
    "/incident/kpa.example-2026-03-10-merrin-market-event-7-15",
    "/event?iri=https%3A%2F%2Fw3id.org%2Fconflict-news%2Farticle%2Fborderwire.example-ordun-school%23event-70-73",
    "/disputes",
    "/disputes?actor=Ruvania&answer=denied",
    "/disputes?place=zzz",
    "/map",
    "/queries",
    "/queries/attacks?target=market",
    "/queries/tolls?chart=kind",
    "/sparql",
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(visit, grave, path, scheme):
    page = visit(path, color_scheme=scheme)
    assert grave(page) == []
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_all_of_a_page(visit, path):
    page = visit(path, viewport={"width": 360, "height": 740})
    page.locator("main").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
