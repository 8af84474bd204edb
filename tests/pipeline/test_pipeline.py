"""The composition: streaming, counting, and one bad article that costs no other."""

from types import SimpleNamespace

import pytest

from kg import pipeline
from kg.graph import BUILDS_GRAPH, IDENTITY_GRAPH, PREFIXES, article_graph
from kg.identity import settle
from kg.model import Article, Entity, Extraction, KgError, Problem
from kg.store import open_store

pytestmark = pytest.mark.usefixtures("rooms")


def lines(tmp_path, *names, text="Gunmen attacked a convoy near Merrin."):
    path = tmp_path / "wire.jsonl"
    path.write_text("".join(f'{{"id": "{name}", "text": "{text} {name}"}}\n' for name in names), encoding="utf-8")
    return [str(path)]


def extracted(article, _doc):
    """One entity, the article's first word."""
    if article.id.startswith("fault"):
        raise ValueError("no\nway")
    end = article.text.index(" ")
    return Extraction(article, entities=(Entity("e1", "Person", article.text[:end], mentions=((0, end),)),))


@pytest.fixture
def rooms(monkeypatch):
    """The pipeline with a room of extraction that is quick and fails where it is told to."""
    monkeypatch.setattr(pipeline, "annotate", lambda articles, _model: ((article, None) for article in articles))
    monkeypatch.setattr(pipeline, "load_model", lambda _model: None)
    monkeypatch.setattr(pipeline, "extract", extracted)
    monkeypatch.setattr("kg.reason.validate", lambda _quads: ())
    return monkeypatch


@pytest.fixture
def store():
    with open_store("memory:") as opened:
        yield opened


def test_each_article_gets_a_graph_of_its_own(store, tmp_path):
    report = pipeline.build(lines(tmp_path, "a", "b"), store)
    assert (report.built, report.unchanged, report.articles, report.problems) == (2, 0, 2, ())
    assert report.counts == {"entities": 2, "events": 0, "casualties": 0, "claims": 0, "relations": 0}
    assert set(store.graphs()) == {article_graph("a"), article_graph("b"), BUILDS_GRAPH, IDENTITY_GRAPH}


def test_building_again_changes_nothing(store, tmp_path):
    inputs = lines(tmp_path, "a", "b")
    pipeline.build(inputs, store)
    before = set(store.quads())
    report = pipeline.build(inputs, store)
    assert (report.built, report.unchanged) == (0, 2)
    assert set(store.quads()) == before


def test_what_is_built_already_is_not_read_again(store, tmp_path, rooms):
    inputs = lines(tmp_path, "a")
    pipeline.build(inputs, store)
    rooms.setattr(pipeline, "extract", lambda *_: pytest.fail("read again"))
    assert pipeline.build(inputs, store).unchanged == 1


def test_another_date_or_another_program_builds_anew(store, tmp_path, rooms):
    path = tmp_path / "wire.jsonl"
    path.write_text('{"id": "a", "text": "Gunmen fled."}\n', encoding="utf-8")
    pipeline.build([str(path)], store)
    path.write_text('{"id": "a", "text": "Gunmen fled.", "published": "2026-03-10"}\n', encoding="utf-8")
    assert pipeline.build([str(path)], store).built == 1
    path.write_text('{"id": "a", "text": "Gunmen fled."}\n', encoding="utf-8")
    assert pipeline.build([str(path)], store).built == 1
    rooms.setattr(pipeline, "model_id", lambda _model: "another model")
    assert pipeline.build([str(path)], store).built == 1


def test_a_changed_article_replaces_its_graph_alone(store, tmp_path):
    pipeline.build(lines(tmp_path, "a", "b"), store)
    other = set(store.quads(article_graph("b")))
    report = pipeline.build(lines(tmp_path, "a", text="Rebels attacked a convoy."), store)
    assert (report.built, report.unchanged) == (1, 0)
    assert any("Rebels" in str(quad) for quad in store.quads(article_graph("a")))
    assert not any("Gunmen" in str(quad) for quad in store.quads(article_graph("a")))
    assert set(store.quads(article_graph("b"))) == other


def test_a_fault_costs_its_own_article_only(store, tmp_path):
    seen = []
    report = pipeline.build(lines(tmp_path, "a", "fault", "b"), store, watch=seen.append)
    assert report.built == 2
    [problem] = report.problems
    assert "wire.jsonl" in problem.where
    assert problem.what == "internal error (ValueError: no way)"
    assert "report" in problem.hint
    assert [type(item) for item in seen] == [Extraction, Problem, Extraction]


