"""When and where something happened, where the parse hangs the day or the town on another word."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]

DAYS = [
    # in front of who says it
    ("Six soldiers died when a convoy was ambushed near Torvel, on Sunday, the army said on Monday.", "2026-03-08"),
    ("Gunmen killed nine people at a market in Torvel, on Sunday, the mayor said.", "2026-03-08"),
    # before daylight is when it was
    ("Jets bombed a village before dawn on Sunday, police said.", "2026-03-08"),
    # in front of a clause that opens with "after"
    ("Prisoners broke out of a jail on Sunday after a truck had been driven through its gate.", "2026-03-08"),
    # what people were doing then
    ("Gunmen killed six farmers who were harvesting beans outside Torvel on Sunday.", "2026-03-08"),
    # the clause around
    ("On 5 March she was buying bread when a shell hit the market.", "2026-03-05"),
    ("On Sunday a lorry was left at the gate, and it exploded.", "2026-03-08"),
    ("A bomb exploded in a mosque in Torvel during Friday prayers.", "2026-03-06"),
    ("Gunmen shot and wounded two traders on Sunday.", "2026-03-08"),
    ("A bomb attack ruptured a pipeline near Torvel on Sunday.", "2026-03-08"),
    # what an attack is told by
    ("The massacre at the market of Torvel, in which nine people were killed on Sunday, was denounced.", "2026-03-08"),
    # what is denied was not done when it was denied
    ("The rebels on Tuesday denied a raid on Torvel the day before.", "2026-03-09"),
    # by other days
    ("On Saturday rebels shot a man. Nobody was held. Hours later, rockets were fired at a base.", "2026-03-07"),
    ("Three days after gunmen attacked the post, the street is still closed.", "2026-03-09"),
    ("Gunmen killed a mayor on 5 October of last year.", "2025-10-05"),
    ("Gunmen killed a mayor on the 7th.", "2026-03-07"),
]
NO_DAYS = [
    "Gunmen killed a mayor on a Saturday.",
    "It was the third attack on the pipeline this year.",
    "Gunmen killed a man who had been freed on Sunday.",
    "The rebels on Tuesday denied a raid on Torvel.",
]
TOWNS = [
    ("Militants attacked an army base at Djoval, in the northern Sarum province, on Sunday.", "Djoval"),
    ("Six people were hurt in the city of Torvel when a device hidden in a handcart exploded.", "Torvel"),
    ("In Torvel, where nine people were shot dead, nobody speaks.", "Torvel"),
    ("On Sunday, in Torvel, gunmen went into a bar and killed four customers.", "Torvel"),
    ("An explosion ripped through a pipeline near Torvel.", "Torvel"),
    ("Gunmen killed six farmers who were harvesting beans outside Torvel.", "Torvel"),
    ("Six people were killed in a bombing in Mazar-i-Sharif.", "Mazar-i-Sharif"),
    ("The massacre at Makule shocked the country.", "Makule"),
    ("KESVA, Maldania - A bomb went off at a bus station here on Sunday.", "KESVA"),
    ("TORVEL: Gunmen abducted two nurses on Sunday.\n\nKESVA: A mine killed a shepherd.", "TORVEL"),
]
NO_TOWNS = [
    "Gunmen killed a teacher, police in Torvel said.",
    "Gunmen killed a teacher. In Torvel, the governor said that rebels had attacked a convoy.",
    "Gunmen killed a teacher in northern Maldania's Sarum province.",
]
KINDS = [
    ("OURVEL, May 15 (Northline) - Rebels attacked a base.", "Northline", "Organization"),
    ("Troops captured a rebel in the north of Zamivia.", "Zamivia", "Country"),
    ("Zamivia's government denied that its army had attacked Torvel.", "Zamivia", "Country"),
    ("KESVA, Zamivia - Rebels attacked a base.", "Zamivia", "Country"),
    ("A bomb went off at a mosque in Pul-e-Khumri.", "Pul-e-Khumri", "City"),
    ("The island of Matemol was shelled on Sunday.", "Matemol", "Place"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_day(records: Reader, text: str, day: str) -> None:
    assert day in {event.start for event in records(text).events[-1:]}


@pytest.mark.parametrize("text", NO_DAYS)
def test_no_day(records: Reader, text: str) -> None:
    assert records(text).events[0].start is None


@pytest.mark.parametrize(("text", "town"), TOWNS)
def test_town(records: Reader, text: str, town: str) -> None:
    found = records(text)
    towns = {e.id for e in found.entities if e.named and e.type == "City"}
    assert [a.text for a in found.events[0].places if a.entity in towns] == [town]


@pytest.mark.parametrize("text", NO_TOWNS)
def test_no_town(records: Reader, text: str) -> None:
    found = records(text)
    towns = {e.id for e in found.entities if e.named and e.type == "City"}
    assert [a.text for a in found.events[0].places if a.entity in towns] == []


@pytest.mark.parametrize(("text", "name", "kind"), KINDS)
def test_kind_of_name(records: Reader, text: str, name: str, kind: str) -> None:
    assert [e.type for e in records(text).entities if e.name == name] == [kind]


def test_the_day_is_taken_from_the_mention_that_has_it(records: Reader) -> None:
    found = records("Police blamed rebels for last week's bombing in Torvel. The bombing on 5 March killed six people.")
    assert [(e.start, e.end) for e in found.events if e.type == "Bombing"] == [("2026-03-05", "2026-03-05")]


def test_one_name_is_of_one_kind(records: Reader) -> None:
    found = records("Rebels shelled the town of Torvek. Torvek has been fought over since May.")
    assert [(e.name, e.type) for e in found.entities if e.named] == [("Torvek", "City")]
