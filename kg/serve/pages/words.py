"""How values of the graph read on a page: links, days, numbers, the names of kinds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from kg.graph.iris import BASE

_WEB = re.compile(r"https?://[^\s/\\\x00-\x1f\"'<>`]+[^\s\\\x00-\x1f\"'<>`]*", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_CALLED = {
    "ResponsibilityClaim": "claim of responsibility",
    "ResponsibilityDenial": "denial of responsibility",
}


def href(iri: object) -> str:
    """Where a link to an IRI leads; empty where there must be no link.

    >>> href("https://w3id.org/conflict-news/article/daily#event-8-16"), href("http://www.wikidata.org/entity/Q1")
    ('/article/daily#event-8-16', 'http://www.wikidata.org/entity/Q1')
    >>> href("javascript:alert(1)"), href("https://w3id.org/conflict-news//elsewhere.example/")
    ('', '')
    """
    text = "" if iri is None else str(iri)
    if not _WEB.fullmatch(text):
        return ""
    if text.startswith(BASE):
        path = text.removeprefix(BASE)
        # a second slash would make it the name of another host
        return "" if path.startswith("/") else f"/{path}"
    return text


def external(target: str) -> bool:
    """Whether a link leads away from this server."""
    return not target.startswith("/")


def day(value: date | str | None) -> str:
    """A day, month or year in words; empty where there is none, and as it came where it is none of these.

    >>> day("2026-03-10"), day("2026-03"), day("2026"), day(None), day("spring")
    ('10 March 2026', 'March 2026', '2026', '', 'spring')
    """
    text = "" if value is None else str(value)
    try:
        known = date.fromisoformat(text)
    except ValueError:
        month = _MONTH.fullmatch(text)
        return f"{_MONTHS[int(month[2]) - 1]} {month[1]}" if month and 1 <= int(month[2]) <= 12 else text
    return f"{known.day} {_MONTHS[known.month - 1]} {known.year}"


def ends(start: date | str | None, end: date | str | None) -> tuple[str, str]:
    """From when to when, whole months and years as such: who tells of May 2026 does not say that it took all of May.

    >>> ends("2026-05-01", "2026-05-31"), ends("2025-01-01", "2026-12-31"), ends("2026-05-01", "2026-05-02")
    (('2026-05', '2026-05'), ('2025', '2026'), ('2026-05-01', '2026-05-02'))
    >>> ends("2026-05-01", None)
    ('2026-05-01', '')
    """
    first, last = ("" if one is None else str(one) for one in (start, end))
    try:
        after = date.fromisoformat(last) + timedelta(1)
    except (ValueError, OverflowError):
        return first, last
    if first.endswith("-01-01") and (after.month, after.day) == (1, 1):
        return first[:4], last[:4]
    return (first[:7], last[:7]) if first.endswith("-01") and after.day == 1 else (first, last)


def interval(start: date | str | None, end: date | str | None) -> str:
    """From when to when in words; either may be missing, and both.

    >>> interval("2026-05-01", "2026-05-31"), interval("2026-05-01", "2026-05-02"), interval("2026-05-01", "2026-05-01")
    ('May 2026', '1 May 2026 to 2 May 2026', '1 May 2026')
    >>> interval(None, "2026-05-31"), interval(None, None)
    ('until 31 May 2026', '')
    """
    first, last = map(day, ends(start, end))
    if first and last:
        return first if first == last else f"{first} to {last}"
    return f"until {last}" if last else first and f"from {first}"


def titled(label: str) -> str:
    """The label of an incident with its days in words.

    >>> titled("Killing, Merrin, 2026-03-10")
    'Killing, Merrin, 10 March 2026'
    """
    return _DAY.sub(lambda match: day(match[0]), label)


def number(value: float | None) -> str:
    """A number with its thousands set apart; empty where there is none.

    >>> number(12034), number(2.5), number(None)
    ('12,034', '2.5', '')
    """
    return "" if value is None else f"{value:,}"


def span(low: int | None, high: int | None) -> str:
    """What a toll counts, open ends included.

    >>> span(216, 216), span(24, 99), span(700, None), span(None, 10), span(None, None)
    ('216', '24 to 99', '700 or more', 'up to 10', 'no number')
    """
    if low is None and high is None:
        return "no number"
    if high is None:
        return f"{number(low)} or more"
    if low is None:
        return f"up to {number(high)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def spelled(name: str) -> str:
    """The name of a class or coded value in words.

    >>> spelled("SuicideBombing"), spelled("ResponsibilityClaim"), spelled("atLeast")
    ('suicide bombing', 'claim of responsibility', 'at least')
    """
    return _CALLED.get(name) or _CAPITAL.sub(" ", name).lower()


def query(args: Mapping[str, object], **changed: object) -> str:
    """Parameters as the part of a URL after ``?``, with some changed; those that are None or empty are left out.

    >>> query({"place": "Merrin", "since": None, "page": 1}, page=2)
    'place=Merrin&page=2'
    """
    pairs: list[tuple[str, str]] = []
    for name, value in {**args, **changed}.items():
        several = value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)
        pairs.extend((name, str(each)) for each in several if each is not None and each != "")
    return urlencode(pairs)


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> plural(1, "report"), plural(1200, "report"), plural(2, "country", "countries")
    ('1 report', '1,200 reports', '2 countries')
    """
    return f"{number(count)} {one if count == 1 else many or one + 's'}"
