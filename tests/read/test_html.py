from collections.abc import Callable

import pytest

from kg.model import Article

Reader = Callable[[str, str | bytes], Article]
BODY = (
    "<article><h1>Bus burned</h1><p>By Anna Keller</p><p>Gunmen burned a bus in Merrin on Tuesday and killed four "
    "people, police in the northern town said.</p><p>Share</p><ul><li>Two of the dead were children.</li></ul>"
    "<blockquote>“We saw them,” he said.</blockquote><h2>Related</h2><ul><li><a href=x>Other story</a></li></ul>"
    "<p>Copyright 2026 The Tesk Courier. All rights reserved.</p></article>"
)


def page(head: str = "", attributes: str = "") -> str:
    return f"<!DOCTYPE html><html{attributes}><head><title>Bus burned</title>{head}</head><body>{BODY}</body></html>"


def test_furniture_inside_the_article_goes_too(article: Reader) -> None:
    found = article("a.html", page())
    assert found.title == "Bus burned"
    assert found.text == (
        "Gunmen burned a bus in Merrin on Tuesday and killed four people, police in the northern town said.\n\n"
        "Two of the dead were children.\n\n“We saw them,” he said."
    )


def test_no_date_is_made_of_a_copyright_line(article: Reader) -> None:
    assert article("a.html", page()).published is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="1990-04-03T08:00:00Z">',
        '<meta name="date" content="1990-04-03">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "1990-04-03"}</script>',
    ],
)
def test_dates_of_any_age(article: Reader, head: str) -> None:
    assert article("a.html", page(head)).published == "1990-04-03"


def test_language_and_url(article: Reader) -> None:
    found = article(
        "a.html", page('<link rel="canonical" href="https://tesk.example/bus?utm_source=x">', ' lang="en-GB"')
    )
    assert found.language == "en"
    assert found.url is not None
    assert found.url.startswith("https://tesk.example/bus")
    assert found.id == "tesk.example-bus"


def test_a_page_in_the_encoding_that_it_names(article: Reader) -> None:
    text = page('<meta charset="iso-8859-2">').replace("Merrin", "Łódź").replace("“", '"').replace("”", '"')
    assert "bus in Łódź on" in article("a.html", text.encode("iso-8859-2")).text


def test_a_fragment_is_a_page(article: Reader) -> None:
    assert (
        article("a.html", "<p>Gunmen killed four people in Merrin.</p>").text == "Gunmen killed four people in Merrin."
    )


@pytest.mark.parametrize(
    "source",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav><div><a href=a>One</a> <a href=b>Two</a></div></body></html>",
        "<html>" + "<div>" * 5000 + "</div>" * 5000 + "</html>",
    ],
)
def test_a_page_without_an_article(problem: Callable[[str, str | bytes], str], source: str) -> None:
    assert "no article was found in the page; save its text as .txt" in problem("a.html", source)
