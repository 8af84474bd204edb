"""What an attack does is part of it, wherever it is told; what something else did is not."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]

ONE_EVENT = [
    (
        "One person was killed and three others were injured as the result of a bomb explosion in Merrin.",
        ["Bombing targets=person instruments=bomb places=Merrin"],
    ),
    ("As a result of the attack on the barracks, five soldiers were killed.", ["Attack targets=barracks"]),
    (
        "Rebels attacked two checkpoints, damaging a house and wounding a woman.",
        ["Attack agents=Rebels targets=checkpoints, house"],
    ),
    ("The explosion caused serious damage to the bank.", ["Bombing targets=bank"]),
    (
        "A district office was completely destroyed by a bomb explosion.",
        ["Bombing targets=district office instruments=bomb"],
    ),
    (
        "The murder of 10 union members in a dynamite attack shocked the city.",
        ["Bombing targets=union members instruments=dynamite"],
    ),
    (
        "Ten men hurled dynamite sticks at the embassy, causing serious damage to the building.",
        ["Bombing agents=men targets=embassy, building instruments=dynamite sticks"],
    ),
    (
        "A car bomb exploded in Merrin. Four people were killed and 35 wounded.",
        ["Bombing targets=people instruments=car bomb places=Merrin"],
    ),
    (
        "Two bombs exploded in Merrin. The two bombs exploded minutes apart.",
        ["Bombing instruments=bombs places=Merrin"],
    ),
    (
        "Rebels attacked the convoy on Monday. The attack took place at 2200.",
        ["Attack agents=Rebels targets=convoy"],
    ),
    ("The ambush on the road to Tesk killed six soldiers.", ["Ambush targets=soldiers places=road, Tesk"]),
    ("Two waves of air strikes on Merrin killed 13 civilians.", ["AirStrike targets=Merrin places=Merrin"]),
    (
        "A bomb exploded in front of the Ministry of Planning.",
        ["Bombing targets=Ministry of Planning instruments=bomb"],
    ),
    ("A bomb exploded near a bank.", ["Bombing targets=bank instruments=bomb places=bank"]),
]


@pytest.mark.parametrize(("text", "expected"), ONE_EVENT)
def test_told_as_one(events: Lines, text: str, expected: list[str]) -> None:
    assert events(text) == expected


APART = [
    "A bomb exploded in Merrin. Elsewhere, four people were killed.",
    "A bomb exploded in Merrin. Gunmen killed four people.",
    "Troops have fought in the north since 2014. Four soldiers have been killed in total.",
    "A bomb exploded in Merrin. Another bomb exploded in Tesk.",
    "Rebels attacked a post. Rebels attacked another post.",
    "Eleven doctors were kidnapped this year, and two of them killed.",
    "A bomb exploded in Merrin. The mayor, Davo Mirek, was killed in Tesk.",
]


@pytest.mark.parametrize("text", APART)
def test_told_as_two(events: Lines, text: str) -> None:
    assert len(events(text)) == 2


AGENTS = [
    (
        "Gunmen attacked a bus. The Halvan Liberation Front claimed responsibility for the attack.",
        "Attack agents=Gunmen, Halvan Liberation Front targets=bus",
    ),
    (
        "Terrorists of the Halvan Liberation Front kidnapped 50 farmers.",
        "Kidnapping agents=Terrorists, Halvan Liberation Front targets=farmers",
    ),
    (
        "The mayor was killed by a guerrilla column belonging to the Halvan Liberation Front.",
        "Killing agents=guerrilla column, Halvan Liberation Front targets=mayor",
    ),
    (
        "Police said the Halvan Liberation Front was responsible for the bombing of the market.",
        "Bombing agents=Halvan Liberation Front targets=market",
    ),
    ("The Halvan Liberation Front was not responsible for the bombing of the market.", "Bombing targets=market"),
    ("A fighter with Kardovian heritage, who was killed in an air strike, had a wife.", "AirStrike targets=fighter"),
    ("Leaflets of the group attacked the mayor.", "Attack targets=mayor"),
]


@pytest.mark.parametrize(("text", "expected"), AGENTS)
def test_who_did_it(events: Lines, text: str, expected: str) -> None:
    assert events(text)[0] == expected
