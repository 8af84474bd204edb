"""The saved queries over HTTP, and their description."""

import csv
import io
import json
import re
import shlex
from itertools import pairwise
from urllib.parse import quote, urlencode

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from typer.testing import CliRunner

from kg.cli.app import app
from kg.query import saved_queries

from .conftest import serving

KILLED = "/api/queries/tolls?kind=killed"
NAMES = [query.name for query in saved_queries()]


@pytest.fixture(scope="module")
def server(samples, tmp_path_factory):
    """One with the limits that users have, so that a busy machine does not fail a test."""
    with serving(samples, tmp_path_factory.mktemp("server") / "log") as running:
        yield running


def printed(samples, *arguments):
    """What ``kg query`` prints."""
    result = CliRunner().invoke(app, ["query", *arguments, "--store", str(samples)], prog_name="kg")
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("name", NAMES)
def test_each_query_answers_as_the_command_prints(server, samples, name):
    answer = server.ask(f"/api/queries/{name}")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    assert answer.text == printed(samples, name, "--format", "json")
    assert answer.headers["x-total-count"] == str(len(answer.json()))


def test_the_list_says_how_to_ask_each_query(server):
    answer = server.ask("/api/queries")
    listed = {query["name"]: query for query in answer.json()}
    assert list(listed) == NAMES
    kind = next(param for param in listed["tolls"]["parameters"] if param["name"] == "kind")
    assert kind["choices"] == ["killed", "injured", "missing", "kidnapped", "detained", "displaced", "surrendered"]
    assert (kind["type"], kind["optional"]) == ("string", True)
    assert listed["tolls"]["links"] == {"rows": f"{server.url}api/queries/tolls", "page": f"{server.url}queries/tolls"}
    assert 'rel="service-desc"' in answer.headers["link"]
    assert server.ask("/api/queries", Accept="text/csv").status == 406


@pytest.mark.parametrize(
    ("named", "media_type", "as_printed"),
    [
        ("csv", "text/csv; charset=utf-8", "csv"),
        ("tsv", "text/tab-separated-values; charset=utf-8", "tsv"),
        ("markdown", "text/markdown; charset=utf-8", "markdown"),
        ("json", "application/json", "json"),
    ],
)
def test_tables_are_those_of_the_command(server, samples, named, media_type, as_printed):
    expected = printed(samples, "tolls", "--param", "kind=killed", "--format", as_printed)
    by_name = server.ask(f"{KILLED}&format={named}")
    by_accept = server.ask(KILLED, Accept=media_type.partition(";")[0])
    for answer in (by_name, by_accept):
        assert (answer.status, answer.headers["content-type"], answer.text) == (200, media_type, expected)


def test_sparql_results_hold_the_same_values(server):
    rows = server.ask(f"{KILLED}&source=Lena&limit=1").json()
    found = server.ask(f"{KILLED}&source=Lena&limit=1", Accept="application/sparql-results+json").json()
    assert found["head"]["vars"] == list(rows[0])
    [binding] = found["results"]["bindings"]
    assert binding["eventIri"] == {"type": "uri", "value": rows[0]["eventIri"]}
    assert binding["min"] == {
        "type": "literal",
        "value": "5",
        "datatype": "http://www.w3.org/2001/XMLSchema#integer",
    }
    assert binding["source"] == {"type": "literal", "value": "Lena Orvall"}
    xml = server.ask(f"{KILLED}&source=Lena&limit=1&format=application/sparql-results+xml")
    assert xml.headers["content-type"] == "application/sparql-results+xml"
    assert "<literal>Lena Orvall</literal>" in xml.text
    assert f"<uri>{rows[0]['eventIri']}</uri>" in xml.text


def test_a_missing_value_is_unbound_in_sparql_results(server):
    rows = server.ask("/api/queries/tolls").json()
    found = server.ask("/api/queries/tolls?format=srj").json()["results"]["bindings"]
    assert any(None in row.values() for row in rows)
    assert [set(one) for one in found] == [{key for key, value in row.items() if value is not None} for row in rows]


def test_pages_lead_from_one_to_the_next_and_make_up_the_whole(server):
    whole = server.ask(KILLED).json()
    path, rows, pages = f"{KILLED}&limit=5", [], 0
    while path:
        answer = server.ask(path)
        assert answer.headers["x-total-count"] == str(len(whole))
        rows += answer.json()
        pages += 1
        links = dict(re.findall(r'<([^>]*)>; rel="(\w+)"', answer.headers["link"]))
        leads = {rel: url for url, rel in links.items()}
        path = leads.get("next", "").removeprefix(server.url.rstrip("/"))
    assert (rows, pages) == (whole, 5)
    last = server.ask(f"{KILLED}&limit=5&offset=20")
    assert 'offset=15>; rel="prev"' in last.headers["link"]
    assert 'rel="next"' not in last.headers["link"]
    assert server.ask(f"{KILLED}&limit=5&offset=99").json() == []
    assert "link" not in server.ask(KILLED).headers


