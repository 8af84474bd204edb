"""Names: tables of known actors and places, the model's entity recogniser, and runs of proper nouns."""

from collections.abc import Iterator
from functools import cache

from spacy.lang.en import English
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from kg.extract import lexicon
from kg.extract.appositions import told_beside
from kg.extract.hyphens import across_hyphens
from kg.extract.name_lists import find_name_lists
from kg.extract.namesakes import settled
from kg.extract.reading import Mention, Reading
from kg.extract.section_heads import heads, is_word
from kg.extract.titles import is_title
from kg.extract.toponyms import find_cities, names_agency, reads_as_place, shown_as_place, titled
from kg.model.values import PLACE_TYPES

_NER_TYPES = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "City", "LOC": "Place", "FAC": "Facility",
}  # fmt: skip
OPERATION_WORDS = frozenset({"operation", "op"})
_PLACE_PREPOSITIONS = frozenset({"in", "near", "outside", "at"})
SHORT_NAME = 5
"""Names up to this length are matched with their case: "IS", "US" and "AI" are words too."""


@cache
def _matchers(vocab: Vocab) -> tuple[PhraseMatcher, PhraseMatcher]:
    tokenizer = English(vocab=vocab).tokenizer
    exact, folded = PhraseMatcher(vocab, attr="ORTH"), PhraseMatcher(vocab, attr="LOWER")
    for index, name in enumerate(lexicon.names()):
        for surface in name.surfaces:
            matcher = exact if len(surface) <= SHORT_NAME or " " not in surface else folded
            matcher.add(str(index), [tokenizer(surface)])
    return exact, folded


def _from_tables(doc: Doc) -> Iterator[Mention]:
    table = lexicon.names()
    for matcher in _matchers(doc.vocab):
        for label, start, end in matcher(doc):
            name = table[int(doc.vocab.strings[label])]
            if (
                not doc[start].text[:1].isupper()
                and not doc[start:end].text[-1:].isupper()
                and not name.name[0].islower()
            ):
                continue
            yield Mention(
                start, end, doc[start:end].root.i, "name", name.type, name.name, name.key, name.country or None
            )


def refine(words: list[str], fallback: str) -> str:
    """Entity type by the words inside a name: its last two, its last, then its first."""
    heads = lexicon.name_heads()
    for probe in (" ".join(words[-2:]), words[-1], words[0]):
        if len(words) > 1 and (kind := heads.get(probe)):
            return kind
    if "of" in words and (kind := heads.get(words[words.index("of") - 1])):
        return kind
    return fallback


def _trimmed(span: Span) -> Span | None:
    """The span without determiner, office in front, possessive mark and stray punctuation."""
    doc, start, end = span.doc, span.start, span.end
    while start < end and (doc[start].pos_ in {"DET", "PUNCT", "SPACE"} or doc[start].text in {"-", "’", "'"}):
        start += 1
    while start < end and (
        doc[end - 1].pos_ in {"PUNCT", "SPACE", "PART"} or doc[end - 1].text in {"’s", "'s", "’", "'"}
    ):
        end -= 1
    titled = span.label_ == "PERSON" or _opens_with_rank(span)
    while end - start > 1 and titled and _stands_apart(doc[start]):
        start += 1
    while (
        end - start > 1 and doc[end - 1].text.islower() and lexicon.name_heads().get(doc[end - 1].lower_) in PLACE_TYPES
    ):
        end -= 1
    stops = {",", ";"} if ")" in doc[start:end].text else {",", ";", "("}
    line = next((i for i in range(start, end) if "\n" in doc[i].text or doc[i].text in stops), end)
    return doc[start:line] if start < line else None


def _stands_apart(token: Token) -> bool:
    """Whether a word in front of a name is an office, an occupation or a nationality."""
    return token.lower_.rstrip(".") in lexicon.offices() or token.lower_ in demonyms() or is_title(token)


def _is_common(span: Span) -> bool:
    """Whether a capital is only that of the sentence's first word: "Rebels attacked"."""
    first = span[0]
    opens = first.i == first.sent.start or first.nbor(-1).text in {"“", '"', ":"}
    return (
        len(span) == 1
        and opens
        and not span.text.isupper()
        and lexicon.is_nominal(first.lower_, first.lemma_.lower(), first.lower_.removesuffix("s"))
    )


