"""Which event a toll is of."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]

EVENTS = [
    ("A bomb exploded in Merrin on Sunday. Eleven people were killed and 30 wounded.", ["Bombing", "Bombing"]),
    (
        "An air strike hit a school. The ministry said 22 people were killed, among them nine children.",
        ["AirStrike"] * 2,
    ),
    ("Gunmen attacked a market in Merrin on Monday. The death toll rose to 17 on Tuesday.", ["Attack"]),
    ("An attack on a base which killed 52 people was condemned.", ["Attack"]),
    ("Rebels ambushed a convoy. Nine bodies were found at the scene.", ["Ambush"]),
    # what is another event's toll
    ("Shells hit a school in Merrin on Monday. Twelve people were killed in Tesk on Tuesday.", ["Killing"]),
    ("Gunmen attacked a market. More than 3,000 people have been killed since 2019.", ["Killing"]),
    ("The talks began on Monday. Twelve people were killed in an ambush.", ["Ambush"]),
    ("Rebels attacked a base. Police killed 12 farmers in Tesk.", ["Killing"]),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_event_of_a_toll(records: Reader, text: str, expected: list[str]) -> None:
    read = records(text)
    types = {event.id: event.type for event in read.events}
    assert [types.get(toll.event or "") for toll in read.casualties] == expected
