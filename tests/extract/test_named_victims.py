"""Persons as targets and victims: what of a phrase is their name, and lists that name them."""

from collections.abc import Callable

import pytest

from kg.model import Extraction
from tests.extract.conftest import words

Reader = Callable[..., Extraction]
Lines = Callable[[str], list[str]]

TITLES = [
    ("Gunmen killed journalist Tarek Voss in Merrin.", "Killing agents=Gunmen targets=Tarek Voss places=Merrin"),
    ("Gunmen kidnapped businessman Tarek Voss.", "Kidnapping agents=Gunmen targets=Tarek Voss"),
    ("Rebels murdered opposition leader Dana Orel.", "Killing agents=Rebels targets=Dana Orel"),
    ("Gunmen killed Colonel Tarek Voss.", "Killing agents=Gunmen targets=Colonel Tarek Voss"),
    ("Rebels kidnapped Bishop Tarek Voss.", "Kidnapping agents=Rebels targets=Bishop Tarek Voss"),
    (
        "Gunmen killed former Interior Minister Tarek Voss.",
        "Killing agents=Gunmen targets=former Interior Minister Tarek Voss",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_a_name_keeps_rank_and_office_alone(text: str, expected: str, events: Lines) -> None:
    assert events(text) == [expected]


CLAUSES = [
    (
        "In Merrin, the TLF kidnapped businessman Tarek Voss.",
        "Kidnapping agents=TLF targets=Tarek Voss places=Merrin",
    ),
    ("On Monday, the TLF abducted journalist Dana Orel.", "Kidnapping agents=TLF targets=Dana Orel"),
    ("Gunmen kidnapped landowner Samuel Plaza.", "Kidnapping agents=Gunmen targets=Samuel Plaza"),
    ("Soldiers killed Tarek Voss's brother.", "Killing agents=Soldiers targets=Tarek Voss's brother"),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_clause_read_as_one_phrase_still_tells_who_did_it_to_whom(text: str, expected: str, events: Lines) -> None:
    assert events(text) == [expected]


LISTS = [
    # what opens a list
    ("Gunmen attacked a bus. The victims were identified as Ana Torre and Tarek Voss.", "bus, Ana Torre, Tarek Voss"),
    ("A blast killed two men. The dead include Tarek Voss, a baker.", "men, Tarek Voss"),
    ("Two teachers were killed in an ambush. They were named as Ana Torre and Tarek Voss.",
     "teachers, Ana Torre, Tarek Voss"),
    ("Gunmen killed a man, whom police named as Tarek Voss.", "man, Tarek Voss"),
    ("Rebels killed three people. One of them is Ana Torre, who lived in Merrin.", "people, Ana Torre"),
    # ranks, ages, places and descriptions between the names
    ("An ambush killed two soldiers. The dead: Sgt. Tarek Voss, 24, of Merrin, and Cpl. Dan Orel.",
     "soldiers, Sgt. Tarek Voss, Cpl. Dan Orel"),
    ("A bomb wounded three. Among the injured were a taxi driver, Ana Torre, 24; and Tarek Voss, who slept there.",
     "Ana Torre, Tarek Voss"),
    ("Noa Lev, 26, Dan Peled, 40, and Ron Katz, a medic, were killed.", "Noa Lev, Dan Peled, Ron Katz"),
    ("The murder of the priests Ana Torre, Tarek Voss and Dan Orel, along with Mrs Lia Orel, shocked many.",
     "Ana Torre, Tarek Voss, Dan Orel, Mrs Lia Orel"),
    ("Two bombs exploded. The other victim, Tarek Voss, is recovering.", "Tarek Voss"),
    ("A blast killed seven, among them Tarek Voss and Dan Orel.", "Tarek Voss, Dan Orel"),
    # those who suffer with others, and bodies
    ("Ana Torre was kidnapped along with her driver Tarek Voss.", "Ana Torre, Tarek Voss"),
    ("Dan Orel was killed alongside two colleagues.", "Dan Orel, colleagues"),
    ("Seven men died in a strike. Aid worker Dan Orel was among the dead.", "men, Dan Orel"),
    ("The murder in Merrin of Mayor Tarek Voss shocked many.", "Mayor Tarek Voss"),
    ("Gunmen killed former national armed forces chief General Tarek Voss.",
     "former national armed forces chief General Tarek Voss"),
    # who is no victim
    ("The murder in the city of Merrin shocked many.", ""),
    ("Rebels killed a guard. The mayor was among the guests of Tarek Voss.", "guard"),
    ("Gunmen killed two people, Tarek Voss, a spokesman, said.", "people"),
    ("Tarek Voss, commander of the brigade, said Dan Orel was killed.", "Dan Orel"),
    ("Rebels killed a guard. The president is Tarek Voss.", "guard"),
    ("Gunmen killed three people. The attackers were identified as Ana Torre and Tarek Voss.", "people"),
    ("Gunmen killed two people. A police spokesman, identified as Tarek Voss, spoke to reporters.", "people"),
    ("Gunmen killed two people. The victims were members of the National Front, Tarek Voss said.", "people"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_of_names_tells_who_the_victims_are(text: str, expected: str, records: Reader) -> None:
    first = records(text).events[0]
    assert words(first.targets) == expected


def test_a_body_found_is_a_death_by_name(tolls: Lines) -> None:
    assert tolls("The bodies of Dan Orel and Tarek Voss were recovered.") == [
        "killed 1..1 exact Dan Orel",
        "killed 1..1 exact Tarek Voss",
    ]
    assert tolls("The body of water was found.") == []


def test_an_attempt_on_a_life_is_attempted_and_has_no_toll(records: Reader, events: Lines) -> None:
    text = "Police condemned the attempt on the life of Judge Tarek Voss."
    assert events(text) == ["Assassination targets=Judge Tarek Voss status=attempted"]
    assert records(text).casualties == ()


def test_a_convoy_is_no_person_though_it_is_somebodys(events: Lines) -> None:
    assert events("Gunmen opened fire on the convoy of President Tarek Voss.") == [
        "Attack agents=Gunmen targets=convoy of President Tarek Voss"
    ]


LISTED = [
    (
        "Gunmen gunned down on Tuesday reporter Omar Hadel, 34, and driver Karim Noor.",
        "Killing agents=Gunmen targets=Omar Hadel, Karim Noor",
    ),
    (
        "The army was blamed for the murder on Sunday of judge Pavel Orlo and Colonel Iven Marsh.",
        "Killing agents=army targets=judge Pavel Orlo, Colonel Iven Marsh",
    ),
    (
        "Officials condemned the killing in Dorvan of aid workers Omar Hadel and Karim Noor.",
        "Killing targets=Omar Hadel, Karim Noor places=Dorvan",
    ),
    (
        "Assailants stabbed to death activist Lena Marsh.",
        "Killing agents=Assailants targets=Lena Marsh",
    ),
    (
        "Gunmen killed reporter Omar Hadel, and the information minister, Sami Noor, condemned it.",
        "Killing agents=Gunmen targets=Omar Hadel",
    ),
    (
        "Soldiers killed Commander Rado Vesk, spokesman Ilan Marsh said.",
        "Killing agents=Soldiers targets=Commander Rado Vesk",
    ),
    ("The rebels killed the brother of Senator Ilan Marsh, Pavel Orlo said.", "Killing agents=rebels targets=brother"),
    ("Bishop Jarmillo was kidnapped by rebels.", "Kidnapping agents=rebels targets=Bishop Jarmillo"),
    ("Banker Ramiro Castel was murdered.", "Killing targets=Ramiro Castel"),
    ("The Teacher Union was attacked by gunmen.", "Attack agents=gunmen targets=Teacher Union"),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_names_behind_the_word_for_what_befell_them_are_targets(text: str, expected: str, events: Lines) -> None:
    assert events(text) == [expected]


SURVIVORS = [
    (
        "Justice Minister Ana Lune escaped unhurt when gunmen fired at her car.",
        "Attack agents=gunmen targets=car, Justice Minister Ana Lune",
    ),
    ("Mayor Ilan Marsh was unharmed in the blast.", "Bombing targets=Mayor Ilan Marsh"),
    ("The deputy, Pavel Orlo, escaped death in an attack in Dorvan.", "Attack targets=Pavel Orlo places=Dorvan"),
]


@pytest.mark.parametrize(("text", "expected"), SURVIVORS)
def test_who_survives_an_attack_is_its_target_without_a_toll(
    text: str, expected: str, events: Lines, tolls: Lines
) -> None:
    assert events(text) == [expected]
    assert tolls(text) == []


HELD = [
    (
        "Teacher Dana Brek is in the hands of the rebels.",
        ["HostageTaking agents=rebels targets=Dana Brek status=ongoing"],
    ),
    ("The town is in the hands of the rebels.", []),
    ("The decision is in the hands of the army.", []),
    ("Reporter Omar Hadel's killers are still free.", ["Killing targets=Omar Hadel"]),
    ("The killers fled in a car.", []),
    ("Hired killers murdered Judge Pavel Orlo.", ["Killing agents=Hired killers targets=Judge Pavel Orlo"]),
    ("The information is in the hands of the rebels.", []),
    ("Villagers died at the hands of the militia.", ["Killing agents=militia targets=Villagers"]),
    ("Three soldiers died in combat.", ["ArmedClash targets=soldiers"]),
    ("He put his life in the hands of God.", []),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_whose_hands_and_whose_killers_tell_of_a_deed(text: str, expected: list[str], events: Lines) -> None:
    assert events(text) == expected


def test_an_event_told_twice_names_its_victim_in_full(events: Lines) -> None:
    told = "Reporter Hadel was kidnapped on Monday. Police said gunmen kidnapped reporter Omar Hadel in Dorvan."
    assert "targets=Omar Hadel" in events(told)[0]


def test_a_wounded_person_is_of_the_attack_that_the_person_was_the_target_of(records: Reader) -> None:
    text = "Gunmen shot reporter Omar Hadel. The town was quiet. Many came. Omar Hadel, who was wounded, left hospital."
    assert [toll.event for toll in records(text).casualties] == [records(text).events[0].id]
