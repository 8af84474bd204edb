"""Calendar arithmetic: from the words of a time expression and the day that it counts from, to dates."""

import calendar
from datetime import date, timedelta

from kg.extract.quantities import parse_number

MONTHS = {name.lower(): n for n in range(1, 13) for name in (calendar.month_name[n], calendar.month_abbr[n])} | {
    "sept": 9
}
DAYS = {name.lower(): n for n in range(7) for name in (calendar.day_name[n], calendar.day_abbr[n])}
COUNTS = {"a": 1, "an": 1, "couple": 2, "a couple of": 2, "few": 3, "a few": 3, "several": 4, "another": 1}
_SUNDAY = 6
_UNITS = {"day": 1, "week": 7, "fortnight": 14, "hour": 0, "minute": 0, "night": 1}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

Dates = tuple[date | None, date | None, str]
Words = dict[str, str | None]


def _year(text: str | None, month: int, day: int, anchor: date | None) -> int:
    if text:
        return int(text) if len(text) == 4 else 1900 + int(text) if int(text) > 40 else 2000 + int(text)
    if anchor is None:
        raise ValueError("no year")
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    return min(years, key=lambda y: abs((date(y, month, min(day, 28)) - anchor).days))


def dates_of(name: str, group: Words, anchor: date | None, *, future: bool) -> Dates | None:
    """The dates that a kind of expression means by its words; None where they mean none.

    Args:
        name: Kind of expression, as in the patterns of ``times``.
        group: The words, by the pattern's group.
        anchor: The day to count from.
        future: Whether the clause speaks of what is to come.
    """
    match name:
        case "iso":
            day = date(_int(group, "y"), _int(group, "m"), _int(group, "d"))
            return day, day, "day"
        case "day" | "range" | "span":
            return _days(group, anchor)
        case "day_of_month":
            return _last_of_number(_int(group, "d"), anchor) if anchor is not None else None
        case "year" | "since":
            year = _int(group, "y")
            return date(year, 1, 1), (date(year, 12, 31) if name == "year" else None), "year"
        case "years":
            first, last = _int(group, "y"), _int(group, "y2")
            return (date(first, 1, 1), date(last, 12, 31), "range") if first < last else None
        case "decade":
            year = _int(group, "y")
            return date(year, 1, 1), date(year + 9, 12, 31), "range"
        case "season":
            first_of = date(_int(group, "y"), _SEASONS[(group["s"] or "").lower()], 1)
            return first_of, _around(_back(first_of, -2, "month"), "month")[1], "range"
        case "month" | "up_to":
            month = MONTHS[(group["m"] or "").lower()]
            year = _year(group.get("y"), month, 15, anchor)
            if not group.get("y") and anchor is not None:
                year = _year_told(group, year, month, anchor, future=future)
            whole = _around(date(year, month, 1), "month")
            return whole if name == "month" else _up_to(whole[1], group)
    return None if anchor is None else relative(name, group, anchor, future=future)


def _year_told(group: Words, year: int, month: int, anchor: date, *, future: bool) -> int:
    """Of a month without a year: "in March last year", "last January" in January; else one that has begun."""
    rel, text = (group.get("rel") or "").lower(), (group.get("text") or "").lower()
    if text.endswith("year"):
        return anchor.year + {"last": -1, "next": 1}.get(rel, 0)
    if rel == "last":
        return anchor.year - (month >= anchor.month)
    if rel == "next":
        return anchor.year + (month <= anchor.month)
    return year - (not future and date(year, month, 1) > anchor)


def _up_to(end: date, group: Words) -> Dates:
    """So long a time up to the end of a month: "in the 18 months to January", "in the year to March"."""
    word = (group.get("n") or "1").lower()
    start = _back(end + timedelta(days=1), COUNTS.get(word) or parse_number(word) or 1, (group["u"] or "").lower())
    return start, end, "range"


def _int(group: Words, key: str) -> int:
    return int(group.get(key) or 0)


def _days(group: Words, anchor: date | None) -> Dates | None:
    """ "3 March", "3-5 March", "28 February to 4 March"."""
    months = [MONTHS[(group[k] or "").lower()] for k in ("m", "m2") if group.get(k)]
    days = [_int(group, k) for k in ("d", "d1", "d2") if group.get(k)]
    last_year = _year(group.get("y"), months[-1], days[-1], anchor)
    if group.get("text") and anchor is not None:  # "on 5 March last year"
        last_year = anchor.year - ((group.get("rel") or "").lower() == "last")
    last = date(last_year, months[-1], days[-1])
    first = date(last_year - (months[0] > months[-1]), months[0], days[0])
    return (first, last, "day" if first == last else "range") if first <= last else None


def _last_of_number(number: int, anchor: date) -> Dates | None:
    """ "On the 17th": the last day of that number up to the day that it counts from."""
    for months in range(13):
        first = _back(anchor.replace(day=1), months, "month")
        if number <= calendar.monthrange(first.year, first.month)[1] and first.replace(day=number) <= anchor:
            return first.replace(day=number), first.replace(day=number), "day"
    return None


