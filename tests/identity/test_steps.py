"""What is the same across articles hangs on the articles alone, not on how they came."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import IDENTITY_GRAPH, article_graph
from kg.identity import settle
from kg.store import open_store

from .desk import Called, Told, article, layer, put, settled, take

KARDOVIA = Called("Country", "Kardovia")
RUVANIA = Called("Country", "Ruvania", key="country/RV", times=2)
TOWNS = (
    Called("City", "Merrin"),
    Called("City", "Selm", key="made/selm"),
    Called("City", "Tarvo"),
    Called("Region", "Halvan"),
)
DOERS = (
    Called("ArmedGroup", "Halvan Liberation Front", ("HLF",)),
    Called("ArmedGroup", "HLF"),
    Called("Person", "gunmen", named=False),
    Called("MilitaryForce", "Kardovian Army"),
)
PEOPLE = (
    Called("Person", "Lena Orvall"),
    Called("Person", "Lena Maria Orvall"),
    Called("Person", "Orvall"),
    Called("Person", "Mohammed Sarran"),
    Called("Person", "Muhammad Sarran"),
    Called("ArmedGroup", "HLF"),
    Called("Organization", "Halvan Liberation Front"),
    Called("Organization", "Halvan Liberty Fund", ("HLF",)),
)
DAYS = ("2026-03-10", "2026-03-11", "2026-03-12", "2026-03-31")
KEYS = tuple("abcdefgh")

TELLINGS = st.builds(
    Told,
    st.sampled_from(("Attack", "Bombing", "ArmedClash")),
    st.sampled_from(("attacked", "attacks")),
    st.sampled_from((*DAYS, None)),
    st.lists(st.sampled_from(TOWNS), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(DOERS), max_size=1).map(tuple),
    killed=st.sampled_from((None, (4, 4), (24, 24), (24, None), (None, 24))),
    status=st.sampled_from(("occurred", "occurred", "failed", "planned")),
    name=st.sampled_from((None, None, None, "Operation Clear Path")),
)
ARTICLES = st.builds(
    article,
    st.sampled_from(KEYS),
    st.sampled_from((*DAYS, None)),
    st.lists(TELLINGS, max_size=3).map(tuple),
    st.lists(st.sampled_from((KARDOVIA, RUVANIA, *PEOPLE)), max_size=4, unique=True),
)
STEPS = st.lists(st.one_of(ARTICLES, ARTICLES, st.sampled_from(KEYS), st.none()), min_size=4, max_size=24)
"""An article to put in, the key of one to take out, or a moment to settle."""


def follow(store, steps):
    """Takes steps in a store, and says which articles are there in the end."""
    held = {}
    for step in steps:
        if step is None:
            settle(store)
        elif isinstance(step, str):
            take(store, step)
            held.pop(step, None)
        else:
            put(store, step)
            held[step.article.id] = step
    settle(store)
    return held


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_any_steps_lead_to_what_a_fresh_build_has(steps):
    store = open_store("memory:")
    held = follow(store, steps)
    assert layer(store) == layer(settled(held.values()))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(ARTICLES, min_size=6, max_size=8, unique_by=lambda one: one.article.id), st.randoms(use_true_random=False)
)
def test_one_at_a_time_in_any_order(articles, chance):
    store = open_store("memory:")
    shuffled = chance.sample(articles, len(articles))
    follow(store, [step for one in shuffled for step in (one, None)])
    assert layer(store) == layer(settled(articles))


@settings(max_examples=60, deadline=None)
@given(st.lists(ARTICLES, min_size=4, max_size=8, unique_by=lambda one: one.article.id), st.sets(st.sampled_from(KEYS)))
def test_graphs_that_are_dropped_without_a_word_are_noticed(articles, dropped):
    store = settled(articles)
    for key in dropped:
        store.drop_graph(article_graph(key))
    settle(store)
    assert layer(store) == layer(settled(one for one in articles if one.article.id not in dropped))


class BrokenOffError(Exception):
    """A store that fails at a certain write."""


class Failing:
    """A store that breaks off at a certain write to the identity graph, before or after it."""

    def __init__(self, store, left):
        self._store, self._left = store, left

    def __getattr__(self, name):
        return getattr(self._store, name)

    def _write(self, write, what):
        if self._left == 0:
            raise BrokenOffError
        self._left -= 1
        write(what)

    def add(self, quads):
        self._write(self._store.add, list(quads))

    def update(self, sparql):
        self._write(self._store.update, sparql)


@settings(max_examples=120, deadline=None)
@given(STEPS, ARTICLES, st.integers(0, 8), st.booleans())
def test_what_breaks_off_is_finished_by_the_next(steps, last, writes, half):
    store = open_store("memory:")
    held = follow(store, steps)
    failing = Failing(store, writes)
    try:
        put(failing, last)
        if not half:
            settle(failing)
    except BrokenOffError:
        pass
    put(store, last)
    held[last.article.id] = last
    settle(store)
    assert layer(store) == layer(settled(held.values()))


def test_an_empty_store_says_nothing():
    store = settled([article("a", "2026-03-11", [Told("Attack", "attacked", "2026-03-10", TOWNS[:1])], [KARDOVIA])])
    assert store.count(IDENTITY_GRAPH) > 0
    take(store, "a")
    settle(store)
    assert layer(store) == []


def test_settling_twice_changes_nothing():
    tellings = [Told("Attack", "attacked", "2026-03-10", TOWNS[:1], killed=(24, 24))]
    store = settled([article(key, "2026-03-11", tellings, [KARDOVIA]) for key in KEYS])
    before = layer(store)
    assert settle(store).fresh == 0
    assert layer(store) == before
    assert any("hasReport" in line for line in before)
