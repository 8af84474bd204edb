import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.graph import BUILDS_GRAPH, Build, GraphError, article_graph, article_iri, article_key, to_quads
from kg.graph.iris import entity_iri, local
from kg.model import Article, Entity, Extraction

BUILD = Build("0", "m", "a", "b")
any_text = st.text(st.characters(codec=None))  # with halves of surrogate pairs and control characters
keys = st.from_regex(r"[a-z]{1,8}/[A-Za-z0-9._~-]{0,8}[A-Za-z0-9]", fullmatch=True)


def article(id_: str, text: str = "Some words.") -> Article:
    return Article(id=id_, text=text, sha256="00")


@pytest.mark.parametrize("id_", ["a", "wire-7", "A.b_c-9", "x" * 80])
def test_plain_names_are_kept(id_: str) -> None:
    assert article_key(id_) == id_
    assert article_key(article(id_)) == id_


@pytest.mark.parametrize(
    "id_", ["", "x" * 81, "a b", "a/b", "https://a.example/?q=1#x", "é", "\ud800", ".", "..", "dataset", "a\n"]
)
def test_other_names_are_hashed(id_: str) -> None:
    assert re.fullmatch("[0-9a-f]{16}", article_key(id_))


def test_no_article_takes_the_graph_of_builds() -> None:
    assert article_graph("dataset") != BUILDS_GRAPH
    assert article_graph("Dataset").endswith("/Dataset")


@given(any_text, any_text)
@example("a", "A")
@example("a", "a ")
@example("é", "e\u0301")
@example("\ud800", "\ufffd")
@example("a\x00", "a")
def test_different_articles_have_different_graphs(one: str, other: str) -> None:
    assert (article_graph(one) == article_graph(other)) == (one == other)
    assert article_iri(one) != article_graph(one)


@given(any_text, any_text, any_text)
def test_any_id_and_text_makes_a_graph_that_is_read_back(id_: str, title: str, text: str) -> None:
    text = f"{text}."
    mention = (0, len(text))
    entity = Entity("e1", "Person", text, mentions=(mention,), aliases=(title,))
    quads = to_quads(Extraction(Article(id_, text, "00", title=title, url=title), (entity,)), BUILD)
    written = serialize(quads, format=RdfFormat.N_QUADS)
    assert set(parse(written, format=RdfFormat.N_QUADS)) == set(quads)
    (exact,) = (quad.object.value for quad in quads if quad.predicate.value.endswith("#exact"))
    assert len(exact) == len(text)


@given(st.sampled_from(["Country", "Region", "City"]), keys, st.sampled_from(["Country", "Region", "City"]), keys)
@example("Country", "country/PK", "Country", "region/PK")
@example("Country", "country/x", "Country", "x/y")
def test_different_keys_and_types_are_different_entities(type_: str, key: str, type2: str, key2: str) -> None:
    one = entity_iri(article("a"), Entity("e", type_, "x", key=key))
    other = entity_iri(article("b"), Entity("e", type2, "x", key=key2))
    assert (one == other) == ((type_, key) == (type2, key2))
    assert NamedNode(one).value == one


@pytest.mark.parametrize(
    ("type_", "key", "path"),
    [
        ("Country", "country/PK", "entity/Country/PK"),
        ("Region", "region/PK-balochistan", "entity/Region/PK-balochistan"),
        ("Government", "country/PK", "entity/Government/country/PK"),
        ("ArmedGroup", "actor/kestrel-front", "entity/ArmedGroup/actor/kestrel-front"),
        ("City", "geonames/1167528", "entity/City/geonames/1167528"),
    ],
)
def test_entities_of_tables_have_readable_names(type_: str, key: str, path: str) -> None:
    assert entity_iri(article("a"), Entity("e", type_, "x", key=key)).endswith(f"/conflict-news/{path}")


@pytest.mark.parametrize(
    "key", ["", "PK", "country/", "/PK", "country/..", "country/a b", "a/b/c", "city/geometry", "a/b\n"]
)
def test_keys_that_make_no_name_are_refused(key: str) -> None:
    with pytest.raises(GraphError, match="not TABLE/NAME"):
        entity_iri(article("a"), Entity("e", "Country", "x", key=key))


def test_an_entity_is_named_by_the_earliest_mention() -> None:
    entity = Entity("e", "Person", "x", mentions=((5, 10), (0, 4), (0, 3)))
    assert entity_iri(article("a"), entity).endswith("article/a#entity-0-3")


@given(st.tuples(st.integers(-3, 15), st.integers(-3, 15)))
def test_places_lie_in_the_text(span: tuple[int, int]) -> None:
    start, end = span
    if 0 <= start < end <= len("Some words."):
        assert local(article("a"), "char", span).endswith(f"#char-{start}-{end}")
    else:
        with pytest.raises(GraphError, match=re.escape(f"place {start}-{end} is empty or not in the text")):
            local(article("a"), "char", span)


def quads_of(*entities: Entity) -> list[Quad]:
    return to_quads(Extraction(article("a"), entities), BUILD)


def test_a_second_entity_at_the_same_words_is_another_thing() -> None:
    same = [Entity(f"e{n}", "Person", "x", mentions=((0, 4),)) for n in range(3)]
    people = {quad.subject.value.partition("#")[2] for quad in quads_of(*same) if quad.object.value.endswith("#Person")}
    assert people == {"entity-0-4", "entity-0-4-2", "entity-0-4-3"}
