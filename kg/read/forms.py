"""In which form an input is written: by its name, by what the web server says, by its first bytes."""

import re
from pathlib import PurePath

from kg.read.jsonl import is_one_document

FORMS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}
"""Suffixes that are read in a folder, and the form they stand for."""

_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/json": "json",
    "application/ld+json": "json",
    "application/x-ndjson": "jsonl",
    "application/ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/jsonlines": "jsonl",
}
_HTML = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)


def form_of_name(name: str) -> str | None:
    """The form that a file's suffix stands for."""
    return FORMS.get(PurePath(name).suffix.lower())


def form_of_type(media_type: str) -> str | None:
    """The form that a media type stands for; None where only the content can tell."""
    return _TYPES.get(media_type.lower())


def form_of_content(head: bytes, said: str | None) -> str:
    """The form of an input by its first bytes, where the name or the server did not say, or said too little.

    Args:
        head: The first bytes.
        said: The form that name or server stand for. Text is checked for being a page, lines of JSON for being one.
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if said in {None, "text"} and _HTML.match(start):
        return "html"
    looks_json = re.match(rb'\{\s*"|\[\s*\{', start) is not None
    if said == "jsonl" or (said is None and looks_json):
        return "json" if is_one_document(head) else "jsonl"
    return said or "text"
