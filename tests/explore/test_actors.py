"""The list of those who are named, and its filters."""

import pytest

from kg.explore.lists.actors import actors

BASE = "https://w3id.org/conflict-news/"


def rows(found):
    return [(entry.thing.label, entry.thing.kind, entry.mentions, entry.articles) for entry in found.entries.items]


def test_those_with_most_mentions_come_first(samples_store):
    found = actors(samples_store, most=4)
    assert rows(found) == [
        ("Halvan Liberation Front", "ArmedGroup", 33, 6),
        ("Pavel Drost", "Person", 11, 3),
        ("Lena Orvall", "Person", 10, 2),
        ("Ilka Maren", "Person", 8, 2),
    ]
    assert found.entries.total == 25
    assert found.entries.items[0].names == ("HLF",)
    assert found.kinds == (
        "Person", "ArmedGroup", "Government", "Organization", "Country", "Region", "City", "Facility",
    )  # fmt: skip


def test_parts_of_the_list_are_the_list(samples_store):
    whole = actors(samples_store, most=100).entries
    parts = [entry for at in range(0, 30, 7) for entry in actors(samples_store, first=at, most=7).entries.items]
    assert parts == list(whole.items) and len(parts) == whole.total


@pytest.mark.parametrize(
    ("filters", "total", "names"),
    [
        ({"kind": "City"}, 5, ["Merrin", "Ordun", "Tesk", "Selm", "Halvan City"]),
        ({"kind": "Weapon"}, 0, []),
        ({"name": "hLf"}, 1, ["Halvan Liberation Front"]),
        ({"name": "orva"}, 1, ["Lena Orvall"]),
        ({"name": 'x") } #'}, 0, []),
        ({"country": "Kardovia", "kind": "Country"}, 1, ["Kardovia"]),
        ({"country": "Ruvania", "kind": "Person"}, 1, ["Arno Tesh"]),
        ({"country": "Nowhere"}, 0, []),
        (
            {"country": "kardovia", "kind": "Government"},
            2,
            ["Interior Ministry", "Ministry of Defence"],
        ),
    ],
)
def test_filters(samples_store, filters, total, names):
    found = actors(samples_store, **filters).entries
    assert (found.total, [entry.thing.label for entry in found.items]) == (total, names)
