"""What people say is one and is not, for what settles that across articles."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corrections import Constraints, constraints, links, to_quads
from kg.corrections.constraints import weighed
from kg.store import open_store

from .conftest import BASE, correction

EVENTS = [f"article/{name}#event-1-5" for name in "abcde"]
A, B, C, D, _ = (BASE + event for event in EVENTS)


def merge(*names, minute=0):
    return correction("merge", *(f"article/{name}#event-1-5" for name in names), minute=minute)


def split(*names, minute=0):
    return correction("split", *(f"article/{name}#event-1-5" for name in names), minute=minute)


@pytest.mark.parametrize(
    ("given_", "together", "apart"),
    [
        ([], (), ()),
        ([merge("b", "a"), split("c", "b")], ((A, B),), ((B, C),)),
        ([split("c", "a", "b")], (), ((A, C), (B, C))),
        ([merge("a", "b", "c")], ((A, B), (B, C)), ()),
        # the later one wins, also by way of others
        ([merge("a", "b"), split("a", "b", minute=1)], (), ((A, B),)),
        ([split("a", "b"), merge("a", "b", minute=1)], ((A, B),), ()),
        ([merge("a", "b"), merge("b", "c", minute=1), split("a", "c", minute=2)], ((B, C),), ((A, C),)),
        ([split("a", "c"), merge("a", "b", minute=1), merge("b", "c", minute=2)], ((A, B), (B, C)), ()),
        ([split("a", "c", "d"), merge("a", "d", minute=1)], ((A, D),), ((A, C),)),
    ],
)
def test_what_is_one_and_what_is_not(given_, together, apart):
    with open_store("memory:") as store:
        store.add(to_quads(given_))
        assert constraints(store) == Constraints(together, apart)


def test_what_is_overruled_names_what_overrules_it():
    early, late = merge("a", "b"), split("a", "b", minute=1)
    assert weighed([late, early])[1] == {early.iri: late.iri}
    early, late = split("a", "b"), merge("a", "b", minute=1)
    assert weighed([early, late])[1] == {early.iri: late.iri}


@st.composite
def judged(draw):
    made = []
    for minute in range(draw(st.integers(0, 8))):
        things = draw(st.lists(st.sampled_from(EVENTS), min_size=2, max_size=3, unique=True))
        made.append(correction(draw(st.sampled_from(["merge", "split"])), *things, minute=minute))
    return made


@settings(deadline=None)
@given(judged())
def test_what_holds_never_contradicts_itself_and_the_last_one_always_holds(made):
    found, overruled = weighed(made)
    groups = {BASE + event: {BASE + event} for event in EVENTS}
    for one, other in found.together:
        both = groups[one] | groups[other]
        groups |= dict.fromkeys(both, both)
    assert not [pair for pair in found.apart if pair[1] in groups[pair[0]]]
    assert not made or made[-1].iri not in overruled
    assert set(overruled) <= {one.iri for one in made}


def test_links_of_identities_are_those_of_the_last_correction():
    identity = "identity/person/lena-orvall"
    given_ = [
        correction("relink", identity, target="http://www.wikidata.org/entity/Q1"),
        correction("relink", identity, target="http://www.wikidata.org/entity/Q2", minute=2),
        correction("relink", "identity/person/x", target=None, minute=3),
        correction("relink", "entity/Country/KD", target=None, minute=4),
    ]
    with open_store("memory:") as store:
        store.add(to_quads(given_))
        assert links(store) == {
            BASE + identity: ("http://www.wikidata.org/entity/Q2",),
            f"{BASE}identity/person/x": (),
        }
