"""Holders of offices: who "the prime minister" was on a day, and when a name is only a namesake's."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kg.model import Article, Entity, Extraction
from kg.resolve import link
from kg.resolve.office_table import holders, offices, terms
from kg.settings import lexicon_rows

PAKISTAN = ("Pakistan", "Country", "country/PK")
BALOCHISTAN = ("Balochistan", "Region", "region/PK-balochistan")


def person(text: str, day: str | None, name: str, *others: tuple[str, str, str | None]) -> Entity:
    """The linked record of one person, mentioned wherever the words stand in the text."""
    entities = []
    for number, (words, type_, key) in enumerate([(name, "Person", None), *others], start=1):
        starts = [at for at in range(len(text)) if text.startswith(words, at)]
        assert starts, f"{words} is not in the text"
        named = words.split()[-1].removeprefix("al-")[0].isupper()
        mentions = tuple((at, at + len(words)) for at in starts)
        entities.append(Entity(f"e{number}", type_, words, mentions=mentions, key=key, named=named))
    return link(Extraction(Article("a1", text, "", published=day), tuple(entities))).entities[0]


@pytest.mark.parametrize(
    ("text", "day", "name", "key"),
    [
        ("Turkey's president spoke.", "2018-12-25", "Turkey's president", "person/recep-tayyip-erdogan"),
        ("Turkey's president spoke.", "2010-12-25", "Turkey's president", "person/abdullah-gul"),
        ("The US president spoke.", "2014-05-05", "US president", "person/barack-obama"),
        ("The president of Colombia spoke.", "2016-05-05", "president", "person/juan-manuel-santos"),
        ("The UN secretary-general spoke.", "2003-05-05", "UN secretary-general", "person/kofi-annan"),
        ("The Nato chief spoke.", "2020-05-05", "Nato chief", "person/jens-stoltenberg"),
    ],
)
def test_an_office_is_its_holder_on_the_day(text: str, day: str, name: str, key: str) -> None:
    others = [("UN", "Organization", "actor/united-nations")] if "UN" in text else []
    others += [("Nato", "Organization", "actor/nato")] if "Nato" in text else []
    entity = person(text, day, name, *others)
    assert entity.key == key
    assert entity.nil is False


def test_it_gets_the_persons_name_and_link() -> None:
    entity = person("The US president spoke.", "2014-05-05", "US president")
    assert (entity.name, entity.aliases) == ("US president", ("Barack Obama",))
    assert entity.links == ("http://www.wikidata.org/entity/Q76",)


def test_a_bare_office_is_of_the_state_or_region_that_the_article_is_about() -> None:
    text = "Pakistan mourned. The prime minister spoke of Pakistan."
    assert person(text, "2025-02-01", "prime minister", PAKISTAN).key == "person/shehbaz-sharif"
    text = "The chief minister spoke in Balochistan, Pakistan."
    assert person(text, "2025-02-01", "chief minister", PAKISTAN, BALOCHISTAN).key == "person/sarfraz-bugti"


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("Turkey's president spoke.", None, "Turkey's president"),
        ("Turkey's president spoke.", "2014-08-28", "Turkey's president"),  # the day on which one followed the other
        ("Turkey's former president spoke.", "2018-12-25", "Turkey's former president"),
        ("Turkey's vice president spoke.", "2018-12-25", "Turkey's vice president"),
        ("In 1999 Turkey's president spoke.", "2018-12-25", "Turkey's president"),
        ("A Turkish president spoke.", "2018-12-25", "Turkish president"),
        ("The president of the club spoke in Turkey.", "2018-12-25", "president"),
        ("The club's president spoke in Turkey.", "2018-12-25", "club's president"),
        ("The president met envoys of Turkey and Syria.", "2018-12-25", "president"),
        ("The Kardovian president spoke.", "2018-12-25", "Kardovian president"),
    ],
)
def test_an_office_that_is_not_clear_stays_open(text: str, day: str | None, name: str) -> None:
    assert person(text, day, name).key is None


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Bashar al-Assad left Syria.", "Bashar al-Assad", "person/bashar-al-assad"),
        ("Syria's war: Assad spoke.", "Assad", "person/bashar-al-assad"),
        ("Turkish Foreign Minister Çavuşoğlu spoke.", "Çavuşoğlu", "person/mevlut-cavusoglu"),
        ("Pakistani Prime Minister Imran Khan spoke.", "Imran Khan", "person/imran-khan"),
    ],
)
def test_a_name_with_support_is_the_holders(text: str, name: str, key: str) -> None:
    assert person(text, "2019-03-01", name).key == key


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("Bashar al-Assad opened a shop in Merrin.", "2019-03-01", "Bashar al-Assad"),
        ("Assad opened a shop in Merrin.", "2019-03-01", "Assad"),
        ("Syria's war: Assad spoke.", None, "Assad"),
        ("Imran Khan opened a shop in Pakistan.", "2019-03-01", "Imran Khan"),
        ("Turkey: Çavuşoğlu opened a shop.", "2019-03-01", "Çavuşoğlu"),
        ("Theresa May, 34, was hurt in Britain.", "2019-03-01", "Theresa May"),
        ("Justin Trudeau was born in Canada.", "1990-03-01", "Justin Trudeau"),
    ],
)
def test_a_namesake_without_support_is_not(text: str, day: str | None, name: str) -> None:
    assert person(text, day, name).key is None


def test_a_surname_of_somebody_else_in_the_article_is_theirs() -> None:
    text = "Syria: Assad spoke to Rifaat Assad."
    assert person(text, "2019-03-01", "Assad", ("Rifaat Assad", "Person", None)).key is None


def test_a_son_with_the_same_name_is_another() -> None:
    entity = Entity("e1", "Person", "Donald Trump Jr.", aliases=("Donald Trump",), mentions=((0, 16),))
    text = "Donald Trump Jr. spoke in the US."
    linked = link(Extraction(Article("a1", text, "", published="2019-03-01"), (entity,))).entities[0]
    assert linked == replace(entity, nil=True)


def test_a_record_with_the_names_of_two_is_neither() -> None:
    text = "George H. W. Bush and George W. Bush led the US."
    entity = Entity("e1", "Person", "George H. W. Bush", aliases=("George W. Bush",), mentions=((0, 17), (22, 36)))
    assert link(Extraction(Article("a1", text, "", published="2019-03-01"), (entity,))).entities[0].key is None
    alone = replace(entity, aliases=(), mentions=((0, 17),))
    linked = link(Extraction(Article("a1", text, "", published="2019-03-01"), (alone,))).entities[0]
    assert linked.key == "person/george-h-w-bush"


def test_the_table_is_whole() -> None:
    known = {office.name for group in offices().values() for office in group}
    keys = {row["key"] for file in ("actors.csv", "regions.csv") for row in lexicon_rows(file)}
    keys |= {f"country/{row['key']}" for row in lexicon_rows("countries.csv")}
    for term in terms():
        assert term.office in known, term
        assert term.of in keys, term
        assert term.first <= term.last, term
    assert len(terms()) >= 500
    links = {(term.name, term.wikidata) for term in terms()}
    assert len(links) == len({name for name, _ in links})
    numbers = [wikidata for _, wikidata in links if wikidata]
    assert len(numbers) == len(set(numbers))


def test_nobody_holds_an_office_with_another() -> None:
    for pair, group in holders().items():
        ordered = sorted(group, key=lambda term: term.first)
        for one, other in pairwise(ordered):
            assert one.last <= other.first or one.last[:7] == other.first[:7], (pair, one.name, other.name)
