"""Corrections in any number and order: back to what was read, and never out of shape."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corrections import amended, as_read, settled
from kg.model.values import ENTITY_TYPES, EVENT_TYPES
from kg.reason import validate

from .conftest import BASE, correction, graph
from .conftest import kind as kind_named

THINGS = {
    name: sorted({quad.subject.value for quad in graph(name) if kind_named(quad.subject.value)})
    for name in ("broken-ceasefire", "balochistan")
}


@st.composite
def corrected(draw):
    """An article, and corrections of things in it that may bear on each other."""
    name = draw(st.sampled_from(sorted(THINGS)))
    made = []
    for minute in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(["retype", "relink", "reject"]))
        kinds = {"retype": ("event", "entity"), "relink": ("entity",)}.get(kind)
        thing = draw(st.sampled_from([one for one in THINGS[name] if kinds is None or kind_named(one) in kinds]))
        if kind == "retype":
            more = {"target": draw(st.sampled_from(EVENT_TYPES if kind_named(thing) == "event" else ENTITY_TYPES))}
        elif kind == "relink":
            links = [
                None,
                "http://www.wikidata.org/entity/Q5",
                "https://sws.geonames.org/9/",
                BASE + "entity/Person/new",
            ]
            ours = [one for one in THINGS[name] if "/entity/" in one and one != thing]
            more = {"target": draw(st.sampled_from(links + ours))}
        else:
            more = {}
        made.append(correction(kind, thing, minute=minute, **more))
    return graph(name), made, draw(st.permutations(made))


@settings(deadline=None)
@given(corrected())
def test_corrections_added_and_undone_in_any_order_give_what_those_that_are_left_give(drawn):
    read, made, order = drawn
    quads = read
    for number in range(len(order)):
        quads = amended(quads, order[: number + 1])
    assert set(quads) == set(amended(read, made))
    for number in range(len(order)):
        quads = amended(quads, order[number + 1 :])
        assert set(quads) == set(amended(read, order[number + 1 :]))
        assert set(as_read(quads)) == set(read)
    assert set(quads) == set(read)
    assert len(quads) == len(read)


@settings(deadline=None, max_examples=25)
@given(corrected())
def test_whatever_is_corrected_the_graph_conforms(drawn):
    read, made, _ = drawn
    out, refused = settled(read, made)
    assert validate(out) == ()
    assert out == amended(read, [one for one in made if one.iri not in refused])
    assert set(settled(out, made)[0]) == set(out)
