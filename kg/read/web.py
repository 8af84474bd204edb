"""Fetching a page, with limits of time and size."""

import http.client
import string
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from urllib.parse import quote

from kg import __version__
from kg.model import Problem

MOST_BYTES = 50 * 1024 * 1024
_SECONDS_SILENT = 20
_SECONDS_IN_ALL = 120
_CHUNK = 64 * 1024
_READABLE = ("text/", "application/json", "application/xhtml", "application/octet-stream", "application/xml")
_HANDLERS = (  # no ftp, file or data: a redirect must not lead off the web
    urllib.request.ProxyHandler,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPRedirectHandler,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPErrorProcessor,
    urllib.request.UnknownHandler,
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent: the bytes, the URL after redirects, media type and encoding as the header has them."""

    data: bytes
    url: str
    media_type: str
    charset: str | None


def fetch(url: str) -> Page | Problem:
    """Fetches an http or https URL, following redirects."""
    opener = urllib.request.OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    hint = "try it in a browser, or save the page and name the file"
    try:
        headers = {
            "User-Agent": f"conflict-news-kg/{__version__}",
            "Accept": "text/html, application/xhtml+xml, text/plain, application/json;q=0.9, */*;q=0.1",
            "Accept-Encoding": "identity",
        }
        request = urllib.request.Request(quote(url, safe=string.punctuation), headers=headers)  # noqa: S310 - http(s) by its handlers
        with opener.open(request, timeout=_SECONDS_SILENT) as answer:
            data = _body(answer)
            media_type = answer.headers.get_content_type() if "Content-Type" in answer.headers else ""
            page = Page(data, answer.url, media_type, answer.headers.get_content_charset())
    except urllib.error.HTTPError as error:
        with error:
            return Problem(url, f"the server answered {error.code} {error.reason}".rstrip(), hint)
    except urllib.error.URLError as error:
        return Problem(url, f"cannot be reached ({error.reason})", hint)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Problem(url, f"cannot be reached ({str(error) or type(error).__name__})", hint)
    if len(page.data) > MOST_BYTES:
        return Problem(url, f"is larger than {MOST_BYTES // 1024**2} MB", "fetch it yourself and split it")
    if page.media_type and not (page.media_type.startswith(_READABLE) or "json" in page.media_type):
        return Problem(url, f"is {page.media_type}, not text", "name a page or a text")
    return page


def _body(answer: http.client.HTTPResponse) -> bytes:
    """The body, read to one byte beyond the limit at most.

    Raises:
        TimeoutError: It took too long.
    """
    ends = time.monotonic() + _SECONDS_IN_ALL
    chunks: list[bytes] = []
    size = 0
    while size <= MOST_BYTES and (chunk := answer.read1(_CHUNK)):
        chunks.append(chunk)
        size += len(chunk)
        if time.monotonic() > ends:
            raise TimeoutError(f"not read in {_SECONDS_IN_ALL} seconds")
    return b"".join(chunks)
