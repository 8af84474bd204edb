import pytest

from kg.read.furniture import match, rules, sort_out

DROPPED = [(rule.name, text) for rule in rules() for text in rule.drops]
KEPT = [text for rule in rules() for text in rule.keeps]


def test_rules_are_told_apart_and_explained() -> None:
    assert len({rule.name for rule in rules()}) == len(rules())
    assert all(rule.reason and rule.drops and rule.keeps for rule in rules())
    assert {rule.where for rule in rules()} <= {"anywhere", "head"}
    assert {rule.use for rule in rules()} <= {None, "published", "updated"}
    assert {rule.takes for rule in rules()} <= {None, "headlines"}


@pytest.mark.parametrize(("name", "text"), DROPPED)
def test_furniture_falls_under_its_rule(name: str, text: str) -> None:
    rule = match(text)
    assert rule is not None
    assert rule.name == name


@pytest.mark.parametrize("text", KEPT)
def test_near_misses_stay(text: str) -> None:
    assert match(text) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The list of 3 items was found in a rebel's pocket.",
        "Share prices fell in Tesk.",
        "Three hours ago rebels attacked the town of Merrin.",
        "Related groups claimed the attack.",
        "Advertisement hoardings were torn down by protesters.",
        "By Monday, 40 people had died.",
        "Photo evidence showed burnt huts.",
        "Save for two guards, nobody survived.",
        "Print shops were closed by the police.",
        "Watch was kept at the bridge.",
        "4 soldiers died.",
        "Read more than once, the statement blames Ruvania.",
        "Follow-up attacks killed three.",
        "On 5 February 2026, gunmen attacked the town.",
        "Updated on Monday, the toll stands at 31.",
    ],
)
def test_a_sentence_is_never_dropped(sentence: str) -> None:
    assert sort_out(["First things first.", sentence]).paragraphs == ("First things first.", sentence)


def test_a_box_of_links_goes_with_its_headlines_until_the_next_sentence() -> None:
    found = sort_out(
        ["He said so.", "Related", "Harbour festival returns", "Sport in brief", "He left.", "The aftermath"]
    )
    assert found.paragraphs == ("He said so.", "He left.", "The aftermath")


def test_the_dates_of_a_timeline_stay_and_tell_no_day_of_publication() -> None:
    entries = [
        "Attacks in Halvan.",
        "5 March 2026",
        "Gunmen attacked a bus.",
        "9 March 2026",
        "Gunmen attacked a market.",
    ]
    found = sort_out(entries)
    assert found.paragraphs == tuple(entries)
    assert found.published is None


def test_the_day_of_publication_counts_before_that_of_a_change() -> None:
    found = sort_out(["Last updated 6 Feb 2026", "Published On 5 Feb 2026", "He left."])
    assert (found.published, found.updated) == ("2026-02-05", "2026-02-06")
