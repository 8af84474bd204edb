"""Who did it, where the doer is no plain subject: bodies behind people, means, blame, charges, other sentences."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]

BODIES = [
    ("Members of the 4th column of the Halvan Liberation Front kidnapped two nurses.", "Halvan Liberation Front"),
    ("A gunman working for the Tervo gang killed a judge.", "Tervo gang"),
    ("Militants from a faction of the Halvan Liberation Front kidnapped a priest.", "Halvan Liberation Front"),
    ("Fighters loyal to the Halvan Liberation Front attacked a village.", "Halvan Liberation Front"),
    ("The rebels, who are members of the Halvan Liberation Front, burned four buses.", "Halvan Liberation Front"),
    ("Halvan Liberation Front guerrillas attacked a police post.", "Halvan Liberation Front"),
    ("Men identified as members of the Halvan Liberation Front burned a school.", "Halvan Liberation Front"),
    ("The bomb was planted by a man who belonged to the Halvan Liberation Front.", "Halvan Liberation Front"),
    ("The Halvan Liberation Front said its fighters had attacked a village.", "Halvan Liberation Front"),
    ("A group calling itself the Halvan Liberation Front claimed the attack on a village.", "Halvan Liberation Front"),
    ("The attack was carried out by a militia named the Halvan Liberation Front.", "Halvan Liberation Front"),
    ("Death squads run by the Halvan Liberation Front killed a priest.", "Halvan Liberation Front"),
    ("A militia led by the Halvan Liberation Front attacked a village.", "Halvan Liberation Front"),
    ("Fighters with the Halvan Liberation Front shelled a camp.", "Halvan Liberation Front"),
    # no body of theirs
    ("Monks with the Halvan Liberation Front attacked a village.", None),
    ("Anti-Halvan Liberation Front fighters attacked a village.", None),
    ("Gunmen opposed to the Halvan Liberation Front attacked a village.", None),
    ("A Halvan Liberation Front-backed mayor attacked a reporter.", None),
    ("A militia feared by the Halvan Liberation Front attacked a village.", None),
    ("Gunmen attacked a town controlled by the Halvan Liberation Front.", None),
    ("Soldiers attacked members of the Halvan Liberation Front.", None),
]


def agents(found: Extraction, kind: str) -> list[str]:
    """The agents of the first event of a kind."""
    told = [event for event in found.events if event.type == kind]
    return [argument.text for argument in told[0].agents] if told else []


@pytest.mark.parametrize(("text", "body"), BODIES)
def test_bodies_whose_people_act(records: Reader, text: str, body: str | None) -> None:
    doers = [a.text for event in records(text).events for a in event.agents]
    if body is None:
        assert "Halvan Liberation Front" not in doers
    else:
        assert body in doers


DOERS = [
    # means
    ("Norwegian drones hit a power station.", "AirStrike", ["Norwegian"]),
    ("An army helicopter strafed a camp.", "AirStrike", ["army"]),
    ("A drone launched by the Halvan Liberation Front hit a fuel depot.", "AirStrike", ["Halvan Liberation Front"]),
    ("Gunmen fired Norwegian rockets at a camp.", "Shelling", ["Gunmen"]),
    ("Norwegian-made drones hit a power station.", "AirStrike", []),
    # clauses beside the noun
    ("The raid staged by rebels on the hotel lasted 12 hours.", "Attack", ["rebels"]),
    ("Attacks carried out by the drug mafia have killed 12 judges.", "Attack", ["drug mafia"]),
    ("The attack that the rebels launched on the village was the worst this year.", "Attack", ["rebels"]),
    ("Soldiers foiled an attempt by rebels to kidnap the minister.", "Kidnapping", ["rebels"]),
    ("The rebels took part in the attack on the barracks.", "Attack", ["rebels"]),
    ("The army did not take part in the attack on the village.", "Attack", []),
    ("Rebels seized rifles in a shop; the army took no part in the attack.", "Attack", []),
    # means that the verb above tells of
    ("The army used helicopters to bomb a village.", "AirStrike", ["army"]),
    ("Police used tear gas to disperse protesters.", "StateRepression", ["Police"]),
    ("The government used soldiers to bomb a village.", "Bombing", ["soldiers"]),
    # fire
    ("A boy was killed by Norwegian fire in the camp.", "Killing", ["Norwegian"]),
    ("A boy was hit by army gunfire.", "Attack", ["army"]),
    ("A boy was killed by forest fire.", "Killing", []),
    # a participle behind the subject, a gerund under a charge
    ("Fighters believed to be from the Halvan Liberation Front killed 12 people in Orla.", "Killing",
     ["Fighters", "Halvan Liberation Front"]),
    ("Officers arrested a man on suspicion of murdering a nurse.", "Killing", ["man"]),
    ("Two men were arrested on charges of killing a nurse.", "Killing", ["men"]),
    # read as two subjects
    ("A colonel, two captains, three sergeants and two guards are implicated in the murder of the judge.", "Killing",
     ["colonel", "captains", "sergeants", "guards"]),
    ("Rebels, soldiers said, attacked a village.", "Attack", ["Rebels"]),
    # what they looked like
    ("Gunmen dressed as police officers stormed a clinic.", "Attack", ["Gunmen"]),
    ("Rebels disguised as monks attacked a village.", "Attack", ["Rebels"]),
    ("As police officers stormed a clinic, nurses fled.", "Attack", ["police officers"]),
    # who the author of it is said to be
    ("Omar Feld was the perpetrator of the murder of the judge.", "Killing", ["Omar Feld"]),
    ("Omar Feld was not the perpetrator of the murder of the judge.", "Killing", []),
    ("All the evidence points to Omar Feld as the mastermind of the murder of the judge.", "Killing", ["Omar Feld"]),
    ("Prosecutors named Omar Feld as the mastermind of the murder of the judge.", "Killing", ["Omar Feld"]),
    ("Omar Feld, the mastermind of the murder of the judge, was arrested.", "Killing", ["Omar Feld"]),
    ("The mastermind of the murder of the judge was arrested.", "Killing", []),
    ("Those responsible for the murder of the judge are soldiers, the lawyer said.", "Killing", ["soldiers"]),
    ("Those behind the murder of the judge are rebels.", "Killing", ["rebels"]),
    ("Those behind the murder of the judge are not rebels.", "Killing", []),
    ("Those responsible for the murder of the judge are still at large.", "Killing", []),
    # named in another clause
    ("Gunmen killed a judge. Police identified the attackers as Omar Feld and Ivan Marek.", "Killing",
     ["Gunmen", "Omar Feld", "Ivan Marek"]),
    ("The suspects in the murder of the judge were identified as Omar Feld and Ivan Marek.", "Killing",
     ["suspects", "Omar Feld", "Ivan Marek"]),
    ("A knifeman killed a nurse. The attacker, identified as Omar Feld, was arrested.", "Killing",
     ["knifeman", "Omar Feld"]),
    ("Omar Feld and Ivan Marek were identified as the gunmen who killed the judge.", "Killing",
     ["gunmen", "Omar Feld", "Ivan Marek"]),
    ("Omar Feld is not the man who killed the judge.", "Killing", ["man"]),
    ("Gunmen killed a judge. The attackers were not identified.", "Killing", ["Gunmen"]),
    ("A man killed a judge on Friday. The gunman was not Omar Feld, police said.", "Killing", ["man"]),
    # blame and charges
    ("Investigators linked the Halvan Liberation Front to the bombing of the ferry.", "Bombing",
     ["Halvan Liberation Front"]),
    ("He named exiles that he regards as linked to the bombing of the ferry.", "Bombing", []),
    ("Investigators have not linked the Halvan Liberation Front to the bombing of the ferry.", "Bombing", []),
    ("The army is directly linked to the murder of the judge, officials said.", "Killing", ["army"]),
    ("The court convicted two officers of the murder of the judge.", "Killing", ["officers"]),
    ("The court acquitted two officers of the murder of the judge.", "Killing", []),
    ("Two officers were found guilty of the murder of the judge.", "Killing", ["officers"]),
    ("Two officers pleaded not guilty to the murder of the judge.", "Killing", []),
    ("A man wanted for the bombing of a church was arrested in Orla.", "Bombing", ["man"]),
    ("No one was hurt in the blast, for which the Halvan Liberation Front is held responsible.", "Bombing",
     ["Halvan Liberation Front"]),
    ("The Halvan Liberation Front is held responsible for the attack on the base.", "Attack",
     ["Halvan Liberation Front"]),
    ("Police hold the rebels responsible for the attack on the base.", "Attack", ["rebels"]),
    ("The attack on the base, for which the rebels are held responsible, killed two.", "Attack", ["rebels"]),
    ("Police want to find the men responsible for repairs after the attack on the base.", "Attack", []),
    ("The attack on the base was the work of rebels.", "Attack", ["rebels"]),
    ("The attack on the base bears the hallmarks of the rebels.", "Attack", ["rebels"]),
    ("The authors of the massacre were soldiers.", "Killing", ["soldiers"]),
    ("The authors of the massacre were not soldiers.", "Killing", []),
    ("Three students have been charged with the murder of two monks.", "Killing", ["students"]),
    ("Police arrested four men in connection with the bombing of the bank.", "Bombing", ["men"]),
    ("A man was jailed for his role in the murder of the judge.", "Killing", ["man"]),
    ("Prosecutors charged a colonel with ordering the murder of the judge.", "Killing", ["colonel"]),
    ("The governor implicated four officers in the murder of the judge.", "Killing", ["officers"]),
    ("Four suspects in the murder of the judge appeared in court.", "Killing", ["suspects"]),
    ("Police had no suspects in the murder of the judge.", "Killing", []),
    ("The colonel, who is not accused of the murder of the judge, left.", "Killing", []),
    ("Police blamed the attack on thieves.", "Attack", ["thieves"]),
    ("Police blamed the attack on the bank on thieves.", "Attack", ["thieves"]),
    ("Police arrested ten people after the attack on the bank.", "Attack", []),
    ("Four men were arrested in the attack on the bank.", "Attack", []),
    ("The perpetrators of the attack on the bank have not been found.", "Attack", []),
    ("No one claimed the attack on the bank, but residents blamed it on the drug mafia.", "Attack", ["drug mafia"]),
    ("The mayor accuses the death squads of perpetrating the attack on the bank.", "Attack", ["death squads"]),
    ("Rebels placed a bomb under a bridge.", "Bombing", ["Rebels"]),
    # verbs in a list
    ("Rebels shot two monks dead and torched a school.", "Arson", ["Rebels"]),
    ("Rebels broke into the house, looted it and abducted the owner.", "Kidnapping", ["Rebels"]),
    ("Rebels entered the village, looted shops, set fire to houses and left.", "Arson", ["Rebels"]),
    ("Rebels stormed the base, seized weapons, torched tents and left.", "Arson", ["Rebels"]),
    ("Rebels blew up a bridge, then ambushed a patrol.", "Ambush", ["Rebels"]),
    ("Rebels entered a village, named Orla.", "Attack", []),
    # other sentences
    ("A bus was burned on Sunday. The attackers fled into the forest.", "Arson", ["attackers"]),
    ("A bus was burned on Sunday. Firefighters came at noon.", "Arson", []),
    ("A bus was burned on Sunday. Soldiers searched it. It was hot. All slept. The attackers slept.", "Arson", []),
    ("Monks killed a bear. Soldiers burned a bus. The attackers fled.", "Arson", ["Soldiers"]),
    ("A bomb exploded at a market. The Halvan Liberation Front claimed responsibility.", "Bombing",
     ["Halvan Liberation Front"]),
    ("A bomb exploded at a market. Guerrillas of the Halvan Liberation Front claimed credit for the act.", "Bombing",
     ["Guerrillas", "Halvan Liberation Front"]),
    ("Four people died in a bombing. In a statement on Telegram, the Halvan Liberation Front said it was behind the "
     "attack.", "Bombing", ["Halvan Liberation Front"]),
    ("A bomb exploded at a bank. Leaflets of the Halvan Liberation Front were found at the scene.", "Bombing",
     ["Halvan Liberation Front"]),
    ("Gunmen attacked a bank. They left leaflets signed by the Halvan Liberation Front.", "Attack",
     ["Gunmen", "Halvan Liberation Front"]),
    ("The army bombed a village. Leaflets of the Halvan Liberation Front were found in a house.", "Bombing", ["army"]),
    ("A bomb exploded at a bank. Students read leaflets of the Halvan Liberation Front.", "Bombing", []),
    ("The Halvan Liberation Front distributed leaflets claiming responsibility for the attack on a bank.", "Attack",
     ["Halvan Liberation Front"]),
    ("Leaflets claimed responsibility for the attack on a bank.", "Attack", []),
    ("The attack on a bank was claimed by a spokesman for the Halvan Liberation Front.", "Attack",
     ["Halvan Liberation Front"]),
    ("An anonymous caller claimed the attack on a bank on behalf of the Halvan Liberation Front.", "Attack",
     ["Halvan Liberation Front"]),
    ("A bomb exploded at a market. Police are hunting the terrorists.", "Bombing", ["terrorists"]),
    ("The army bombed a market. Police are hunting the terrorists.", "Bombing", ["army"]),
    ("A bomb exploded at a market. No group has claimed responsibility.", "Bombing", []),
    ("A bomb exploded at a market. The Halvan Liberation Front denied responsibility.", "Bombing", []),
    ("Three monks were murdered on Monday. Residents blamed the Halvan Liberation Front.", "Killing",
     ["Halvan Liberation Front"]),
    ("Three monks were murdered on Monday. Residents blamed the rain for the unrest.", "Killing", []),
    ("The Halvan Liberation Front has fought since 2009. On Monday the rebels ambushed a convoy.", "Ambush",
     ["rebels", "Halvan Liberation Front"]),
    ("Rebels from the Halvan Liberation Front marched to Orla. They ambushed a convoy.", "Ambush",
     ["Rebels", "Halvan Liberation Front"]),
    ("Gunmen ambushed a convoy. They were members of the Halvan Liberation Front, police said.", "Ambush",
     ["Gunmen", "Halvan Liberation Front"]),
    ("The Halvan Liberation Front has fought since 2009. Rebels ambushed a convoy on Monday.", "Ambush", ["Rebels"]),
    ("The Halvan Liberation Front and the Orlan Liberation Army met. On Monday the rebels ambushed a convoy.", "Ambush",
     ["rebels"]),
    ("The Halvan Liberation Front has fought since 2009. On Monday two Orlan rebels ambushed a convoy.", "Ambush",
     ["Orlan rebels"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "expected"), DOERS)
def test_who_did_it(records: Reader, text: str, kind: str, expected: list[str]) -> None:
    assert agents(records(text), kind) == expected


CONFIDENCE = [
    ("The Halvan Liberation Front is held responsible for the attack on the base.", "accused"),
    ("The Halvan Liberation Front is believed responsible for the attack on the base.", "suspected"),
    ("The attack on the base bears the hallmarks of the Halvan Liberation Front.", "suspected"),
    ("The attack on the base was the work of the Halvan Liberation Front.", "stated"),
    ("Two men were charged with the attack on the base.", "accused"),
    ("Two men were convicted of the attack on the base.", "stated"),
    ("Two men are implicated in the attack on the base.", "accused"),
    ("Two suspects in the attack on the base were seen in Orla.", "suspected"),
    ("Two men were arrested on suspicion of attacking the base.", "accused"),
    ("Rebels attacked the base. Two men were charged.", "stated"),
    ("Suspected Orlan rebels attacked the base.", "suspected"),
]


@pytest.mark.parametrize(("text", "expected"), CONFIDENCE)
def test_how_sure_it_is(records: Reader, text: str, expected: str) -> None:
    assert [e.agent_confidence for e in records(text).events if e.type == "Attack"] == [expected]