def _opens_with_rank(span: Span) -> bool:
    """ "Col X", "Gen. X Y": a rank or honorific in front makes a person of a name, whatever the model takes it for."""
    if not 2 <= len(span) <= 6:
        return False
    if span[0].lower_ in demonyms():  # "Merrian General X"
        return _opens_with_rank(span[1:])
    kind = lexicon.offices().get(span[0].lower_.rstrip("."), lexicon.offices().get(span[0].lower_, ("", "")))[0]
    return (kind in {"rank", "honorific"} and span[1].text[:1].isupper()) or _opens_with_occupation(span)


def _opens_with_occupation(span: Span) -> bool:
    """ "Banker X Y", "Bishop X": nothing behind the occupation names a body or is a common noun ("Reporter Weekly")."""
    first, named = span[0], span[1:]
    known = lexicon.name_heads()
    kind = lexicon.offices().get(first.lower_, ("profession",))[0]
    if kind not in {"profession", "religious"} or not is_title(first) or first.tag_ in {"NNS", "NNPS"}:
        return False
    return all(
        t.pos_ == "PROPN" and t.lower_ not in known and not lexicon.is_nominal(t.lower_, t.lemma_.lower())
        for t in named
    )


@cache
def demonyms() -> frozenset[str]:
    """Adjectives for countries, in lower case."""
    return frozenset(s.lower() for n in lexicon.names() if n.key.startswith("demonym/") for s in n.surfaces)


def _from_recogniser(doc: Doc) -> Iterator[Mention]:
    for entity in doc.ents:
        label = entity.label_
        if label not in _NER_TYPES or (span := _trimmed(entity)) is None:
            continue
        words = [t.lower_ for t in span]
        if (
            _is_common(span)
            or not any(t.text[:1].isupper() for t in span)
            or (len(span) == 1 and span[0].pos_ in {"VERB", "ADV", "ADP"})
        ):
            continue
        kind = "Person" if _opens_with_rank(entity) else refine(words, _NER_TYPES[label])
        if (
            label == "GPE"
            and span.end < len(doc)
            and (head := lexicon.name_heads().get(doc[span.end].lower_)) in PLACE_TYPES
        ):
            kind = head
        if label == "PERSON" and kind in PLACE_TYPES and len(span) == 1:
            kind = "Person"
        if (
            kind == "Person"
            and len(span) == 1
            and not titled(span)
            and span.root.dep_ == "pobj"
            and span.root.head.lower_ in _PLACE_PREPOSITIONS
        ):
            kind = "City"
        if names_agency(span):
            kind = "Organization"
        elif kind in {"Person", "Organization"} and not _opens_with_rank(span):
            kind = "City" if reads_as_place(span, kind) else shown_as_place(span) or told_beside(span, kind) or kind
        elif kind == "Facility" and not any(w in lexicon.name_heads() for w in words):
            kind = shown_as_place(span) or kind
        if kind == "Person":
            span = _whole_name(span)
        span = across_hyphens(span)
        yield Mention(span.start, span.end, span.root.i, "name", kind)


def _whole_name(span: Span) -> Span:
    """A person's name with the parts that the recogniser cut off and the parser kept: "Dan" of "Dan Peled"."""
    doc, start, end = span.doc, span.start, span.end
    while (
        end < len(doc) and doc[end].pos_ == "PROPN" and doc[end - 1].dep_ == "compound" and doc[end - 1].head.i >= end
    ):
        end += 1
    while start > span.sent.start and _is_forename(doc[start - 1], start, end):
        start -= 1
    return doc[start:end]


def _is_forename(token: Token, start: int, end: int) -> bool:
    known = token.ent_type_ or is_title(token) or token.lower_ in demonyms() or token.is_upper
    within = token.dep_ == "compound" and start <= token.head.i < end
    return within and token.pos_ == "PROPN" and token.text[:1].isupper() and not known


def _from_capitals(doc: Doc, taken: set[int]) -> Iterator[Mention]:
    """Runs of proper nouns that nobody else has claimed."""
    end = 0
    for start in [token.i for token in doc if token.pos_ == "PROPN" and token.text[:1].isupper()]:
        if start < end or start in taken:
            continue
        end = start + 1
        while end < len(doc) and end not in taken and doc[end].pos_ == "PROPN" and doc[end].text[:1].isalnum():
            end += 1
        span = _trimmed(doc[start:end])
        span = across_hyphens(span) if span is not None else None
        end = max(end, span.end) if span is not None else end
        if (
            span is not None
            and len(span.text) > 1
            and not _is_common(span)
            and span.text.rstrip(".").lower() not in lexicon.offices()
        ):
            yield Mention(span.start, span.end, span.root.i, "name", _guess(span))


