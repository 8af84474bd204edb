"""The competency questions: each gives exactly its answer, in two engines, and every term in it matters to it."""

import csv
import importlib.util
import io
import re
import shlex
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import OWL, RDF
from typer.testing import CliRunner

from kg.cli.app import app
from kg.graph.terms import CN_TERMS
from kg.reason import check_consistency, validate
from kg.reason.turtle import merged
from kg.settings import ontology_files
from kg.store import open_store

ROOT = Path(__file__).parent.parent.parent
CN = "https://w3id.org/conflict-news/ontology#"
ARTICLES = "https://w3id.org/conflict-news/graph/"


def script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = sys.modules[name] = importlib.util.module_from_spec(spec)  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


IDENTITY = script("competency_identity")  # which the fixture's script imports
DOCS, FIXTURE = script("competency_docs"), script("competency_fixture")
QUESTIONS = DOCS.questions()
QUADS = DOCS.fixture()
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)


@pytest.fixture(scope="module")
def stores():
    """The graph as it is, and with what follows; tests leave both as they were."""
    return DOCS.stores(QUADS)


@pytest.fixture(scope="module")
def datasets(stores):
    """The same in the engine of rdflib."""

    def loaded(store):
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=store.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
        return dataset

    return {infers: loaded(store) for infers, store in stores.items()}


def terms(question):
    """The terms that a question names, as IRIs; those of datatypes are not among them."""
    prefixes = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", question.sparql))
    body = re.sub(r"PREFIX .*|<[^>\s]*>|\"[^\"]*\"", "", question.sparql)
    named = set(re.findall(r"(?<![\w:])(\w+):([A-Za-z]\w*(?:-\w+)*)", body))
    return {prefixes[prefix] + name for prefix, name in named if prefix != "xsd"}


def test_there_are_questions_enough_of_every_part_of_the_ontology():
    assert len(QUESTIONS) >= 40
    parts = {path.stem for path in ontology_files()} - {"conflict-news", "borrowed"}
    assert {part for question in QUESTIONS for part in question.about} == parts
    assert {question.theme for question in QUESTIONS} == set(DOCS.THEMES)
    assert sum(question.infers for question in QUESTIONS) >= len(QUESTIONS) / 3


def test_each_question_has_an_answer_and_each_answer_a_question():
    answers = {path.stem for path in DOCS.FOLDER.glob("*.csv")} - {"unasked"}
    assert answers == {question.name for question in QUESTIONS}


@every_question
def test_a_question_has_exactly_this_answer(stores, question):
    columns, *rows = DOCS.asked(stores[question.infers], question)
    assert [columns, *rows] == DOCS.expected(question.name)
    assert rows, "an empty answer tests nothing"


@every_question
def test_another_engine_gives_the_same_answer(datasets, question):
    found = datasets[question.infers].query(question.sparql)
    rows = [["" if term is None else str(term) for term in row] for row in found]
    assert [[str(name) for name in found.vars], *rows] == DOCS.expected(question.name)


@every_question
def test_each_term_in_a_question_matters_to_its_answer(stores, question):
    store = stores[question.infers]
    for iri in map(ox.NamedNode, terms(question)):
        gone = {*store.quads_for_pattern(None, iri, None), *store.quads_for_pattern(None, None, iri)}
        for quad in gone:
            store.remove(quad)
        without = DOCS.asked(store, question)
        store.extend(gone)
        assert without != DOCS.expected(question.name), f"the answer is the same without {iri}"


@every_question
def test_a_question_that_needs_inference_has_another_answer_without(stores, question):
    if question.infers:
        assert DOCS.asked(stores[False], question) != DOCS.expected(question.name)
    else:
        assert DOCS.asked(stores[True], question) == DOCS.expected(question.name), "inference changes the answer"


def test_each_article_matters_to_some_question_and_each_question_rests_on_some_article():
    changed = {}
    graphs = {quad.graph_name for quad in QUADS if quad.graph_name.value != f"{ARTICLES}dataset"}
    for graph in graphs:
        fewer = DOCS.stores(quad for quad in QUADS if quad.graph_name != graph)
        changed[graph] = {q.name for q in QUESTIONS if DOCS.asked(fewer[q.infers], q) != DOCS.expected(q.name)}
    assert all(changed.values())
    assert set.union(*changed.values()) == {question.name for question in QUESTIONS}


def unasked():
    """The terms that no question asks for, with the reason."""
    with (DOCS.FOLDER / "unasked.csv").open(encoding="utf-8", newline="") as lines:
        return {row["term"]: row["reason"] for row in csv.DictReader(lines)}


