"""Where it happened, when the place hangs on something else than the trigger; and names that stand like places."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]

PLACES = [
    ("Rebels shelled the bus station of Torvel on Monday.", "Torvel"),
    ("The rebels fired mortars at the camp of Sokolel.", "Sokolel"),
    ("Pirates boarded a trawler off Eyl.", "Eyl"),
    ("Troops raided a house north of Kelat.", "Kelat"),
    ("The attackers detonated a charge under their vehicle north of Baqul.", "Baqul"),
    ("They attacked the town of Shebek.", "Shebek"),
    ("The bomb went off inside a bus parked at the terminal in Kidaw.", "Kidaw"),
    ("Clashes broke out outside Hadrel, police said.", "Hadrel"),
    # what was born or is owned elsewhere is not where it happened
    ("Gunmen killed a teacher who was born in Tesk.", ""),
    ("Gunmen killed a teacher, the mayor of Tesk said.", ""),
]
NAMES = [
    ("Four were killed near the town of Jalvor in Dival province.", "Jalvor City, Dival Region"),
    ("Gunmen killed nine people in Mangol, a district of Platar.", "Mangol Region, Platar Region"),
    ("Bandits attacked Kuyel village.", "Kuyel City"),
    ("BAQUBA - Four members of a patrol were killed by a bomb.", "BAQUBA City"),
    ("TURBAT, Pakistan - Gunmen killed six workers.", "TURBAT City, Pakistan Country"),
    # people and bodies that stand so
    ("The guards stood near Mr Torvel.", "Torvel Person"),
    ("The head of the Torvel Group resigned.", "Torvel Group Organization"),
]


@pytest.mark.parametrize(("sentence", "expected"), PLACES)
def test_places(records: Reader, sentence: str, expected: str) -> None:
    found = records(sentence).events[0]
    assert ", ".join(place.text for place in found.places) == expected


@pytest.mark.parametrize(("sentence", "expected"), NAMES)
def test_names_of_places(records: Reader, sentence: str, expected: str) -> None:
    found = (e for e in records(sentence).entities if e.name[0].isupper() and e.type != "PopulationGroup")
    assert ", ".join(f"{entity.name} {entity.type}" for entity in found) == expected
