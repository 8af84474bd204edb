"""Time expressions, resolved against the day of publication.

A weekday is the last such day up to the day of publication, that day included, since wire copy says "on Thursday" on
Thursday;
"next" and a future tense look forward. A date without a year takes the one nearest to publication.
"""

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from kg.extract.quantities import parse_number
from kg.extract.reading import Reading, TimeMention

_MONTHS = {name.lower(): n for n in range(1, 13) for name in (calendar.month_name[n], calendar.month_abbr[n])} | {
    "sept": 9
}
_DAYS = {name.lower(): n for n in range(7) for name in (calendar.day_name[n], calendar.day_abbr[n])}
_COUNTS = {"a": 1, "an": 1, "couple": 2, "a couple of": 2, "few": 3, "a few": 3, "several": 4}
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty hundred"
)
_UNITS = {
    "day": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "hour": 0,
    "minute": 0,
    "decade": 3650,
    "night": 1,
}
_M = "|".join(sorted(_MONTHS, key=len, reverse=True))
_D = "|".join(sorted(_DAYS, key=len, reverse=True))
_N = "|".join([r"\d+", *sorted({*_COUNTS, *_SMALL.split()}, key=len, reverse=True)])

_YEAR = r"(?:,?\s(?P<y>\d{4}|\d\d(?!\d)))?"
_LONG_DAYS = "|".join(k for k in _DAYS if len(k) > 3)
_PLAIN_MONTHS = "|".join(k for k in _MONTHS if k not in {"may", "mar", "sun"})
_PART = r"(?:(?P<part>early|late|mid)[\s-])?"
_OVER = r"(?:over|in|during|for|within)?\s?(?:the\s)?(?:just\s)?(?:the\s)?(?:last|past|previous)"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE))
    for name, pattern in (
        ("iso", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"),
        ("range", rf"(?P<d1>\d{{1,2}})\s?(?:-|–|to|and)\s?(?P<d2>\d{{1,2}})\s(?P<m>{_M})\.?{_YEAR}"),
        ("range", rf"(?P<m>{_M})\.?\s(?P<d1>\d{{1,2}})\s?(?:-|–|to|and)\s?(?P<d2>\d{{1,2}})(?:,?\s(?P<y>\d{{4}}))?"),
        ("day", rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{_M})\.?{_YEAR}"),
        ("day", rf"(?P<m>{_M})\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s(?P<y>\d{{4}}))?"),
        ("month", rf"{_PART}(?P<m>{_PLAIN_MONTHS})\.?,?\s(?P<y>\d{{4}})"),
        ("month", rf"(?:in|since|until|till|by|from|of|during)\s{_PART}(?P<m>{_M})\b(?!\.?\s\d)"),
        ("month", rf"(?P<rel>last|this|next) (?P<m>{_M})"),
        ("past", rf"{_OVER}\s(?P<n>{_N})\s(?P<u>day|week|month|year|decade|hour)s?"),
        ("ago", rf"(?P<n>{_N})\s(?P<u>day|week|month|year|decade|hour|minute)s?\s(?:ago|earlier)"),
        ("relunit", r"(?P<rel>last|past|this|next|previous)\s(?P<u>week|month|year|night|weekend)"),
        ("relunit", r"(?:over|at|during) the (?P<u>weekend)"),
        ("named", r"(?P<w>(?:the )?day before yesterday|yesterday|today|tonight|tomorrow|overnight)"),
        ("named", r"(?P<w>this (?:morning|afternoon|evening))"),
        (
            "weekday",
            rf"(?:(?P<rel>last|this|next|previous)\s)?(?P<w>{_LONG_DAYS})(?:\s(?:morning|afternoon|evening|night))?",
        ),
        ("since", r"since\s(?P<y>\d{4})"),
        ("year", rf"(?<=\bin ){_PART}(?P<y>(?:19|20)\d\d)"),
        ("year", r"(?<=[Ss]ince )(?P<y>(?:19|20)\d\d)"),
    )
)


def find_times(reading: Reading) -> None:
    """Adds each time expression with its dates. Without a day of publication only full dates resolve."""
    doc, base = reading.doc, reading.article.published
    anchor = date.fromisoformat(base) if base else None
    taken: set[int] = set()
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(reading.article.text):
            span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
            if span is None or any(i in taken for i in range(span.start, span.end)):
                continue
            resolved = _resolve(name, match, anchor, span.root)
            if resolved is None:
                reading.undated |= set(range(span.start, span.end))
                continue
            first = span.start
            while first < span.end - 1 and (doc[first].is_space or doc[first].pos_ in {"ADP", "DET"}):
                first += 1
            taken |= set(range(span.start, span.end))
            words = tuple((k, v) for k, v in match.groupdict().items() if v)
            reading.times.append(TimeMention(first, span.end - 1, *resolved, kind=name, words=words))
    calendar_words = {*_MONTHS, *_DAYS, "weekend"} - {"may", "march", "mar", "sun", "sat"}
    reading.undated |= {t.i for t in doc if t.lower_ in calendar_words and t.i not in taken and t.text[0].isupper()}
    reading.times.sort(key=lambda t: t.first)
    for index, time in enumerate(reading.times):
        for i in range(time.first, time.last + 1):
            reading.time_at[i] = index


