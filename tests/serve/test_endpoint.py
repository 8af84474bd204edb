"""``/sparql`` and ``/graph-store`` as clients meet them."""

import gzip
from urllib.parse import quote, urlencode

import pytest

GRAPH = "https://w3id.org/conflict-news/graph/f95d9d79ba30a443"
ARTICLES = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/conflict-news/ontology#Article> }"
COUNTED = {
    "head": {"vars": ["n"]},
    "results": {
        "bindings": [
            {"n": {"type": "literal", "value": "7", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}},
        ]
    },
}
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_a_query_comes_by_get_by_form_and_as_it_is(server, path):
    by_get = server.ask(f"{path}?{urlencode({'query': ARTICLES})}")
    by_form = server.ask(path, "POST", urlencode({"query": ARTICLES}), Content_Type=FORM)
    direct = server.ask(path, "POST", ARTICLES, Content_Type="application/sparql-query; charset=UTF-8")
    assert [answer.status for answer in (by_get, by_form, direct)] == [200, 200, 200]
    assert by_get.json() == by_form.json() == direct.json() == COUNTED
    assert by_get.headers["content-type"] == "application/sparql-results+json"


@pytest.mark.parametrize(
    ("accept", "media_type", "body"),
    [
        ("text/csv", "text/csv; charset=utf-8", b"n\r\n7\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", b"?n\n7\n"),
        (
            "application/sparql-results+xml",
            "application/sparql-results+xml",
            b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
            b'<variable name="n"/></head><results><result><binding name="n"><literal datatype="http://www.w3.org/2001/XMLSchema#integer">7</literal>'
            b"</binding></result></results></sparql>",
        ),
    ],
)
def test_rows_come_in_the_format_that_is_asked_for(server, accept, media_type, body):
    answer = server.query(ARTICLES, Accept=accept)
    assert (answer.headers["content-type"], answer.body) == (media_type, body)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "media_type", "first"),
    [
        ("text/turtle", "text/turtle; charset=utf-8", b"<https://"),
        ("application/n-triples", "application/n-triples", b"<https://"),
        ("application/n-quads", "application/n-quads", b"<https://"),
        ("application/trig", "application/trig", b"<https://"),
        ("application/rdf+xml", "application/rdf+xml", b"<?xml"),
        ("application/ld+json", "application/ld+json", b"["),
    ],
)
def test_triples_come_in_the_format_that_is_asked_for(server, accept, media_type, first):
    answer = server.query("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 3", Accept=accept)
    assert answer.headers["content-type"] == media_type
    assert answer.body.startswith(first)


def test_what_we_lack_is_not_acceptable(server):
    answer = server.query(ARTICLES, Accept="application/pdf")
    assert answer.status == 406
    assert answer.json()["detail"].startswith(
        "none of what you accept can be had here; take one of application/sparql-"
    )


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT * WHERE { ?s ?p }", "not a valid query: "),
        ("ASK {} ASK {}", "not a valid query: "),
        ("INSERT DATA { <http://x> <http://x> 1 }", "this is an update, not a query; send it by POST as an update"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE would fetch from elsewhere"),
        ("SELECT * { s\\u0065rvice <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE would fetch from elsewhere"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM <file:///etc/passwd>: there is no such graph in"),
        (
            "PREFIX x: <http://127.0.0.1:9/> ASK FROM NAMED x:y {}",
            "FROM <http://127.0.0.1:9/y>: there is no such graph",
        ),
    ],
)
def test_what_is_no_query_or_reaches_out_is_refused_in_one_line(server, sparql, said):
    answer = server.query(sparql)
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].startswith(said)
    assert "\n" not in answer.json()["detail"]


def test_from_names_graphs_of_the_store_and_parameters_go_before_it(server):
    found = "SELECT (COUNT(*) AS ?n) {} FROM_ { ?s a <https://w3id.org/conflict-news/ontology#Article> }"
    inside = found.replace("{} FROM_", f"FROM <{GRAPH}>")
    assert server.query(inside, Accept="text/csv").body == b"n\r\n1\r\n"
    asked = urlencode({"query": ARTICLES, "default-graph-uri": GRAPH})
    assert server.ask(f"/sparql?{asked}", Accept="text/csv").body == b"n\r\n1\r\n"
    asked = urlencode({"query": ARTICLES, "default-graph-uri": "http://x.example/none"})
    assert server.ask(f"/sparql?{asked}", Accept="text/csv").body == b"n\r\n0\r\n"
    named = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    asked = urlencode({"query": named, "named-graph-uri": GRAPH})
    assert server.ask(f"/sparql?{asked}", Accept="text/csv").body == b"n\r\n1\r\n"


