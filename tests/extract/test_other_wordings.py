"""Violence told in rarer words and forms, and the same words and forms used of other things."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]

TOLD = [
    # what is heard, reported or flares up has happened
    ("Explosions were heard in Merrin on Monday night.", ["Bombing places=Merrin"]),
    ("Gunfire erupted near the palace.", ["Attack places=palace"]),
    ("Shots rang out at the market in Merrin.", ["Attack places=market, Merrin"]),
    (
        "Skirmishes were reported between tribesmen and the army near Merrin.",
        ["ArmedClash agents=tribesmen, army places=Merrin"],
    ),
    ("Fighting flared around Merrin on Sunday.", ["ArmedClash places=Merrin"]),
    ("The intruding column carried out six air strikes.", ["AirStrike"]),
    # verbs that the tagger takes for nouns, and whose past is as their present
    ("The army retook Merrin on Monday.", ["TerritorialChange agents=army targets=Merrin places=Merrin"]),
    ("The base was overrun on Tuesday.", ["TerritorialChange targets=base"]),
    (
        "Soldiers cut villagers to pieces with machetes.",
        ["Killing agents=Soldiers targets=villagers instruments=machetes"],
    ),
    # who undergoes it stands with another word
    ("The kidnappers let their captives go on Monday.", ["Release agents=kidnappers targets=captives"]),
    ("Sappers made a bomb safe at the station.", ["Seizure agents=Sappers targets=bomb places=station"]),
    ("The court had two men hanged.", ["Killing targets=men"]),
    ("Two men were found with their throats cut.", ["Killing targets=men"]),
    ("An attempt was made on the mayor's life.", ["Assassination targets=mayor status=attempted"]),
    ("A headless body was found in Merrin.", ["Killing targets=headless body places=Merrin"]),
    # wounds that somebody dealt
    ("Armed men wounded two nurses.", ["Attack agents=Armed men targets=nurses"]),
    ("A settler was wounded by villagers.", ["Attack agents=villagers targets=settler"]),
    ("Two nurses suffered gunshot wounds in Merrin.", ["Attack targets=nurses places=Merrin"]),
    # nobody is shot by a bomb that went off before
    (
        "Rebels blew up a bridge on Monday. A guard was shot.",
        ["Bombing agents=Rebels targets=bridge", "Attack targets=guard"],
    ),
    # a number that stands for a weapon
    (
        "Seven drones were shot down over Merrin. An eighth slammed into a school.",
        ["Attack targets=drones", "Attack targets=school instruments=eighth"],
    ),
    # no entry has the verb
    ("A monitor was grazed by a bullet.", ["Attack targets=monitor instruments=bullet"]),
    ("Firefighters were showered with bottles.", ["Attack targets=Firefighters instruments=bottles"]),
    # fighters do as well as their group
    (
        "Two aid workers are being held by militants.",
        ["HostageTaking agents=militants targets=aid workers status=ongoing"],
    ),
    ("Officers caught the gunmen near Merrin.", ["Arrest agents=Officers targets=gunmen places=Merrin"]),
    # what kind of thing or person it is done to
    ("The suspect was caught in Merrin on Monday.", ["Arrest targets=suspect places=Merrin"]),
    ("Police found 200 kilograms of cocaine on a ship.", ["Seizure agents=Police targets=cocaine"]),
    ("Raiders drove off 300 camels.", ["Robbery agents=Raiders targets=camels"]),
    ("A hostage slipped out of the camp.", ["Release agents=hostage"]),
    ("The town of Merrin fell on Wednesday.", ["TerritorialChange targets=town places=Merrin"]),
    # words
    ("A van was driven into a crowd in Merrin.", ["Attack targets=crowd instruments=van places=Merrin"]),
    ("Gunmen pumped bullets into a judge.", ["Attack agents=Gunmen targets=judge instruments=bullets"]),
    ("Militiamen put the village to the torch.", ["Arson agents=Militiamen targets=village"]),
    ("Villagers took to the bush.", ["Displacement targets=Villagers"]),
    ("Bandits held up a bus near Merrin.", ["Robbery agents=Bandits targets=bus places=Merrin"]),
]
OTHERWISE = [
    "Police were armed with batons.",
    "The hall was filled with stones.",
    "She was showered with gifts.",
    "The driver injured two cyclists.",
    "Share prices fell on Wednesday.",
    "The team let their lead go.",
    "He drove his car into the garage.",
    "Fighting is in his blood.",
    "Seven songs were sung. An eighth hit the charts.",
    "They stuck to the plan.",
    "Voters turned on the radio.",
    "Scientists found a cure.",
    "The villagers turned their backs on the radio.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told_in_rarer_words(events: Lines, text: str, expected: list[str]) -> None:
    assert events(text) == expected


@pytest.mark.parametrize("text", OTHERWISE)
def test_the_same_words_of_other_things(events: Lines, text: str) -> None:
    assert events(text) == []
