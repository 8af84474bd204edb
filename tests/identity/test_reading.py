"""One more article costs what its own news are, however much is there already.

What tables know is meant here: a name that none has is compared with all others of that name.
"""

from __future__ import annotations

from datetime import date, timedelta

from kg.identity import library, settle, upkeep
from kg.identity.papers import read_paper

from .desk import Called, Told, article, incidents, put, settled

KARDOVIA = Called("Country", "Kardovia", key="country/KV")
TOWNS = tuple(Called("City", name, key=f"made/{name}") for name in ("Merrin", "Selm", "Tarvo"))


def day(number):
    return (date(2026, 1, 1) + timedelta(days=number)).isoformat()


def news(number):
    """Two articles of a day on one attack; a day has its own people."""
    told = Told("Attack", "attacked", day(number), (TOWNS[number % 3],), killed=(24, 24))
    word = "x".join("bcdfgjklmn"[int(digit)] for digit in f"{number:03}")  # no two have the same consonants
    for paper in "ab":
        yield article(f"{paper}{number}", day(number), [told], [KARDOVIA, Called("Person", f"Lena {word}")])


def read_for_one_more(days, monkeypatch):
    """How many articles are read where one more comes to those of so many days."""
    last = article("new", day(days), [Told("Attack", "attacked", day(days - 1), (TOWNS[(days - 1) % 3],))], [KARDOVIA])
    store = settled(one for number in range(days) for one in news(number))
    assert len(incidents(store)) == days
    calls = []
    with monkeypatch.context() as patch:
        for module in (upkeep, library):
            patch.setattr(module, "read_paper", lambda store, graph: calls.append(graph) or read_paper(store, graph))
        put(store, last)
        settle(store)
    return len(calls)


def test_the_articles_that_are_read_do_not_grow_with_the_store(monkeypatch):
    few, more, many = (
        read_for_one_more(days, monkeypatch) for days in (42, 84, 168)
    )  # the same day of the week and town
    assert 3 <= few <= 25
    assert abs(more - few) <= 2
    assert abs(many - few) <= 2
