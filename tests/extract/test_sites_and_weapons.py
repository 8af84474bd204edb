"""What an attack hits and with what: the things of a list, names with their building, weapons inside other words."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]

HIT = [
    # lists, also those that the parse breaks
    (
        "The bomb damaged the power station of the town, a hotel, a bakery, two clinics, and a construction site.",
        ["Bombing targets=power station, hotel, bakery, clinics, construction site instruments=bomb"],
    ),
    ("Armed men set fire to the town hall and two vehicles.", ["Arson agents=Armed men targets=town hall, vehicles"]),
    (
        "A bomb went off in Merrin. Two office buildings and a restaurant were seriously damaged.",
        ["Bombing targets=office buildings, restaurant instruments=bomb places=Merrin"],
    ),
    ("The bombing left three houses and a mosque destroyed.", ["Bombing targets=houses, mosque"]),
    # the building behind a name or a part, and whose it is
    ("Gunmen attacked the Zarvel building in Merrin.", ["Attack agents=Gunmen targets=Zarvel building places=Merrin"]),
    ("The explosion shattered the windows of nearby shops.", ["Bombing targets=nearby shops"]),
    (
        "A grenade was thrown at the house of Senator Ilmo.",
        ["Bombing targets=house of Senator Ilmo instruments=grenade"],
    ),
    # what suffers an attack
    (
        "The newspaper's offices were the target of a bomb attack.",
        ["Bombing targets=newspaper's offices instruments=bomb"],
    ),
    ("Rebels carried out sabotage activities against the railway.", ["Sabotage agents=Rebels targets=railway"]),
    ("Rebels attacked several mines in the north.", ["Attack agents=Rebels targets=several mines places=north"]),
    # what stands apart from the noun that it belongs to
    ("The mayor condemned an attack last night on a bus in Merrin.", ["Attack targets=bus places=Merrin"]),
    (
        "Following the raid staged by the rebels on the Zarvel hotel, the area was calm.",
        ["Attack agents=rebels targets=Zarvel hotel"],
    ),
    ("A blast ripped through a mosque during prayers.", ["Bombing targets=mosque"]),
    ("The shelling damaged 12 houses, a clinic and a school.", ["Shelling targets=houses, clinic, school"]),
    (
        "Debris from a downed drone damaged an apartment building.",
        ["AirStrike targets=apartment building instruments=downed drone"],
    ),
    # what weapons hit
    ("Two missiles slammed into a hospital and a bus.", ["Shelling targets=hospital, bus instruments=missiles"]),
    ("The army fired rockets that hit a school.", ["Shelling agents=army targets=school instruments=rockets"]),
    ("A bomb planted in a car exploded near the embassy.", ["Bombing targets=embassy instruments=bomb places=embassy"]),
    ("The men threw a bomb onto the premises.", ["Bombing agents=men targets=premises instruments=bomb"]),
    ("Rockets slammed into the town of Kilde.", ["Shelling instruments=Rockets places=Kilde"]),
]

MEANS = [
    ("A car bomb attack on the embassy failed.", "car bomb"),
    ("The rebels shelled the post with mortars and rifle fire.", "rifle, mortars"),
    ("The judge was murdered by machinegun fire.", "machinegun"),
    ("Gunmen opened fire on a bus with assault rifles.", "assault rifles"),
    ("The army truck hit a landmine near the border.", "landmine"),
    ("A drone strike killed three farmers in Merrin.", "drone"),
    ("Rebels stormed the depot. They used mortars and grenades.", "mortars, grenades"),
    ("Rebels stormed the depot. Two automatic weapons were used in the attack.", "automatic weapons"),
    ("A car filled with explosives blew up near the ministry.", "car, explosives"),
    ("The terrorists placed a charge of dynamite under a bus.", "charge of dynamite"),
    ("The second bomb went off in a shop.", "bomb"),
    ("An IED hit a convoy of soldiers near Merrin.", "IED"),
]

NOT_SO = [
    # damage by something else, and use in nothing told
    (
        "A bomb exploded in Merrin. Three houses were destroyed in the earthquake of 1990.",
        ["Bombing instruments=bomb places=Merrin"],
    ),
    ("The farmers used knives.", []),
    ("A robbery to make a living is common.", []),
    # one thing with two names is no list
    ("Gunmen attacked his neighbour, a lawyer.", ["Attack agents=Gunmen targets=neighbour"]),
    # poison that is used is no accident, and a chemical attack is none
    ("Rebels launched a chemical attack on Merrin.", ["Attack agents=Rebels targets=Merrin"]),
    # manner and time are not what is hit
    ("Police blamed the group for attacks of this kind.", []),
    ("Officials feared becoming the target of an attack.", ["Attack targets=Officials status=hypothetical"]),
]


@pytest.mark.parametrize(("text", "expected"), [*HIT, *NOT_SO])
def test_what_is_hit(events: Lines, text: str, expected: list[str]) -> None:
    assert events(text) == expected


@pytest.mark.parametrize(("text", "weapons"), MEANS)
def test_means(records: Callable[..., object], text: str, weapons: str) -> None:
    found = [", ".join(a.text for a in event.instruments) for event in records(text).events]  # type: ignore[attr-defined]
    assert found == [weapons]
