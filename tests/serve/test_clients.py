"""The clients that people have speak with the server: SPARQLWrapper, rdflib, curl, and our own command."""

import os
import shutil
import subprocess
import sys
from urllib.error import HTTPError

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, Unauthorized

from kg.graph import IDENTITY_GRAPH

from .conftest import SAMPLES, TOKEN

COUNTRIES = """
PREFIX cn: <https://w3id.org/conflict-news/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?name { ?country a cn:Country ; rdfs:label ?name } ORDER BY ?name
"""
MADE = "CONSTRUCT { <http://x/é> <http://x/says> 'è'@fr, 1 } {}"
SAID = {
    (URIRef("http://x/é"), URIRef("http://x/says"), Literal("è", lang="fr")),
    (URIRef("http://x/é"), URIRef("http://x/says"), Literal(1)),
}
EX = "http://x.example/"
S, P, OTHER, G = (URIRef(EX + name) for name in "spog")


def wrapper(server, query, form=JSON, path="sparql"):
    made = SPARQLWrapper(server.url + path)
    made.setQuery(query)
    made.setReturnFormat(form)
    return made


def test_sparqlwrapper_selects(server):
    rows = wrapper(server, COUNTRIES).queryAndConvert()["results"]["bindings"]
    assert [row["name"]["value"] for row in rows] == ["Kardovia", "Ruvania"]
    xml = wrapper(server, COUNTRIES, XML).queryAndConvert()
    assert [node.firstChild.data for node in xml.getElementsByTagName("literal")] == ["Kardovia", "Ruvania"]
    assert wrapper(server, COUNTRIES, CSV).queryAndConvert().split() == [b"name", b"Kardovia", b"Ruvania"]
    assert wrapper(server, COUNTRIES, TSV).queryAndConvert().split()[0] == b"?name"


def test_sparqlwrapper_asks(server):
    assert wrapper(server, "ASK { ?s ?p ?o }").queryAndConvert() == {"head": {}, "boolean": True}
    assert "<boolean>false</boolean>" in wrapper(server, "ASK { <a:a> ?p ?o }", XML).queryAndConvert().toxml()


@pytest.mark.parametrize(("form", "name"), [(TURTLE, "turtle"), (N3, "turtle")])
def test_sparqlwrapper_constructs_text(server, form, name):
    assert set(Graph().parse(data=wrapper(server, MADE, form).queryAndConvert(), format=name)) == SAID


@pytest.mark.parametrize("form", [RDFXML, XML, JSONLD])
def test_sparqlwrapper_constructs_graphs(server, form):
    assert set(wrapper(server, MADE, form).queryAndConvert()) == SAID


def test_sparqlwrapper_describes_what_it_is_told_to(server):
    described = wrapper(server, f"DESCRIBE <{EX}nobody>", TURTLE).queryAndConvert()
    assert set(Graph().parse(data=described)) == set()


def test_sparqlwrapper_posts(server):
    for method in ("postdirectly", "urlencoded"):
        asked = wrapper(server, f"{COUNTRIES} # {'x' * 20_000}")
        asked.setMethod(POST)
        asked.setRequestMethod(method)
        assert len(asked.queryAndConvert()["results"]["bindings"]) == 2


def test_sparqlwrapper_hears_what_is_wrong(server):
    with pytest.raises(QueryBadFormed, match="not a valid query"):
        wrapper(server, "SELECT * {").query()


def test_sparqlwrapper_updates_with_the_token_alone(writable):
    updating = wrapper(writable, f"INSERT DATA {{ GRAPH <{G}> {{ <{S}> <{P}> 'one' }} }}")
    updating.setMethod(POST)
    with pytest.raises(Unauthorized):
        updating.query()
    updating.addCustomHttpHeader("Authorization", f"Bearer {TOKEN}")
    updating.query()
    asked = wrapper(writable, f"ASK {{ GRAPH <{G}> {{ <{S}> <{P}> 'one' }} }}")
    assert asked.queryAndConvert()["boolean"]
    updating.setQuery(f"DROP GRAPH <{G}>")
    updating.query()
    assert not asked.queryAndConvert()["boolean"]


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["json", "xml", "csv"])
def test_rdflib_asks(server, method, form):
    graph = Graph(SPARQLStore(server.url + "sparql", method=method, returnFormat=form))
    assert [str(row.name) for row in graph.query(COUNTRIES)] == ["Kardovia", "Ruvania"]


