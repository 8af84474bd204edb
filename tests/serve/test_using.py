"""Updates under a data set that the request names."""

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.serve.pages.page import BadRequestError
from kg.serve.sparql.using import with_dataset

G = ["http://x/g"]


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("INSERT { ?s a 1 } WHERE { ?s ?p ?o }", "INSERT { ?s a 1 } USING <http://x/g> WHERE { ?s ?p ?o }"),
        (
            "delete {} # WHERE\ninsert {} where { { select * where {} } }",
            "delete {} # WHERE\ninsert {} USING <http://x/g> where { { select * where {} } }",
        ),
        (
            "PREFIX where: <http://where/WHERE> INSERT { where:WHERE ?WHERE 'WHERE {' } WHERE { ?WHERE a \"}\" }",
            "PREFIX where: <http://where/WHERE> INSERT { where:WHERE ?WHERE 'WHERE {' } "
            'USING <http://x/g> WHERE { ?WHERE a "}" }',
        ),
        (
            "DELETE WHERE { ?s a '}' GRAPH ?g { ?s ?p ?o } }",
            "DELETE { ?s a '}' GRAPH ?g { ?s ?p ?o } } USING <http://x/g> WHERE { ?s a '}' GRAPH ?g { ?s ?p ?o } }",
        ),
        (
            "DELETE #\nWHERE#{\n{}; INSERT {} WHERE {}",
            "DELETE #\n{} USING <http://x/g> WHERE#{\n{}; INSERT {} USING <http://x/g> WHERE {}",
        ),
        ("INSERT DATA { <a:where> a 'USING' }; CLEAR ALL", "INSERT DATA { <a:where> a 'USING' }; CLEAR ALL"),
        ("", ""),
    ],
)
def test_the_clause_comes_before_each_pattern(update: str, expected: str) -> None:
    assert with_dataset(update, G, []) == expected


def test_all_graphs_are_named_in_order() -> None:
    expected = "INSERT {} USING <a:1> USING <a:2> USING NAMED <a:3> USING NAMED <a:4> WHERE {}"
    assert with_dataset("INSERT {} WHERE {}", ["a:1", "a:2"], ["a:3", "a:4"]) == expected


def test_without_graphs_an_update_is_left_alone() -> None:
    update = "WITH <a:g> DELETE {} USING <a:g> WHERE {}"
    assert with_dataset(update, [], []) == update


@pytest.mark.parametrize(
    "update",
    [
        "INSERT {} USING <a:g> WHERE {}",
        "INSERT {} using named <a:g> WHERE {}",
        "WITH <a:g> INSERT {} WHERE {}",
        "CLEAR ALL ; INSERT {} WHERE {} ; WITH <a:g> INSERT {} WHERE {}",
    ],
)
def test_two_data_sets_are_refused(update: str) -> None:
    with pytest.raises(BadRequestError, match="names graphs as well"):
        with_dataset(update, [], G)


@pytest.mark.parametrize("iri", ["", "g", "http://x/> WHERE {} ; CLEAR ALL #", "http://x/a b"])
def test_what_is_no_iri_is_refused(iri: str) -> None:
    with pytest.raises(BadRequestError, match=r"using-graph-uri: .* is not an IRI"):
        with_dataset("INSERT {} WHERE {}", [iri], [])


def test_an_open_brace_is_refused() -> None:
    with pytest.raises(BadRequestError, match="not closed"):
        with_dataset("DELETE WHERE { ?s ?p '}'", G, [])


_OPERATIONS = [  # as a client writes them, and with the clause put in by hand
    ("INSERT DATA {{ <a:n> <a:p> {text} }}", "INSERT DATA {{ <a:n> <a:p> {text} }}"),
    (
        "DELETE WHERE {{ ?s <a:p> {text} , ?o }}",
        "DELETE {{ ?s <a:p> {text} , ?o }} USING <http://x/g> WHERE {{ ?s <a:p> {text} , ?o }}",
    ),
    (
        "INSERT {{ ?s <a:q> {text} }} WHERE {{ {{ SELECT * WHERE {{ ?s <a:p> ?o }} }} }}",
        "INSERT {{ ?s <a:q> {text} }} USING <http://x/g> WHERE {{ {{ SELECT * WHERE {{ ?s <a:p> ?o }} }} }}",
    ),
    (
        "DELETE {{ ?s <a:p> ?o }} INSERT {{ ?s <a:r> ?o }} # {comment} WHERE\nWHERE {{ ?s ?p ?o FILTER(?o = {text}) }}",
        "DELETE {{ ?s <a:p> ?o }} INSERT {{ ?s <a:r> ?o }} USING <http://x/g> WHERE {{ ?s ?p ?o FILTER(?o = {text}) }}",
    ),
]
_TEXTS = st.lists(st.sampled_from([*"{}<>#;'\"\\é", " WHERE { ", "USING "]), max_size=6).map("".join)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
@given(st.lists(st.tuples(st.sampled_from(_OPERATIONS), _TEXTS), min_size=1, max_size=4))
def test_it_is_the_clause_written_by_hand(operations: list[tuple[tuple[str, str], str]]) -> None:
    data = "".join(f"<a:s> <a:p> {ox.Literal(text)} . " for _, text in operations)
    stores = ox.Store(), ox.Store()
    for store in stores:
        store.update(f"INSERT DATA {{ <a:t> <a:p> 3 . {data} GRAPH <http://x/g> {{ <a:u> <a:p> 4 . {data} }} }}")
    asked, by_hand = (
        " ;\n".join(forms[way].format(text=ox.Literal(text), comment=text) for forms, text in operations)
        for way in (0, 1)
    )
    stores[0].update(with_dataset(asked, G, []))
    stores[1].update(by_hand)
    assert set(stores[0]) == set(stores[1])
