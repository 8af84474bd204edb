"""Who did what to whom, where: triggers with their arguments; and words that tell of no event."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]
Lines = Callable[[str], list[str]]

EVENTS = [
    # verbs, active and passive
    ("Gunmen attacked a police station in Merrin.", ["Attack agents=Gunmen targets=police station places=Merrin"]),
    ("A police station was attacked by gunmen.", ["Attack agents=gunmen targets=police station"]),
    ("A police station was attacked.", ["Attack targets=police station"]),
    (
        "The rebels shelled the village with mortars.",
        ["Shelling agents=rebels targets=village instruments=mortars"],
    ),
    ("Soldiers ambushed a convoy near the border.", ["Ambush agents=Soldiers targets=convoy places=border"]),
    ("Gunmen kidnapped two engineers.", ["Kidnapping agents=Gunmen targets=engineers"]),
    ("Police arrested five suspects.", ["Arrest agents=Police targets=suspects"]),
    ("Troops seized rifles and explosives.", ["Seizure agents=Troops targets=rifles, explosives"]),
    ("The army withdrew its troops from the border.", ["Retreat agents=army targets=troops places=border"]),
    # idioms and particles
    ("Militants gunned down a judge.", ["Killing agents=Militants targets=judge"]),
    ("A bomber blew himself up outside a mosque.", ["SuicideBombing agents=bomber targets=mosque places=mosque"]),
    ("Rebels opened fire on a bus.", ["Attack agents=Rebels targets=bus"]),
    ("A patrol came under fire near the village.", ["Attack targets=patrol places=village"]),
    ("The rebels set fire to a school.", ["Arson agents=rebels targets=school"]),
    # nouns and light verbs
    ("The army launched an operation in Merrin.", ["MilitaryOperation agents=army places=Merrin"]),
    ("Militants carried out an attack on a market.", ["Attack agents=Militants targets=market"]),
    ("The killing of a journalist by police caused outrage.", ["Killing agents=police targets=journalist"]),
    ("An air strike on the village killed three farmers.", ["AirStrike targets=village"]),
    ("A car bomb attack on the embassy wounded two guards.", ["Bombing targets=embassy instruments=car bomb"]),
    ("The army's shelling of the town continued.", ["Shelling agents=army targets=town status=ongoing"]),
    # shared arguments, relative clauses, participles
    (
        "Rebels attacked a base and burned two trucks.",
        ["Attack agents=Rebels targets=base", "Arson agents=Rebels targets=trucks"],
    ),
    ("The group, which attacked a bank, fled.", ["Attack agents=group targets=bank", "Retreat agents=group"]),
    ("Police freed the hostages held by the rebels.", ["Release agents=Police targets=hostages"]),
    # refined by means
    ("Helicopters bombed two villages.", ["AirStrike targets=villages instruments=Helicopters"]),
    ("Shells hit a school.", ["Shelling targets=school instruments=Shells"]),
    ("The strike hit a school in Merrin.", ["Attack targets=school places=Merrin"]),
    ("They were executed by soldiers.", ["Killing agents=soldiers targets=They"]),
    # against whom
    (
        "Police broke up a protest in Tesk with tear gas.",
        ["StateRepression agents=Police targets=protest places=Tesk", "Protest places=Tesk"],
    ),
    ("Protesters attacked a police station.", ["Riot agents=Protesters targets=police station"]),
    ("A boiler exploded at a factory.", ["Accident targets=factory instruments=boiler"]),
    ("Troops found rifles and grenades.", ["Seizure agents=Troops targets=rifles, grenades"]),
    # what is no event
    ("Doctors found a cure.", []),
    ("He suffered a heart attack.", []),
    ("The senator's attack on her record was unfair.", []),
    ("The crew shot a film in the town.", []),
    ("The company fired ten workers.", []),
    ("The band released an album.", []),
    ("The operation of the bridge is costly.", []),
    ("Surgeons performed a heart operation.", []),
    ("The storm killed the mood.", []),
    ("The police force has 300 officers.", []),
    ("She captured the attention of the crowd.", []),
    ("The team attacked well in the second half of the match.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), EVENTS)
def test_events(events: Lines, sentence: str, expected: list[str]) -> None:
    assert events(sentence) == expected


STATUSES = [
    ("Rebels attacked the base.", "occurred"),
    ("Rebels did not attack the base.", "denied"),
    ("Rebels will attack the base.", "planned"),
    ("Rebels planned to attack the base.", "planned"),
    ("Rebels tried to attack the base.", "attempted"),
    ("Rebels failed to attack the base.", "failed"),
    ("The army foiled an attack on the base.", "failed"),
    ("Rebels threatened to attack the base.", "threatened"),
    ("Rebels may attack the base.", "hypothetical"),
    ("If rebels attack the base, the army will respond.", "hypothetical"),
    ("Rebels are attacking the base.", "ongoing"),
    ("The army prevented an attack on the base.", "failed"),
]


@pytest.mark.parametrize(("sentence", "expected"), STATUSES)
def test_status(records: Reader, sentence: str, expected: str) -> None:
    assert [e.status for e in records(sentence).events if e.type == "Attack"] == [expected]


TIMES = [
    ("Rebels attacked the base on Tuesday.", ("2026-03-10", "2026-03-10", "day")),
    ("Rebels attacked the base on Thursday.", ("2026-03-12", "2026-03-12", "day")),
    ("Rebels attacked the base last week.", ("2026-03-02", "2026-03-08", "week")),
    ("Rebels attacked the base over the weekend.", ("2026-03-07", "2026-03-08", "range")),
    ("Rebels attacked the base in January.", ("2026-01-01", "2026-01-31", "month")),
    ("Rebels attacked the base in 2024.", ("2024-01-01", "2024-12-31", "year")),
    ("Rebels attacked the base on 29 January.", ("2026-01-29", "2026-01-29", "day")),
    ("Rebels attacked the base on December 29.", ("2025-12-29", "2025-12-29", "day")),
    ("Rebels attacked the base yesterday.", ("2026-03-11", "2026-03-11", "day")),
    ("Rebels attacked the base two days ago.", ("2026-03-10", "2026-03-10", "day")),
    ("An operation that began on 29 January ended on 5 February.", ("2026-01-29", "2026-02-05", "day")),
    ("In 2024, rebels attacked a convoy, leading to a three-day siege.", ("2024-01-01", "2024-12-31", "year")),
    ("Rebels attacked the base.", (None, None, "unknown")),
    ("The army said on Tuesday that rebels had attacked the base.", (None, None, "unknown")),
]


@pytest.mark.parametrize(("sentence", "expected"), TIMES)
def test_time_of_event(records: Reader, sentence: str, expected: tuple[str | None, str | None, str]) -> None:
    event = records(sentence).events[0]
    assert (event.start, event.end, event.time_precision) == expected
