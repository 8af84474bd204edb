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
    # "the blast" is the one told before, whatever it is said to have damaged
    (
        "A car bomb exploded outside the bank in Merrin. The blast damaged 30 shops and destroyed a bakery.",
        ["Bombing targets=bank, shops, bakery instruments=car bomb places=bank, Merrin"],
    ),
    # things that stand with a preposition each, behind a day, or as a list of plurals
    (
        "Rockets were fired at a clinic, at two schools and at a bakery.",
        ["Shelling targets=clinic, schools, bakery instruments=Rockets"],
    ),
    (
        "The rebels attacked a police post on Sunday, and also a grain depot and the town hall.",
        ["Attack agents=rebels targets=police post, grain depot, town hall"],
    ),
    (
        "In Merrin, the house of a candidate, several shops, some offices and schools were bombed.",
        ["Bombing targets=house of a candidate, several shops, offices, schools places=Merrin"],
    ),
    ("The attack destroyed the roof of the school and part of a mosque.", ["Attack targets=school, mosque"]),
    ("The explosion shattered windows on both floors of the bank.", ["Bombing targets=bank"]),
    ("A bomb went off in the lobby of a hotel.", ["Bombing targets=hotel instruments=bomb places=hotel"]),
    (
        "The bomb destroyed about 30 percent of the windows in the building.",
        ["Bombing targets=building instruments=bomb places=building"],
    ),
    (
        "The first bomb attack occurred in front of the planning ministry.",
        ["Bombing targets=planning ministry instruments=bomb"],
    ),
    ("Militiamen burned wheat fields and crops.", ["Arson agents=Militiamen targets=wheat fields, crops"]),
    ("Rebels shot rockets at the base.", ["Shelling agents=Rebels targets=base instruments=rockets"]),
    ("The army shot down a drone.", ["Attack agents=army targets=drone"]),
    # whose it is, and whose that is
    (
        "Gunmen burned the offices of the Department of Roads.",
        ["Arson agents=Gunmen targets=offices of the Department of Roads"],
    ),
    ("The explosion occurred at a branch of the Zarvel Bank.", ["Bombing targets=branch of the Zarvel Bank"]),
    # where a bomb is said to have gone off, and what is said to be the target
    ("The explosion occurred on one of the buses.", ["Bombing targets=buses"]),
    ("The target of the attack was the Zarvel paint factory.", ["Attack targets=Zarvel paint factory"]),
    ("The rockets caused heavy damage to a hospital.", ["Shelling targets=hospital instruments=rockets"]),
    ("Rebels brought down two power pylons.", ["Sabotage agents=Rebels targets=power pylons"]),
    ("Rebels blew up a section of the pipeline.", ["Bombing agents=Rebels targets=pipeline"]),
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
    ("Five men armed with rifles stormed the farm.", "rifles"),
    ("Gunmen carrying grenades attacked a school.", "grenades"),
    ("The man was killed by two bullets fired from a pistol.", "bullets, pistol"),
    ("The village was shelled for hours with rockets and howitzers.", "rockets, howitzers"),
    ("Rebels shelled the base with 120mm mortars.", "120mm mortars"),
    ("Rebels fired 12 mortar rounds at the barracks.", "mortar rounds"),
    ("The raid, in which mortars were used, lasted an hour.", "mortars"),
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
    ("A bomb exploded at dawn.", ["Bombing instruments=bomb"]),
    ("The mayor was shot at close range.", ["Attack targets=mayor"]),
    ("They attacked on three occasions.", ["Attack agents=They"]),
    ("Explosions rocked the town of Kilde.", ["Bombing places=town, Kilde"]),
    # what brings lines down by itself, and arms that nobody used
    ("The storm brought down power lines.", []),
    ("The government was brought down by a vote.", []),
    ("Men carrying rifles arrived at the school.", []),
    ("Farmers burned crops to clear the land.", []),
    # a clause of its own after a day
    (
        "The soldiers attacked a village on Sunday and people fled.",
        ["Attack agents=soldiers targets=village", "Displacement targets=people"],
    ),
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
