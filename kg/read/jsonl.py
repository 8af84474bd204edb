"""JSON: one article a line, or a file that holds one article or a list of them. The text is taken as it is."""

import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from kg.model import Problem
from kg.read.articles import Draft

LONGEST_LINE = 16 * 1024 * 1024
"""Bytes; the longest article takes less, whatever is escaped in it."""
_NAMES = {"title": "title", "publisher": "publisher", "url": "url", "language": "language", "published": "given_day"}


def read_jsonl(stream: BinaryIO, origin: str) -> Iterator[Draft | Problem]:
    """The articles of a stream of lines, one by one; a bad line costs only itself.

    Args:
        stream: Lines in UTF-8, read as they are asked for.
        origin: Where it is from, for messages.
    """
    number, used = 0, 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        where = f"{origin} line {number}"
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            _skip_line(stream)
            yield Problem(where, f"longer than {LONGEST_LINE // 1024**2} MB", "split it")
        elif bare := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield from _parsed(bare, where)
        else:
            continue
        used += 1
    if not used:
        yield Problem(origin, "is empty", "remove it or give it a text")


def read_json(text: str, origin: str) -> Iterator[Draft | Problem]:
    """The article of a JSON object, or the articles of a list of them."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if str(error).startswith("Extra data"):  # one value a line, whatever the suffix says
            yield from read_jsonl(io.BytesIO(text.encode()), origin)
            return
        yield Problem(origin, f"not JSON ({_short(error)})", "mend it, or write one object a line into a .jsonl file")
        return
    if not isinstance(value, list):
        yield from _drafts(value, origin, "mend it")
        return
    if not value:
        yield Problem(origin, "is an empty list", "remove it or give it an article")
    for number, item in enumerate(value, 1):
        yield from _drafts(item, f"{origin} item {number}", "mend or remove the item")


def is_one_document(head: bytes) -> bool:
    """Whether JSON runs over several lines, as a list or as an indented object, by its first bytes."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"[") or start.split(b"\n", 1)[0].strip() == b"{"


def _parsed(line: bytes, where: str) -> Iterator[Draft | Problem]:
    hint = "mend or remove the line"
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        yield Problem(where, "not UTF-8", "write the file in UTF-8")
    except (ValueError, RecursionError) as error:
        yield Problem(where, f"not JSON ({_short(error)})", hint)
    else:
        yield from _drafts(value, where, hint)


def _drafts(value: object, where: str, hint: str) -> Iterator[Draft | Problem]:
    if not isinstance(value, dict):
        yield Problem(where, f"is {_kind(value)}, not an object with a text", hint)
        return
    text = value.get("text")
    if not isinstance(text, str):
        what = "has no text" if text is None else f"its text is {_kind(text)}, not a string"
        yield Problem(where, what, hint)
        return
    if not text.strip():
        yield Problem(where, "its text is empty", hint)
        return
    given: dict[str, str] = {}
    for key, name in (("id", "id"), *_NAMES.items()):
        entry = value.get(key)
        if isinstance(entry, str) or (isinstance(entry, int | float) and not isinstance(entry, bool)):
            given[name] = str(entry)
        elif entry is not None:
            yield Problem(where, f"{key} is {_kind(entry)} and is left out", "write it as a string")
    yield Draft(origin=where, text=text, **given)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        continue


def _short(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error).split("\n", 1)[0][:120]


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
