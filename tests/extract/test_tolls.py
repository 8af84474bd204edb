"""How many of whom: numerals, words, bounds, ranges, vague counts, parts."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]
Lines = Callable[[str], list[str]]

TOLLS = [
    ("The blast killed 12 people.", ["killed 12..12 exact people"]),
    ("Twelve people were killed in the blast.", ["killed 12..12 exact people"]),
    ("At least 24 people were killed in the attack.", ["killed 24.. atLeast people"]),
    ("More than 700 rebels were killed in the offensive.", ["killed 701.. atLeast rebels"]),
    ("Up to 10 soldiers died in the ambush.", ["killed ..10 atMost soldiers"]),
    ("About 70 fighters were killed.", ["killed 70..70 about fighters"]),
    ("Around 70 fighters were wounded.", ["injured 70..70 about fighters"]),
    ("Nearly 50 villagers were abducted by gunmen.", ["kidnapped 50..50 about villagers"]),
    ("Fewer than 20 soldiers were wounded.", ["injured ..19 atMost soldiers"]),
    ("Between 10 and 12 people were killed.", ["killed 10..12 range people"]),
    ("Dozens of people were killed in the raid.", ["killed 24..99 dozens people"]),
    ("Dozens were killed in the raid.", ["killed 24..99 dozens -"]),
    ("Scores of civilians were wounded.", ["injured 40.. atLeast civilians"]),
    ("Hundreds of families were displaced by the fighting.", ["displaced 200..999 hundreds families"]),
    ("Thousands of people fled the town after the attack.", ["displaced 2000..9999 range people"]),
    ("Several soldiers were killed in the clash.", ["killed .. unspecified soldiers"]),
    ("A dozen soldiers were killed in the clash.", ["killed 12..12 exact soldiers"]),
    ("Two dozen soldiers were killed in the clash.", ["killed 24..24 exact soldiers"]),
    ("Half a dozen soldiers were killed in the clash.", ["killed 6..6 exact soldiers"]),
    ("Twenty-four soldiers were killed in the clash.", ["killed 24..24 exact soldiers"]),
    ("The army said it had killed 1,200 rebels.", ["killed 1200..1200 exact rebels"]),
    ("A soldier was killed by a sniper.", ["killed 1..1 exact soldier"]),
    ("Gunmen killed the mayor, Pavel Drost.", ["killed 1..1 exact Pavel Drost"]),
    ("The gunmen shot dead three teachers.", ["killed 3..3 exact teachers"]),
    ("Rebels kidnapped two engineers near the border.", ["kidnapped 2..2 exact engineers"]),
    ("Police arrested five suspects on Monday.", ["detained 5..5 exact suspects"]),
    ("Forty fighters surrendered to the army.", ["surrendered 40..40 exact fighters"]),
    (
        "Eight people, five of them children, were killed in the shelling.",
        ["killed 8..8 exact people", "killed 5..5 exact children"],
    ),
    (
        "The attack killed 36 civilians and 22 soldiers.",
        ["killed 36..36 exact civilians", "killed 22..22 exact soldiers"],
    ),
    ("The deaths of 216 fighters were reported.", ["killed 216..216 exact fighters"]),
    ("15 civilians lost their lives during the siege.", ["killed 15..15 exact civilians"]),
    ("The attack claimed 30 lives.", ["killed 30..30 exact -"]),
    ("The attack killed 10-12 people.", ["killed 10..12 range people"]),
    ("Gunmen attacked a market. The death toll rose to 45.", ["killed 45..45 exact -"]),
    ("Gunmen attacked a market. Doctors put the toll at 31.", ["killed 31..31 exact -"]),
    ("The attack had a death toll of at least 12.", ["killed 12.. atLeast -"]),
    ("Three were killed and five others wounded.", ["killed 3..3 exact -", "injured 5..5 exact -"]),
    ("Nine people were killed and dozens more injured.", ["killed 9..9 exact people", "injured 24..99 dozens -"]),
    (
        "The ministry said five people had been killed and 12 wounded.",
        ["killed 5..5 exact people", "injured 12..12 exact -"],
    ),
    ("The attack left 12 dead and 30 wounded.", ["killed 12..12 exact -", "injured 30..30 exact -"]),
    ("The ministry reported three deaths.", ["killed 3..3 exact -"]),
    # what is no toll
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
]


@pytest.mark.parametrize(("sentence", "expected"), TOLLS)
def test_tolls(tolls: Lines, sentence: str, expected: list[str]) -> None:
    assert tolls(sentence) == expected


CLASSES = [
    ("Gunmen killed 12 villagers.", "civilian"),
    ("Troops killed 12 rebels.", "combatant"),
    ("Rebels killed 12 soldiers.", "securityForces"),
    ("Rebels killed 12 border security personnel.", "securityForces"),
    ("The blast killed 12 people.", "unknown"),
]


@pytest.mark.parametrize(("sentence", "expected"), CLASSES)
def test_class_of_victims(records: Reader, sentence: str, expected: str) -> None:
    assert [toll.victim_class for toll in records(sentence).casualties] == [expected]
