"""How exactly the place of an event is told. Names of towns are real, sentences made up."""

import pytest

from kg.model import Argument, Article, Entity, Event, Extraction
from kg.resolve import link
from kg.resolve.precision import told

KINDS = {
    "Quetta": "settlement", "Kabul": "capital", "Mastung District": "secondLevelDivision",
    "Balochistan": "firstLevelDivision", "Pakistan": "country", "Sahel": "region",
}  # fmt: skip


def event(text: str, *names: str) -> Event:
    places = tuple(Argument(n, (text.index(n), text.index(n) + len(n)), n) for n in names)
    return Event("ev1", "Attack", (0, 1), (0, len(text)), "verb:attack", places=places)


@pytest.mark.parametrize(
    ("text", "names", "precision"),
    [
        ("Gunmen attacked a market in Quetta.", ("Quetta",), "exact"),
        ("A bomb went off in Kabul.", ("Kabul",), "exact"),
        ("Gunmen attacked a convoy near Quetta.", ("Quetta",), "near"),
        ("A bomb went off just outside the city of Quetta.", ("Quetta",), "near"),
        ("A camp on the outskirts of Quetta was raided.", ("Quetta",), "near"),
        ("A camp on Quetta's outskirts was raided.", ("Quetta",), "near"),
        ("Gunmen struck 20 km south of Quetta.", ("Quetta",), "near"),
        ("Gunmen struck some 15 miles (24 km) north-east of Quetta.", ("Quetta",), "near"),
        ("Gunmen struck 90 kilometres south-west of Quetta.", ("Quetta",), "district"),
        ("Gunmen struck 60 miles from Quetta.", ("Quetta",), "district"),
        ("Ten men, 20 km of wire and a lorry were seized in Quetta.", ("Quetta",), "exact"),
        ("Gunmen struck in Mastung District.", ("Mastung District",), "district"),
        ("Troops fought rebels across Balochistan, Pakistan.", ("Balochistan", "Pakistan"), "province"),
        ("Troops fought rebels in Pakistan.", ("Pakistan",), "country"),
        ("Troops fought rebels in the Sahel.", ("Sahel",), "unknown"),
        ("Gunmen struck near Quetta in Pakistan.", ("Quetta", "Pakistan"), "near"),
        ("Gunmen struck in Merrin.", ("Merrin",), "unknown"),
        ("Gunmen struck.", (), "unknown"),
    ],
)
def test_precision(text: str, names: tuple[str, ...], precision: str) -> None:
    assert told(event(text, *names), text, KINDS).place_precision == precision


def test_linking_tells_it_by_what_each_place_is() -> None:
    text = "Gunmen struck near Quetta. Troops searched Balochistan, Pakistan said."
    entities = tuple(
        Entity(name, kind, name, mentions=((text.index(name), text.index(name) + len(name)),), key=key)
        for name, kind, key in (
            ("Quetta", "City", None), ("Balochistan", "Region", None), ("Pakistan", "Country", "country/PK"),
        )
    )  # fmt: skip
    events = tuple(event(text, name) for name in ("Quetta", "Balochistan", "Pakistan"))
    found = link(Extraction(Article("a1", text, ""), entities, events)).events
    assert [one.place_precision for one in found] == ["near", "province", "country"]
