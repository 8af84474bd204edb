"""A small HTTP client that sends requests as a manifest writes them."""

import http.client
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import urlencode

from .manifest import path_of

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
    """An endpoint under test; ``loaded`` are the graphs that it was given since it was emptied."""

    port: int
    token: str
    query_path: str = "/sparql"
    update_path: str = "/sparql"
    graph_store: str = "/graph-store"
    loaded: set[str] = field(default_factory=set)
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
        return self.send("POST", self.update_path, text, {"Content-Type": "application/sparql-update"})

    def put(self, graph: str | None, iri: str) -> None:
        """Puts a file of the suite, called by its IRI, as a graph; None is the default graph."""
        file = path_of(iri)
        name = "default" if graph is None else urlencode({"graph": graph})
        base = f"@base <{iri}> .\n".encode() if file.suffix == ".ttl" else b""  # names count from the file's place
        body, headers = base + file.read_bytes(), {"Content-Type": TYPES[file.suffix]}
        answer = self.send("PUT", f"{self.graph_store}?{name}", body, headers)
        assert answer.ok, f"PUT of {iri}: {answer}"

    def load(self, graph: str, iri: str) -> None:
        """Puts a file as a graph unless it is there."""
        if graph not in self.loaded:
            self.put(graph, iri)
            self.loaded.add(graph)

    def empty(self) -> None:
        """Takes everything out."""
        answer = self.update(b"DROP ALL")
        assert answer.ok, f"DROP ALL: {answer}"
        self.loaded.clear()
