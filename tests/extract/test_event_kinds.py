"""What kind of thing happened: a sentence of each kind of event, and sentences in which the same words tell of none."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]

KINDS = [
    # force against force
    ("Rebels attacked an army base near Merrin on Monday.", "Attack+ArmedClash"),
    ("Gunmen ambushed a military convoy in the north.", "Ambush+ArmedClash"),
    ("Fighters stormed a police checkpoint outside Tesk.", "Attack+ArmedClash"),
    ("Militants attacked two military bases in Norland.", "Attack+ArmedClash"),
    ("Gunmen stormed a police training centre in Arvo.", "Attack+ArmedClash"),
    ("Soldiers exchanged fire with gunmen in Tesk.", "ArmedClash"),
    ("The two armies traded artillery fire along the border.", "ArmedClash"),
    ("The army inflicted heavy losses on the rebels in Arvo.", "ArmedClash"),
    ("Fierce fighting erupted between the army and the rebels in Merrin.", "ArmedClash"),
    ("An encounter between police and militants left three rebels dead.", "ArmedClash"),
    ("Gunmen attacked a refugee camp in Norland.", "Attack"),
    ("Gunmen attacked a school in Norland.", "Attack"),
    # protest, riot, repression
    ("Demonstrators gathered outside the ministry in Tesk.", "Protest"),
    ("Protesters turned out in Merrin to demand new elections.", "Protest"),
    ("Farmers blocked roads across Norland on Friday.", "Protest"),
    ("Teachers staged a sit-in outside the ministry.", "Protest"),
    ("Students held a candlelight vigil in Arvo.", "Protest"),
    ("Shopkeepers observed a nationwide shutdown on Tuesday.", "Protest"),
    ("Protesters clashed with police in Merrin.", "Riot"),
    ("Residents clashed with police in Arvo.", "Riot"),
    ("Violent protests erupted in Tesk on Sunday.", "Riot+Protest"),
    ("The rally turned violent in Merrin.", "Riot"),
    ("Demonstrators erected barricades in Tesk.", "Riot"),
    ("Demonstrators pulled down a statue in Arvo.", "Riot+Sabotage"),
    ("Youths hurled stones at officers in Merrin.", "Riot"),
    ("There were scuffles outside the parliament on Monday.", "Riot"),
    ("The town witnessed a resurgence of mob violence.", "Riot"),
    ("Protesters set fire to a police station in Tesk.", "Riot"),
    ("Police used tear gas against protesters in Tesk.", "StateRepression+Protest"),
    ("Police dispersed the crowd with water cannon.", "StateRepression+Protest"),
    ("Security forces opened fire on demonstrators in Arvo.", "StateRepression+Protest"),
    ("Officers attacked a student demonstration in Tesk.", "StateRepression+Protest Protest"),
    ("The authorities suppressed the peaceful protests in Merrin.", "StateRepression+Protest"),
    ("Soldiers killed four protesters in Arvo.", "Killing+StateRepression"),
    # arson, property, robbery, sexual violence
    ("Vandals vandalised a church in Merrin.", "Sabotage"),
    ("Dozens of shops were looted in Tesk on Monday.", "Robbery+Sabotage"),
    ("Armed men looted the livestock of the villagers.", "Robbery"),
    ("Thieves broke into a warehouse in Arvo.", "Robbery"),
    ("The gunmen made off with two vehicles.", "Robbery"),
    ("A soldier sexually assaulted a girl in Merrin.", "SexualViolence"),
    ("Fighters forced the women into marriage.", "SexualViolence"),
    ("A teacher was charged over the sexual assault of two pupils.", "LegalProceeding SexualViolence"),
    ("Witnesses spoke of the rape and murder of village girls.", "SexualViolence Killing"),
    # weapons found, taken, made safe
    ("A stash of rifles was found in a well near Tesk.", "Seizure"),
    ("Police discovered 20kg of explosives in a house in Arvo.", "Seizure"),
    ("Engineers destroyed two landmines near the road.", "Seizure"),
    ("Three suspicious packages were discovered at the station in Tesk.", "Seizure"),
    ("Border police intercepted 12 rifles at the crossing.", "Seizure"),
    ("Sappers defused a roadside bomb in Merrin.", "Seizure"),
    ("Police arrested four men during raids in Tesk.", "Arrest MilitaryOperation"),
    ("Soldiers seized rifles and mortars on Monday in Merrin.", "Seizure"),
    ("Troops seized a district centre on Saturday.", "TerritorialChange"),
    # ground won and lost
    ("The army drove the rebels out of Merrin.", "TerritorialChange"),
    ("Troops pushed the militants from the valley.", "TerritorialChange"),
    ("The rebels retook the town of Arvo.", "TerritorialChange"),
    ("The army established control over the village.", "TerritorialChange"),
    ("The town of Merrin fell to the rebels.", "TerritorialChange"),
    ("The forces handed over the base to the police.", "TerritorialChange"),
    ("The rebels have gained ground in the east.", "TerritorialChange"),
    ("The army attacked and captured the town of Arvo.", "Attack TerritorialChange"),
    ("Troops withdrew from the base on Friday.", "Retreat"),
    ("Rebel fighters entered the town of Merrin before dawn.", "MilitaryOperation"),
    # bases and posts
    ("Ruvanian forces have set up a new base in Norland.", "Deployment"),
    ("Two bases were set up by Ruvanian forces near Arvo.", "Deployment"),
    ("The troops established a total of 12 observation posts.", "Deployment"),
    ("The army rushed reinforcements to the border.", "Deployment"),
    ("Soldiers set up checkpoints around Tesk.", "Deployment"),
    # accidents
    ("A chemical plant exploded in Tesk.", "Accident"),
    ("An explosion at a fireworks factory killed nine workers.", "Accident"),
    ("A fire broke out at a hotel in Merrin.", "Accident"),
    ("A bus plunged into a ravine near Arvo.", "Accident"),
    ("The boat capsized off Norland.", "Accident"),
    ("A warehouse fire destroyed two buildings in Tesk.", "Accident"),
    ("A dyke collapsed near Merrin.", "Accident"),
    ("Food poisoning struck 40 workers in Arvo.", "Accident"),
    ("Twelve people were killed and 30 injured when a warehouse exploded in Tesk.", "Accident"),
    ("A coal mine blast killed nine miners in Norland.", "Accident"),
    ("Ten guests died after drinking tainted wine in Arvo.", "Accident"),
    # means, sides and sites
    ("A drone killed three fighters in Norland.", "AirStrike"),
    ("Jets pounded rebel positions near Arvo.", "AirStrike"),
    ("A mortar shell hit a house in Tesk.", "Shelling"),
    ("Warplanes hit a market in Tesk.", "AirStrike"),
    ("Militants blew up a pipeline in Norland.", "Bombing+Sabotage"),
    ("Villagers beat a thief to death in Arvo.", "Riot+Killing"),
    ("Looters ransacked shops in Tesk.", "Riot+Sabotage"),
    ("A bomb exploded in Tesk, destroying two shops.", "Bombing"),
    ("A patrol came under fire from gunmen in Arvo.", "Attack+ArmedClash"),
    ("Troops killed four militants in Norland.", "Killing+ArmedClash"),
    ("The army cleared the city of Tesk.", "TerritorialChange"),
    # deals, talks, acts of states
    ("The two sides agreed on a prisoner swap.", "Release+Agreement"),
    ("The rebels freed six soldiers in exchange for nine fighters.", "Release+Agreement"),
    ("Kardovia and Ruvania signed a defence pact.", "Agreement"),
    ("Kardovia and Ruvania held bilateral talks in Tesk.", "Negotiation"),
    ("The minister met his Ruvanian counterpart in Tesk.", "Negotiation"),
    ("Kardovia expelled two Ruvanian diplomats.", "PoliticalAct+Sanction"),
    ("Kardovia closed its consulate in Arvo.", "PoliticalAct"),
    ("Kardovia withdrew from the arms treaty.", "PoliticalAct"),
    ("The council approved new sanctions.", "Sanction+PoliticalAct"),
    # bombs and chemical arms
    ("A kamikaze went off near a market in Tesk.", "SuicideBombing"),
    ("Two suicide bombers killed 20 worshippers in an attack on a mosque.", "SuicideBombing"),
    ("Government forces used chlorine gas against a village near Arvo.", "Attack"),
    ("Sarin was used as a weapon in the town.", "Attack"),
    ("Three civilians were killed and dozens wounded in airstrikes on Merrin.", "AirStrike"),
    ("Two nights of shelling wounded nine villagers in Arvo.", "Shelling"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), KINDS)
def test_kinds(records: Reader, sentence: str, expected: str) -> None:
    found = records(sentence).events
    assert " ".join("+".join((event.type, *event.types)) for event in found) == expected


NONE = [
    "The minister rejected the attack on his record.",
    "She survived a heart attack last year.",
    "The company set up a new base of customers.",
    "The party built a power base in the suburbs.",
    "The film shot in Merrin won a prize.",
    "The striker fired the ball over the bar.",
    "The company fired 30 engineers.",
    "Firefighters battled the blaze for hours.",
    "Doctors won the battle against cancer.",
    "The fight against corruption goes on.",
    "The report led to an explosion of interest.",
    "The two firms struck a deal on cheap fuel.",
    "The union called off its meeting.",
    "The bank released its annual report.",
    "The singer released an album on Monday.",
    "The court dismissed the case on Friday.",
    "The crowd cheered the winner of the race.",
    "The storm destroyed crops across the valley.",
    "Snow blocked the road to Arvo.",
    "The market rallied late on Tuesday.",
    "The dollar gained ground against the euro.",
    "Investors fled the market.",
    "The team captured the title in May.",
    "The actor stormed off the stage.",
    "His joke bombed.",
    "The bill passed after a long debate.",
    "The cooking fire kept them warm.",
    "The news caught fire on the web.",
    "The tyre shop closed its doors.",
    "A flood of complaints hit the company.",
    "The painter used acid on the plate.",
    "He used a pistol in the film.",
    "The scandal rocked the cabinet.",
    "Tourists flooded the streets of the old town.",
    "The teacher broke into a song.",
    "The group seized on the remark.",
    "The captain lost control of the match.",
    "The chef turned out a fine meal.",
    "The photographer blew up the picture.",
    "The village was covered in snow.",
    "The library holds a stash of letters.",
    "The mayor opened a new wing of the hospital.",
    "The writer entered the room.",
    "The committee adopted the agenda.",
    "The couple reached an understanding about the house.",
    "Police officers drank tea at the station.",
    "The engine of the lorry coughed.",
    "The plant needs water and light.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", NONE)
def test_words_that_tell_of_no_event(records: Reader, sentence: str) -> None:
    assert [(event.type, event.rule) for event in records(sentence).events] == []