def _resolve(
    name: str, match: re.Match[str], anchor: date | None, root: Token
) -> tuple[str | None, str | None, str] | None:
    try:
        found = _dates(name, match.groupdict(), anchor, _future(root))
    except ValueError:
        return None
    if found is None:
        return None
    start, end, precision = found
    return start.isoformat() if start else None, end.isoformat() if end else None, precision


def spoken_on(time: TimeMention, day: str) -> TimeMention:
    """The same words as said on another day than that of publication: "the past 12 months" in a quote."""
    if time.kind not in {"past", "ago", "named", "relunit"}:
        return time
    group: dict[str, str | None] = dict.fromkeys("ymdnuw") | {"rel": None, **dict(time.words)}
    found = _relative(time.kind, group, date.fromisoformat(day), future=False)
    if found is None:
        return time
    start, end, precision = found
    return replace(
        time, start=start.isoformat() if start else None, end=end.isoformat() if end else None, precision=precision
    )


def _future(token: Token) -> bool:
    """Whether the clause around a time speaks of the future."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            return any(t.lower_ in {"will", "shall", "'ll", "would"} for t in ancestor.children if t.dep_ == "aux")
    return False


def _year(text: str | None, month: int, day: int, anchor: date | None) -> int:
    if text:
        return int(text) if len(text) == 4 else 1900 + int(text) if int(text) > 40 else 2000 + int(text)
    if anchor is None:
        raise ValueError("no year")
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    return min(years, key=lambda y: abs((date(y, month, min(day, 28)) - anchor).days))


def _dates(
    name: str, group: dict[str, str | None], anchor: date | None, future: bool
) -> tuple[date | None, date | None, str] | None:
    if name == "iso":
        day = date(int(group["y"] or 0), int(group["m"] or 0), int(group["d"] or 0))
        return day, day, "day"
    if name in {"day", "range"}:
        month = _MONTHS[(group["m"] or "").lower()]
        days = [int(group[k] or 0) for k in ("d", "d1", "d2") if group.get(k)]
        year = _year(group.get("y"), month, days[0], anchor)
        first, last = date(year, month, days[0]), date(year, month, days[-1])
        return (first, last, "day" if first == last else "range") if first <= last else None
    if name in {"year", "since"}:
        year = int(group["y"] or 0)
        return date(year, 1, 1), (date(year, 12, 31) if name == "year" else None), "year"
    if name == "month":
        month = _MONTHS[(group["m"] or "").lower()]
        year = _year(group.get("y"), month, 15, anchor) + {"last": 0, "next": 1}.get(group.get("rel") or "", 0) * 0
        if not group.get("y") and anchor is not None and not future and date(year, month, 1) > anchor:
            year -= 1
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"
    return None if anchor is None else _relative(name, group, anchor, future)


def _relative(
    name: str, group: dict[str, str | None], anchor: date, future: bool
) -> tuple[date | None, date | None, str] | None:
    rel = (group.get("rel") or "").lower()
    if name == "weekday":
        back = (anchor.weekday() - _DAYS[(group["w"] or "").lower()]) % 7
        day = anchor - timedelta(days=back or 7 if rel in {"last", "previous"} else back)
        if rel == "next" or (future and rel != "last" and back):
            day = anchor + timedelta(days=7 - back if back else 7)
        return day, day, "day"
    if name == "named":
        word = (group["w"] or "").lower()
        shift = {"yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "the day before yesterday": -2}.get(
            word, 0
        )
        day = anchor + timedelta(days=shift)
        return (day - timedelta(days=1), day, "range") if word == "overnight" else (day, day, "day")
    unit = (group.get("u") or "").lower()
    if name in {"past", "ago"}:
        word = (group["n"] or "1").lower()
        count = _COUNTS.get(word) or parse_number(word) or 1
        start = _back(anchor, count, unit)
        if name == "past":
            return start, anchor, "range"
        precision = {"month": "month", "year": "year", "decade": "year", "week": "week"}.get(unit, "day")
        return _around(start, precision)
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(rel, 0)
    if unit == "night":
        return anchor - timedelta(days=1), anchor - timedelta(days=1), "day"
    if unit == "weekend":
        saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
        ahead = rel == "next" or (rel == "this" and future)
        saturday += timedelta(weeks=1 if ahead else -1 if rel == "last" and anchor.weekday() > 4 else 0)
        return saturday, saturday + timedelta(days=1), "range"
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6), "week"
    if unit == "month":
        return _around(_back(anchor, -shift, "month"), "month")
    if unit == "year":
        return date(anchor.year + shift, 1, 1), date(anchor.year + shift, 12, 31), "year"
    return None


def _back(anchor: date, count: int, unit: str) -> date:
    if unit in {"month", "year", "decade"}:
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        index = anchor.year * 12 + anchor.month - 1 - months
        year, month = divmod(index, 12)
        return date(year, month + 1, min(anchor.day, calendar.monthrange(year, month + 1)[1]))
    return anchor - timedelta(days=count * _UNITS[unit])


def _around(day: date, precision: str) -> tuple[date, date, str]:
    if precision == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]), precision
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31), precision
    if precision == "week":
        return day - timedelta(days=3), day + timedelta(days=3), precision
    return day, day, precision
