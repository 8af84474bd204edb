"""Groups of one name in several countries: the article's countries and its year tell which is meant."""

import pytest

from .conftest import read


@pytest.mark.parametrize(
    ("text", "published", "name"),
    [
        ("The National Liberation Army bombed a pipeline in Colombia.", "2026-02-05", "national-liberation-army"),
        ("The National Liberation Army left Macedonia.", "2001-05-05", "national-liberation-army-macedonia"),
        ("The National Liberation Army left Macedonia.", "2026-02-05", None),
        ("The National Liberation Army hit a village.", "2026-02-05", None),
        ("Islamic Front fighters hit a village in Syria.", "2014-05-05", "islamic-front-syria"),
        ("Awami League supporters hit a village in Bangladesh.", "2024-05-05", "awami-league"),
        ("Awami League supporters hit a village in Kenya.", "2024-05-05", None),
        ("China and India spoke. The People's Liberation Army fired.", "2026-02-05", "peoples-liberation-army"),
        ("The People's Liberation Army left Manipur, India.", "2026-02-05", "peoples-liberation-army-of-manipur"),
    ],
)  # fmt: skip
def test_the_country_and_the_year_tell_which_is_meant(text: str, published: str, name: str | None) -> None:
    entities = read(text, published).entities
    bodies = {"ArmedGroup", "Organization", "MilitaryForce", "PoliticalParty"}
    assert [e.key for e in entities if e.type in bodies] == [f"actor/{name}" if name else None]