@pytest.mark.parametrize(
    ("method", "path", "body", "content_type", "status"),
    [
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, None, 400),
        ("GET", "/sparql?update=CLEAR+ALL", None, None, 400),
        ("GET", "/sparql?query=ASK%7B%FF%7D", None, None, 400),
        ("POST", "/sparql", "query=ASK{}&update=CLEAR+ALL", FORM, 400),
        ("POST", "/sparql", "nothing=1", FORM, 400),
        ("POST", "/sparql", "ASK {}", "text/plain", 415),
        ("POST", "/sparql", "ASK {}", None, 415),
        ("POST", "/sparql", "ASK {}".encode("utf-16"), "application/sparql-query; charset=utf-16", 415),
        ("POST", "/sparql", b"ASK { <http://x/\xff> a 1 }", "application/sparql-query", 400),
        ("PUT", "/sparql", "ASK {}", "application/sparql-query", 405),
    ],
)
def test_requests_that_carry_no_operation_are_refused(server, method, path, body, content_type, status):
    headers = {"Content_Type": content_type} if content_type else {}
    answer = server.ask(path, method, body, **headers)
    assert answer.status == status
    assert answer.json()["status"] == status


def test_nobody_writes_where_there_is_no_token(server):
    update = server.ask("/sparql", "POST", "CLEAR ALL", Content_Type="application/sparql-update")
    put = server.ask(f"/graph-store?graph={quote(GRAPH)}", "PUT", "", Content_Type="text/turtle")
    drop = server.ask(f"/graph-store?graph={quote(GRAPH)}", "DELETE")
    assert [answer.status for answer in (update, put, drop)] == [403, 403, 403]
    assert update.json()["detail"] == "this server only answers questions; start it with --token to write"


def test_limits_are_told_and_nothing_is_sent_half(server):
    long = server.query("SELECT * { ?s ?p ?o }")
    slow = server.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    large = server.ask("/sparql", "POST", "#" * (1 << 20) + "\nASK {}", Content_Type="application/sparql-query")
    assert (long.status, long.json()["detail"][:34]) == (413, "the answer is longer than 1 MiB, s")
    assert (slow.status, slow.json()["detail"]) == (
        503,
        "the request was stopped: it took longer than 2 seconds; ask for less",
    )
    assert slow.headers["retry-after"]
    assert large.status == 413


def test_who_has_an_answer_already_is_told_so(server):
    first = server.query(ARTICLES)
    again = server.query(ARTICLES, If_None_Match=f'"other", {first.headers["etag"]}')
    other = server.query(ARTICLES, If_None_Match='"other"')
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert (other.status, other.body) == (200, first.body)


