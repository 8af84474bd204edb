"""Who is who within one article: names, variants, acronyms, nominals, metonyms."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]
Lines = Callable[[str], list[str]]


def entity(found, name: str):  # type: ignore[no-untyped-def] # a test's own shorthand
    return next(e for e in found.entities if e.name == name)


def surfaces(found, name: str) -> list[str]:  # type: ignore[no-untyped-def] # as above
    return [found.article.text[a:b] for a, b in entity(found, name).mentions]


def test_acronym_in_brackets_and_later_joins_its_long_name(records: Reader) -> None:
    found = records("The Halvan Liberation Front (HLF) attacked a base. The HLF said the base was destroyed.")
    assert entity(found, "Halvan Liberation Front").type == "ArmedGroup"
    assert entity(found, "Halvan Liberation Front").aliases == ("HLF",)
    assert surfaces(found, "Halvan Liberation Front") == ["Halvan Liberation Front", "HLF", "HLF"]


def test_last_name_and_pronoun_join_the_full_name(records: Reader) -> None:
    found = records("President Ilka Maren accused India of arming rebels. Maren said she would close the border.")
    assert entity(found, "Ilka Maren").type == "Person"
    assert {"Ilka Maren", "Maren", "she"} <= set(surfaces(found, "Ilka Maren"))


def test_the_military_is_the_country_s_military(records: Reader) -> None:
    found = records("Pakistan's military launched an operation. The military said that 30 rebels were killed.")
    assert [e.name for e in found.entities if e.type == "MilitaryForce"] == ["Pakistan's military"]


def test_capital_speaks_for_its_government_and_stays_a_city_elsewhere(records: Reader) -> None:
    spoken = records("New Delhi denied the allegation.")
    assert [e.name for e in spoken.entities if e.type == "Country"] == ["India"]
    placed = records("A bomb exploded in New Delhi.")
    assert [e.type for e in placed.entities if e.name == "New Delhi"] == ["City"]


def test_statement_stands_for_who_issued_it(records: Reader) -> None:
    found = records("A military statement said that 30 rebels were killed. It added that two soldiers died.")
    assert {c.source.entity for c in found.claims if c.source} == {
        next(e.id for e in found.entities if e.type == "MilitaryForce")
    }


KINDS = [
    ("Rebels attacked the town of Merrin.", "Merrin", "City"),
    ("Rebels attacked a base in Halvan province.", "Halvan", "Region"),
    ("Troops entered Balochistan on Monday.", "Balochistan", "Region"),
    ("Police said that Pakistan had closed the border.", "Pakistan", "Country"),
    ("The rebels shelled Kherson and Belgorod on Monday.", "Belgorod", "City"),
    ("Fighting continued in Dera Ismail Khan.", "Dera Ismail Khan", "City"),
    ("Arno Tesh, a spokesman for the group, denied it.", "Arno Tesh", "Person"),
]


@pytest.mark.parametrize(("sentence", "name", "expected"), KINDS)
def test_kind(records: Reader, sentence: str, name: str, expected: str) -> None:
    assert entity(records(sentence), name).type == expected


MERGED = [
    # (text, number of events of the type)
    ("Rebels attacked a base in Merrin on Monday. The attack was the first this year.", "Attack", 1),
    (
        "The army launched an operation in Halvan. The operation began on Monday. Operation Clear Path ended.",
        "MilitaryOperation",
        1,
    ),
    ("Rebels attacked a base on Monday. Rebels attacked a school on Tuesday.", "Attack", 2),
    ("A bomb exploded in Merrin on Monday. Another bomb exploded in Ordun on Tuesday.", "Bombing", 2),
]


@pytest.mark.parametrize(("text", "kind", "number"), MERGED)
def test_told_twice_is_one_event(records: Reader, text: str, kind: str, number: int) -> None:
    assert len([e for e in records(text).events if e.type == kind]) == number


def test_response_and_title_relations(records: Reader) -> None:
    found = records(
        "The army launched an operation in response to an attack on a market. "
        "Arno Tesh, a spokesman for the Halvan Liberation Front, denied involvement. "
        "Rebels hold Merrin in Halvan province."
    )
    operation = next(e for e in found.events if e.type == "MilitaryOperation")
    attack = next(e for e in found.events if e.type == "Attack")
    assert [(r.type, r.event) for r in operation.relations] == [("inResponseTo", attack.id)]
    known = {e.id: e.name for e in found.entities}
    assert ("memberOf", "Arno Tesh", "Halvan Liberation Front") in {
        (r.type, known[r.subject], known[r.object]) for r in found.relations
    }


def test_the_attackers_are_who_attacked(records: Reader) -> None:
    found = records("Gunmen stormed a market on Tuesday. The attackers fled to the hills.")
    assert surfaces(found, "Gunmen") == ["Gunmen", "attackers"]


def test_gunmen_are_not_the_troops_who_attacked(records: Reader) -> None:
    found = records("Troops stormed a market on Tuesday. The gunmen fled to the hills.")
    assert surfaces(found, "Troops") == ["Troops"]


def test_all_spans_hold(records: Reader) -> None:
    found = records(
        "Gunmen attacked a market in Merrin on Tuesday and killed at least 24 people, officials said.\n\n"
        "“This was cowardly,” Ilka Maren said. The army denied that it had shelled the town."
    )
    text = found.article.text
    for event in found.events:
        for argument in (*event.agents, *event.targets, *event.instruments, *event.places):
            assert text[argument.span[0] : argument.span[1]] == argument.text
    for toll in found.casualties:
        assert text[toll.span[0] : toll.span[1]] == toll.count_text
    for claim in found.claims:
        assert " ".join(text[a:b] for a, b in claim.content.spans) == claim.content.text
        assert claim.cue is None or text[claim.cue.span[0] : claim.cue.span[1]] == claim.cue.text
        assert claim.source is None or text[claim.source.span[0] : claim.source.span[1]] == claim.source.text
