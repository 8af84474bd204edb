"""Corrections into stores and out of them, on every back-end."""

import pytest
from pyoxigraph import NamedNode, Quad

from kg import amend
from kg.corrections import CorrectionError, corrections
from kg.corrections.standing import standing
from kg.corrections.whereabouts import concerned, graphs_with
from kg.graph import CORRECTIONS_GRAPH, IDENTITY_GRAPH, cn
from kg.identity import settle
from kg.inference import infer_store
from kg.model import Problem
from kg.reason import INFERRED_GRAPH
from kg.store import open_store

from .conftest import BASE, changes, correction, graph

SHELLING = "article/broken-ceasefire#event-199-207"
FRONT = "entity/ArmedGroup/actor/kestrel-front"
INCIDENT = f"{BASE}incident/merrin-market-event-7-15"
REPORTS = [f"{BASE}article/{name}" for name in ("merrin-market#event-7-15", "merrin-toll#event-96-102", "x#event-1-5")]


def graph_iri(name):
    return f"{BASE}graph/{name}"


def identity(store, *triples):
    store.add(Quad(*map(NamedNode, triple), NamedNode(IDENTITY_GRAPH)) for triple in triples)


@pytest.fixture
def filled(store):
    """A store of three articles, on each back-end."""
    for name in ("broken-ceasefire", "ruvania", "balochistan"):
        store.add(graph(name))
    settle(store)
    return store


@pytest.fixture
def quick():
    """The same in memory."""
    with open_store("memory:") as store:
        for name in ("broken-ceasefire", "ruvania", "balochistan"):
            store.add(graph(name))
        settle(store)
        yield store


def test_a_correction_is_kept_and_applied_and_can_be_undone(filled):
    before = set(filled.quads())
    one = correction("retype", SHELLING, target="Bombing")
    assert amend.correct(filled, one) == amend.AmendReport(added=1)
    assert corrections(filled) == (one,)
    assert changes(graph("broken-ceasefire"), filled.quads(graph_iri("broken-ceasefire"))) == (
        [f"{SHELLING} rdf:type cn:Shelling"],
        [f"{SHELLING} rdf:type cn:Bombing"],
    )
    assert set(filled.quads(graph_iri("ruvania"))) == set(graph("ruvania"))
    assert standing(filled, corrections(filled)) == {one.iri: "in force"}
    assert amend.correct(filled, one) == amend.AmendReport(unchanged=1)
    assert amend.undo(filled, one.iri) == one
    assert set(filled.quads()) == before


def test_a_thing_that_many_articles_share_is_corrected_in_all_of_them_or_in_one(filled):
    everywhere = correction("reject", FRONT)
    held = (graph_iri("broken-ceasefire"), graph_iri("ruvania"))
    assert graphs_with(filled, [BASE + FRONT]) == {BASE + FRONT: held}
    amend.correct(filled, everywhere)
    assert graphs_with(filled, [BASE + FRONT]) == {BASE + FRONT: held}, "what was taken out is found by its marks"
    assert not filled.query(f"ASK {{ GRAPH ?g {{ <{BASE}{FRONT}> ?p ?o }} }}")
    amend.undo(filled, everywhere.iri)
    here = correction("reject", FRONT, article="ruvania")
    assert concerned(filled, [here]) == (graph_iri("ruvania"),)
    amend.correct(filled, here)
    assert set(filled.quads(graph_iri("broken-ceasefire"))) == set(graph("broken-ceasefire"))
    assert set(filled.quads(graph_iri("ruvania"))) != set(graph("ruvania"))


def test_corrections_given_late_take_their_place_in_time(quick):
    relink = correction("relink", "article/broken-ceasefire#entity-652-660", target="entity/Person/marn", minute=1)
    retype = correction("retype", "entity/Person/marn", target="Organization", minute=2)
    early = correction("reject", "article/broken-ceasefire#entity-652-660", minute=0)
    report = amend.add(quick, [retype])
    assert report.notes == (f"{retype.iri.removeprefix(BASE)} (retype): waiting for entity/Person/marn",)
    amend.correct(quick, relink)
    marn = quick.query(f"SELECT ?c {{ GRAPH ?g {{ <{BASE}entity/Person/marn> a ?c }} }}")
    assert marn.rows == ((cn("Organization"),),)
    amend.correct(quick, early)
    assert not quick.query(f"ASK {{ GRAPH ?g {{ <{BASE}entity/Person/marn> a ?c }} }}")
    amend.undo(quick, early.iri)
    amend.undo(quick, relink.iri)
    amend.undo(quick, retype.iri)
    assert set(quick.quads(graph_iri("broken-ceasefire"))) == set(graph("broken-ceasefire"))


