"""Numbers and deaths that make no toll: things counted, what did not happen, rates, ages, years."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]

TOLLS = [
    ("Three were killed and five others escaped.", ["killed 3..3 exact -"]),
    ("Drivers pay a toll of 12 crowns on the road.", []),
    ("The army bought 12 helicopters.", []),
    ("The police station was attacked by 20 gunmen.", []),
    ("Twelve people attended the meeting.", []),
    ("The minister killed two bills in parliament.", []),
    ("He fired three employees.", []),
    ("The film crew shot 12 scenes in the town.", []),
    ("Three buildings were destroyed in the attack.", []),
    ("Prices rose by 12 percent.", []),
    ("Two of the victims were children.", []),
    ("There were no reports of casualties.", []),
    ("It was not clear if there were any casualties.", []),
    ("Twelve soldiers stood guard.", []),
    ("The rebels threatened to kill 12 hostages.", []),
    ("The plan would displace 5,000 people.", []),
    ("The bomb could have killed hundreds.", []),
    ("Had the bomb gone off, dozens would have died.", []),
    ("The army has 12,000 soldiers in the region.", []),
    ("Police are looking for three gunmen who attacked a bank.", []),
    ("Police seized 12 rifles and four grenades.", []),
    ("Twelve houses were burned down.", []),
    ("Three tanks were destroyed.", []),
    ("The rebels shot down two helicopters.", []),
    ("Twelve people survived the attack.", []),
    ("Twelve hostages were freed by the army.", []),
    ("The soldiers killed 40 sheep.", []),
    ("Two gunmen on a motorcycle attacked the post.", []),
    ("The blast was heard 12 kilometres away.", []),
    ("The attack lasted 12 hours.", []),
    ("Twelve men were charged with murder.", []),
    ("The 12-year-old was shot twice.", []),
    ("The village of 500 people was attacked.", []),
    ("The attack happened 12 days after the last one.", []),
    ("One of the gunmen said he was tired.", []),
    ("Ten thousand people marched against the killing.", []),
    ("The number of attacks rose to 45.", []),
    ("The minister met the families of 12 soldiers.", []),
    ("Three days of mourning were declared.", []),
    ("He was among 500 passengers on the train.", []),
    ("A gunman opened fire in the street.", []),
    ("A rebel attacked a soldier.", []),
    ("How many soldiers died is not known.", []),
    ("Police made no arrests.", []),
    ("The cemetery holds victims of the massacre of 1982.", []),
    ("A 2006 massacre in the town is remembered.", []),
    ("Did they know of any 2011 protesters who were later killed?", []),
    ("A woman who fled the town said she was afraid.", []),
    ("The army did not kill 12 civilians.", []),
    ("The rebels plan to kill 40 hostages.", []),
    ("No family lives there.", []),
    ("A family was killed in the strike.", []),
    ("An unnamed group was attacked.", []),
    ("The soldiers took 10 times as many bribes.", []),
    ("The chief was 42 when he was elected.", []),
    ("More bombs than ever were dropped.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLLS)
def test_tolls(tolls: Lines, sentence: str, expected: list[str]) -> None:
    assert tolls(sentence) == expected
