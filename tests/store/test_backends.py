"""What every back-end must do: each test runs on all three."""

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.store import Solutions, Store, StoreError, open_store

BASE = "http://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
ONE, TWO = f"{BASE}graph/1", f"{BASE}graph/2"
AWKWARD = 'he said "no"\\ it\'s\n\ttrue; } <x> ?y # z \u2028 – 日本'


def node(name: str) -> NamedNode:
    return NamedNode(BASE + name)


def quad(subject: str, value: object, graph: str = ONE) -> Quad:
    return Quad(node(subject), node("says"), Literal(value), NamedNode(graph))  # type: ignore[call-overload]


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.graphs() == ()
    assert store.count() == 0
    assert list(store.quads()) == []
    assert store.count(ONE) == 0


def test_quads_come_back_as_they_were_added(store: Store) -> None:
    french = Quad(node("a"), node("p"), Literal("x", language="fr"), NamedNode(TWO))
    quads = {quad("a", AWKWARD), quad("a", 7), quad("a", True), french}
    store.add(quads)
    assert set(store.quads()) == quads
    assert store.count() == 4
    assert store.graphs() == (ONE, TWO)
    assert set(store.quads(TWO)) == {french}
    assert store.count(ONE) == 3


def test_replacing_a_graph_says_whether_anything_changed(store: Store) -> None:
    assert store.replace_graph(ONE, [quad("a", "1"), quad("b", AWKWARD)]) is True
    assert store.replace_graph(ONE, [quad("b", AWKWARD), quad("a", "1")]) is False
    assert store.replace_graph(ONE, [quad("c", "2")]) is True
    assert set(store.quads()) == {quad("c", "2")}
    assert store.replace_graph(ONE, []) is True
    assert store.replace_graph(ONE, []) is False
    assert store.graphs() == ()


def test_replacing_a_graph_leaves_the_others(store: Store) -> None:
    store.add([quad("a", "1", TWO)])
    store.replace_graph(ONE, [quad("a", "2", TWO)])
    assert set(store.quads()) == {quad("a", "1", TWO), quad("a", "2", ONE)}


def test_spelling_of_numbers_and_names_of_blank_nodes_are_no_change(store: Store) -> None:
    def quads(blank: str) -> list[Quad]:
        number = Literal("2.50", datatype=NamedNode(XSD + "decimal"))
        graph = NamedNode(ONE)
        return [Quad(node("a"), node("p"), BlankNode(blank), graph), Quad(BlankNode(blank), node("p"), number, graph)]

    assert store.replace_graph(ONE, quads("b1")) is True
    assert store.replace_graph(ONE, quads("b2")) is False


def test_a_refused_replacement_changes_nothing(store: Store) -> None:
    store.add([quad("a", "1")])
    with pytest.raises(StoreError, match="not the IRI of a graph"):
        store.replace_graph("no iri", [quad("a", "2")])
    assert set(store.quads()) == {quad("a", "1")}


def test_dropping_a_graph_says_whether_there_was_one(store: Store) -> None:
    store.add([quad("a", "1"), quad("a", "1", TWO)])
    assert store.drop_graph(ONE) is True
    assert store.drop_graph(ONE) is False
    assert store.graphs() == (TWO,)


def test_select_keeps_columns_order_and_gaps(store: Store) -> None:
    store.add([quad("a", 1), quad("b", 2)])
    found = store.query("SELECT ?n ?missing ?s WHERE { ?s ?p ?n } ORDER BY ?n")
    assert isinstance(found, Solutions)
    assert found.variables == ("n", "missing", "s")
    assert found.rows == ((Literal(1), None, node("a")), (Literal(2), None, node("b")))


def test_the_default_graph_is_the_union(store: Store) -> None:
    store.add([quad("a", "1"), quad("b", "2", TWO)])
    found = store.query(f"SELECT ?s WHERE {{ ?s <{BASE}says> ?x }}")
    assert isinstance(found, Solutions)
    assert set(found.rows) == {(node("a"),), (node("b"),)}


@pytest.mark.parametrize("where", ["memory:", "plain_endpoint"])
def test_a_query_may_name_its_data_set(request: pytest.FixtureRequest, where: str) -> None:
    # A server made to show the union of all graphs overlooks FROM, so this asks a plain one.
    with open_store(where if where == "memory:" else request.getfixturevalue(where)) as store:
        store.add([quad("a", "1"), quad("b", "2", TWO)])
        found = store.query("SELECT ?s FROM <http://example.org/graph/2> WHERE { ?s ?p ?x }")
        store.update("CLEAR ALL")
    assert isinstance(found, Solutions)
    assert found.rows == ((node("b"),),)


def test_ask_construct_and_describe(store: Store) -> None:
    store.add([quad("a", AWKWARD)])
    triple = Triple(node("a"), node("says"), Literal(AWKWARD))
    assert store.query("# is there\nASK { ?s ?p ?o }") is True
    assert store.query(f"ASK {{ <{BASE}z> ?p ?o }}") is False
    assert store.query("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }") == (triple,)
    assert store.query(f"DESCRIBE <{BASE}a>") == (triple,)


def test_update(store: Store) -> None:
    store.update(f"INSERT DATA {{ GRAPH <{ONE}> {{ <{BASE}a> <{BASE}says> 'x' }} }}")
    assert set(store.quads()) == {quad("a", "x")}


@pytest.mark.parametrize("sparql", ["SELECT WHERE", "", "nonsense", "SELECT ?x WHERE { ?x ?y }"])
def test_an_invalid_query_is_one_clear_line(store: Store, sparql: str) -> None:
    with pytest.raises(StoreError) as caught:
        store.query(sparql)
    assert "\n" not in str(caught.value)


def test_an_invalid_update_is_one_clear_line(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        store.update("INSERT nonsense")
    assert "\n" not in str(caught.value)


def test_quads_of_the_default_graph_are_not_lost(store: Store) -> None:
    plain = Quad(node("a"), node("says"), Literal("x"))
    store.add([plain, quad("b", "y")])
    assert set(store.quads()) == {plain, quad("b", "y")}
    assert store.count() == 2


def test_more_quads_than_one_request_takes(store: Store) -> None:
    store.add(quad(f"s{i}", i) for i in range(12_000))
    assert store.count(ONE) == 12_000
