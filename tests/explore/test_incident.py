"""What an incident is, exactly, on the samples and on a made graph."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.explore.incident.page import incident, incident_of
from kg.query.asking import ask
from kg.store import open_store
from tests.explore.across import across

MAPPED = Path(__file__).with_name("mapped.trig")
BASE = "https://w3id.org/conflict-news/"
MARKET = f"{BASE}incident/kpa.example-2026-03-10-merrin-market-event-7-15"
SCHOOL = f"{BASE}article/borderwire.example-ordun-school#event-70-73"
SHOOTING = f"{BASE}article/teskcourier.example-2026-03-11-merrin-toll#event-855-863"
BOMBING = f"{BASE}incident/wire-event-2-6"


@pytest.fixture(scope="module")
def market(samples_store):
    return incident(samples_store, MARKET)


@pytest.fixture(scope="module")
def bombing():
    return incident(across(), BOMBING)


def said(claims):
    return [(claim.type, claim.voice.name, claim.content) for claim in claims]


def test_its_head(market):
    assert (market.label, market.type, market.days, market.precision, market.lone) == (
        "Attack, Merrin, 2026-03-10", "Attack", ("2026-03-10", "2026-03-10"), "day", False,
    )  # fmt: skip
    assert market.publishers == ("Kardovia Press Agency", "Northern Desk", "The Tesk Courier")


def test_its_articles_by_day(market):
    assert [
        (telling.paper.published, telling.paper.publisher, telling.paper.copy_of, len(telling.reports))
        for telling in market.tellings
    ] == [
        ("2026-03-10", "Kardovia Press Agency", None, 3),
        ("2026-03-11", "The Tesk Courier", None, 2),
        ("2026-03-13", None, None, 1),
        ("2026-03-15", None, None, 1),
        ("2026-03-18", "Northern Desk", None, 1),
    ]


def test_a_report_rests_on_words_and_on_who_says_so(market):
    first = market.tellings[0].reports[0]
    (sentence,) = first.sentences
    assert [piece for piece, marked in sentence.pieces if marked] == ["attacked"]
    assert sentence.words == (
        "Gunmen attacked a crowded market in the town of Merrin in northern Kardovia on Tuesday "
        "and killed at least 24 people, officials said."
    )
    assert (first.status, first.own_voice, [voice.name for voice in first.voices]) == ("occurred", False, ["officials"])


def test_what_somebody_denies_is_told_as_denied(samples_store):
    shooting = incident(samples_store, SHOOTING)
    (denied,) = (report for telling in shooting.tellings for report in telling.reports)
    assert (denied.status, denied.voices, [voice.name for voice in denied.denied_by]) == ("denied", (), ["army"])
    assert said(shooting.denials) == [("Denial", "army", "that its soldiers had fired at civilians")]


def test_its_tolls_side_by_side(market):
    assert [
        (toll.paper.published, toll.kind, toll.speaker, toll.least, toll.most, toll.victims, toll.whole, toll.change)
        for toll in market.tolls
    ] == [
        ("2026-03-10", "killed", "officials", 24, None, "people", True, (None, None)),
        ("2026-03-10", "killed", "Lena Orvall", 19, 19, "civilians", False, (None, None)),
        ("2026-03-10", "killed", "Lena Orvall", 5, 5, "police officers", False, (None, None)),
        ("2026-03-11", "killed", "Samir Hadrin", 31, 31, "bodies", True, (7, None)),
        ("2026-03-11", "killed", "Doctors", 31, 31, "people", True, (7, None)),
        ("2026-03-11", "killed", "Interior Ministry", 24, 24, "people", True, (0, None)),
        ("2026-03-13", "killed", "Ministry of Defence", 24, 99, "people", True, (-7, 68)),
        ("2026-03-18", "killed", "Halvan Liberation Front", 12, 12, "police officers", True, (7, 7)),
        ("2026-03-10", "injured", "Lena Orvall", 40, 40, "people", True, (None, None)),
    ]


def test_claims_for_it(market):
    assert [(claim.type, claim.voice.name) for claim in market.put_forward] == [
        ("Statement", "officials"),
        ("Statement", "Lena Orvall"),
        ("Statement", "Lena Orvall"),
        ("Statement", "Doctors"),
        ("Statement", "Samir Hadrin"),
        ("Statement", "Interior Ministry"),
        ("Statement", "Ministry of Defence"),
        ("Accusation", "Ilka Maren"),
        ("ResponsibilityClaim", "Halvan Liberation Front"),
        ("Statement", "Halvan Liberation Front"),
    ]
    accusation = market.put_forward[7]
    assert accusation.cue == "accused"
    assert [one.label for one in accusation.accused] == ["Ruvania"]
    assert accusation.content == (
        "neighbouring Ruvania of arming the fighters who attacked a market in the town of Merrin last week"
    )


def test_claims_against_it(market):
    assert said(market.denials) == [("Denial", "Ruvania", "the accusation")]
    assert [link.words for link in market.denials[0].to("disputes")] == [
        "that Ruvania had supplied rifles and money to the Halvan Liberation Front (HLF)",
        "neighbouring Ruvania of arming the fighters who attacked a market in the town of Merrin last week",
    ]


def test_what_is_only_about_it(market):
    assert [(claim.type, claim.voice.name) for claim in market.reactions] == [
        ("Statement", "Lena Orvall"),
        ("Statement", "Kardovian Red Crescent"),
        ("Statement", "Ilka Maren"),
        ("Condemnation", "Northern Dawn Movement"),
    ]


def test_what_sources_differ_on(market):
    numbers, blame = market.differences
    assert (numbers.kind, numbers.matter, numbers.others) == ("numbers", ("killed",), ())
    assert [(side.sources, side.words) for side in numbers.ones] == [
        (("Samir Hadrin",), "31 bodies killed"),
        (("Interior Ministry",), "24 people killed"),
        (("Doctors",), "31 people killed"),
    ]
    assert (blame.kind, blame.matter) == ("blame", ("Ruvania",))
    assert [side.sources for side in (*blame.ones, *blame.others)] == [("Ilka Maren",), ("Ruvania",)]


def test_what_is_called_alike_is_listed_once(market):
    labels = [(part.role, part.thing.label) for part in market.parts]
    assert len(labels) == len(set(labels))
    assert max(len(part.reports) for part in market.parts) > 1


def test_joins_are_the_strongest_first(market):
    scores = [join.score for join in market.joins]
    assert len(scores) == len(market.reports) - 1
    assert scores == sorted(scores, reverse=True)
    assert market.joins[0].because[0] == ("place", "+2.2", "both in Merrin")


@pytest.mark.parametrize("iri, reports", [(MARKET, 8), (SCHOOL, 1)])
def test_its_query_finds_its_reports(samples_store, iri, reports):
    answer = samples_store.query(incident(samples_store, iri).sparql)
    assert answer.variables == ("published", "article", "report", "what", "status", "sentence")
    assert len(answer.rows) == reports


def test_an_event_stands_for_itself(samples_store):
    found = incident(samples_store, SCHOOL)
    assert (found.lone, found.type, found.joins) == (True, "Shelling", ())
    assert said(found.denials) == [("Denial", "Halvan Liberation Front", "that it had shelled the school")]
    assert [(toll.least, toll.whole) for toll in found.tolls] == [(8, True), (5, False)]


def test_an_event_knows_its_incident(samples_store):
    assert incident_of(samples_store, f"{BASE}article/kpa.example-2026-03-10-merrin-market#event-7-15") == MARKET
    assert incident_of(samples_store, SCHOOL) is None


@pytest.mark.parametrize("iri", [f"{BASE}incident/none", f"{BASE}article/none#event-1-2", f"{BASE}entity/Country/RV"])
def test_what_is_no_incident_is_none(samples_store, iri):
    assert incident(samples_store, iri) is None


def test_copies_are_known(bombing):
    copies = [
        (telling.paper.publisher, telling.paper.copy_of.publisher)
        for telling in bombing.tellings
        if telling.paper.copy_of
    ]
    assert copies == [("Selm Gazette", "Kardovia Press")]
    assert [telling.paper.published for telling in bombing.tellings][-1] is None


def test_an_accusation_is_no_own_voice(bombing):
    assert [(claim.type, claim.voice.name) for claim in bombing.denials] == [
        ("ResponsibilityDenial", "Halvan Liberation Front"),
        ("Denial", "A mayor"),
    ]
    assert [difference.kind for difference in bombing.differences] == ["numbers", "blame", "occurrence"]


def test_places_have_their_position():
    store = across()
    store.update(
        f"""PREFIX geo: <http://www.opengis.net/ont/geosparql#> INSERT DATA {{ GRAPH <{BASE}graph/wire> {{
          <{BASE}entity/City/merrin> geo:hasGeometry <{BASE}entity/City/merrin/geometry> .
          <{BASE}entity/City/merrin/geometry> geo:asWKT "POINT(66.5 30.25)"^^geo:wktLiteral }} }}"""
    )
    assert [(spot.place.label, spot.lat, spot.lon) for spot in incident(store, BOMBING).spots] == [
        ("Merrin", 30.25, 66.5)
    ]


def test_a_place_without_a_position_is_drawn_at_what_it_lies_in_by_the_gazetteer():
    with open_store("memory:") as store:
        store.add(ox.parse(path=str(MAPPED), format=ox.RdfFormat.TRIG))
        found = incident(store, f"{BASE}article/a#event-40-41").spots
    assert [(spot.place.label, spot.lat, spot.lon, spot.at) for spot in found] == [
        ("Hall of Mills", 12.0, 31.0, "Lower Province"),
        ("a square", None, None, None),
    ]


def test_what_is_inferred_changes_nothing():
    store = across()
    before = incident(store, BOMBING)
    event = ox.NamedNode(f"{BASE}article/wire#event-2-6")
    kind = ox.NamedNode(f"{BASE}ontology#Attack")
    inferred = ox.NamedNode(f"{BASE}graph/inferred")
    store.add([ox.Quad(event, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), kind, inferred)])
    assert incident(store, BOMBING) == before


def test_every_statement_has_its_sentence(samples_store):
    for (iri,) in ask(samples_store, "SELECT DISTINCT ?e WHERE { GRAPH ?g { ?e cn:status ?s } } ORDER BY ?e"):
        found = incident(samples_store, str(iri))
        for one in (*found.reports, *found.tolls, *found.put_forward, *found.denials, *found.reactions):
            assert one.sentences, one.iri
            assert any(marked for sentence in one.sentences for _, marked in sentence.pieces), one.iri
