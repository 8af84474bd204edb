"""What the saved queries answer where articles tell of the same: incidents, identities, copies, contradictions."""

import json
from pathlib import Path

import pytest
from rdflib import Dataset

from kg.query import load_saved, render, run_saved, saved_queries
from kg.query.run import bind
from kg.query.table import SEPARATOR
from kg.store import open_store

HERE = Path(__file__).parent
EXPECTED = HERE / "expected_across"
TEXT = (HERE / "across.trig").read_bytes()
NAMES = [path.stem for path in sorted(EXPECTED.iterdir())]
BASE = "https://w3id.org/conflict-news/"
CASES = [tuple(case) for case in json.loads((HERE / "across_cases.json").read_text(encoding="utf-8"))]
"""Query, parameters, and the things that the rows are of."""


def things(table):
    """The IRIs of the rows, shortened: those of claims and tolls before those of incidents."""
    own = {"oneIri", "casualtyIri"} & set(table.columns)
    column = next(i for i, name in enumerate(table.columns) if name in own or (not own and name.endswith("Iri")))
    return [row[column].removeprefix(BASE).removeprefix("article/") for row in table.rows]


@pytest.mark.parametrize("name", NAMES)
def test_a_query_answers_exactly_this(across, name):
    assert render(run_saved(across, name), "json") == (EXPECTED / f"{name}.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "params", "wanted"), CASES)
def test_parameters_narrow_the_answer(across, name, params, wanted):
    assert things(run_saved(across, name, params)) == wanted


def test_every_back_end_answers_alike(store, across, across_quads):
    store.add(across_quads)
    for name, params, _ in [*((name, {}, None) for name in NAMES), *CASES[::7]]:
        assert run_saved(store, name, params) == run_saved(across, name, params), (store.location, name, params)


def test_no_query_leans_on_the_default_graph(plain_endpoint, across, across_quads):
    with open_store(plain_endpoint) as plain:
        plain.update("CLEAR ALL")
        plain.add(across_quads)
        for name in NAMES:
            assert run_saved(plain, name) == run_saved(across, name), name


@pytest.fixture(scope="module")
def rdflib_data() -> Dataset:
    data = Dataset()
    data.parse(data=TEXT.decode(), format="trig")
    return data


def _several(value):
    return SEPARATOR.join(sorted(part for part in str(value).split(SEPARATOR) if part)) or None


@pytest.mark.parametrize("name", [query.name for query in saved_queries()])
def test_rdflib_answers_alike(across, rdflib_data, name):
    query = load_saved(name)
    found = rdflib_data.query(bind(query, {}))
    rows = [[None if value is None else _several(value) for value in row] for row in found]
    wanted = run_saved(across, name).rows
    assert rows == [
        [None if value is None else _several(str(value).lower() if isinstance(value, bool) else value) for value in row]
        for row in wanted
    ]


@pytest.fixture
def changed(across_quads):
    """A store with something in it changed, by the text of an update."""
    with open_store("memory:") as store:

        def change(update):
            store.add(across_quads)
            store.update(
                f"BASE <{BASE}> PREFIX cn: <{BASE}ontology#> PREFIX dcterms: <http://purl.org/dc/terms/> "
                f"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> {update}"
            )
            return store

        yield change


def pairs(store):
    """The pairs of numbers that exclude each other."""
    rows = run_saved(store, "contradictions", {"kind": "numbers"}).records()
    return {tuple(row[side].removeprefix(f"{BASE}article/") for side in ("oneIri", "otherIri")) for row in rows}


def test_the_lesser_number_of_one_voice_is_a_part(across, changed):
    part = ("notes#toll-60-61", "notes#toll-80-81")
    assert part in pairs(across)
    said = "GRAPH <graph/notes> { <article/notes#claim-70-74> cn:asserts <article/notes#toll-80-81> }"
    assert pairs(changed(f"DELETE DATA {{ {said} }}")) == pairs(across) - {part}


def test_a_larger_number_of_one_publisher_on_a_later_day_is_growth(across, changed):
    same = "GRAPH <graph/post> { <article/post> dcterms:publisher"
    store = changed(f"DELETE DATA {{ {same} 'The Post' }} }} ; INSERT DATA {{ {same} 'Kardovia Press' }} }}")
    grown = {("post#toll-20-22", "wire#toll-14-16"), ("post#toll-20-22", "wire-later#toll-30-40")}
    assert pairs(store) == pairs(across) - grown


def test_a_number_that_falls_is_none(across, changed):
    toll = "GRAPH <graph/wire-later> { <article/wire-later#toll-30-40>"
    store = changed(
        f"DELETE DATA {{ {toll} cn:minimum 26 }} }} ; INSERT DATA {{ {toll} cn:minimum 10 ; cn:maximum 10 }} }}"
    )
    assert ("wire#toll-14-16", "wire-later#toll-30-40") in pairs(store) - pairs(across)


def test_a_number_that_only_the_copy_has_counts(changed):
    toll = "GRAPH <graph/gazette> { <article/gazette#toll-14-16>"
    store = changed(
        f"DELETE DATA {{ {toll} cn:minimum 20 ; cn:maximum 20 ; rdfs:label '20 people killed' }} }} ; "
        f"INSERT DATA {{ {toll} cn:minimum 21 ; cn:maximum 21 ; rdfs:label '21 people killed' }} }}"
    )
    assert ("gazette#toll-14-16", "wire#toll-14-16") in pairs(store)


def test_fighters_may_be_fewer_than_all_victims_but_not_more(across, changed):
    assert not any("post#toll-70-71" in pair for pair in pairs(across))
    toll = "GRAPH <graph/post> { <article/post#toll-70-71>"
    store = changed(
        f"DELETE DATA {{ {toll} cn:minimum 5 ; cn:maximum 5 }} }} ; "
        f"INSERT DATA {{ {toll} cn:minimum 40 ; cn:maximum 40 }} }}"
    )
    assert ("post#toll-70-71", "wire#toll-14-16") in pairs(store)


def test_without_the_finding_that_it_is_a_copy_it_counts(changed):
    store = changed("DELETE DATA { GRAPH <graph/identity> { <article/gazette> cn:copyOf <article/wire> } }")
    (row,) = run_saved(store, "corroboration").records()
    assert (row["reports"], row["independent"], row["copies"]) == (5, 4, 0)
    assert ("gazette#toll-14-16", "post#toll-20-22") in pairs(store)


def test_an_article_without_a_publisher_counts_as_itself(changed):
    store = changed("DELETE WHERE { GRAPH ?g { ?paper dcterms:publisher ?any } }")
    (row,) = run_saved(store, "corroboration").records()
    assert (row["reports"], row["independent"], row["copies"], row["publishers"]) == (5, 4, 1, None)


def test_who_denies_what_it_is_said_to_have_done_denies_the_blame_alone(changed):
    store = changed(
        "DELETE DATA { GRAPH <graph/herald> { <article/herald#claim-8-14> a cn:ResponsibilityDenial } } ; "
        "INSERT DATA { GRAPH <graph/herald> { <article/herald#claim-8-14> a cn:Denial . "
        "<article/herald#event-30-37> cn:hasAgent <article/herald#entity-4-7> } }"
    )
    rows = run_saved(store, "contradictions", {"source": "hlf"}).records()
    assert {row["kind"] for row in rows} == {"blame"}
    assert "herald#claim-8-14" in {row["otherIri"].removeprefix(f"{BASE}article/") for row in rows}
