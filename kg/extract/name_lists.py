"""Lists of people by name ("the dead were Sgt. X, 24, of Y; Z, a nurse; and his brother W"), read word by word.

No parser keeps its way through such lists, so they are read flat: what opens the list, then name after name, with
ranks, ages, places and descriptions left out, to the end of the sentence or to a verb.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.extract import lexicon
from kg.extract.reading import NameList
from kg.extract.titles import is_title

_SEPARATORS = frozenset({",", ";", "and", "&", "as", "-", "--", "–", "—", "•", "*"})
_ENDS = frozenset({".", "!", "?", '"', "”", "["})
_OPENING = frozenset({"were", "are", "was", "is", "be", "include", "includes", "included", "including", ":", "as"})
_DETAILS = frozenset({"(", "who", "aged", "age", "both", "all", "alias"})
"""Words behind a name that begin a detail of whoever is named."""
_CLAUSE_OPENERS = frozenset({"who", "whose", "which", "where", "when", "whom", "also", "both"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSE_TAGS = FINITE | {"TO", "IN"}
"""What no list has in front of a name: "thought to head X"."""
_REACH = 8
"""Words between a verb of naming and its "as"."""


def find_name_lists(doc: Doc) -> Iterator[NameList]:
    """Each list of names in an article that says who somebody is."""
    free = 0
    for token in doc:
        if token.i < free or not _opens(token):
            continue
        names, end = read_names(doc, token.i + 1)
        if not names and token.lower_ in lexicon.words("calling"):
            names, end = _called(doc, token.i + 1)  # "a man named X was killed"
        if names:
            free = end
            yield NameList(_clause_start(token), token.i, tuple(names))


def _called(doc: Doc, start: int) -> tuple[list[tuple[int, int]], int]:
    """The name that a word of calling gives, whatever follows it."""
    end = start
    while end < len(doc) and _is_part(doc[end]) and doc[end].tag_ not in FINITE:
        end += 1
    return ([(start, end)] if end - start > 1 else []), end


def _opens(token: Token) -> bool:
    """Whether a list of names may follow a word."""
    if token.i + 1 >= len(token.doc):
        return False
    word, following = token.lower_, token.nbor()
    if word in {",", "them", "whom"}:
        before = token.nbor(-1) if token.i else token
        return before.lemma_.lower() in lexicon.words("victims") if word == "," else before.lower_ == "among"
    if token.tag_ in {"NNS", "NNPS"} and is_title(token):
        return following.text[:1].isupper()
    if word in lexicon.words("calling"):
        return following.text[:1].isupper() and token.tag_ in {"VBN", "VBD"}
    if word == "as":
        said = token.doc[max(token.i - _REACH, 0) : token.i]
        return any(t.lower_ in lexicon.words("identifying") for t in said)
    return word in _OPENING and following.text != ":" and following.lower_ not in lexicon.words("identifying")


def _clause_start(token: Token) -> int:
    """The first token of what is said before a list."""
    first = token.i
    while first > 0 and not _ends_sentence(token.doc[first - 1]):
        first -= 1
    return first


def _ends_sentence(token: Token) -> bool:
    if token.is_space and "\n" in token.text:
        return True
    abbreviated = token.i > 0 and f"{token.nbor(-1).lower_}." in lexicon.offices()
    return token.text in _ENDS and not abbreviated


def _separates(token: Token) -> bool:
    hyphen = token.text in {"-", "–"} and not (token.i > 0 and token.nbor(-1).whitespace_)
    return token.lower_ in _SEPARATORS and not hyphen


def read_names(doc: Doc, start: int) -> tuple[list[tuple[int, int]], int]:
    """The names from a token on, and where the list ends. A list opens with a name or with who is left unnamed."""
    names: list[tuple[int, int]] = []
    at, first = start, True
    while at < len(doc) and not _ends_sentence(doc[at]):
        if _separates(doc[at]) or doc[at].text == ":" or doc[at].lower_ == "along":
            at += 1
            continue
        before = doc[at - 1].lower_
        if (doc[at].lower_, before) in {("with", "along"), ("of", "and")}:  # "the murders of X and of Y"
            at += 1
            continue
        end = at
        while end < len(doc) and not (_ends_sentence(doc[end]) or _separates(doc[end]) or doc[end].lower_ == "along"):
            end += 1
        name = _name_in(doc, at, end)
        if name is not None:
            names.append(name)
        elif doc[at].lower_ in _CLAUSE_OPENERS or (end < len(doc) and _is_broken(doc, at, end)):
            pass
        elif _has_verb(doc, at, end) or (first and not _is_unnamed(doc, at, end)):
            if names and doc[at].pos_ == "VERB" and ("verb", doc[at].lemma_.lower()) in lexicon.cues():
                names.pop()  # "five victims, X, a spokesman, said"
            break
        at, first = end, False
    return _without_lone(doc, names), at


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    """Whether a stretch tells something new, and not in a clause on whoever it describes."""
    verb = next((t.i for t in doc[start:end] if t.tag_ in FINITE), None)
    return verb is not None and not any(t.lower_ in _CLAUSE_OPENERS | {"that"} for t in doc[start:verb])


def _is_broken(doc: Doc, start: int, end: int) -> bool:
    """A stretch of one number or place: "24", "Texas"."""
    return end - start == 1 and (doc[start].like_num or doc[start].text[:1].isupper())


def _is_unnamed(doc: Doc, start: int, end: int) -> bool:
    """ "A taxi driver; X, a nurse": somebody who is not named can open a list of names."""
    return doc[start].lower_ in {"a", "an", "two", "three"} and any(t.text in {";", ","} for t in doc[end : end + 1])


def _name_in(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """The name in one stretch of a list: what a stretch ends with, or what stands before a detail."""
    last = start
    if doc[start].like_num:  # "19-year-old X"
        last = next((t.i + 1 for t in doc[start:end] if t.lower_ in {"old", "year-old"}), start + 1)
    while last < end and not _is_detail(doc[last]):
        last += 1
    first = last
    while first > start and _is_part(doc[first - 1]):
        first -= 1
    while first < last and (is_title(doc[first]) or not doc[first].text[0].isupper()) and not _is_name_like(doc[first]):
        first += 1
    known = lexicon.name_heads()
    if first >= last or doc[last - 1].lower_ in known or doc[first].lower_ in known:
        return None
    before = doc[first - 2 if first - start > 1 and doc[first - 1].text == "." else first - 1]
    if first > start and not is_title(before) and before.lower_ not in {"old", "year-old"}:
        return None
    if any(t.tag_ in _CLAUSE_TAGS and not is_title(t) for t in doc[start:first]):
        return None
    return (first, last) if any(t.pos_ == "PROPN" for t in doc[first:last]) else None


def _is_detail(token: Token) -> bool:
    """Whether a word behind a name begins a detail of whoever is named: "of Dallas", "by the coroner", "(24)"."""
    small = token.lower_ in lexicon.words("name_particles")
    preposition = token.pos_ == "ADP" and not (small and token.nbor().text[:1].isupper() and token.lower_ != "al")
    return token.lower_ in _DETAILS or preposition or token.like_num or token.is_space


def _is_part(token: Token) -> bool:
    word = token.text
    if word == "-":
        return not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_
    named = word[:1].isupper() or token.pos_ == "PROPN" or token.lower_ in lexicon.words("name_particles")
    return named and (word[:1].isalpha() and not word.endswith(("'s", "’s")))


def _is_name_like(token: Token) -> bool:
    """Whether a name may begin with a word; a small one that the model takes for a name may, where case is lost."""
    return (token.text[0].isupper() or token.pos_ == "PROPN") and not is_title(token)


def _without_lone(doc: Doc, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names, without single words that nothing tells to be a person's."""
    return [
        (first, last)
        for first, last in names
        if last - first > 1
        or doc[first].ent_type_ == "PERSON"
        or (first > 0 and is_title(doc[first - 1]))
        or any(doc[last].lower_ == "and" and other[0] == last + 1 for other in names if last < len(doc))
    ]
