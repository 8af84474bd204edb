"""The manuals of the saved queries: whole, as agreed, and on the page of the documentation."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kg.query import QueryError, load_saved, run_saved, saved_queries

ROOT = Path(__file__).parent.parent.parent
COLUMNS = {
    "events": "eventIri type name status start end agents targets instruments places attributedTo article quote",
    "event_table": "eventIri id kind status confidence start end timePrecision agents agentTypes targets targetTypes "
    "places placeTypes within positions killedMin killedMax inOwnVoice attributedTo deniedBy publisher published "
    "article quote",
    "claims": "claimIri type source cue content accused asserts disputes date article quote",
    "casualties": "casualtyIri eventIri kind min max victims victimClass perpetrators attributedTo periodStart "
    "periodEnd places article quote",
    "accusations": "claimIri accuser accused content deniedBy denials date article quote",
    "operations": "eventIri name agents places start end inResponseTo attributedTo article",
    "attacks": "eventIri type agents targets places start end killedMin killedMax attributedTo article",
    "entities": "entityIri type name aliases links mentions articles",
    "disputed": "subjectIri subject assertedBy deniedBy articles",
    "tolls": "eventIri event source kind min max victims article published",
    "timeline": "start end eventIri type event agents places",
    "incidents": "incidentIri type incident start end places agents reports publishers killedMin killedMax",
    "corroboration": "incidentIri type incident start end reports independent copies publishers firstPublished "
    "lastPublished articles",
    "contradictions": "incidentIri incident kind matter oneIri one oneSource oneArticle onePublished otherIri other "
    "otherSource otherArticle otherPublished",
    "changes": "incidentIri incident casualtyIri kind published date source victims min max changeMin changeMax "
    "article",
    "articles": "articleIri id title publisher published events claims copyOf",
    "copies": "articleIri article publisher published copyOfIri copyOf copyOfPublisher copyOfPublished",
}
"""What programs that read the answers rely on."""
GOOD = """#+ summary = "s"
#+ description = "d"
#+ tags = ["t"]
#+ columns = ["a"]
#+ joined = []
#+ example = "kg query good"
#+ params.day = { type = "date", optional = false, help = "the day" }
SELECT ?a WHERE { VALUES (?p_day) { (UNDEF) } BIND(STR(?p_day) AS ?a) }
"""


@pytest.fixture
def folder(tmp_path):
    def write(text):
        (tmp_path / "good.rq").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_columns_are_as_agreed():
    assert {query.name: " ".join(query.columns) for query in saved_queries()} == COLUMNS


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_the_manual_is_whole(query):
    assert query.summary.endswith("?")
    assert "\n" not in query.summary
    assert query.description
    assert query.description[-1] == "."
    assert query.tags
    assert set(query.joined) <= set(query.columns)
    assert all(param.help for param in query.params)


@pytest.mark.parametrize("query", saved_queries(), ids=lambda query: query.name)
def test_the_example_runs(mini, query):
    kg, command, name, *options = shlex.split(query.example)
    assert (kg, command, name) == ("kg", "query", query.name)
    assert options[::2] == ["--param"] * (len(options) // 2)
    params = dict(option.split("=", 1) for option in options[1::2])
    assert run_saved(mini, name, params).columns == query.columns


def test_the_page_is_up_to_date():
    script = ROOT / "scripts" / "query_docs.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_name_misspelt_brings_the_one_that_is_near():
    with pytest.raises(QueryError, match=r"no saved query 'event' \(did you mean events\?\); there are accusations, "):
        load_saved("event")


@pytest.mark.parametrize("name", ["../queries/events", "events.rq", "", "EVENTS"])
def test_only_names_are_names(name):
    with pytest.raises(QueryError, match="there is no saved query"):
        load_saved(name)


def test_a_query_of_ones_own(folder):
    query = load_saved("good", folder(GOOD))
    assert query.params[0].optional is False
    assert [one.name for one in saved_queries(folder(GOOD))] == ["good"]


@pytest.mark.parametrize(
    ("was", "is_now", "message"),
    [
        ('"s"', '"s', "the head of the query cannot be read"),
        ("#+ tags", "# tags", "the head of the query cannot be read (KeyError('tags'))"),
        ('"date"', '"day"', "parameter day is of no known type 'day'; take string, iri, date, integer, boolean"),
        ("VALUES (?p_day)", "VALUES (?p_date)", "query good needs one line VALUES (?p_day) { (UNDEF ...) }"),
        ("VALUES (?p_day) { (UNDEF) }", "", "query good needs one line VALUES (?p_day) { (UNDEF ...) }"),
        ("#+ params", "# params", "query good needs one line VALUES () { (UNDEF ...) }"),
        ('type = "date"', 'choices = "NONE", type = "date"', "the head of the query cannot be read"),
    ],
)
def test_a_broken_file_says_what_is_wrong(folder, was, is_now, message):
    assert was in GOOD
    with pytest.raises(QueryError) as caught:
        load_saved("good", folder(GOOD.replace(was, is_now)))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_room_starts_without_the_libraries_it_asks_later():
    heavy = "{'pyoxigraph', 'rdflib', 'spacy', 'rich', 'typer', 'SPARQLWrapper'}"
    code = f"import sys, kg.query; kg.query.saved_queries(); print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
