from pathlib import Path

from kg.model import Article
from kg.read import count, read

SAMPLES = Path(__file__).parents[2] / "samples"


def test_the_samples_read_as_seven_articles_without_a_problem() -> None:
    found = list(read([str(SAMPLES)]))
    assert [item for item in found if not isinstance(item, Article)] == []
    assert len(found) == 7
    assert count([str(SAMPLES)]) == 7


def test_a_page_gives_its_five_paragraphs_and_what_it_says_of_itself() -> None:
    (page,) = read([str(SAMPLES / "2-merrin-toll.html")])
    assert isinstance(page, Article)
    assert page.title == "Merrin hospital puts market attack toll at 31"
    assert page.published == "2026-03-11"
    assert page.publisher == "The Tesk Courier"
    assert page.url == "https://teskcourier.example/2026/03/11/merrin-toll"
    assert page.id == "teskcourier.example-2026-03-11-merrin-toll"
    paragraphs = page.text.split("\n\n")
    assert len(paragraphs) == 5
    assert paragraphs[0].startswith("MERRIN, Kardovia – Doctors at")
    assert paragraphs[-1].endswith("had fled the town since the attack.")


def test_text_copied_from_a_page_loses_its_furniture_alone() -> None:
    (text,) = read([str(SAMPLES / "3-operation-clear-path.txt")])
    assert isinstance(text, Article)
    assert text.title == "Kardovian army launches operation in Halvan after market attack"
    assert text.published == "2026-03-13"
    paragraphs = text.text.split("\n\n")
    assert len(paragraphs) == 6
    assert paragraphs[2] == '"We will not stop until the north is safe," Drost said.'


def test_front_matter_is_used_and_left_out() -> None:
    (text,) = read([str(SAMPLES / "5-ordun-school-shelling.txt")])
    assert isinstance(text, Article)
    assert (text.published, text.publisher) == ("2026-03-17", "Border Wire")
    assert text.url == "https://borderwire.example/ordun-school"
    assert text.text.startswith("At least eight people")