def test_a_fault_of_the_parser_costs_its_own_article_only(rooms, store, tmp_path):
    def annotate(articles, _model):
        for article in articles:
            if article.id == "unparsable":
                raise RuntimeError("parser")
            yield article, None

    rooms.setattr(pipeline, "annotate", annotate)
    report = pipeline.build(lines(tmp_path, "a", "unparsable", "b"), store)
    assert report.built == 2
    assert [problem.what for problem in report.problems] == ["internal error (RuntimeError: parser)"]


def test_what_breaks_a_shape_is_told_and_not_stored(rooms, store, tmp_path):
    def validate(quads):
        found = SimpleNamespace(shape="cn:EntityShape", node="article/bad#entity-0-6", message="has no label")
        return (found,) * 2 if any("article/bad>" in str(quad.subject) for quad in quads) else ()

    rooms.setattr("kg.reason.validate", validate)
    inputs = lines(tmp_path, "a", "bad")
    report = pipeline.build(inputs, store)
    assert report.built == 1
    [problem] = report.problems
    for word in ("cn:EntityShape", "article/bad#entity-0-6", "has no label", "1 more"):
        assert word in problem.what
    assert article_graph("bad") not in store.graphs()
    unchecked = pipeline.build(inputs, store, check=False)
    assert (unchecked.built, unchecked.unchanged, unchecked.problems) == (1, 1, ())


def test_problems_of_reading_pass_through_in_their_place(tmp_path):
    inputs = [*lines(tmp_path, "a"), str(tmp_path / "none.txt")]
    found = list(pipeline.extract_articles(inputs))
    assert [type(item) for item in found] == [Extraction, Problem]


def test_articles_are_taken_in_batches_not_all_at_once(monkeypatch):
    taken = 0

    def read(_inputs, **_):
        nonlocal taken
        for number in range(10 * pipeline.BATCH):
            taken += 1
            yield Article(str(number), "Gunmen fled.", "0" * 64)

    monkeypatch.setattr(pipeline, "read", read)
    stream = pipeline.extract_articles([])
    next(stream)
    assert taken == pipeline.BATCH
    assert len(list(stream)) == 10 * pipeline.BATCH - 1


def test_what_the_user_can_mend_ends_the_build(rooms, store, tmp_path):
    def annotate(_articles, _model):
        raise KgError("no model")

    rooms.setattr(pipeline, "annotate", annotate)
    with pytest.raises(KgError, match="no model"):
        pipeline.build(lines(tmp_path, "a", "b"), store)


def test_nothing_is_written_where_nothing_was_built(store, tmp_path):
    report = pipeline.build([str(tmp_path / "none.txt")], store)
    assert (report.articles, len(report.problems)) == (0, 1)
    assert store.graphs() == ()


def settled_of(store):
    """The article graphs that the identity graph accounts for."""
    derived = f"<{PREFIXES['prov']}wasDerivedFrom>"
    found = store.query(f"SELECT ?graph {{ GRAPH <{IDENTITY_GRAPH}> {{ ?layer {derived} ?graph }} }}")
    return {graph.value for (graph,) in found.rows}


def test_a_build_settles_who_is_who(store, tmp_path):
    pipeline.build(lines(tmp_path, "a"), store)
    assert settled_of(store) == {article_graph("a")}
    pipeline.build(lines(tmp_path, "b"), store)
    assert settled_of(store) == {article_graph("a"), article_graph("b")}
    before = set(store.quads(IDENTITY_GRAPH))
    report = settle(store)
    assert (report.articles, report.fresh) == (2, 0)
    assert set(store.quads(IDENTITY_GRAPH)) == before


@pytest.mark.parametrize(
    "name", ["a", "https://w3id.org/conflict-news/article/a", "https://w3id.org/conflict-news/graph/a"]
)
def test_retract_leaves_what_a_build_of_the_others_makes(store, tmp_path, name):
    with open_store("memory:") as other:
        pipeline.build(lines(tmp_path, "b"), other)
        kept = set(other.quads())
    pipeline.build(lines(tmp_path, "a", "b"), store)
    assert pipeline.retract(store, name)
    assert settled_of(store) == {article_graph("b")}
    assert set(store.quads()) == kept
    assert not pipeline.retract(store, name)
