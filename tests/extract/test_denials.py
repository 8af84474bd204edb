"""What a denial denies, by the number of the claim or event that its `disputes` names."""

from collections.abc import Callable

import pytest

from kg.model import Extraction

Reader = Callable[..., Extraction]

DISPUTED = [
    ("Commander Ivo Marek denies the government's claims that the group has been weakened.", "Denial", ("c2",)),
    ("The army denied accusations by residents that soldiers had burned the village.", "Denial", ("c2",)),
    ("Kardovia accused Ruvania of arming the rebels. Ruvania said no such support had been given.", "Denial", ("c1",)),
    ("Residents said a school had been hit. The army rejected the reports as propaganda.", "Denial", ("c1",)),
    ("The group said it had captured the town. The claim was rejected by the army.", "Denial", ("c1",)),
    ("The minister denied any involvement in the killing of the judge.", "ResponsibilityDenial", ("ev1",)),
    ("The army denied responsibility.", "ResponsibilityDenial", ()),
    ("Officials dismissed reports of an attack on the airport as false.", "Denial", ("ev1",)),
]


@pytest.mark.parametrize(("text", "kind", "disputed"), DISPUTED)
def test_disputes(records: Reader, text: str, kind: str, disputed: tuple[str, ...]) -> None:
    denials = [c for c in records(text).claims if c.type == kind]
    assert [c.disputes for c in denials] == [disputed]


def test_who_rejects_allegations_has_not_made_them(records: Reader) -> None:
    claims = records("Ruvania rejected the allegations that it arms rebels.").claims
    assert [c.type for c in claims] == ["Denial"]


def test_what_is_denied_is_named_whole(records: Reader) -> None:
    claim = records("The minister denied any involvement in the killing of the judge.").claims[0]
    assert claim.content.text == "any involvement in the killing of the judge"
