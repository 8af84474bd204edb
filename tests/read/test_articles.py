from kg.model import Article
from kg.read.articles import Draft, build


def made(draft: Draft) -> Article:
    (found,) = build(draft)
    assert isinstance(found, Article)
    return found


def test_ids_come_from_the_input_then_the_url_then_the_text() -> None:
    url = "https://www.kpa.example/2026/03/10/Merrin market/?utm_source=x&page=2#top"
    assert made(Draft("a", "He left.", id=" kpa 7 ", url=url)).id == "kpa 7"
    assert made(Draft("a", "He left.", url=url)).id == "kpa.example-2026-03-10-Merrin-market-page-2"
    assert made(Draft("a", "He left.", url="https://kpa.example/")).id == made(Draft("a", "He left.")).id
    assert made(Draft("a", "He left.")).id == "7ce6575d63f3ba1f"


def test_long_urls_keep_their_ids_apart() -> None:
    one, two = (made(Draft("a", "He left.", url=f"https://kpa.example/{'x' * 100}/{last}")).id for last in "ab")
    assert one != two
    assert len(one) == len(two) == 80


def test_days_count_in_order() -> None:
    text = "MERRIN, 10 March 2026 (KPA) - He left."
    url = "https://kpa.example/2026/03/12/a"
    assert made(Draft("a", text, given_day="2026-03-08", told_day="2026-03-09", url=url)).published == "2026-03-08"
    assert made(Draft("a", text, told_day="2026-03-09", url=url)).published == "2026-03-09"
    assert made(Draft("a", text, url=url)).published == "2026-03-10"
    assert made(Draft("a", "He left.", url=url)).published == "2026-03-12"
    assert made(Draft("a", "He left.", url=url, updated="2026-03-13")).published == "2026-03-13"


def test_the_publisher_that_is_given_counts_before_the_datelines() -> None:
    text = "MERRIN, 10 March 2026 (KPA) - He left."
    assert made(Draft("a", text)).publisher == "KPA"
    assert made(Draft("a", text, publisher="Border Wire")).publisher == "Border Wire"
