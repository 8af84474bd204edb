"""Pages are made once for each state of the store."""

import os
import signal
from contextlib import suppress

import pytest

from .raw import children

PAGES = ["/", "/incidents?kind=Attack", "/map", "/incident/kpa.example-2026-03-10-merrin-market-event-7-15"]
HTML = {"Accept": "text/html"}


def tell(workers, what):
    for worker in workers:
        with suppress(ProcessLookupError):  # one that was slow is ended
            os.kill(worker, what)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_that_is_asked_for_again_needs_no_worker(samples, start, path):
    server = start(samples)
    first = server.ask(path, **HTML)
    workers = [int(pid) for pid in children(server.process.pid).split()]
    tell(workers, signal.SIGSTOP)
    try:
        again = server.ask(path, **HTML)
    finally:
        tell(workers, signal.SIGCONT)
    assert first.status == again.status == 200
    assert first.body == again.body


def test_no_page_outlives_a_change(writable):
    assert "Another headline" not in writable.ask("/articles", **HTML).text
    renamed = """PREFIX cn: <https://w3id.org/conflict-news/ontology#>
      PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
      DELETE { GRAPH ?g { ?article rdfs:label ?title } } INSERT { GRAPH ?g { ?article rdfs:label "Another headline" } }
      WHERE { GRAPH ?g { ?article a cn:Article ; rdfs:label ?title } }"""
    assert writable.write("/sparql", "POST", renamed, Content_Type="application/sparql-update").status == 204
    assert "Another headline" in writable.ask("/articles", **HTML).text


@pytest.mark.parametrize("path", ["/incidents", "/queries/tolls"])
def test_a_slash_too_many_leads_to_the_page(server, path):
    answer = server.ask(f"{path}/?order=n", **HTML)
    assert answer.status == 308
    assert answer.headers["location"].endswith(f"{path}?order=n")
