"""What names are by the nouns beside them."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]

TYPES = [
    ("Speaking in the capital, Tesk, on Saturday, Ilka Maren said that the army had attacked Dorval.", "Tesk", "City"),
    ("In the capital, Ilka Maren, the minister, said that the army had attacked Dorval.", "Ilka Maren", "Person"),
    ("A spokesman for the HLF, Arno Tesh, said that its fighters had attacked Dorval.", "Arno Tesh", "Person"),
    ("The governor of Halvan, Edda Kroll, said that rebels had attacked Dorval.", "Halvan", "Region"),
    ("The mayor of Dorval said that rebels had attacked the market.", "Dorval", "City"),
    ("A doctor told The Tesk Courier that the attack had killed 12 people.", "Tesk Courier", "Organization"),
    ("Diana Selmar, the charity’s researcher, said that rebels had attacked Dorval.", "Diana Selmar", "Person"),
]


@pytest.mark.parametrize(("sentence", "name", "expected"), TYPES)
def test_the_noun_beside_a_name_tells_what_it_is(records: Reader, sentence: str, name: str, expected: str) -> None:
    assert {e.name: e.type for e in records(sentence).entities}.get(name) == expected


def test_the_centre_of_a_town_is_no_body(records: Reader) -> None:
    found = records("Two shells hit the centre of Damascus on Tuesday, killing three people.")
    assert "Organization" not in {e.type for e in found.entities}
