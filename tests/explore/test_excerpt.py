"""What a saved query says of one incident out of its excerpt is what it says of it out of the whole store."""

import pytest

from kg.explore.told.excerpt import on_reports, saved
from kg.query import run_saved
from kg.query.asking import ask
from tests.explore.across import across


def incidents(store):
    """Incidents with their reports, and every event that is in none, alone."""
    wholes = {}
    for whole, report in ask(
        store, "SELECT ?i ?r WHERE { GRAPH graph:identity { ?i cn:hasReport ?r } } ORDER BY ?i ?r"
    ):
        wholes.setdefault(whole, []).append(report)
    inside = {report for several in wholes.values() for report in several}
    events = [event for (event,) in ask(store, "SELECT DISTINCT ?e WHERE { GRAPH ?g { ?e cn:status ?s } } ORDER BY ?e")]
    return {**wholes, **{event: [event] for event in events if event not in inside}}


@pytest.fixture(params=["samples", "made"])
def store(request, samples_store):
    return samples_store if request.param == "samples" else across()


def test_contradictions_are_those_of_the_whole_store(store):
    whole = run_saved(store, "contradictions").records()
    assert whole
    for iri, reports in incidents(store).items():
        expected = [row for row in whole if row["incidentIri"] == iri]
        assert list(saved(on_reports(store, iri, reports), "contradictions", iri)) == expected


def test_changes_are_those_of_the_whole_store(store):
    whole = run_saved(store, "changes").records()
    assert whole
    for iri in {row["incidentIri"] for row in whole}:
        expected = [row for row in whole if row["incidentIri"] == iri]
        assert list(saved(on_reports(store, iri, incidents(store)[iri]), "changes", iri)) == expected


def test_a_lone_event_has_wholes_and_parts(samples_store):
    school = "https://w3id.org/conflict-news/article/borderwire.example-ordun-school#event-70-73"
    rows = saved(on_reports(samples_store, school, [school]), "changes", school)
    assert [(row["source"], row["min"], row["victims"]) for row in rows] == [("local officials", 8, "people")]


def test_the_store_is_only_read(samples_store):
    before = samples_store.count()
    iri, reports = next(iter(incidents(samples_store).items()))
    on_reports(samples_store, iri, reports)
    assert samples_store.count() == before
