"""Days as newspapers write them. Nothing is guessed: 05/02/2026 could be two days, so it is none."""

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_CLOCK = r"[0-2]?[0-9][:.][0-5][0-9](?:[:.][0-5][0-9])?"
_ZONE = r"\(?(?-i:[A-Z]{1,5}|[+-][0-9]{2}:?[0-9]{2})\)?"
_TIME = rf"{_CLOCK}(?: ?[ap]\.?m\.?)?(?: ?{_ZONE})?"
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"

DAY_MONTH = rf"(?:{_DAY} {_MONTH}|{_MONTH} {_DAY})"
"""Pattern of a day without its year, as datelines have it."""

YEAR = rf"(?:{_YEAR}|['’]?[0-9]{{2}})"
"""Pattern of the year of a dateline, which may have two digits."""

_FORMS = (
    rf"(?P<year>{_YEAR})[-/.](?P<month>[01]?[0-9])[-/.](?P<day>[0-3]?[0-9])(?![0-9])",
    rf"(?<![0-9])(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)?[ -](?P<name>{_MONTH}),?[ -](?P<year>{_YEAR})(?![0-9])",
    rf"\b(?P<name>{_MONTH}) (?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?,? (?P<year>{_YEAR})(?![0-9])",
    rf"(?<![0-9])(?P<day>[0-3]?[0-9])[/.-](?P<month>[01]?[0-9])[/.-](?P<year>{_YEAR})(?![0-9])",
    rf"(?<![0-9])(?P<month>[01]?[0-9])[/.-](?P<day>[0-3]?[0-9])[/.-](?P<year>{_YEAR})(?![0-9])",
)
_COMPILED = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)

DATE = "(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in _FORMS) + ")"
"""Pattern of a whole date, without groups."""

STAMP = rf"(?:{_WEEKDAY},? )?(?:{_TIME},? (?:on )?)?(?:{_WEEKDAY},? )?{DATE}(?:(?:,| at| -| –| \||T)* ?{_TIME})?"
"""Pattern of a date as web pages stamp it, with or without weekday, time and zone."""

_YEARLESS = re.compile(
    rf"(?:(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)? (?P<name>{_MONTH})"
    rf"|(?P<name2>{_MONTH}) (?P<day2>[0-3]?[0-9])(?:st|nd|rd|th)?)"
    rf"(?:,? ['’]?(?P<year>{_YEAR}|[0-9]{{2}}))?",
    re.IGNORECASE,
)
_IN_PATH = re.compile(
    rf"/(?P<year>{_YEAR})[/-](?P<month>[01]?[0-9]|{_MONTH})[/-](?P<day>[0-3]?[0-9])(?![0-9])", re.IGNORECASE
)
_PIVOT = 70
"""Two-digit years from here on belong to the 20th century."""


def find_day(text: str) -> str | None:
    """The first whole date in a text as ``YYYY-MM-DD``; None where there is none or it could be two days.

    >>> find_day("Published On 5 Feb 2026"), find_day("05/02/2026"), find_day("25/02/2026")
    ('2026-02-05', None, '2026-02-25')
    """
    text = " ".join(text.split())
    found = [match for pattern in _COMPILED if (match := pattern.search(text))]
    if not found:
        return None
    first = min(match.start() for match in found)
    days = {
        day
        for match in found
        if match.start() == first
        if (day := _day(match["year"], match.groupdict().get("month") or match["name"], match["day"]))
    }
    return days.pop() if len(days) == 1 else None


def parse_day(value: object) -> str | None:
    """The day that a metadata value names, as ``YYYY-MM-DD``, or None where it names none."""
    if not isinstance(value, str):
        return None
    if re.fullmatch(r"[0-9]{8}", value.strip()):
        value = f"{value.strip()[:4]}-{value.strip()[4:6]}-{value.strip()[6:]}"
    return find_day(value)


def day_in_url(url: str | None) -> str | None:
    """The day in a URL's path (``/2026/02/05/`` or ``/2026/feb/05/``)."""
    match = _IN_PATH.search(url or "")
    return _day(match["year"], match["month"], match["day"]) if match else None


def complete(written: str, near: str | None) -> str | None:
    """A day that may lack its year ("Feb 5", "3 APR 90"), with the year taken from a date near it.

    Args:
        written: The day as a dateline has it.
        near: Another date of the same article, not before the day except by hours; None where there is none.

    Returns:
        ``YYYY-MM-DD``, or None where the year is not known.
    """
    if whole := find_day(written):
        return whole
    match = _YEARLESS.search(" ".join(written.split()))
    if not match:
        return None
    name, number, year = match["name"] or match["name2"], match["day"] or match["day2"], match["year"]
    if year:
        century = ("19" if int(year) >= _PIVOT else "20") if len(year) == 2 else ""
        return _day(century + year, name, number)
    if near is None:
        return None
    this = _day(near[:4], name, number)
    if this and (date.fromisoformat(this) - date.fromisoformat(near)).days > 1:
        return _day(str(int(near[:4]) - 1), name, number)
    return this


def _day(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
