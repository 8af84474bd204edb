"""From what a reader found to an Article: identity, day of publication, limits."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from kg.model import Article, Problem
from kg.read.datelines import Dateline, find_dateline
from kg.read.dates import complete, day_in_url, parse_day

MOST_CHARACTERS = 900_000
"""spaCy takes at most a million at once."""
_LONGEST_ID = 80
_OPENING = 3
"""A dateline may stand below a headline and a standfirst."""
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|ref|cmpid|traffic_source", re.IGNORECASE)
_UNWRITABLE = re.compile("[\ud800-\udfff\0]")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a reader found it, values as they were given.

    Attributes:
        origin: The input, for messages ("wire.jsonl line 3").
        given_day: Day of publication as the metadata has it, in any form.
        told_day: Day of publication that the page's furniture tells, ``YYYY-MM-DD``.
        updated: Day of the last change, ``YYYY-MM-DD``.
    """

    origin: str
    text: str
    id: str | None = None
    title: str | None = None
    given_day: str | None = None
    told_day: str | None = None
    updated: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def build(draft: Draft) -> Iterator[Article | Problem]:
    """The article of a draft; a problem in its place where it cannot be used, beside it where only its date is not."""
    text = writable(draft.text)
    if not text.strip():
        yield Problem(draft.origin, "holds no text", "remove it or give it a text")
        return
    if len(text) > MOST_CHARACTERS:
        what = f"{len(text):,} characters are too many for one article (at most {MOST_CHARACTERS:,})"
        yield Problem(draft.origin, what, "split it")
        return
    given = parse_day(draft.given_day)
    if draft.given_day and not given:
        what = f"published {writable(draft.given_day)[:40]!r} is not a day and is left out"
        yield Problem(draft.origin, what, "write it as YYYY-MM-DD")
    line = _dateline(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    url = _clean(draft.url)
    yield Article(
        id=_clean(draft.id) or _slug(url) or digest[:16],
        text=text,
        sha256=digest,
        title=_clean(draft.title),
        published=given or draft.told_day or _dateline_day(line, draft.updated or day_in_url(url)),
        publisher=_clean(draft.publisher) or (line.agency if line else None),
        url=url,
        language=_language(draft.language),
        origin=draft.origin,
    )


def unique(items: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
    """Passes each article once; a second text under the same id is a problem."""
    seen: dict[str, tuple[str, str]] = {}
    for item in items:
        if isinstance(item, Problem):
            yield item
        elif item.id not in seen:
            seen[item.id] = item.sha256, item.origin
            yield item
        elif seen[item.id][0] != item.sha256:
            what = f"id {item.id!r} is that of another article, read from {seen[item.id][1]}"
            yield Problem(item.origin, what, "give it an id of its own")


def writable(text: str) -> str:
    """Text that can be written as UTF-8 and as RDF: lone surrogates and NUL replaced one by one, so offsets hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def _clean(value: str | None) -> str | None:
    return " ".join(writable(value).split()) or None if value else None


def _dateline(text: str) -> Dateline | None:
    opening = text[:2000].split("\n\n", _OPENING)[:_OPENING]
    return next((line for paragraph in opening if (line := find_dateline(paragraph))), None)


def _dateline_day(line: Dateline | None, near: str | None) -> str | None:
    return (complete(line.when, near) if line and line.when else None) or near


def _slug(url: str | None) -> str | None:
    """An id of a URL's host, path and query; None for a site's front page, which many pages wrongly give as theirs."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key)])
    if not parts.netloc or not (parts.path.strip("/") or query):
        return None
    host = parts.netloc.rpartition("@")[2].lower().removeprefix("www.")
    slug = re.sub(r"[^A-Za-z0-9._-]+", "-", f"{host}{parts.path.rstrip('/')}-{query}").strip("-.")
    if len(slug) > _LONGEST_ID:  # cut, but still one id a URL
        return f"{slug[: _LONGEST_ID - 9]}-{hashlib.sha256(slug.encode()).hexdigest()[:8]}"
    return slug


def _language(given: str | None) -> str:
    match = re.match(r"\s*([A-Za-z]{2,3})(?![A-Za-z])", given or "")
    return match[1].lower() if match else "en"
