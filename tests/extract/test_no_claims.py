"""Words of speech and thought in sentences that attribute nothing to anybody."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]

IDIOMS = [
    "The bus carries, say, ten people.",
    "The so-called palace is a shed.",
    "It goes without saying.",
    "The children played Simon says.",
    "The work went according to plan.",
    "The train left according to schedule.",
    "The couple were married according to custom.",
    "The twins cannot be told apart.",
    "The flood claimed his life.",
    "The boxer claimed the title.",
    "The claim form has nine pages.",
    "The guards denied entry to the visitors.",
    "The reporters were denied access to the camp.",
    "The accused sat in the dock.",
    "The promised land lay across the river.",
    "Demand for oil fell in May.",
    "The condemned building has nine floors.",
    "The southern states share a border.",
    "The colonel reports to the general.",
    "The charges against the clerk were dropped.",
    "The cavalry charged across the field.",
    "The threatened species lives in two valleys.",
    "Rain is expected in the north.",
    "The parcel arrived sooner than expected.",
    "The tests went as expected.",
    "It is not known why.",
    "It is not known how many people live there.",
    "Nobody knows who built the wall.",
    "The song is known across the valley.",
    "The town is known for its cheese.",
    "The mayor is known as a keen angler.",
    "Needless to say, the road was closed.",
    "The clock says five.",
    "The statement was two pages long.",
    "The speaker of the house left the room.",
    "The report is due in May.",
    "The call came at noon.",
    "The prisoner told his beads.",
    "He told the truth.",
    "She claimed her luggage.",
    "The firm claims tax relief on its vans.",
    "The battery is charged.",
    "He maintained the engine.",
    "The council maintains the roads.",
    "She holds the keys.",
    "The room holds 40 people.",
    "The bridge supports the pipeline.",
    "He counts the votes.",
    "The referee called the captains together.",
    "The road is called Mill Lane.",
    "The minister called the meeting for noon.",
    "The couple found a flat.",
    "The jury found the key.",
    "They found shelter in a barn.",
    "Read the label.",
    "The sign reads from left to right.",
    "The guest ordered soup.",
    "The plant needs water and light.",
]  # fmt: skip

ACTS = [
    "The family sought refuge in a church.",
    "Many seek refuge across the border.",
    "The rebels sought to cut the road to Arvo.",
    "The group is looking to recruit students.",
    "Kardovia backs the militia in the north.",
    "The militia is backed by Kardovia.",
    "The air force supported the troops on the ground.",
    "Soldiers defended the town for two days.",
    "Villagers were denied access to the well.",
    "The junta denied visas to reporters.",
    "The president called elections for May.",
    "The unions called a strike.",
    "The town has seen traders leave.",
    "The bridge is known as the Long Span.",
    "It is not clear who fired the shells.",
    "It was not known whether the mine had been laid on purpose.",
    "The number of the dead was not known.",
    "Talks are expected in May.",
    "The convoy moved according to instructions.",
    "Pupils are seated according to age.",
    "The patient sought treatment at the clinic.",
    "The army seeks recruits in the villages.",
    "Kardovia backs the drive with tanks.",
    "Jets backed the ground troops.",
    "Rebels backed by Ruvania took the town.",
    "Tanks supported the infantry.",
    "The project aims to plant 40 trees.",
    "The law aims to protect lakes.",
    "The fund supports 12 clinics.",
    "The bank considers applications each month.",
    "The family needs a doctor.",
    "Police are looking for the driver.",
    "The army planned the operation with care.",
    "The rebels planned an attack on the base.",
    "The soldiers ignored the dog.",
    "The crowd welcomed the bride.",
    "The troops accept parcels.",
    "The minister faces a vote in May.",
    "Soldiers resisted the rebels for two days.",
]  # fmt: skip

LAYOUT = [
    "Photograph: Orla Tamm",
    "Key points",
    "What we know so far",
    "Map of the region",
    "Residents walk past a shop in Tesk.",
    "How the war began",
    "Questions and answers",
    "Report a mistake",
    "Read more",
    "Claims and counterclaims",
]


@pytest.mark.parametrize("sentence", [*IDIOMS, *ACTS, *LAYOUT])
def test_words_that_attribute_nothing(claims: Lines, sentence: str) -> None:
    assert claims(sentence) == []


TOLD = [
    ("It is not known why, the ministry said.", "Statement"),
    ("The minister backs the ban on arms sales.", "Opinion"),
    ("The party opposes the law on land.", "Opinion"),
    ("The government seeks a new truce.", "Opinion"),
    ("The spokesman sought to portray the raid as a success.", "Opinion"),
    ("The army denied the claim.", "Denial"),
    ("Talks are expected to begin in May.", "Prediction"),
    ("The mayor is known to have fled.", "Statement"),
    ("According to the plan, troops will leave in May.", "Statement"),
    ("The envoy called the vote a farce.", "Opinion"),
    ("The general defended the decision to retreat.", "Opinion"),
    ("The council called for a truce.", "Demand"),
    ("Critics say the law is a bad one.", "Statement"),
    ("Ruvania supports the plan for a truce.", "Opinion"),
    ("It is not known why, according to police.", "Statement"),
    ("The army hopes that the truce will hold.", "Opinion"),
    ("The minister expects the war to last for years.", "Prediction"),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_views_and_words_that_are_told(claims: Lines, sentence: str, expected: str) -> None:
    assert [line.split(" | ")[0] for line in claims(sentence)] == [expected]
