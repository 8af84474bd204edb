"""Inputs to articles: each place is opened, its form found, its articles read."""

import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.model import Article, Problem
from kg.read.articles import Draft, build, unique
from kg.read.decode import binary_kind, decode
from kg.read.forms import form_of_content, form_of_name, form_of_type
from kg.read.html import declared_charset, read_html
from kg.read.inputs import STDIN, places
from kg.read.jsonl import read_json, read_jsonl
from kg.read.plain import read_plain
from kg.read.web import fetch

MOST_BYTES = 50 * 1024 * 1024
"""Of a file that is read as a whole; lines of JSON have no limit together."""
_HEAD = 8192
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_EMPTY = "remove it or give it a text"


def read(inputs: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """Reads inputs as a stream: nothing is held but the article at hand.

    Args:
        inputs: Files, folders, globs, http(s) URLs, or ``-`` for standard input.
        stdin: What ``-`` stands for, by default the process's own standard input.

    Yields:
        Articles in the order of the inputs. A Problem stands for each input or line that could not be used, and
        follows or precedes an article of which only a metadata value could not.
    """
    yield from unique(item for found in _drafts(inputs, stdin) for item in _built(found))


def _built(found: Draft | Problem) -> Iterator[Article | Problem]:
    if isinstance(found, Problem):
        yield found
    else:
        yield from build(found)


def _drafts(inputs: Iterable[str], stdin: BinaryIO | None) -> Iterator[Draft | Problem]:
    for place in places(inputs):
        if isinstance(place, Problem):
            yield place
        elif place.path:
            yield from _from_file(place.path, place.name)
        elif place.name == STDIN:
            yield from _from_stdin(sys.stdin.buffer if stdin is None else stdin)
        else:
            yield from _from_web(place.name)


def _from_file(path: Path, name: str) -> Iterator[Draft | Problem]:
    try:
        with path.open("rb") as file:
            yield from _from_stream(file, name, form_of_name(name))
    except FileNotFoundError:
        yield Problem(name, "there is no such file", "mind the spelling and the folder you are in")
    except OSError as error:
        yield Problem(name, f"cannot be read ({error.strerror})", "allow reading it or name another")


def _from_stdin(stdin: BinaryIO) -> Iterator[Draft | Problem]:
    if isinstance(stdin, io.BufferedReader):
        yield from _from_stream(stdin, "standard input", None)
        return
    buffered = io.BufferedReader(cast(io.RawIOBase, stdin))
    try:
        yield from _from_stream(buffered, "standard input", None)
    finally:
        buffered.detach()  # or it would close a stream that is not ours


def _from_web(url: str) -> Iterator[Draft | Problem]:
    page = fetch(url)
    if isinstance(page, Problem):
        yield page
        return
    said = form_of_type(page.media_type) or form_of_name(page.url.split("?", 1)[0].split("#", 1)[0])
    form = form_of_content(page.data[:_HEAD], said)
    yield from _from_bytes(page.data, url, form, url=page.url, charset=page.charset)


def _from_stream(stream: "io.BufferedReader[Any]", name: str, said: str | None) -> Iterator[Draft | Problem]:
    head = stream.peek(_HEAD)[:_HEAD]
    form = form_of_content(head, said)
    kind = binary_kind(head)
    if kind:
        yield Problem(name, f"is {kind}, which is not text", "save it as text or HTML")
    elif form == "jsonl" and not head.startswith(_WIDE):
        yield from read_jsonl(stream, name)
    else:
        data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            yield Problem(
                name, f"is larger than {MOST_BYTES // 1024**2} MB", "split it, or write one article a line as .jsonl"
            )
        else:
            yield from _from_bytes(data, name, form)


def _from_bytes(
    data: bytes, name: str, form: str, *, url: str | None = None, charset: str | None = None
) -> Iterator[Draft | Problem]:
    if not data.strip():
        yield Problem(name, "is empty", _EMPTY)
        return
    if kind := binary_kind(data):
        yield Problem(name, f"is {kind}, which is not text", "save it as text or HTML")
        return
    if form == "jsonl":
        lines = (decode(data) or "").encode() if data.startswith(_WIDE) else data
        yield from read_jsonl(io.BytesIO(lines), name)
        return
    text = decode(data, charset or (declared_charset(data) if form == "html" else None))
    if text is None:
        yield Problem(name, "is in no known encoding", "save it in UTF-8")
    elif not text.strip("\ufeff\0 \t\r\n"):
        yield Problem(name, "is empty", _EMPTY)
    elif form == "json":
        yield from read_json(text, name)
    elif form == "html":
        yield from read_html(text, name, url=url)
    else:
        yield from read_plain(text, name, url=url, markdown=form == "markdown")
