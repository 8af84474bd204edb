"""What is joined and what is not, in articles that differ in one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode

from kg.graph import BASE, IDENTITY_GRAPH, cn, term

from .desk import Called, Told, article, identities, incidents, settled

KARDOVIA, RUVANIA = Called("Country", "Kardovia", times=3), Called("Country", "Ruvania", times=3)
MERRIN, SELM = Called("City", "Merrin"), Called("City", "Selm")
MARKET = Called("Facility", "a market", named=False)
CHECKPOINT = Called("Facility", "a checkpoint", named=False)
ARCADE = Called("Facility", "Orvall Arcade")
STATION = Called("Facility", "a police station", named=False)
GUNMEN, MILITANTS, RAIDERS, SOLDIERS, OFFICERS = (
    Called("PopulationGroup", name, named=False)
    for name in ("gunmen", "militants", "raiders", "soldiers", "police officers")
)
ATTACK = Told("Attack", "attacked", "2026-03-10", (MERRIN,), targets=(MARKET,), killed=(24, 24))


def pair(other, *, published="2026-03-11", country=KARDOVIA):
    """Two articles: one on an attack, and one on what may be the same."""
    return settled([article("a", "2026-03-11", [ATTACK], [KARDOVIA]), article("b", published, [other], [country])])


@pytest.mark.parametrize(
    "other",
    [
        ATTACK,
        replace(ATTACK, type="Bombing", trigger="bombed"),
        replace(ATTACK, killed=(26, 26)),
        replace(ATTACK, day=None),
        replace(ATTACK, targets=(Called("Facility", "a bazaar", named=False),)),
    ],
    ids=["the same", "more exact", "a toll that grew", "without a day", "in another word"],
)
def test_reports_of_one_attack_are_joined(other):
    assert incidents(pair(other)) == [["a", "b"]]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("Attack", "Bombing"), "Bombing"),
        (("Attack", "Attack", "Bombing"), "Bombing"),
        (("Attack", "Attack", "Killing"), "Attack"),
        (("Killing", "Killing", "Attack"), "Killing"),
    ],
)
def test_an_incident_is_of_the_kind_that_most_reports_allow(kinds, expected):
    told = [replace(ATTACK, type=kind) for kind in kinds]
    store = settled([article(f"a{n}", "2026-03-11", [one], [KARDOVIA]) for n, one in enumerate(told)])
    taken = {q.object for q in store.quads(IDENTITY_GRAPH) if q.predicate == cn("takenAs")}
    assert taken & {cn(kind) for kind in kinds} == {cn(expected)}


@pytest.mark.parametrize(
    ("other", "published", "country"),
    [
        (replace(ATTACK, places=(SELM,)), "2026-03-11", KARDOVIA),
        (replace(ATTACK, places=(SELM,), targets=(CHECKPOINT,), killed=(5, 5)), "2026-03-11", KARDOVIA),
        (replace(ATTACK, day="2026-03-17"), "2026-03-18", KARDOVIA),
        (replace(ATTACK, day=None), "2026-03-25", KARDOVIA),
        (ATTACK, "2026-03-11", RUVANIA),
        (replace(ATTACK, type="Arrest", trigger="arrested"), "2026-03-11", KARDOVIA),
        (replace(ATTACK, status="planned"), "2026-03-11", KARDOVIA),
    ],
    ids=[
        "the next town",
        "another target in the next town",
        "a week later",
        "without a day, weeks later",
        "another country",
        "another kind",
        "planned",
    ],
)
def test_other_events_are_not(other, published, country):
    assert incidents(pair(other, published=published, country=country)) == []


def test_one_article_tells_of_two_attacks():
    told = [ATTACK, replace(ATTACK, trigger="struck", targets=(CHECKPOINT,), killed=(5, 5))]
    both = settled([article("a", "2026-03-11", told, [KARDOVIA]), article("b", "2026-03-11", told, [KARDOVIA])])
    assert all(len(set(group)) == len(group) for group in incidents(both))
    assert incidents(settled([article("a", "2026-03-11", told, [KARDOVIA])])) == []


def test_two_attacks_of_one_article_are_not_joined_by_way_of_another():
    told = [ATTACK, replace(ATTACK, trigger="struck", targets=(CHECKPOINT,), killed=(5, 5))]
    store = settled([article("a", "2026-03-11", told, [KARDOVIA]), article("b", "2026-03-11", [ATTACK], [KARDOVIA])])
    assert incidents(store) == [["a", "b"]]


def test_what_an_article_tells_twice_is_one_by_way_of_another():
    told = [ATTACK, Told("Attack", "stormed", places=(MERRIN,))]
    store = settled([article("a", "2026-03-11", told, [KARDOVIA]), article("b", "2026-03-11", [ATTACK], [KARDOVIA])])
    assert incidents(store) == [["a", "a", "b"]]


SHOT = replace(ATTACK, agents=(GUNMEN,))
FIRED = Told("Attack", "fired", "2026-03-10", places=(MERRIN,), agents=(SOLDIERS,))


@pytest.mark.parametrize(
    ("first", "second", "articles"),
    [
        (SHOT, FIRED, ["a", "b"]),
        (SHOT, replace(FIRED, status="denied"), ["a", "b"]),
        (SHOT, replace(FIRED, agents=(SOLDIERS, OFFICERS)), ["a", "b"]),
        (SHOT, replace(FIRED, agents=(MILITANTS,)), ["a", "a", "b"]),
        (SHOT, replace(FIRED, agents=(RAIDERS,)), ["a", "a", "b"]),
        (SHOT, replace(FIRED, agents=(SOLDIERS, MILITANTS)), ["a", "a", "b"]),
        (SHOT, replace(FIRED, agents=()), ["a", "a", "b"]),
        (replace(ATTACK, agents=(OFFICERS,)), FIRED, ["a", "a", "b"]),
        (SHOT, replace(FIRED, targets=(MARKET,)), ["a", "a", "b"]),
        (replace(SHOT, targets=(MARKET, ARCADE)), replace(FIRED, targets=(ARCADE,)), ["a", "a", "b"]),
        (replace(SHOT, targets=(MARKET, STATION)), replace(FIRED, targets=(RAIDERS,)), ["a", "a", "b"]),
        (SHOT, replace(FIRED, targets=(RAIDERS,)), ["a", "b"]),
        (SHOT, replace(FIRED, type="ArmedClash", trigger="clashed"), ["a", "a", "b"]),
    ],
    ids=[
        "soldiers",
        "soldiers, as is denied",
        "two forces",
        "militants",
        "raiders",
        "soldiers and militants",
        "nobody is named",
        "both are forces",
        "two accounts of who hit the market",
        "two accounts of who hit what has a name",
        "shots in return",
        "shots at who attacked the market alone",
        "a clash",
    ],
)
def test_whom_an_article_calls_gunmen_are_not_its_soldiers(first, second, articles):
    store = settled(
        [article("a", "2026-03-11", [first, second], [KARDOVIA]), article("b", "2026-03-11", [ATTACK], [KARDOVIA])]
    )
    assert incidents(store) == [articles]


def test_attacks_on_one_day_in_two_towns_are_two_incidents():
    told = [ATTACK, replace(ATTACK, places=(SELM,))]
    store = settled(article(key, "2026-03-11", told, [KARDOVIA]) for key in "ab")
    assert incidents(store) == [["a", "b"], ["a", "b"]]


def test_three_papers_on_one_attack():
    store = settled(article(key, "2026-03-11", [ATTACK], [KARDOVIA]) for key in "abc")
    assert incidents(store) == [["a", "b", "c"]]


def named(*calls):
    """A store of articles, each on a country and with a name."""
    return settled(
        article(key, "2026-03-11", (), [country, who]) for key, (country, who) in zip("abcdef", calls, strict=False)
    )


def test_one_name_in_one_country_is_one():
    who = Called("Person", "Lena Orvall")
    assert identities(named((KARDOVIA, who), (KARDOVIA, who)))["person/lena-orvall/kardovia"] == ["a", "b"]


def test_namesakes_in_two_countries_are_two():
    who = Called("Person", "Lena Orvall")
    found = identities(named((KARDOVIA, who), (RUVANIA, who)))
    assert found["person/lena-orvall/kardovia"] == ["a"]
    assert found["person/lena-orvall/ruvania"] == ["b"]


def test_a_surname_alone_may_be_anybody():
    found = identities(named(*[(KARDOVIA, Called("Person", name)) for name in ("Orvall", "Orvall", "Lena Orvall")]))
    assert sorted(keys for name, keys in found.items() if name.startswith("person/")) == [["a"], ["b"], ["c"]]


def test_two_people_who_share_a_surname():
    found = identities(named((KARDOVIA, Called("Person", "Lena Orvall")), (KARDOVIA, Called("Person", "Piet Orvall"))))
    assert found["person/lena-orvall/kardovia"] == ["a"]
    assert found["person/piet-orvall/kardovia"] == ["b"]


def test_a_name_in_two_spellings():
    names = ("Mohammed Sarran", "Mohammed Sarran", "Muhammad Sarran")
    found = identities(named(*[(KARDOVIA, Called("Person", name)) for name in names]))
    assert found["person/mohammed-sarran/kardovia"] == ["a", "b", "c"]


def test_a_person_with_and_without_a_middle_name():
    names = ("Karim Sorn", "Karim Daoud Sorn")
    found = identities(named(*[(KARDOVIA, Called("Person", name)) for name in names]))
    assert found["person/karim-daoud-sorn/kardovia"] == ["a", "b"]


def test_a_shorter_name_that_may_be_either_of_two_is_neither():
    names = ("Karim Sorn", "Karim Daoud Sorn", "Karim Hale Sorn")
    found = identities(named(*[(KARDOVIA, Called("Person", name)) for name in names]))
    assert [found[f"person/{name}/kardovia"] for name in ("karim-sorn", "karim-daoud-sorn", "karim-hale-sorn")] == [
        ["a"], ["b"], ["c"],
    ]  # fmt: skip


def test_an_acronym_and_the_name_that_it_is_of():
    front = Called("ArmedGroup", "Halvan Liberation Front", ("HLF",))
    found = identities(named((KARDOVIA, front), (KARDOVIA, Called("ArmedGroup", "HLF"))))
    assert found["body/halvan-liberation-front/kardovia"] == ["a", "b"]


def test_an_acronym_that_nobody_explains_stays_alone():
    front = Called("ArmedGroup", "Halvan Liberation Front")
    found = identities(named((KARDOVIA, front), (KARDOVIA, Called("ArmedGroup", "HLF"))))
    assert found["body/halvan-liberation-front/kardovia"] == ["a"]
    assert found["body/hlf/kardovia"] == ["b"]


def test_an_acronym_of_two_bodies_is_neither():
    calls = [("Halvan Liberation Front", ("HLF",)), ("Halvan Liberty Fund", ("HLF",)), ("HLF", ())]
    found = identities(named(*[(KARDOVIA, Called("Organization", *call)) for call in calls]))
    assert [keys for name, keys in sorted(found.items()) if name.startswith("body/")] == [["a"], ["b"], ["c"]]


def test_whom_a_table_knows_needs_no_identity():
    army = Called("MilitaryForce", "Kardovian Army", key="actors/army")
    assert not any(name.startswith("body/") for name in identities(named((KARDOVIA, army), (KARDOVIA, army))))


def test_a_name_without_a_country_is_that_of_the_only_country_that_has_it():
    front, somewhere = Called("ArmedGroup", "Kestrel Front"), Called("Person", "Orvall")
    assert identities(named((KARDOVIA, front), (somewhere, front)))["body/kestrel-front/kardovia"] == ["a", "b"]
    found = identities(named((KARDOVIA, front), (RUVANIA, front), (somewhere, front)))
    assert found["body/kestrel-front"] == ["c"]


def test_an_identity_says_all_its_names_what_it_is_and_why():
    front = Called("Organization", "Halvan Liberation Front", ("HLF", "Halvan Front (HLF)"))
    store = named((KARDOVIA, front), (KARDOVIA, Called("ArmedGroup", "HLF")))
    node = NamedNode(f"{BASE}identity/body/halvan-liberation-front/kardovia")
    told = {(quad.predicate, quad.object.value) for quad in store.quads(IDENTITY_GRAPH) if quad.subject == node}
    assert {(name, value) for name, value in told if name not in (term("rdf:type"), cn("blockKey"))} == {
        (term("rdfs:label"), "Halvan Liberation Front"),
        (term("skos:altLabel"), "HLF"),
        (term("skos:altLabel"), "Halvan Front (HLF)"),
        (cn("takenAs"), cn("ArmedGroup").value),
        (cn("isNil"), "true"),
        (cn("because"), "called Halvan Liberation Front in articles on Kardovia"),
        (cn("because"), "called HLF in articles on Kardovia"),
        (cn("because"), "HLF stands for Halvan Liberation Front: an article has both"),
    }
