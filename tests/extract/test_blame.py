"""Who is the doer of what by an accusation, and what a speaker leaves open."""

import pytest

from tests.extract.conftest import Reader

BLAMED = [
    ("The governor accused the Halvan Front of the bombing in Dorval.", "bombing", True),
    ("The governor accused the Halvan Front of launching raids in Dorval.", "raids", True),
    ("The governor accused the Halvan Front of involvement in a series of attacks in Dorval.", "attacks", True),
    ("The governor accused the Halvan Front of being behind the bombing in Dorval.", "bombing", True),
    ("The governor accused the Halvan Front of being the mastermind of the bombing.", "bombing", True),
    ("The governor accused the army and militias of the government of perpetrating the attack.", "attack", True),
    ("The bombing in Dorval was blamed on the Halvan Front.", "bombing", True),
    ("The governor accused the police of ignoring a warning before the bombing.", "bombing", False),
    ("The governor accused the Halvan Front of arming the fighters who attacked the base.", "attacked", False),
    ("The governor accused the police of failing to solve the killing of a judge.", "killing", False),
    ("The governor accused the army of sleeping during the attack on the base.", "attack", False),
    ("The governor accused the army of violating an agreement that ended the siege.", "siege", False),
    ("The governor blamed the army for a delay after the bombing.", "bombing", False),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), BLAMED)
def test_blame_is_for_the_deed_itself(records: Reader, sentence: str, trigger: str, expected: bool) -> None:
    found = records(sentence)
    event = next(e for e in found.events if trigger in found.article.text[slice(*e.trigger)])
    blamed = {"Halvan Front", "police", "army"} & {agent.text for agent in event.agents}
    assert bool(blamed) is expected


OPEN = [
    ("The army could not confirm that rebels had seized Dorval.", "hypothetical"),
    ("The army said it was unable to verify reports of an attack on Dorval.", "hypothetical"),
    ("The police declined to comment on reports that soldiers had shot protesters.", "hypothetical"),
    ("The governor said he had no information about an attack on the bridge.", "hypothetical"),
    ("The army said it could not rule out that a drone had hit the school.", "hypothetical"),
    ("The army said it could not confirm who had attacked the convoy.", "occurred"),
    ("The army said it did not know who had attacked the convoy.", "occurred"),
    ("It was unclear how many people had been killed in the attack, the army said.", "occurred"),
]


@pytest.mark.parametrize(("sentence", "status"), OPEN)
def test_what_is_left_open_is_nobody_s_word(records: Reader, sentence: str, status: str) -> None:
    found = records(sentence)
    assert [e.status for e in found.events] == [status]
    assert [claim.asserts for claim in found.claims if claim.asserts] == []


CONFIRMED = [
    "The army confirmed that rebels had attacked Dorval.",
    "The army said it knew who had attacked Dorval.",
    "The army said rebels had attacked Dorval but that it could not confirm the toll.",
]


@pytest.mark.parametrize("sentence", CONFIRMED)
def test_what_is_confirmed_is_somebody_s_word(records: Reader, sentence: str) -> None:
    found = records(sentence)
    attack = next(e for e in found.events if e.type == "Attack")
    assert attack.status == "occurred"
    assert any(attack.id in claim.asserts for claim in found.claims)


def test_a_warning_that_is_ignored_is_not_denied(records: Reader) -> None:
    found = records("The governor accused the police of ignoring a warning. The ministry denied the accusation.")
    assert [c.source.text for c in found.claims if c.type == "Denial" and c.source] == ["The ministry"]