def test_links_keep_the_parameters(server):
    answer = server.ask("/api/queries/claims?source=Ilka%20Maren&format=csv&limit=1")
    assert f"<{server.url}api/queries/claims?source=Ilka+Maren&format=csv&limit=1&offset=1>" in answer.headers["link"]
    assert len(list(csv.reader(io.StringIO(answer.text)))) == 2


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/api/queries/nothing", 404, "there is no saved query 'nothing'; there are accusations, articles"),
        ("/api/queries/..%2Fclaims", 404, ""),
        (
            "/api/queries/tolls?knd=killed",
            400,
            "query tolls has no parameter 'knd' (did you mean kind?); "
            "it has event, kind, source, article, format, limit, offset",
        ),
        ("/api/queries/tolls?kind=eaten", 400, "'eaten' is not one of killed, injured"),
        ("/api/queries/tolls?kind=killed&kind=injured", 400, "the parameter kind is given 2 times; give it once"),
        ("/api/queries/claims?since=yesterday", 400, "a day is needed, as YYYY-MM-DD"),
        ("/api/queries/tolls?limit=0", 400, "limit is '0'; give a whole number from 1"),
        ("/api/queries/tolls?limit=ten", 400, "limit is 'ten'"),
        ("/api/queries/tolls?offset=-1", 400, "offset is '-1'; give a whole number from 0"),
        ("/api/queries/tolls?format=pdf", 406, "take one of json, csv, tsv, markdown"),
        ("/api/queries/tolls?format=image/png", 406, "take one of application/json, text/csv"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(server, path, status, said):
    answer = server.ask(path)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json")
    told = answer.json()
    assert told["status"] == status
    assert said in told["detail"]
    assert "\n" not in told["detail"]


def test_values_are_never_read_as_sparql(server):
    hostile = '") } } ; DROP ALL #'
    answer = server.ask(f"/api/queries/claims?{urlencode({'source': hostile})}")
    assert (answer.status, answer.json()) == (200, [])


def test_browsers_get_json_and_an_answer_known_is_not_sent_again(server):
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = server.ask(KILLED, Accept=browser)
    assert answer.headers["content-type"] == "application/json"
    again = server.ask(KILLED, Accept=browser, If_None_Match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.fixture(scope="module")
def described(server):
    answer = server.ask("/api/openapi.json")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    return answer.json()


def test_the_description_is_valid_openapi(described):
    assert described["openapi"].startswith("3.1")
    validate(described)


def test_the_description_has_all_queries_and_parameters(described):
    assert [path.rpartition("/")[2] for path in described["paths"] if path.startswith("/api/queries/")] == NAMES
    for query in saved_queries():
        operation = described["paths"][f"/api/queries/{query.name}"]["get"]
        named = {param["name"]: param for param in operation["parameters"] if "name" in param}
        assert list(named) == [param.name for param in query.params]
        for param in query.params:
            assert named[param.name]["schema"].get("enum", []) == list(param.choices)
            assert named[param.name]["required"] is not param.optional
    since = next(
        one for one in described["paths"]["/api/queries/claims"]["get"]["parameters"] if one["name"] == "since"
    )
    assert since["schema"] == {"type": "string", "format": "date"}


def test_operations_have_names_of_their_own(described):
    names = [
        operation["operationId"]
        for path in described["paths"].values()
        for method, operation in path.items()
        if method != "parameters"
    ]
    assert len(names) == len(set(names)) >= len(NAMES) + 10


@pytest.mark.parametrize("name", NAMES)
def test_answers_are_as_described(server, described, name):
    """With the parameters of the example, and without any."""
    operation = described["paths"][f"/api/queries/{name}"]["get"]
    rows = operation["responses"]["200"]["content"]["application/json"]["schema"]
    check = Draft202012Validator({**rows, "components": described["components"]})
    example = {param["name"]: param["example"] for param in operation["parameters"] if "example" in param}
    typed = {key: str(value).lower() if isinstance(value, bool) else value for key, value in example.items()}
    for params in ({}, typed):
        answer = server.ask(f"/api/queries/{name}?{urlencode(params)}")
        assert answer.status == 200
        check.validate(answer.json())
    words = shlex.split(next(query.example for query in saved_queries() if query.name == name))
    assert len(example) == sum(before == "--param" for before, _ in pairwise(words))


def test_every_other_operation_answers_as_described(server, described):
    graph = quote("https://w3id.org/conflict-news/graph/dataset", safe="")
    text = {"Content-Type": "application/sparql-query"}
    turtle = {"Content-Type": "text/turtle"}
    asked = {
        ("/api/queries", "get"): server.ask("/api/queries"),
        ("/api/openapi.json", "get"): server.ask("/api/openapi.json"),
        ("/sparql", "get"): server.ask("/sparql?query=ASK%7B%7D"),
        ("/sparql", "post"): server.ask("/sparql", "POST", "ASK {}", **text),
        ("/graph-store", "get"): server.ask(f"/graph-store?graph={graph}"),
        ("/graph-store", "put"): server.ask(f"/graph-store?graph={graph}", "PUT", "", **turtle),
        ("/graph-store", "post"): server.ask(f"/graph-store?graph={graph}", "POST", "", **turtle),
        ("/graph-store", "delete"): server.ask(f"/graph-store?graph={graph}", "DELETE"),
        ("/.well-known/void", "get"): server.ask("/.well-known/void"),
        ("/health", "get"): server.ask("/health"),
        ("/metrics", "get"): server.ask("/metrics"),
    }
    here = {
        (path, method): operation
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        if method != "parameters" and not path.startswith("/api/queries/")
    }
    assert asked.keys() == here.keys()
    for key, answer in asked.items():
        response = here[key]["responses"][str(answer.status)]
        told = answer.headers["content-type"].partition(";")[0]
        assert told in response["content"], key
        schema = {**response["content"][told]["schema"], "components": described["components"]}
        value = json.loads(answer.body) if told.endswith("json") else answer.text
        Draft202012Validator(schema).validate(value)
    assert {key: answer.status for key, answer in asked.items() if answer.status != 200} == {
        ("/graph-store", "put"): 403,
        ("/graph-store", "post"): 403,
        ("/graph-store", "delete"): 403,
    }
