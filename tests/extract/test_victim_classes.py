"""Whether the dead and wounded bore arms, by the words for them."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]


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
