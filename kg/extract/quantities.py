"""Counts in noun phrases: numerals, words, bounds, ranges and vague counts, as the least and the most they allow."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from kg.extract import lexicon
from kg.extract.phrases import partitive
from kg.extract.triggers import names_event
from kg.settings import lexicon_rows

_RANGE_WORDS = frozenset({"to", "and", "or", "-", "–", "—"})
_LONGEST = 4
"""Words of the longest vague count."""

_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_DIGITS = re.compile(r"\d{1,3}(?:[,.  ]\d{3})+(?!\d)|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many, as told in tokens ``first`` to ``last``; ``min`` or ``max`` is None where open."""

    first: int
    last: int
    min: int | None
    max: int | None
    qualifier: str


def quantity_of(head: Token) -> Quantity | None:
    """The count in the phrase of ``head``: "at least 24 people", "dozens of people", "24 were killed", "a soldier".

    Args:
        head: The phrase's syntactic head, the partitive where there is one ("dozens").

    Returns:
        None where the phrase does not count ("people").
    """
    return _none(head) or _totalled(head) or _vague(head) or _numeric(head) or _single(head)


def _totalled(head: Token) -> Quantity | None:
    """ "A total of 31 people", "a group of 12 soldiers": the number stands with those who make it up."""
    inner = None if head.like_num else _made_of(head)
    if inner is None or any(t.dep_ in {"det", "poss"} for t in inner.lefts if t.lower_ != "some"):
        return None
    return _numeric(inner)


def _made_of(head: Token) -> Token | None:
    """Who make up a partitive or a household: "a total of 31", "a family of seven"."""
    if head.lemma_.lower() in lexicon.words("households"):
        of = (t for t in head.rights if t.dep_ == "prep" and t.lower_ == "of")
        return next((t for p in of for t in p.children if t.dep_ == "pobj"), None)
    return partitive(head)