def _guess(span: Span) -> str:
    words = [t.lower_ for t in span]
    head: Token = span.root
    before = span.doc[span.start - 1].lower_.rstrip(".") if span.start else ""
    if before in lexicon.offices():
        return "Person"
    fallback = (
        "Organization"
        if len(span) == 1 and span.text.isupper()
        else "Person"
        if len(span) in {2, 3}
        else "Organization"
    )
    if head.dep_ == "pobj" and head.head.lower_ in {"in", "at", "near", "outside", "across"}:
        fallback = "Place"
    if reads_as_place(span, fallback):
        return "City"
    kind = refine(words, fallback)
    return (shown_as_place(span) or told_beside(span, kind) or kind) if kind in {"Person", "Organization"} else kind


def _listed(doc: Doc, start: int, end: int) -> Mention:
    """A name out of a list of people."""
    return Mention(start, end, doc[start:end].root.i, "name", "Person")


def _better(one: Mention) -> tuple[int, int, int]:
    """Sort key: longer first, then the one that a table knows."""
    return -(one.end - one.start), one.key is None, one.start


def _operation_names(doc: Doc) -> set[int]:
    """Tokens of "Operation X": the name of an event, not of somebody."""
    opening = (token for token in doc if token.lower_ in OPERATION_WORDS)
    return {i for token in opening if (span := operation_name(token)) is not None for i in range(span.start, span.end)}


def operation_name(token: Token) -> Span | None:
    """The name of an operation that begins with ``token``: "Operation X", "Operation X-Y-1"."""
    doc = token.doc
    if token.lower_ not in OPERATION_WORDS or not token.text[0].isupper() or token.i + 1 >= len(doc):
        return None
    last = token.i
    while last + 1 < len(doc):
        following = doc[last + 1]
        hyphen = following.text in {"-", "–"} and not doc[last].whitespace_ and not following.whitespace_
        joined = doc[last].text in {"-", "–"} and following.text[0].isalnum()
        if not (hyphen or joined or (following.text[0].isupper() and following.is_alpha)):
            break
        last += 1
    return doc[token.i : last + 1] if last > token.i else None


def _take_building(doc: Doc, mention: Mention) -> None:
    """ "The X building", where the parse loses the building: the name is that of what it stands in front of."""
    if mention.start < 1 or mention.end >= len(doc) or mention.type == "demonym":
        return
    noun = doc[mention.end]
    beside = doc[mention.start - 1].pos_ == "DET" and doc[mention.head].head.i != noun.i
    verbal = noun.tag_ == "VBG" and not any(t.dep_ in {"dobj", "prt", "aux", "nsubj"} for t in noun.children)
    if beside and verbal and lexicon.name_heads().get(noun.lower_) == "Facility":
        mention.end, mention.type = noun.i + 1, "Facility"


def find_names(reading: Reading) -> None:
    """Adds a mention for each name; where candidates overlap, the longest wins, then the one in a table."""
    doc = reading.doc
    reading.name_lists = list(find_name_lists(doc))
    listed = [_listed(doc, *span) for names in reading.name_lists for span in names.names]
    tables = settled(reading, list(_from_tables(doc)))
    items = (Mention(s.start, s.end, s.root.i, "name", "City") for s, _ in heads(doc) if not is_word(s))
    candidates = sorted([*tables, *items, *find_cities(doc), *_from_recogniser(doc)], key=_better)
    taken: set[int] = set()
    taken |= set(reading.time_at) | reading.undated | _operation_names(doc)
    kept: list[Mention] = []
    known = {i for m in tables if m.type != "demonym" for i in range(m.start, m.end)}
    for mention in [*(m for m in listed if not known & set(range(m.start, m.end))), *candidates]:
        span = set(range(mention.start, mention.end))
        if not span & taken:
            taken |= span
            kept.append(mention)
    kept += _from_capitals(doc, taken)
    for mention in kept:
        _take_building(doc, mention)
    reading.mentions += sorted(kept, key=lambda m: m.start)
