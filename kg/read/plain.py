"""Plain text: front matter, paragraphs, headline, furniture."""

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence

from kg.model import Problem
from kg.read.articles import Draft
from kg.read.furniture import is_headline, sort_out

_FRONT_LINES = 40
_KEYS = {
    "id": "id",
    "title": "title",
    "headline": "title",
    "published": "given_day",
    "date": "given_day",
    "publisher": "publisher",
    "source": "publisher",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
}
_ENTRY = re.compile(r"(?P<key>[A-Za-z_][\w -]*):(?:\s+(?P<value>.*?))?\s*")
_WIDEST = 130
"""Longer lines were not broken by hand or by a mail program."""
_SLACK = 0.9
_MOST_BREAKS = 0.75
_INVISIBLE = dict.fromkeys(
    map(ord, "\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_QUESTION_WORDS = 15
_MARKDOWN = (
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE), r"\n\1\n"),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
)


def read_plain(text: str, origin: str, *, url: str | None = None, markdown: bool = False) -> Iterator[Draft | Problem]:
    """The one article of a plain text.

    Args:
        text: The whole text.
        origin: Where it is from, for messages.
        url: Its URL, where it was fetched from one.
        markdown: Whether to take Markdown's marks out.
    """
    lines, given = _front_matter(text.splitlines())
    if markdown:
        body = "\n".join(lines)
        for pattern, plain in _MARKDOWN:
            body = pattern.sub(plain, body)
        lines = body.splitlines()
    sorted_out = sort_out(paragraphs(lines))
    kept = list(sorted_out.paragraphs)
    title = given.pop("title", None)
    if len(kept) > 1 and (kept[0] == title or (title is None and _is_title(kept[0]))):
        title = kept.pop(0)
    if not any(character.isalpha() for paragraph in kept for character in paragraph):
        yield Problem(origin, "holds no sentences", "remove it or give it a text")
        return
    yield Draft(
        origin=origin,
        text="\n\n".join(kept),
        title=title,
        told_day=sorted_out.published,
        updated=sorted_out.updated,
        url=given.pop("url", url),
        **given,
    )


def paragraphs(lines: Sequence[str]) -> list[str]:
    """The paragraphs of lines: each line is one, unless the lines were broken to fit a width."""
    blocks = _blocks(lines)
    breaks = [pair for block in blocks for pair in itertools.pairwise(block)]
    width = max((len(line) for block in blocks if len(block) > 1 for line in block), default=0)
    full = [_is_full(line, after, width) for line, after in breaks]
    running = [line for line, _ in breaks if line[-1] not in '.!?"”']
    wrapped = (
        bool(breaks)
        and width <= _WIDEST
        and sum(full) >= _MOST_BREAKS * len(breaks)
        and len(running) * 2 >= len(breaks)
    )
    found: list[str] = []
    for block in blocks:
        start = len(found)
        for number, line in enumerate(block):
            if wrapped and len(found) > start and _is_full(block[number - 1], line, width):
                found[-1] += line if re.search(r"\w-$", found[-1]) else f" {line}"
            else:
                found.append(line)
    return found


def tidy(line: str) -> str:
    """A line in NFC, whitespace collapsed, without invisible and control characters."""
    return unicodedata.normalize("NFC", " ".join(_CONTROL.sub(" ", line.translate(_INVISIBLE)).split()))


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """Tidy lines in groups that blank lines or a first line's indent part."""
    blocks: list[list[str]] = [[]]
    before = ""
    for line in lines:
        clean = tidy(line)
        indented = line.startswith(("  ", "\t")) and not before.startswith((" ", "\t"))
        if not clean or indented:
            blocks.append([])
        if clean:
            blocks[-1].append(clean)
        before = line
    return [block for block in blocks if block]


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the next line's first word had no room in this line."""
    return len(line) + 1 + len(after.split(" ", 1)[0]) > _SLACK * width


def _is_title(paragraph: str) -> bool:
    question = paragraph.endswith("?") and len(paragraph.split()) <= _QUESTION_WORDS
    return len(paragraph) > 3 and (is_headline(paragraph) or question)


def _front_matter(lines: list[str]) -> tuple[list[str], dict[str, str]]:
    """The lines below a block of ``key: value`` between two ``---``, and its known values."""
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None or lines[first].strip() != "---":
        return lines, {}
    for number in range(first + 1, min(first + _FRONT_LINES, len(lines))):
        if lines[number].strip() in {"---", "..."}:
            return lines[number + 1 :], _values(lines[first + 1 : number])
        if lines[number].strip() and not lines[number].startswith((" ", "\t", "#", "- ")) and ":" not in lines[number]:
            break
    return lines, {}


def _values(lines: Sequence[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for line in lines:
        match = _ENTRY.fullmatch(line)
        value = tidy(match["value"] or "") if match else ""
        if match and value and (name := _KEYS.get(match["key"].strip().lower())):
            quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
            given.setdefault(name, value[1:-1] if quoted else value)
    return given
