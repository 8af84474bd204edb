import unicodedata
from collections.abc import Callable

import pytest

from kg.model import Article

Reader = Callable[[str, str | bytes], Article]
SENTENCES = "Gunmen attacked a market.\n\nFour people died, “many” more were hurt.\n"


def test_lines_are_paragraphs_where_no_width_breaks_them(article: Reader) -> None:
    text = article("a.txt", "Gunmen attacked a market in Merrin on Tuesday.\nFour died.\nThe army denied it.\n").text
    assert text == "Gunmen attacked a market in Merrin on Tuesday.\n\nFour died.\n\nThe army denied it."


def test_lines_broken_at_a_width_are_joined(article: Reader) -> None:
    text = (
        "Gunmen attacked a crowded market in the northern town of Merrin on\n"
        "Tuesday and killed at least 24 people, officials said. A peace-\n"
        "keeping force was sent to the town in the evening, the ministry\n"
        "said.\n\n"
        "No group claimed responsibility for the attack. Police arrested two\n"
        "suspects near the border.\n"
    )
    assert article("a.txt", text).text == (
        "Gunmen attacked a crowded market in the northern town of Merrin on Tuesday and killed at least 24 people, "
        "officials said. A peace-keeping force was sent to the town in the evening, the ministry said.\n\n"
        "No group claimed responsibility for the attack. Police arrested two suspects near the border."
    )


def test_whitespace_and_invisible_characters_go_and_curly_quotes_stay(article: Reader) -> None:
    raw = "Gun\u00admen \t attacked\u00a0a market.\r\n\r\n\r\n“Cafe\u0301\u200b owners”  fled.\u2028Four died."
    text = article("a.txt", raw).text
    assert text == "Gunmen attacked a market.\n\n“Café owners” fled.\n\nFour died."
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Gunmen attack market in Merrin", "Gunmen attack market in Merrin"),
        ("Who armed the rebels?", "Who armed the rebels?"),
        ("Gunmen attacked a market in Merrin.", None),
        ("“We will not stop.”", None),
    ],
)
def test_a_first_line_is_the_headline_where_it_looks_like_one(article: Reader, first: str, title: str | None) -> None:
    found = article("a.txt", f"{first}\n\n{SENTENCES}")
    assert found.title == title
    assert found.text.startswith("Gunmen attacked a market." if title else first)


def test_a_line_on_its_own_is_text(article: Reader) -> None:
    assert article("a.txt", "Gunmen attack market").text == "Gunmen attack market"


def test_front_matter(article: Reader) -> None:
    matter = (
        "---\nid: kpa-7\ntitle: 'Market: 24 dead'\ndate: 10 March 2026\nsource: KPA\ntags:\n  - war\nlang: en-GB\n---\n"
    )
    found = article("a.txt", matter + SENTENCES)
    assert (found.id, found.title, found.published) == ("kpa-7", "Market: 24 dead", "2026-03-10")
    assert (found.publisher, found.language) == ("KPA", "en")
    assert found.text == SENTENCES.strip()


def test_a_rule_that_opens_no_front_matter_is_text(article: Reader) -> None:
    assert "no key here" in article("a.txt", f"---\nThere is no key here.\n---\n{SENTENCES}").text


def test_a_title_told_twice_is_left_out(article: Reader) -> None:
    found = article("a.txt", f"---\ntitle: Market burns.\n---\nMarket burns.\n\n{SENTENCES}")
    assert found.text == SENTENCES.strip()


def test_dateline_gives_day_and_publisher_and_stays(article: Reader) -> None:
    found = article("a.txt", f"Market burns\n\nMERRIN, Kardovia, 10 March 2026 (KPA) — {SENTENCES}")
    assert (found.title, found.published, found.publisher) == ("Market burns", "2026-03-10", "KPA")
    assert found.text.startswith("MERRIN, Kardovia, 10 March 2026 (KPA) — Gunmen")


def test_a_dateline_without_year_takes_it_from_another_date_alone(article: Reader) -> None:
    line = f"MERRIN, Kardovia, March 10 (KPA) - {SENTENCES}"
    assert article("a.txt", line).published is None
    assert article("a.txt", f"Updated on 12 March 2026\n\n{line}").published == "2026-03-10"


def test_markdown_loses_its_marks(article: Reader) -> None:
    found = article("a.md", "# Market burns\n\nGunmen *attacked* a [market](http://a.example).\n\n> He **left**.\n")
    assert (found.title, found.text) == ("Market burns", "Gunmen attacked a market.\n\nHe left.")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252", "mac-roman"]
)
def test_encodings(article: Reader, encoding: str) -> None:
    text = (
        "The minister said that the “martyrs’ brigade” had attacked the town of Zürneck and that 24 people died.\n\n"
        "“We saw them come,” said a trader – she would not give her name – and the café’s owner said so too.\n\n"
    ) * 3
    assert article("a.txt", text.encode(encoding)).text == text.strip()


def test_another_script(article: Reader) -> None:
    text = "Вооружённые люди напали на рынок в городе. Погибли двадцать четыре человека, сообщили власти."
    assert article("a.txt", text.encode("cp1251")).text == text


def test_mojibake_is_mended(article: Reader) -> None:
    broken = "“We won’t stop,” he said.".encode().decode("cp1252", "replace")
    assert "â€™" in broken
    assert "won’t" in article("a.txt", "Café staff: " + broken).text


def test_a_file_cut_off_within_a_character(article: Reader) -> None:
    assert article("a.txt", "“They” said the café".encode()[:-1]).text == "“They” said the caf\ufffd"


def test_a_page_with_the_suffix_of_text(article: Reader) -> None:
    page = "<!DOCTYPE html><html><body><article><p>Gunmen attacked a market in Merrin.</p></article></body></html>"
    assert article("a.txt", page).text == "Gunmen attacked a market in Merrin."