def relative(name: str, group: Words, anchor: date, *, future: bool) -> Dates | None:
    """The dates of an expression that counts from a day: "yesterday", "last week", "two days later"."""
    rel = (group.get("rel") or "").lower()
    match name:
        case "weekday":
            day = _weekday(group["w"], rel, anchor, future=future)
            return day, day, "day"
        case "week_day":
            monday = _unit(rel, "week", anchor, future=future)[0] or anchor
            day = monday + timedelta(days=DAYS[(group["w"] or "").lower()])
            return day, day, "day"
        case "weekdays":
            last = _weekday(group["w2"], rel, anchor, future=future)
            first = last - timedelta(days=(last.weekday() - DAYS[(group["w"] or "").lower()]) % 7)
            return first, last, "range"
        case "overnight":
            day = _weekday(group["w"], rel, anchor, future=future) if group.get("w") else anchor
            return day - timedelta(days=1), day, "range"
        case "named":
            shift = {"yesterday": -1, "tomorrow": 1, "before yesterday": -2}.get((group["w"] or "").lower(), 0)
            day = anchor + timedelta(days=shift)
            return day, day, "day"
        case "to_the_day":
            word = (group.get("n") or "1").lower()
            day = _back(anchor, COUNTS.get(word) or parse_number(word) or 1, (group.get("u") or "").lower())
            day -= timedelta(days=rel == "yesterday")
            return day, day, "day"
        case "past" | "ago" | "shift":
            return _counted(name, group, anchor)
        case "next_to":
            return _beside(rel, (group.get("u") or "").lower(), anchor)
        case "so_far":
            start, end, _ = _unit("this", (group.get("u") or "").lower(), anchor, future=False)
            return (start, anchor, "range") if rel == "earlier" else (anchor, end, "range") if rel else None
    return _unit(rel, (group.get("u") or "").lower(), anchor, future=future)


def _weekday(word: str | None, rel: str, anchor: date, *, future: bool) -> date:
    back = (anchor.weekday() - DAYS[(word or "").lower()]) % 7
    if rel == "next" or (future and rel not in {"last", "previous"} and back):
        return anchor + timedelta(days=7 - back if back else 7)
    return anchor - timedelta(days=back or 7 if rel in {"last", "previous"} else back)


def _counted(name: str, group: Words, anchor: date) -> Dates:
    """So many units back ("two days ago"), up to the day ("the past 24 hours"), or on from it ("a week later")."""
    unit = (group.get("u") or "").lower()
    word = (group.get("n") or "1").lower()
    count = COUNTS.get(word) or parse_number(word) or 1
    if unit == "hour" and count >= 24:
        unit, count = "day", count // 24
    if name == "past":
        return _back(anchor, count, unit), anchor, "range"
    later = (group.get("rel") or "").lower() in {"later", "after"}
    precision = {"month": "month", "year": "year", "decade": "year", "week": "week"}.get(unit, "day")
    return _around(_back(anchor, -count if later else count, unit), precision)


def _beside(rel: str, unit: str, anchor: date) -> Dates | None:
    """The day, night, week, month or year before or after that of which was told: "the previous day"."""
    shift = {"previous": -1, "before": -1, "prior": -1, "preceding": -1, "same": 0, "that": 0}.get(rel, 1)
    if unit in {"day", "night", "morning", "evening", "afternoon"}:
        day = anchor + timedelta(days=shift)
        return day, day, "day"
    return _unit({-1: "last", 0: "this", 1: "next"}[shift], unit, anchor, future=False)


def _unit(rel: str, unit: str, anchor: date, *, future: bool) -> Dates:
    """This, the last or the next week, month, year, weekend or night."""
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
        if (
            shift == -1 and anchor.weekday() == _SUNDAY
        ):  # some begin a new week with it, and mean the days up to Saturday
            return monday, anchor - timedelta(days=1), "range"
        return monday, monday + timedelta(days=6), "week"
    if unit == "month":
        return _around(_back(anchor, -shift, "month"), "month")
    return date(anchor.year + shift, 1, 1), date(anchor.year + shift, 12, 31), "year"


def _back(anchor: date, count: int, unit: str) -> date:
    if unit in {"month", "year", "decade"}:
        months = count * {"month": 1, "year": 12, "decade": 120}[unit]
        index = anchor.year * 12 + anchor.month - 1 - months
        year, month = divmod(index, 12)
        return date(year, month + 1, min(anchor.day, calendar.monthrange(year, month + 1)[1]))
    return anchor - timedelta(days=count * _UNITS[unit])


def _around(day: date, precision: str) -> tuple[date, date, str]:
    """The month, year or days around a day, as far as the expression leaves it open."""
    if precision == "month":
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]), precision
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31), precision
    if precision == "week":
        return day - timedelta(days=3), day + timedelta(days=3), precision
    return day, day, precision