def test_rdflib_reads_a_store_as_if_it_were_here(server):
    graph = Graph(SPARQLStore(server.url + "sparql", returnFormat="json"))
    kinds = set(graph.triples((None, RDF.type, None)))
    country = URIRef("https://w3id.org/conflict-news/ontology#Country")
    assert {subject for subject, _, kind in kinds if kind == country} == set(graph.subjects(RDF.type, country))
    assert len(graph) == int(next(iter(graph.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")))[0]) > 1000
    assert bool(graph.query("ASK { ?s ?p ?o }"))
    assert set(Graph(SPARQLStore(server.url + "sparql", returnFormat="xml")).query(MADE).graph) == SAID


def test_rdflib_sees_graphs(server):
    names = {str(name) for name in SPARQLStore(server.url + "sparql").contexts()}
    assert IDENTITY_GRAPH in names
    one = Graph(SPARQLStore(server.url + "sparql"), identifier=URIRef(IDENTITY_GRAPH))
    assert 0 < len(one) < len(Graph(SPARQLStore(server.url + "sparql")))


def test_rdflib_writes_and_removes_in_named_graphs(writable):
    token = {"Authorization": f"Bearer {TOKEN}"}
    store = SPARQLUpdateStore(writable.url + "sparql", writable.url + "sparql", headers=token, returnFormat="json")
    one, other = Graph(store, identifier=G), Graph(store, identifier=URIRef(EX + "h"))
    text = Literal('a "quote", a \\ and\na line', lang="en")
    one.add((S, P, text))
    other.add((S, P, OTHER))
    store.commit()
    assert list(one.triples((S, None, None))) == [(S, P, text)]
    assert (len(one), len(other)) == (1, 1)
    one.update(f"INSERT DATA {{ <{S}> <{P}> 2 }}")
    assert set(one.objects(S, P)) == {text, Literal(2)}
    one.remove((S, P, text))
    assert list(one.objects(S, P)) == [Literal(2)]
    one.remove((None, None, None))
    assert (len(one), len(other)) == (0, 1)
    other.remove((None, None, None))
    assert len(other) == 0


def test_rdflib_writes_nothing_without_the_token(writable):
    graph = Graph(SPARQLUpdateStore(writable.url + "sparql", writable.url + "sparql"), identifier=G)
    with pytest.raises(HTTPError, match="401"):
        graph.update(f"INSERT DATA {{ <{S}> <{P}> <{OTHER}> }}")
    assert len(graph) == 0


def curl(*words):
    if not shutil.which("curl"):
        pytest.skip("curl is not installed")
    run = subprocess.run(["curl", "-sS", *words], capture_output=True, timeout=60, check=True)
    return run.stdout.decode()


def test_curl_asks_as_manuals_show_it(server):
    url = server.url + "sparql"
    rows = "name\r\nKardovia\r\nRuvania\r\n"
    assert curl(url, "-H", "Accept: text/csv", "--data-urlencode", f"query={COUNTRIES}") == rows
    assert curl(url, "-H", "Accept: text/csv", "-G", "--data-urlencode", f"query={COUNTRIES}") == rows
    direct = ("-H", "Accept: text/csv", "-H", "Content-Type: application/sparql-query", "--data-binary", COUNTRIES)
    assert curl(url, *direct) == rows
    assert curl(url, *direct, "--compressed", "--http1.0") == rows
    head = curl("-I", f"{url}?query=ASK%7B%7D")
    assert head.startswith("HTTP/1.1 200 OK\r\n")


def test_curl_puts_reads_and_deletes_a_graph(writable, tmp_path):
    url, token = f"{writable.url}graph-store?graph={EX}curl", f"Authorization: Bearer {TOKEN}"
    file = tmp_path / "graph.ttl"
    file.write_text(f"<{S}> <{P}> 'è'@fr .", encoding="utf-8")
    status = ("-o", "/dev/null", "-w", "%{http_code}")
    assert curl(url, *status, "-T", str(file), "-H", "Content-Type: text/turtle") == "401"
    assert curl(url, *status, "-T", str(file), "-H", "Content-Type: text/turtle", "-H", token) == "201"
    assert curl(url, "-H", "Accept: application/n-triples") == f'<{S}> <{P}> "è"@fr .\n'
    assert curl(url, *status, "-X", "DELETE", "-H", token) == "204"
    assert curl(url, *status) == "404"


def test_curl_sends_a_long_body_after_it_was_told_to(writable, tmp_path):
    file = tmp_path / "graph.nt"
    file.write_text("".join(f"<{S}{n}> <{P}> <{OTHER}> .\n" for n in range(40_000)), encoding="utf-8")
    sent = ("-T", str(file), "-H", "Content-Type: application/n-triples", "-H", f"Authorization: Bearer {TOKEN}")
    url = f"{writable.url}graph-store?graph={EX}long"
    status = ("-o", "/dev/null", "-w", "%{http_code}")
    assert curl(url, *status, *sent, "-H", "Expect: 100-continue") == "201"
    assert curl(url, *status, *sent, "-H", "Transfer-Encoding: chunked") == "204"
    counted = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{EX}long> {{ ?s ?p ?o }} }}"
    asked = (f"{writable.url}sparql", "-H", "Accept: text/csv", "--data-urlencode", f"query={counted}")
    assert curl(*asked) == "n\r\n40000\r\n"
    assert curl(url, *status, "-X", "DELETE", "-H", f"Authorization: Bearer {TOKEN}") == "204"


def kg(store, *words):
    given = {"KG_TOKEN": TOKEN, "KG_STORE": str(store), "COLUMNS": "160"}
    run = subprocess.run(
        [sys.executable, "-m", "kg", *words], capture_output=True, text=True, timeout=300, env={**os.environ, **given}
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_command_does_the_same_on_a_server_as_on_a_folder(start, tmp_path):
    files = sorted(str(file) for file in SAMPLES.iterdir() if file.suffix == ".txt")[:2]
    served = start(tmp_path / "served", "--token", TOKEN)
    stores = (tmp_path / "folder", served.url + "sparql")
    for words in (
        ["build", *files],
        ["query", "accusations", "--format", "json"],
        ["query", "timeline", "--format", "csv"],
        ["stats"],
        ["export", "--format", "nquads"],
    ):
        folder, server = (kg(store, *words) for store in stores)
        if words[0] == "export":
            folder, server = (set(text.splitlines()) for text in (folder, server))
        assert folder == server
    articles = kg(stores[0], "query", "articles", "--format", "csv").splitlines()
    assert len(articles) == 3
    key = articles[1].split(",")[0].rpartition("/")[2]
    for store in stores:
        kg(store, "retract", key)
    assert kg(stores[0], "stats") == kg(stores[1], "stats")
    assert kg(stores[1], "query", "articles", "--format", "csv").count("\n") == 2


@pytest.mark.parametrize(
    ("token", "said"), [("", "it asks for a token"), ("another", "its token or password is another")]
)
def test_the_command_says_how_to_give_the_token(writable, token, said):
    url = f"{writable.url}sparql"
    run = subprocess.run(
        [sys.executable, "-m", "kg", "retract", "nothing", "--store", url],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "KG_TOKEN": token},
        check=False,
    )
    assert run.returncode == 2
    assert run.stderr == f"kg: {url} refuses (401): {said}; set KG_TOKEN to the token of the server\n"
