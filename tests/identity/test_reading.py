"""One more article costs what its own news are, however much is there already."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kg.identity import archive, settle, upkeep
from kg.identity.papers import read_paper

from .desk import Called, Told, article, incidents, layer, put, settled

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
        for module in (upkeep, archive):
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


class Counting:
    """A store that counts the statements that it is told to write or to take out."""

    def __init__(self, store):
        self._store, self.written = store, 0

    def __getattr__(self, name):
        return getattr(self._store, name)

    def add(self, quads):
        quads = list(quads)
        self.written += len(quads)
        self._store.add(quads)

    def update(self, sparql):
        self.written += sparql.count(" .")
        self._store.update(sparql)


def named(number):
    """An article with names that no table has, and that all have."""
    calls = [Called("Country", "Kardovia"), Called("Organization", "Interior Ministry"), Called("City", "Merrin")]
    front = Called("ArmedGroup", *(("HLF",) if number % 2 else ("Halvan Liberation Front", ("HLF",))))
    return article(f"n{number:04}", day(number % 300), (), [*calls, front, Called("Person", "Orvall")])


@pytest.mark.parametrize("last", [4001, 4002], ids=["the short name", "the full name"])
def test_names_that_all_have_cost_one_more_article_no_more(last, monkeypatch):
    costs = []
    for size in (10, 160):
        store = Counting(settled(map(named, range(size))))
        before = len(layer(store))
        calls = []
        with monkeypatch.context() as patch:
            for module in (upkeep, archive):
                patch.setattr(
                    module, "read_paper", lambda store, graph, to=calls: to.append(graph) or read_paper(store, graph)
                )
            put(store, named(last))
            store.written = 0
            settle(store)
        costs.append((len(calls), store.written, len(layer(store)) - before))
    assert costs[0] == costs[1]
    assert costs[0][0] == 1