def test_every_class_and_property_is_asked_for_or_left_out_for_a_reason():
    ontology = merged(ontology_files())
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    declared = {str(term) for kind in kinds for term in ontology.subjects(RDF.type, kind)}
    ours = {term.removeprefix(CN) for term in declared if term.startswith(CN)}
    asked = {term.removeprefix(CN) for question in QUESTIONS for term in terms(question) if term.startswith(CN)}
    assert ours - asked == set(unasked())
    assert all(unasked().values())


def test_the_fixture_has_every_class_property_and_value_that_the_program_writes():
    used = {term.value for quad in QUADS for term in (quad.predicate, quad.object) if isinstance(term, ox.NamedNode)}
    assert {name for name in CN_TERMS if CN + name not in used} <= set(unasked())


def test_the_fixture_is_as_the_records_have_it():
    assert {path: path.read_text(encoding="utf-8") for path in (DOCS.FOLDER / "fixture").iterdir()} == dict(
        FIXTURE.files()
    )


def test_every_span_of_the_fixture_quotes_its_article():
    texts = {path.stem: FIXTURE.read(path).article.text for path in (DOCS.FOLDER / "articles").glob("*.toml")}
    quotes = [quad for quad in QUADS if quad.predicate.value == "http://www.w3.org/ns/oa#exact"]
    assert len(quotes) > 500
    for quad in quotes:
        article, start, end = re.fullmatch(r".*/article/(.+)#char-(\d+)-(\d+)", quad.subject.value).groups()
        assert texts[article][int(start) : int(end)] == quad.object.value


def test_the_fixture_conforms_to_the_shapes():
    assert validate(QUADS) == ()


def test_what_is_the_same_across_articles_conforms_to_the_shapes():
    found = [quad for quad in QUADS if quad.graph_name.value == f"{ARTICLES}identity"]
    assert found
    elsewhere = ox.NamedNode(f"{ARTICLES}shown")  # which no check leaves out
    assert validate([ox.Quad(*quad.triple, elsewhere) for quad in found], least="info") == ()


def test_an_entity_that_no_table_has_is_not_forgotten(tmp_path):
    path = tmp_path / "identity.toml"
    path.write_text("[incidents]\n[identities]\n[copies]\n")
    articles = [FIXTURE.read(DOCS.FOLDER / "articles" / "ruvania.toml")]
    with pytest.raises(ValueError, match=r"no table has .*/article/ruvania#entity-\d+-\d+; give it an identity"):
        IDENTITY.identity(path, articles, QUADS)


def test_an_event_that_is_not_in_its_graph_is_refused():
    shelf = IDENTITY.Shelf({"ruvania": FIXTURE.read(DOCS.FOLDER / "articles" / "ruvania.toml")}, frozenset())
    with pytest.raises(ValueError, match=r"ruvania\.ban is not in the graph of its article"):
        shelf.event("ruvania.ban")


def test_the_fixture_is_consistent_with_the_ontology(tmp_path):
    data = tmp_path / "data.ttl"
    ox.serialize({quad.triple for quad in QUADS}, output=str(data), format=ox.RdfFormat.TURTLE)
    assert check_consistency([*ontology_files(), data]) == ()


def test_words_that_are_not_in_the_sentence_are_refused(tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text(
        'text = ["Rain fell.", "Rain, rain."]\n[entities]\nrain = { type = "Place", name = "Rain" }\n'
        '[events]\nfall = { type = "Accident", in = 2, trigger = "fell" }\n'
    )
    with pytest.raises(ValueError, match="bad: 'fell' stands 0 times in sentence 2"):
        FIXTURE.read(path)


def test_the_page_is_up_to_date():
    assert DOCS.PAGE.read_text(encoding="utf-8") == DOCS.page()


def test_the_commands_of_the_page_ask_a_question(tmp_path, monkeypatch):
    def kg(*arguments):
        result = CliRunner().invoke(app, [*arguments, "--store", str(tmp_path / "store")], prog_name="kg")
        assert result.exit_code == 0, result.output
        return result.stdout

    monkeypatch.chdir(ROOT)
    with open_store(str(tmp_path / "store")) as store:
        store.add(QUADS)
    commands = re.findall(r"^kg (.*)$", DOCS.PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [shlex.split(command)[0] for command in commands] == ["sparql", "reason", "sparql"]
    for command in commands:
        name, *arguments = shlex.split(command)
        if name == "sparql":
            answer = kg(name, *arguments, "--format", "csv")
            assert list(csv.reader(io.StringIO(answer))) == DOCS.expected(Path(arguments[0]).stem)
        else:
            kg(name, *arguments)
