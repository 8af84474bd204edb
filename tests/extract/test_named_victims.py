"""Persons as targets and victims: what of a phrase is their name, and lists that name them."""

from collections.abc import Callable

import pytest

Lines = Callable[[str], list[str]]

TITLES = [
    ("Gunmen killed journalist Tarek Voss in Merrin.", "Killing agents=Gunmen targets=Tarek Voss places=Merrin"),
    ("Gunmen kidnapped businessman Tarek Voss.", "Kidnapping agents=Gunmen targets=Tarek Voss"),
    ("Rebels murdered opposition leader Dana Orel.", "Killing agents=Rebels targets=Dana Orel"),
    ("Gunmen killed Colonel Tarek Voss.", "Killing agents=Gunmen targets=Colonel Tarek Voss"),
    ("Rebels kidnapped Bishop Tarek Voss.", "Kidnapping agents=Rebels targets=Bishop Tarek Voss"),
    (
        "Gunmen killed former Interior Minister Tarek Voss.",
        "Killing agents=Gunmen targets=former Interior Minister Tarek Voss",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_a_name_keeps_rank_and_office_alone(text: str, expected: str, events: Lines) -> None:
    assert events(text) == [expected]


CLAUSES = [
    (
        "In Merrin, the TLF kidnapped businessman Tarek Voss.",
        "Kidnapping agents=TLF targets=Tarek Voss places=Merrin",
    ),
    ("On Monday, the TLF abducted journalist Dana Orel.", "Kidnapping agents=TLF targets=Dana Orel"),
    ("Gunmen kidnapped landowner Samuel Plaza.", "Kidnapping agents=Gunmen targets=Samuel Plaza"),
    ("Soldiers killed Tarek Voss's brother.", "Killing agents=Soldiers targets=Tarek Voss's brother"),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_a_clause_read_as_one_phrase_still_tells_who_did_it_to_whom(text: str, expected: str, events: Lines) -> None:
    assert events(text) == [expected]