def test_head_says_what_get_would(server):
    get, head = server.query(ARTICLES), server.ask(f"/sparql?{urlencode({'query': ARTICLES})}", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert {name: head.headers[name] for name in ("etag", "content-type", "content-length")} == {
        name: get.headers[name] for name in ("etag", "content-type", "content-length")
    }


def test_options_names_the_methods(server):
    assert server.ask("/sparql", "OPTIONS").headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert server.ask("/graph-store", "OPTIONS").headers["allow"] == "DELETE, GET, HEAD, OPTIONS, POST, PUT"
    assert server.ask("/health", "DELETE").headers["allow"] == "GET, HEAD, OPTIONS"


def test_pages_of_other_sites_may_ask(server):
    asked = server.query(ARTICLES, Origin="https://other.example")
    before = server.ask(
        "/sparql",
        "OPTIONS",
        Origin="https://other.example",
        Access_Control_Request_Method="POST",
        Access_Control_Request_Headers="content-type",
    )
    assert asked.headers["access-control-allow-origin"] == "*"
    assert before.status == 200
    assert before.headers["access-control-allow-origin"] == "*"
    assert "POST" in before.headers["access-control-allow-methods"]


def test_long_answers_are_packed_where_the_client_can_unpack(server):
    plain = server.query("SELECT * { ?s ?p ?o } LIMIT 100", Accept="text/csv")
    packed = server.query("SELECT * { ?s ?p ?o } LIMIT 100", Accept="text/csv", Accept_Encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2


@pytest.mark.parametrize("unpacks", ["gzip;q=0", "gzip;q=0, *", "identity", "br, *;q=0"])
def test_nothing_is_packed_for_who_cannot_unpack(server, unpacks):
    answer = server.query("SELECT * { ?s ?p ?o } LIMIT 100", Accept="text/csv", Accept_Encoding=unpacks)
    assert "content-encoding" not in answer.headers
    assert answer.body.startswith(b"o,p,s\r\n")


def test_every_answer_carries_what_keeps_browsers_safe(server):
    for answer in (server.query(ARTICLES), server.ask("/nothing"), server.ask("/health"), server.ask("/sparql", "PUT")):
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert "unsafe-inline" not in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "server" not in answer.headers


def test_health_and_figures(server):
    assert server.ask("/health").text == "ok\n"
    server.query(ARTICLES)
    figures = server.ask("/metrics")
    assert figures.headers["content-type"].startswith("text/plain")
    assert 'kg_requests_total{handler="sparql",method="GET",status="200"}' in figures.text
    assert "kg_requests_waiting 0.0" in figures.text


def test_a_graph_is_read_under_its_name(server):
    turtle = server.ask(f"/graph-store?graph={quote(GRAPH)}")
    lines = server.ask(f"/graph-store?graph={quote(GRAPH)}", Accept="application/n-triples")
    asked = server.query(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}", Accept="text/csv")
    assert turtle.headers["content-type"] == "text/turtle; charset=utf-8"
    assert len(lines.text.splitlines()) == int(asked.text.split()[1])
    assert server.ask("/graph-store?graph=http://x.example/none").status == 404
    assert server.ask("/graph-store?graph=no-iri").status == 400
    assert server.ask("/graph-store").status == 400
    assert server.ask("/graph-store?default&graph=http://x.example/g").status == 400
    assert server.ask("/graph-store?default", Accept="application/n-triples").body == b""


def test_who_has_the_token_writes_and_everybody_reads_it_at_once(writable):
    update = "INSERT DATA { GRAPH <http://x.example/g> { <http://x.example/a> <http://x.example/p> 'ä' } }"
    ask = "ASK { GRAPH <http://x.example/g> { ?s ?p 'ä' } }"
    headers = {"Content_Type": "application/sparql-update"}
    nobody = writable.ask("/sparql", "POST", update, **headers)
    guess = writable.ask("/sparql", "POST", update, Authorization="Bearer guess", **headers)
    assert [(answer.status, answer.headers["www-authenticate"]) for answer in (nobody, guess)] == [(401, "Bearer")] * 2
    assert writable.query(ask).json() == {"head": {}, "boolean": False}
    assert writable.write("/sparql", "POST", update, **headers).status == 204
    assert writable.query(ask).json() == {"head": {}, "boolean": True}
    form = urlencode({"update": "DROP GRAPH <http://x.example/g>"})
    assert writable.write("/sparql", "POST", form, Content_Type=FORM).status == 204
    assert writable.query(ask).json() == {"head": {}, "boolean": False}


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://127.0.0.1:9/x>",
        "LOAD SILENT <file:///etc/passwd> INTO GRAPH <http://x.example/g>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "INSERT DATA { broken",
    ],
)
def test_updates_that_reach_out_or_are_none_change_nothing(writable, update):
    before = writable.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").body
    assert writable.write("/sparql", "POST", update, Content_Type="application/sparql-update").status == 400
    assert writable.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").body == before


def test_graphs_are_put_added_to_and_removed(writable):
    path = "/graph-store?graph=http://x.example/h"
    one = "<http://x.example/a> <http://x.example/p> 1 ."
    two = '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x.example/">'
    two += '<rdf:Description rdf:about="http://x.example/a"><x:p>two</x:p></rdf:Description></rdf:RDF>'

    def read():
        return sorted(writable.ask(path, Accept="application/n-triples").text.splitlines())

    made = writable.write(path, "PUT", one, Content_Type="text/turtle")
    assert (made.status, made.headers["location"]) == (201, "http://x.example/h")
    first = read()
    assert writable.write(path, "POST", two, Content_Type="application/rdf+xml").status == 204
    assert len(read()) == 2
    assert writable.write(path, "PUT", one, Content_Type="text/turtle").status == 204
    assert read() == first
    assert writable.write(path, "PUT", "broken", Content_Type="text/turtle").status == 400
    assert writable.write(path, "PUT", "x", Content_Type="image/png").status == 415
    assert read() == first
    assert writable.write(path, "DELETE").status == 204
    assert writable.ask(path).status == 404
    assert writable.write(path, "DELETE").status == 404


def test_the_default_graph_is_new_to_who_puts_it_where_it_has_no_triples(writable):
    path = "/graph-store?default"
    one = "<http://x.example/a> <http://x.example/p> 1 ."
    made = writable.write(path, "PUT", one, Content_Type="text/turtle")
    assert (made.status, "location" in made.headers) == (201, False)
    assert writable.write(path, "PUT", one, Content_Type="text/turtle").status == 204
    assert len(writable.ask(path, Accept="application/n-triples").text.splitlines()) == 1
    assert writable.write(path, "DELETE").status == 204
    assert writable.ask(path, Accept="application/n-triples").body == b""
