"""A small HTTP client that sends requests as a manifest writes them."""

import http.client
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urlencode

from kg.store.update_text import insert_data

from .manifest import read_graph

TYPES = {
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the headers and the whole body."""

    status: int
    headers: Message
    body: bytes

    @property
    def type(self) -> str:
        """The media type without its parameters."""
        return self.headers.get_content_type() if "content-type" in self.headers else ""

    @property
    def ok(self) -> bool:
        """Whether the request succeeded."""
        return 200 <= self.status < 300

    def __str__(self) -> str:
        return f"{self.status} {self.body[:300].decode('utf-8', 'replace').strip()}"


@dataclass(slots=True)
class Server:
    """An endpoint under test."""

    port: int
    token: str
    query_path: str = "/sparql"
    update_path: str = "/sparql"
    graph_store: str = "/graph-store"
    _holds: Sequence[tuple[str | None, str]] | None = None
    _connection: http.client.HTTPConnection | None = None

    @property
    def authority(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"

    def send(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        """One request on a connection that is kept; it may write."""
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        given = {"Authorization": f"Bearer {self.token}", **(headers or {})}
        try:
            self._connection.request(method, path, body, given)
            answer = self._connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        except (http.client.HTTPException, OSError):
            self._connection.close()
            self._connection = None
            raise

    def query(
        self, text: bytes, accept: str, default: list[str] | None = None, named: list[str] | None = None
    ) -> Answer:
        """Asks, of a data set where one is given."""
        dataset = [("default-graph-uri", iri) for iri in default or ()] + [
            ("named-graph-uri", iri) for iri in named or ()
        ]
        path = self.query_path + (f"?{urlencode(dataset)}" if dataset else "")
        return self.send("POST", path, text, {"Content-Type": "application/sparql-query", "Accept": accept})

    def update(self, text: bytes) -> Answer:
        """Changes."""
        self.forget()
        return self.send("POST", self.update_path, text, {"Content-Type": "application/sparql-update"})

    def hold(self, graphs: Sequence[tuple[str | None, str]]) -> None:
        """Sees to it that the store has these graphs and nothing else.

        Args:
            graphs: Names of graphs, None for the default graph, and the IRIs of their files in the suite.
        """
        if self._holds == graphs:
            return
        quads = [quad for name, iri in graphs for quad in read_graph(iri, name)]
        answer = self.update(f"DROP ALL ; {insert_data(quads)}".encode())
        assert answer.ok, f"the store cannot be filled: {answer}"
        self._holds = graphs

    def forget(self) -> None:
        """To be called before the store changes by other ways than ``update``."""
        self._holds = None