@cache
def _bounds() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Words in front of a number and what they do to it, the longest first."""
    found = [(tuple(row["words"].split()), row["effect"]) for row in lexicon_rows("bounds.csv")]
    return tuple(sorted(found, key=lambda entry: -len(entry[0])))


def _vague(head: Token) -> Quantity | None:
    """Entries of counts.csv: heading a partitive or alone ("dozens"), or in front of the noun ("several people")."""
    doc = head.doc
    left = min(head.left_edge.i, head.i)
    lower = [t.lower_ for t in doc[left : head.i + _LONGEST]]
    for count in lexicon.counts():
        size = len(count.words)
        for start in range(max(left, head.i - size - 3), head.i + 1):
            if not start <= head.i < start + size and start + size > head.i:
                continue
            if tuple(lower[start - left : start - left + size]) != count.words:
                continue
            window = doc[start : start + size]
            if any(t.like_num and t.lower_ not in count.words for t in doc[left : head.i + 1]):
                continue  # "six more", "two dozen": the numeral counts
            if window[-1].i < head.i and window[-1].head.i != head.i and window[0].head.i != head.i:
                continue
            if start and doc[start - 1].lower_ == "how":
                return None
            return _vaguely(count, *_bound_before(window[0]), window[-1].i)
    return None


def _vaguely(count: lexicon.Count, first: int, effect: str | None, last: int) -> Quantity:
    """A vague count with the words in front of it: "at least a dozen", "more than a hundred", "nearly a hundred"."""
    if effect in {None, "exact"}:
        return Quantity(first, last, count.min, count.max, count.qualifier)
    if count.qualifier == "exact" and count.min is not None:
        return Quantity(first, last, *_bounded(count.min, effect))
    if effect in {"moreThan", "atLeast"} and count.min is not None:
        return Quantity(first, last, count.min, None, "atLeast")
    if effect in {"atMost", "lessThan"}:
        return Quantity(first, last, None, count.max or count.min, "atMost")
    return Quantity(first, last, count.min, count.max, count.qualifier)


def _numeric(head: Token) -> Quantity | None:
    numbers = _numbers_of(head)
    if not numbers and head.like_num and head.pos_ in {"NUM", "NOUN", "PRON"}:
        numbers = [head]
    if not numbers:
        return None
    number = _upper_end(numbers[-1])
    first, value = _value(number)
    if value is None or _is_rate_or_year(head.doc[first : number.i + 1], value):
        return None
    last = number.i
    lower = _range_start(first, head)
    if lower is not None:
        opens, floor = lower
        return Quantity(_bound_before(head.doc[opens])[0], last, min(floor, value), max(floor, value), "range")
    start, effect = _bound_before(head.doc[first])
    start = first if effect == "exact" else start
    least, most, qualifier = _bounded(value, effect)
    if effect is None and last + 2 < len(head.doc) and head.doc[last + 1].lower_ == "or":
        after = head.doc[last + 2].lower_
        if after in {"more", "so"}:
            least, most, qualifier = (value, None, "atLeast") if after == "more" else (value, value, "about")
            last += 2
    return Quantity(start, last, least, most, qualifier)


def _numbers_of(head: Token) -> list[Token]:
    """Numerals of a noun, also where the parser hung them on a noun in front: "350 transport sector employees"."""
    found = [t for t in head.lefts if t.dep_ == "nummod" or (t.dep_ in {"quantmod", "amod", "compound"} and t.like_num)]
    if found:
        return found
    for token in (t for t in head.lefts if t.dep_ in {"compound", "nmod"} and t.pos_ == "NOUN"):
        found += [t for t in _numbers_of(token) if token.doc[t.i + 1].text != "-"]
    return found


def _is_rate_or_year(number: Span, value: int) -> bool:
    """ "One for every 23 arrests" is a rate, "2011 protesters" are those of that year: news writes 2,011."""
    before = number.doc[number.start - 1].lower_ if number.start else ""
    after = number.doc[number.end : number.end + 2].text.lower()
    return (
        before in {"every", "per"}
        or after.startswith(("times", "-fold", "fold"))
        or is_age(number[-1])
        or (number.text.isdigit() and 1950 <= value <= 2049 and (before != "of" or _of_event(number)))
    )


def _of_event(number: Span) -> bool:
    """ "The massacre of 1982" was in that year."""
    return number.start > 1 and names_event(number.doc[number.start - 2])


def is_age(number: Token) -> bool:
    """ "Davo Mirek, 42, a teacher": the age of who is named before."""
    doc, i = number.doc, number.i
    commas = i > 1 and doc[i - 1].text == "," and i + 1 < len(doc) and doc[i + 1].text in {",", ".", ";"}
    return commas and number.is_digit and doc[i - 2].pos_ == "PROPN"


def _upper_end(number: Token) -> Token:
    """The second number of a range that the parser hung on the first: "between 10 and 12", "10-12"."""
    doc = number.doc
    if number.i + 1 < len(doc) and doc[number.i + 1].lower_ in _SCALES:
        return doc[number.i + 1]
    if number.i + 2 < len(doc) and doc[number.i + 1].lower_ in _RANGE_WORDS and doc[number.i + 2].like_num:
        return (
            doc[number.i + 2]
            if doc[number.i + 2].is_ancestor(number) or number.is_ancestor(doc[number.i + 2])
            else number
        )
    return number


def _bounded(value: int, effect: str | None) -> tuple[int | None, int | None, str]:
    match effect:
        case "atLeast":
            return value, None, "atLeast"
        case "moreThan":
            return value + 1, None, "atLeast"
        case "atMost":
            return None, value, "atMost"
        case "lessThan":
            return None, value - 1, "atMost"
        case "about":
            return value, value, "about"
    return value, value, "exact"


def _bound_before(token: Token) -> tuple[int, str | None]:
    """Where the words that bound a number begin, and what they do to it."""
    doc = token.doc
    for words, effect in _bounds():
        start = token.i - len(words)
        if start >= token.sent.start and tuple(t.lower_ for t in doc[start : token.i]) == words:
            return start, effect
    return token.i, None


def _range_start(first: int, head: Token) -> tuple[int, int] | None:
    """The lower end of "between 10 and 12", "10 to 12", "10-12", where the upper end begins at ``first``."""
    doc = head.doc
    if first < 2 or doc[first - 1].lower_ not in _RANGE_WORDS or not doc[first - 2].like_num:
        return None
    if doc[first - 1].lower_ == "and" and (first < 3 or doc[first - 3].lower_ not in {"between", "from"}):
        return None
    start, value = _value(doc[first - 2])
    if value is None:
        return None
    return (start - 1 if start and doc[start - 1].lower_ in {"between", "from"} else start), value


def _value(token: Token) -> tuple[int, int | None]:
    """First token and value of the number that ends with ``token``: "1,200", "two dozen", "1.2 million"."""
    doc, first = token.doc, token.i
    while first > token.sent.start and (
        doc[first - 1].like_num
        or (doc[first - 1].text in {"-", "–"} and first > 1 and doc[first - 2].like_num and not doc[first].is_digit)
        or (doc[first - 1].lower_ in {"a", "half"} and doc[first].lower_ in {*_SCALES, "a"})
        or (doc[first - 1].lower_ == "and" and doc[first - 2].lower_ in _SCALES and not doc[first].is_digit)
    ):
        first -= 1
    while first < token.i and doc[first].text in {"-", "–"}:
        first += 1
    return first, parse_number(doc[first : token.i + 1].text)


def parse_number(text: str) -> int | None:
    """The value of a cardinal number in digits, words or both; None where it is none.

    >>> parse_number("1.2 million"), parse_number("half a dozen"), parse_number("twenty-four"), parse_number("3rd")
    (1200000, 6, 24, None)
    """
    words = text.lower().replace("–", "-").split()
    factor = 1
    while len(words) > 1 and words[-1] in _SCALES and (_DIGITS.fullmatch(words[0]) or words[-1] == "dozen"):
        factor *= _SCALES[words.pop()]
    rest = " ".join(words)
    if rest == "dozen":
        return 12 * factor
    if rest in {"a", "half a"}:
        return factor if rest == "a" else factor // 2
    if _DIGITS.fullmatch(rest):
        grouped = re.sub(r"[,  ](?=\d{3})", "", rest)
        grouped = grouped.replace(".", "") if re.fullmatch(r"\d{1,3}(\.\d{3})+", grouped) and factor == 1 else grouped
        return round(float(grouped) * factor)
    value = _in_words(rest.removeprefix("a "))
    return None if value is None else value * factor


@cache
def _in_words(text: str) -> int | None:
    from text_to_num import text2num

    try:
        return int(text2num(text, "en"))
    except ValueError:
        return {"hundred": 100, "thousand": 1000, "million": 1_000_000}.get(text)


def _single(head: Token) -> Quantity | None:
    """ "A soldier", "an officer", "another man"; a band or family is no single victim."""
    if head.lemma_.lower() in (lexicon.words("households") | lexicon.words("collective")) - {"member"}:
        return None
    if head.tag_ in {"NN", "NNP"} and head.pos_ in {"NOUN", "PROPN"}:
        for token in head.lefts:
            if token.dep_ == "det" and token.lower_ in {"a", "an", "another"}:
                return Quantity(token.i, token.i, 1, 1, "exact")
    return None


def numbers_reached(noun: Token) -> list[Token]:
    """What a toll is said to be: "the toll rose to 45", "put the toll at 31", "the number of dead is 12"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head
    verb = noun.head
    if verb.pos_ not in {"VERB", "AUX"} or noun.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return []
    numbers = [t for t in verb.children if t.dep_ in {"dobj", "attr"} and t.i != noun.i]
    heads = [verb, *(t for t in verb.children if t.dep_ == "acomp")]
    numbers += [
        o for h in heads for p in h.children if p.dep_ == "prep" and p.lower_ in {"to", "at"} for o in p.children
    ]
    return [n for n in numbers if n.like_num or any(t.like_num for t in n.lefts)]


def _none(head: Token) -> Quantity | None:
    """ "No casualties", "no civilians"."""
    no = next((t for t in head.lefts if t.dep_ in {"det", "neg"} and t.lower_ in {"no", "zero"}), None)
    if no is None or any(t.like_num or t.lower_ in {"fewer", "less", "more"} for t in head.lefts):
        return None
    return Quantity(no.i, no.i, 0, 0, "exact")
