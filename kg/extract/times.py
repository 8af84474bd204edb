"""Time expressions, resolved against the day of publication.

A weekday is the last such day up to the day of publication, that day included, since wire copy says "on Thursday" on
Thursday;
"next" and a future tense look forward. A date without a year takes the one nearest to publication.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Span, Token

from kg.extract import lexicon
from kg.extract.clauses import own_subject
from kg.extract.date_arithmetic import COUNTS, DAYS, MONTHS, Words, dates_of, relative
from kg.extract.reading import Reading, TimeMention

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty hundred"
)
_M = "|".join(sorted(MONTHS, key=len, reverse=True))
_N = "|".join([r"\d+", *sorted({*COUNTS, *_SMALL.split()}, key=len, reverse=True)])

_OF_YEAR = r"(?:,?\s(?:of\s)?(?P<rel>last|this)\s(?P<text>year))?"
_YEAR = r"(?:,?\s(?P<y>\d{4}|[6-9]\d(?!\d|\s\w+s\b)))?"
_W = "|".join(k for k in DAYS if len(k) > 3)
_PLAIN_MONTHS = "|".join(k for k in MONTHS if k not in {"may", "mar", "sun"})
_PART = r"(?:(?P<part>early|late|mid)[\s-])?"
_OVER = r"(?:over|in|during|for|within)?\s?(?:the\s)?(?:just\s)?(?:the\s)?(?:last|past|previous)"
_OF_DAY = r"(?:\s(?:morning|afternoon|evening|night|midday|noon))?"
_ON = rf"(?:(?:{_W}){_OF_DAY},?\s\(?(?:the\s)?)?"
_TO = r"\s(?:to|until|till|through|and|into)\s(?:(?:early|late)\s)?"
_TH = r"(?:st|nd|rd|th)?"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE))
    for name, pattern in (
        ("iso", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"),
        (
            "span",
            rf"{_ON}(?P<d1>\d{{1,2}}){_TH}\s(?P<m>{_M})(?:{_TO}|\s?[-–]\s?)(?P<d2>\d{{1,2}}){_TH}\s(?P<m2>{_M}){_YEAR}",
        ),
        (
            "span",
            rf"(?P<m>{_M})\.?\s(?P<d1>\d{{1,2}}){_TH}(?:{_TO}|\s?[-–]\s?)(?P<m2>{_M})\.?\s(?P<d2>\d{{1,2}}){_TH}"
            r"(?!\d)(?:,?\s(?P<y>\d{4}))?",
        ),
        ("range", rf"(?P<d1>\d{{1,2}})\s?(?:-|–|to|and)\s?(?P<d2>\d{{1,2}})\s(?P<m>{_M})\.?{_YEAR}"),
        ("range", rf"(?P<m>{_M})\.?\s(?P<d1>\d{{1,2}})\s?(?:-|–|to|and)\s?(?P<d2>\d{{1,2}})(?:,?\s(?P<y>\d{{4}}))?"),
        ("day", rf"{_ON}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{_M})\.?{_YEAR}{_OF_YEAR}"),
        ("day", rf"{_ON}(?P<m>{_M})\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s(?P<y>\d{{4}}))?{_OF_YEAR}"),
        ("day_of_month", r"(?<=\bon )the\s(?P<d>[12]?\d|3[01])(?:st|nd|rd|th)(?=\s*(?:[.,;:)\"”]|and\b|$))"),
        (
            "up_to",
            rf"(?:(?P<n>{_N})\s)?(?P<u>month|year|week)s?\sto\s(?:the\send\sof\s)?(?P<m>{_M})(?:\s(?P<y>\d{{4}}))?(?!\s\d)",
        ),
        ("month", rf"{_PART}(?P<m>{_PLAIN_MONTHS})\.?,?\s(?:of\s)?(?P<y>\d{{4}})"),
        (
            "month",
            rf"(?:in|since|by|from|of|during)\s{_PART}(?P<m>{_M})(?:\sof)?\s(?P<rel>last|this|next)\s(?P<text>year)",
        ),
        ("month", rf"(?:in|since|until|till|by|from|of|during)\s{_PART}(?P<m>{_M})\b(?!\.?\s\d)"),
        ("month", rf"(?P<rel>last|this|next) (?P<m>{_M})(?!\s\d)"),
        ("season", r"(?:in|since|during) the (?P<s>spring|summer|autumn|fall|winter) of (?P<y>\d{4})"),
        (
            "past",
            r"(?:(?:over|in|during|within)\s(?:just\s)?the\s(?:last|past|previous)|the\spast)\s(?P<u>week|month|year|day|decade)",
        ),
        ("past", rf"{_OVER}\s(?P<n>{_N})\s(?P<u>day|week|month|year|decade|hour)s?"),
        ("to_the_day", rf"(?P<n>{_N})\s(?P<u>week|month|year|decade)s?\sago\s(?P<rel>today|yesterday)"),
        ("ago", rf"(?P<n>{_N})\s(?P<u>day|week|month|year|decade|hour|minute)s?\sago"),
        ("ago", r"(?P<u>hour|minute)s\sago"),
        ("shift", rf"(?P<n>{_N})\s(?P<u>day|week|month|year|hour)s?\s(?P<rel>earlier|later)"),
        ("shift", r"(?P<u>hour)s\s(?P<rel>earlier|later)"),
        (
            "next_to",
            r"the\s(?P<rel>previous|following|same|preceding|next)\s(?P<u>day|night|morning|afternoon|evening|week|month|year)",
        ),
        (
            "next_to",
            r"(?:(?:earlier|later)\s)?(?:that\s)?(?P<rel>that|same)\s(?P<u>day|night|morning|afternoon|evening)",
        ),
        (
            "next_to",
            r"the (?P<u>day|night|week|month|year) (?P<rel>before|after)"
            r"(?=\s*(?:[.,;:)\"”]|$)|\s(?:and|but|that|had|was|were|in|at|near|on)\b)",
        ),
        ("so_far", r"(?P<rel>earlier|later)\sthis\s(?P<u>week|month|year)"),
        ("week_day", rf"(?P<w>{_W}){_OF_DAY}(?:\sof)?\s(?P<rel>last|next|this)\sweek"),
        ("unit", r"(?P<rel>last|past|this|next|previous)\s(?P<u>week|month|year|night|weekend)"),
        ("unit", r"(?:over|at|during) the (?P<u>weekend)"),
        ("named", r"(?:the )?day (?P<w>before yesterday)"),
        ("overnight", rf"overnight\s(?:in)?to\s(?P<w>{_W})"),
        ("overnight", rf"overnight(?!\s(?:(?:on|from|between)\s)?(?:{_W})\b)"),
        ("named", r"(?P<w>yesterday|today|tonight|tomorrow)"),
        ("named", r"(?P<w>this (?:morning|afternoon|evening))"),
        ("weekdays", rf"(?P<w>{_W}){_OF_DAY}(?:{_TO}|\s?[-–]\s?)(?P<w2>{_W}){_OF_DAY}"),
        ("weekday", rf"(?:(?P<rel>last|this|next|previous)\s)?(?P<w>{_W}){_OF_DAY}"),
        ("years", r"(?:between|from|in)\s(?P<y>(?:19|20)\d\d)\s?(?:and|to|-|–)\s?(?P<y2>(?:19|20)\d\d)"),
        ("decade", r"(?P<y>(?:19|20)\d0)s"),
        ("since", r"since\s(?P<y>\d{4})"),
        ("year", rf"(?<=\bin ){_PART}(?P<y>(?:19|20)\d\d)"),
        ("year", r"(?<=[Ss]ince )(?P<y>(?:19|20)\d\d)"),
        ("modifier", r"(?P<y>(?:19[5-9]|20[0-4])\d)(?=\s[a-z])"),
    )
)


_COUNTING_ON = frozenset({"shift", "next_to"})
"""Kinds that count from the day told of before, not from that of publication."""


_ANY = frozenset({"a", "an", "one", "every", "each", "any"})


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
            kind = name
            if name == "modifier":
                if not _modifies_event(span.root):
                    continue
                kind = "year"
            if name in {"weekday", "day"} and _is_any(span):
                reading.undated |= set(range(span.start, span.end))
                taken |= set(range(span.start, span.end))
                continue
            words = tuple((k, v) for k, v in match.groupdict().items() if v)
            resolved = _resolve(kind, words, anchor, span.root)
            if resolved is None:
                reading.undated |= set(range(span.start, span.end))
                continue
            first = _first_word(span)
            taken |= set(range(span.start, span.end))
            time = TimeMention(first, span.end - 1, *resolved, kind=kind, words=words)
            reading.times.append(_on_the_eve(time, span))
    calendar_words = {*MONTHS, *DAYS, "weekend"} - {"may", "march", "mar", "sun", "sat"}
    reading.undated |= {t.i for t in doc if t.lower_ in calendar_words and t.i not in taken and t.text[0].isupper()}
    reading.times.sort(key=lambda t: t.first)
    _count_on(reading)
    for index, time in enumerate(reading.times):
        for i in range(time.first, time.last + 1):
            reading.time_at[i] = index


def _first_word(span: Span) -> int:
    """First token of an expression without the prepositions and determiners in front of it."""
    first = span.start
    while first < span.end - 1 and (span.doc[first].is_space or span.doc[first].pos_ in {"ADP", "DET"}):
        first += 1
    return first


def _modifies_event(token: Token) -> bool:
    """Whether a year stands in front of a noun that tells an event: "the 2019 attack", "their 2022 invasion"."""
    noun = token.head
    return (
        token.dep_ in {"nummod", "compound", "nmod", "amod", "poss"}
        and noun.i > token.i
        and any(t.type is not None for t in lexicon.triggers().get(("noun", noun.lemma_.lower()), ()))
    )


def _on_the_eve(time: TimeMention, span: Span) -> TimeMention:
    """ "On the eve of 5 March" is the day before."""
    before = [t.lower_ for t in span.doc[max(0, span.start - 3) : span.start] if t.lower_ != "the"]
    if before[-2:] != ["eve", "of"] or time.precision != "day" or time.start is None:
        return time
    day = (date.fromisoformat(time.start) - timedelta(days=1)).isoformat()
    return replace(time, start=day, end=day)


def _count_on(reading: Reading) -> None:
    """Dates "a day earlier" and "the following day" by the last day told of before, in this sentence or the two before.

    Without such a day "earlier" counts from publication, and "later" from nowhere. "The same day" and "hours later" go
    back to the last day on which something happened, not that on which somebody spoke of it.
    """
    told: TimeMention | None = None
    happened: TimeMention | None = None
    kept: list[TimeMention] = []
    for time in reading.times:
        if time.kind in _COUNTING_ON:
            words = dict(time.words)
            rel = words["rel"].lower()
            alike = rel in {"same", "that"} or words.get("u", "").lower() == "hour"
            from_day = happened if alike else told
            near = alike or (
                told is not None and reading.sentence_of[time.first] - reading.sentence_of[told.last] <= _REACH
            )
            back = rel in {"earlier", "previous", "before", "preceding", "same", "that"}
            if from_day is not None and near and from_day.start is not None:
                time = spoken_on(time, from_day.start if back else from_day.end or from_day.start)
                time = replace(time, kind="counted")
            elif not back or rel in {"same", "that"}:
                reading.undated |= set(range(time.first, time.last + 1))
                continue
        if time.precision == "day" or (time.precision == "range" and time.kind in {"overnight", "weekdays", "span"}):
            told = time
            happened = happened if time.kind != "counted" and _tells_when_spoken(reading, time) else time
        kept.append(time)
    reading.times = kept


def _tells_when_spoken(reading: Reading, time: TimeMention) -> bool:
    """Whether a day is that of a statement: "said on Monday", "on Monday denied"."""
    span = range(time.first, time.last + 1)
    root = next((reading.doc[i] for i in span if reading.doc[i].head.i not in span), reading.doc[time.last])
    verb = root.head.head if root.head.pos_ == "ADP" else root.head
    subject = own_subject(verb)
    spoken = ("verb", verb.lemma_.lower()) in lexicon.cues()
    return spoken and (subject is None or subject.left_edge.i < time.first or verb.i < time.first)


def _is_any(span: Span) -> bool:
    """ "A Saturday", "every 21 September": no day in particular."""
    first = _first_word(span)
    words = {t.lower_ for t in span.doc[span.start : first]} | (
        {span.doc[span.start - 1].lower_} if span.start else set()
    )
    return bool(words & _ANY)


_REACH = 2
"""Sentences back in which the day is told that "the following day" counts from."""


def _resolve(
    name: str, words: tuple[tuple[str, str], ...], anchor: date | None, root: Token
) -> tuple[str | None, str | None, str] | None:
    try:
        found = dates_of(name, _group(words), anchor, future=_future(root))
    except ValueError:
        return None
    if found is None:
        return None
    start, end, precision = found
    return start.isoformat() if start else None, end.isoformat() if end else None, precision


def _group(words: tuple[tuple[str, str], ...]) -> Words:
    """The words of an expression by group, those missing as None."""
    return dict.fromkeys(("y", "m", "d", "n", "u", "w", "rel")) | dict(words)


def spoken_on(time: TimeMention, day: str) -> TimeMention:
    """The same words as said on another day than that of publication: "the past 12 months" in a quote."""
    if time.kind not in {"past", "ago", "named", "unit", "overnight", "so_far", *_COUNTING_ON}:
        return time
    found = relative(time.kind, _group(time.words), date.fromisoformat(day), future=False)
    if found is None:
        return time
    start, end, precision = found
    return replace(
        time, start=start.isoformat() if start else None, end=end.isoformat() if end else None, precision=precision
    )


def _future(token: Token) -> bool:
    """Whether the clause around a time speaks of the future: "will attack", "plans to attack", "are to leave"."""
    for ancestor in token.ancestors:
        if ancestor.pos_ not in {"VERB", "AUX"}:
            continue
        if any(t.lower_ in {"will", "shall", "'ll", "would"} for t in ancestor.children if t.dep_ == "aux"):
            return True
        above = ancestor.head
        to_come = lexicon.classes("status_by_governor").get(above.lemma_.lower()) == "planned" or above.lemma_ == "be"
        bound = {t.lower_ for t in token.lefts} | {token.head.lower_}
        if "by" in bound and ancestor.tag_ in {"VB", "VBP", "VBZ"}:
            return True
        infinitive = any(t.tag_ == "TO" for t in ancestor.lefts)
        if infinitive and to_come and above.tag_ in {"VBZ", "VBP", "JJ"}:
            return True
        present = ancestor.tag_ in {"VBZ", "VBP"} or any(t.lower_ in {"is", "are"} for t in ancestor.children)
        due = {ancestor.lemma_.lower()} | {t.lemma_.lower() for t in ancestor.children if t.dep_ == "acomp"}
        return present and bool(due & lexicon.words("due"))
    return False
