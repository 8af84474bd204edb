import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kg.model import Article
from kg.read import read, web

PAGE = (Path(__file__).parents[2] / "samples" / "2-merrin-toll.html").read_bytes()
ANSWERS = {
    "/page": ("text/html", PAGE),
    "/wire": ("application/x-ndjson", b'{"text": "He left."}\n{"text": "She left."}\n'),
    "/raw.jsonl": ("text/plain", b'{"text": "They left."}\n'),
    "/latin": ("text/plain; charset=iso-8859-2", "Żołnierze opuścili miasto Łódź w nocy.".encode("iso-8859-2")),
    "/text?day=1": ("text/plain", b"The army left the town of Merrin."),
    "/pdf": ("application/pdf", b"%PDF-1.7"),
    "/hidden-pdf": ("text/plain", b"%PDF-1.7"),
    "/none": ("text/html", b""),
    "/large": ("text/plain", b"word " * 1000),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in ("/moved", "/to-file"):
            self.send_response(302)
            self.send_header("Location", "/page" if self.path == "/moved" else "file:///etc/hostname")
            self.end_headers()
            return
        if self.path not in ANSWERS:
            self.send_error(404)
            return
        media_type, body = ANSWERS[self.path]
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that is overridden
        """Keeps quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def texts(url: str) -> list[str]:
    found = list(read([url]))
    assert all(isinstance(item, Article) for item in found), found
    return [item.text for item in found if isinstance(item, Article)]


def test_the_content_type_decides(site: str) -> None:
    assert texts(f"{site}/wire") == ["He left.", "She left."]
    assert texts(f"{site}/raw.jsonl") == ["They left."]
    assert texts(f"{site}/latin") == ["Żołnierze opuścili miasto Łódź w nocy."]
    assert texts(f"{site}/page")[0].startswith("MERRIN, Kardovia")


def test_redirects_are_followed_and_the_canonical_url_kept(site: str) -> None:
    (found,) = read([f"{site}/moved"])
    assert isinstance(found, Article)
    assert found.url == "https://teskcourier.example/2026/03/11/merrin-toll"


def test_the_id_of_a_text_comes_from_its_url(site: str) -> None:
    (found,) = read([f"{site}/text?day=1"])
    assert isinstance(found, Article)
    assert found.url == f"{site}/text?day=1"
    assert found.id == f"{site.removeprefix('http://').replace(':', '-')}-text-day-1"


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/gone", "the server answered 404 Not Found;"),
        ("/pdf", "is application/pdf, not text;"),
        ("/hidden-pdf", "is a PDF, which is not text;"),
        ("/none", "is empty;"),
        ("/to-file", "the server answered 302"),
    ],
)
def test_pages_that_cannot_be_used(site: str, path: str, what: str) -> None:
    (found,) = read([site + path])
    assert what in str(found)
    assert str(found).startswith(site)


def test_a_page_that_is_too_large(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MOST_BYTES", 1000)
    (found,) = read([f"{site}/large"])
    assert "is larger than" in str(found)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/a", "http://", "https://[bad/a", "http://a b.invalid:x/"])
def test_servers_that_cannot_be_reached(url: str) -> None:
    (found,) = read([url])
    assert "cannot be reached" in str(found)
