"""The frame of all pages, home, search and the lists, as a reader uses them."""


def test_pages_are_read_without_scripts(visit):
    page = visit("/", java_script_enabled=False)
    assert page.locator("main rect").count() == 10
    assert page.get_by_role("link", name="Halvan Liberation Front").first.is_visible()
    assert not page.locator("#theme").is_visible()


def test_dark_and_light_are_kept(visit):
    page = visit("/", color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light, switch = page.evaluate(ground), page.get_by_role("button", name="Dark")
    assert switch.get_attribute("aria-pressed") == "false"
    switch.click()
    assert switch.get_attribute("aria-pressed") == "true"
    page.goto("/articles")
    assert page.evaluate(ground) != light
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(ground) == light


def test_the_keyboard_leads_past_the_masthead_and_searches(visit):
    page = visit("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_role("searchbox").first.fill("rifles")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=rifles")
    assert page.locator("mark").first.text_content() == "rifles"
    assert page.get_by_role("link", name="Ilka Maren").count() == 1


def test_filters_stand_in_the_url_and_the_form(visit):
    page = visit("/incidents")
    page.get_by_label("Place").fill("merrin")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**place=merrin**")
    assert page.get_by_label("Place").input_value() == "merrin"
    assert page.locator("tbody tr").count() == 1


def test_an_error_is_a_page(visit, grave):
    page = visit("/articles?since=yesterday", expected=400)
    assert "Since 'yesterday' is no day; give one as 2026-03-10" in page.locator("main").inner_text()
    assert grave(page) == []


def test_on_a_small_screen_each_incident_is_read_whole(visit):
    page = visit("/incidents", viewport={"width": 360, "height": 800})
    row = page.locator("tbody tr", has_text="Attack, Merrin, 10 March 2026")
    assert row.bounding_box()["height"] < 260
    for cell in row.locator("th, td").all():
        box = cell.bounding_box()
        assert box is None or 0 <= box["x"] <= box["x"] + box["width"] <= 360
    words = "getComputedStyle(document.querySelector('td[data-head=Where]'), '::before').content"
    assert page.evaluate(words).replace('" "', "") == '"Where: "'


def test_on_paper_no_table_is_cut_off_and_what_is_folded_is_there(visit):
    cut = "[...document.querySelectorAll('.table-box')].filter((box) => box.scrollWidth > box.clientWidth + 1).length"
    page = visit("/incident/kpa.example-2026-03-10-merrin-market-event-7-15", viewport={"width": 680, "height": 960})
    fold = "<details class='more'><summary>1 more</summary><p id='folded'>one more</p></details>"
    page.evaluate("(fold) => document.querySelector('main').insertAdjacentHTML('beforeend', fold)", fold)
    height = "document.querySelector('#folded').getBoundingClientRect().height"
    assert page.evaluate(cut) > 0
    assert not page.evaluate(height) or not page.locator("#folded").is_visible()
    page.emulate_media(media="print")
    assert page.evaluate(cut) == 0
    assert page.locator("#folded").is_visible()
    assert page.evaluate(height) > 0
