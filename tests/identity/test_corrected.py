"""With corrections too, what is the same hangs on articles and corrections alone, not on how they came."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kg import amend
from kg.corrections import make_correction, to_quads
from kg.graph import BASE, article_graph
from kg.identity import settle
from kg.store import open_store

from .desk import Called, article, graph, layer, put

COUNTRIES = (Called("Country", "Kardovia", times=3), Called("Country", "Ruvania", key="country/RV", times=3))
NAMES = (
    Called("ArmedGroup", "Halvan Liberation Front", ("HLF",)),
    Called("ArmedGroup", "HLF"),
    Called("Organization", "Halvan Liberty Fund", ("HLF",)),
    Called("Person", "Lena Orvall"),
    Called("Person", "Lena Maria Orvall"),
    Called("Government", "Kardovian Senate", key="institution/senate"),
    Called("Government", "Kardovian Council", key="institution/council"),
)
ARTICLES = st.builds(
    article,
    st.sampled_from("abcdef"),
    st.just("2026-03-11"),
    st.just(()),
    st.tuples(st.sampled_from((*COUNTRIES, NAMES[3])), st.lists(st.sampled_from(NAMES), max_size=3, unique=True)).map(
        lambda drawn: list(dict.fromkeys((drawn[0], *drawn[1])))
    ),
)


def things(articles):
    """All that articles name and somebody may correct."""
    store = open_store("memory:")
    for one in articles:
        store.add(graph(one))
    settle(store)
    words = {word.strip('<>"').removeprefix(BASE) for line in layer(store) for word in line.split()}
    found = {word for word in words if word.startswith("identity/") or "#entity-" in word}
    return sorted(found | {"entity/Government/institution/senate", "entity/Government/institution/council"})


@st.composite
def desks(draw):
    """Articles, corrections of what they name, and an order in which all of them come."""
    articles = draw(st.lists(ARTICLES, min_size=2, max_size=6, unique_by=lambda one: one.article.id))
    named = things(articles)
    made = []
    for minute in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(("merge", "split", "relink")))
        size = 1 if kind == "relink" else 2
        some = draw(st.lists(st.sampled_from(named), min_size=size, max_size=size, unique=True))
        if kind == "relink" and not some[0].startswith("identity/"):
            continue
        more = {"target": f"http://www.wikidata.org/entity/Q{minute + 1}"} if kind == "relink" else {}
        at = f"2026-03-12T10:{minute:02}:00Z"
        made.append(make_correction(kind, some, why="seen so", by="Ana", at=at, **more))
    return articles, made, draw(st.permutations([*articles, *made]))


@settings(max_examples=60, deadline=None)
@given(desks())
def test_in_any_order_and_undone(drawn):
    articles, made, order = drawn
    wanted = open_store("memory:")
    wanted.add(to_quads(made))
    for one in articles:
        wanted.add(graph(one))
    settle(wanted)
    store = open_store("memory:")
    for one in order:
        if one in articles:
            put(store, one)
            settle(store)
        else:
            amend.add(store, [one])
    assert layer(store) == layer(wanted)
    for one in made:
        amend.undo(store, one.iri)
    plain = open_store("memory:")
    for one in articles:
        plain.add(graph(one))
    settle(plain)
    assert layer(store) == layer(plain)
    assert sorted(store.graphs()) == sorted(plain.graphs())
    assert article_graph(articles[0].article) in store.graphs()