def test_one_that_breaks_a_shape_is_refused_alone_and_kept_with_others(quick):
    bad = correction("retype", "entity/City/tesk", target="Person")
    before = set(quick.quads())
    with pytest.raises(CorrectionError) as error:
        amend.correct(quick, bad)
    assert str(error.value) == (
        "the retype of entity/City/tesk is refused: it breaks the shape place: class at entity/City/tesk: People, "
        "weapons and documents are no places; mend the class of the entity, or take cn:hasPlace away."
    )
    assert set(quick.quads()) == before
    report = amend.add(quick, [bad, bad, Problem("x", "y", "z")])
    assert (report.added, report.unchanged, report.problems) == (1, 1, (Problem("x", "y", "z"),))
    [note] = report.notes
    assert note.startswith(f"{bad.iri.removeprefix(BASE)} (retype): not applied: it breaks the shape place: class")
    assert set(quick.quads(graph_iri("ruvania"))) == set(graph("ruvania"))


def test_how_corrections_stand(quick):
    shared = correction("reject", FRONT, article="balochistan")
    early = correction("merge", SHELLING, "article/ruvania#event-527-536", minute=1)
    late = correction("split", SHELLING, "article/ruvania#event-527-536", minute=2)
    waiting = correction("merge", SHELLING, "article/other#event-1-5", minute=3)
    amend.add(quick, [shared, early, late, waiting])
    assert standing(quick, corrections(quick)) == {
        shared.iri: f"waiting for {FRONT} in article/balochistan",
        early.iri: f"overruled by {late.iri.removeprefix(BASE)}",
        late.iri: "in force",
        waiting.iri: "waiting for article/other#event-1-5",
    }


def test_undo_takes_a_name_that_is_one_alone(quick):
    one, other = (correction("reject", SHELLING, by=name) for name in ("Ana", "Bo"))
    amend.add(quick, [one, other])
    hash_ = one.iri.rpartition("/")[2]
    for name in ("", " ", "correction/", "zz", BASE):
        with pytest.raises(CorrectionError, match="kg correct list shows all of them"):
            amend.undo(quick, name)
    assert amend.undo(quick, hash_[:6]) == one
    assert amend.undo(quick, other.iri.removeprefix(BASE)) == other
    assert CORRECTIONS_GRAPH not in quick.graphs()
    with pytest.raises(CorrectionError, match="holds no correction"):
        amend.undo(quick, hash_)


def test_what_was_inferred_goes_where_a_graph_is_corrected(quick):
    infer_store(quick)
    assert INFERRED_GRAPH in quick.graphs()
    amend.correct(quick, correction("reject", SHELLING))
    assert INFERRED_GRAPH not in quick.graphs()


def test_a_report_is_set_apart_from_all_others_of_its_incident(quick):
    identity(quick, *((INCIDENT, cn("hasReport").value, report) for report in REPORTS))
    made = amend.split(quick, INCIDENT, REPORTS[1], why="x", by="Ana", at="2026-03-12T10:00:00Z")
    assert made.things == (REPORTS[1], REPORTS[0], REPORTS[2])
    again = amend.split(quick, REPORTS[1], INCIDENT, why="x", by="Ana", at="2026-03-12T10:00:00Z")
    assert again == made
    first = amend.split(quick, INCIDENT, REPORTS[0], why="x", by="Ana", at="2026-03-12T10:00:00Z")
    assert first.things == (REPORTS[0], REPORTS[1], REPORTS[2])
    none = amend.split(quick, f"{BASE}incident/y-event-1-5", REPORTS[0], why="x", by="Ana", at="2026-03-12T10:00:00Z")
    assert none.things == (REPORTS[0], f"{BASE}article/y#event-1-5")


def test_an_identity_is_where_its_entities_are(quick):
    lena = f"{BASE}identity/person/ivo-marn"
    identity(quick, (f"{BASE}article/broken-ceasefire#entity-652-660", cn("identifiedAs").value, lena))
    identity(quick, (f"{BASE}entity/City/tesk", cn("identifiedAs").value, lena))
    assert graphs_with(quick, [lena]) == {lena: (graph_iri("broken-ceasefire"), graph_iri("ruvania"))}
    one = correction("relink", lena, target="http://www.wikidata.org/entity/Q1")
    assert amend.correct(quick, one) == amend.AmendReport(added=1)
    assert set(quick.quads(graph_iri("broken-ceasefire"))) == set(graph("broken-ceasefire"))
