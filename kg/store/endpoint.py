"""Any SPARQL 1.1 endpoint, through SPARQLWrapper."""
# ruff: noqa: D102  (the interface documents them)

from __future__ import annotations

import os
import urllib.error
from collections.abc import Iterable, Iterator
from http.client import HTTPException
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit, urlunsplit

import pyoxigraph as ox
import SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException, Unauthorized

from kg.store.interface import Result, Solutions, StoreError
from kg.store.sameness import into_graph, same_graph
from kg.store.sparql import Form, form
from kg.store.update_text import batches, graph_term, insert_data, replacement

_TIMEOUT = 120
_BATCH = 10_000
_JSON = "application/sparql-results+json"
_TRIPLES = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
_FORMATS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


class Endpoint:
    """A store behind a query URL and an update URL."""

    def __init__(self, location: str, *, read_only: bool, token: str | None = None) -> None:
        query_url, _, update_url = location.partition(" ")
        self._query_url, self._credentials = _without_credentials(query_url)
        self._update_url = _without_credentials(update_url.strip())[0] or _update_url(self._query_url)
        self._token = token or os.environ.get("KG_TOKEN")
        self.location = self._query_url
        self.read_only = read_only

    def query(self, sparql: str) -> Result:
        asked = form(sparql)
        if asked is Form.UPDATE:
            raise StoreError("this is an update, not a query; use an update for it")
        if asked is Form.UNKNOWN:
            raise StoreError("not a valid query: it has none of SELECT, ASK, CONSTRUCT and DESCRIBE")
        graph = asked in {Form.CONSTRUCT, Form.DESCRIBE}
        kind, body = self._send(
            sparql, SPARQLWrapper.CONSTRUCT if graph else SPARQLWrapper.SELECT, _TRIPLES if graph else _JSON
        )
        try:
            if graph:
                read = ox.parse(body, format=_FORMATS.get(kind, ox.RdfFormat.TURTLE), base_iri=self._query_url)
                return tuple(quad.triple for quad in read)
            found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
            if isinstance(found, ox.QueryBoolean):
                return bool(found)
            return Solutions(tuple(v.value for v in found.variables), tuple(tuple(row) for row in found))
        except (SyntaxError, ValueError) as error:
            raise StoreError(
                f"{self.location} sent an answer that is broken off or no SPARQL result ({_line(str(error))}); "
                "check that this is the query URL, or ask for less"
            ) from error

    def update(self, sparql: str) -> None:
        if self.read_only:
            raise StoreError(f"the store {self.location} is open for reading only; open it for writing to change it")
        self._send(sparql, SPARQLWrapper.INSERT, "*/*")

    def _send(self, sparql: str, kind: str, accept: str) -> tuple[str, bytes]:
        """The media type and body of the answer."""
        request = SPARQLWrapper.SPARQLWrapper(self._query_url, updateEndpoint=self._update_url)
        request.queryString, request.queryType = (
            sparql,
            kind,
        )  # setQuery would guess the kind, and stumbles over comments
        request.setMethod(SPARQLWrapper.POST)
        request.setRequestMethod(
            SPARQLWrapper.POSTDIRECTLY if kind == SPARQLWrapper.INSERT else SPARQLWrapper.URLENCODED
        )
        request.setOnlyConneg(True)
        request.setTimeout(_TIMEOUT)
        request.addCustomHttpHeader("Accept", accept)
        if self._credentials:
            request.setCredentials(*self._credentials)
        if self._token:
            request.addCustomHttpHeader("Authorization", f"Bearer {self._token}")
        try:
            response = request.query().response
            return response.headers.get_content_type(), response.read()
        except Unauthorized as error:
            known = "its token or password is another" if self._token or self._credentials else "it asks for a token"
            raise StoreError(
                f"{self._at(kind)} refuses (401): {known}; set KG_TOKEN to the token of the server"
            ) from error
        except SPARQLWrapperException as error:
            raise StoreError(f"{self._at(kind)} refuses: {_line(str(error))}") from error
        except urllib.error.HTTPError as error:
            said = error.read(2000).decode("utf-8", "replace")
            raise StoreError(f"{self._at(kind)} refuses: HTTP {error.code} {error.reason} {_line(said)}") from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            raise StoreError(
                f"{self._at(kind)} cannot be reached: {reason}; check the address and the server"
            ) from error

    def _at(self, kind: str) -> str:
        return self._update_url if kind == SPARQLWrapper.INSERT else self._query_url

    def _counts(self) -> dict[str, int]:
        found = self._select("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g")
        return {g.value: int(n.value) for g, n in found if isinstance(g, ox.NamedNode) and isinstance(n, ox.Literal)}

    def _select(self, sparql: str) -> tuple[tuple[object, ...], ...]:
        found = self.query(sparql)
        if not isinstance(found, Solutions):
            raise StoreError(f"{self.location} answered a SELECT with something else; check that it is a query URL")
        return found.rows

    def graphs(self) -> tuple[str, ...]:
        return tuple(sorted(self._counts()))

    def count(self, graph: str | None = None) -> int:
        if graph is None:
            return sum(self._counts().values()) + len(self._default_triples())
        rows = self._select(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph_term(graph)} {{ ?s ?p ?o }} }}")
        return next((int(n.value) for (n,) in rows if isinstance(n, ox.Literal)), 0)

    def quads(self, graph: str | None = None) -> Iterator[ox.Quad]:
        counts = self._counts() if graph is None else {graph: self.count(graph)}
        for name, expected in counts.items():
            term = graph_term(name)
            found = self._triples(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {term} {{ ?s ?p ?o }} }}")
            if len(found) != expected:  # public endpoints cut answers off without a word
                raise StoreError(
                    f"{self.location} sent {len(found)} of the {expected} triples of {name}; raise its limit on results"
                )
            for triple in found:
                yield ox.Quad(triple.subject, triple.predicate, triple.object, term)
        if graph is None:
            for triple in self._default_triples():
                yield ox.Quad(triple.subject, triple.predicate, triple.object)

    def _default_triples(self) -> tuple[ox.Triple, ...]:
        """What stands in no named graph; at many endpoints the default graph shows the named ones too."""
        return self._triples(
            "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }",
        )

    def _triples(self, sparql: str) -> tuple[ox.Triple, ...]:
        found = self.query(sparql)
        if not isinstance(found, tuple):
            raise StoreError(f"{self.location} answered a CONSTRUCT with something else; check that it is a query URL")
        return found

    def add(self, quads: Iterable[ox.Quad]) -> None:
        for batch in batches(quads, _BATCH):
            self.update(insert_data(batch))

    def replace_graph(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        name = graph_term(graph)
        wanted = into_graph(graph, quads)
        if same_graph(set(self.quads(graph)), wanted):
            return False
        self.update(replacement(name, wanted))
        return True

    def drop_graph(self, graph: str) -> bool:
        name = graph_term(graph)
        there = self.count(graph) > 0
        if there:
            self.update(replacement(name, ()))
        return there

    def close(self) -> None:
        """Nothing to let go of: each request is a connection of its own."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _without_credentials(url: str) -> tuple[str, tuple[str, str] | None]:
    """The URL without the name and password in it, so that no message shows them."""
    parts = urlsplit(url)
    if parts.username is None:
        return url, None
    host = parts.netloc.rpartition("@")[2]
    bare = urlunsplit(parts._replace(netloc=host))
    return bare, (unquote(parts.username), unquote(parts.password or ""))


def _update_url(query_url: str) -> str:
    """Where updates go by convention: ``/query`` has ``/update`` beside it, else one URL takes both."""
    return f"{query_url.removesuffix('/query')}/update" if query_url.endswith("/query") else query_url


def _line(text: str) -> str:
    """The first 300 characters on one line."""
    return " ".join(text.split())[:300]
