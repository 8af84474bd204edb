"""Names of towns that the model does not know for places: by a list of cities, where the context speaks of a place."""

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.lang.en import English
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from kg.extract import lexicon
from kg.extract.reading import Mention

_WITHIN = frozenset({"in", "near", "outside"})
"""What one is of towns, and of no person or body: "in X"."""
_BETWEEN = frozenset({"between"}) | _WITHIN
_WHERE = frozenset({"in", "near", "outside", "inside", "around", "throughout", "at"})
_WHITHER = _WHERE | {"to", "from", "towards", "toward", "of", "on", "over", "into", "across"}
_LONGEST = 3
"""Words of a name that the words around may show to be a place."""
_DATELINE = 12
"""Tokens between the town of a dateline and its dash: "MORELIA, Mexico, Nov 9 (Kestrel) -"."""
_DATELINE_ENDS = 20
"""Tokens in which the dateline of an article ends."""
_DASHES = frozenset({"-", "–", "—", "--"})
_HIT = frozenset({"attack", "take"})


def find_cities(doc: Doc) -> Iterator[Mention]:
    """A mention for each city of several words, unless the model takes just these words for a person's name."""
    people = {(e.start, e.end) for e in doc.ents if e.label_ == "PERSON"}
    for _, start, end in _matcher(doc.vocab)(doc):
        span = doc[start:end]
        if (start, end) not in people or _where(span.root, _WHERE):
            yield Mention(start, end, span.root.i, "name", "City")


def reads_as_place(span: Span, kind: str) -> bool:
    """Whether a name taken for a person or a body is a town's: it is one by the list, and stands where one would.

    Args:
        span: The name.
        kind: What it was taken for; a person is given up less easily.
    """
    if span.text not in lexicon.city_names():
        return False
    return _where(span.root, _WHERE if kind == "Person" else _WHITHER) or _is_hit(span.root)


def shown_as_place(span: Span) -> str | None:
    """What kind of place the words around show a name to be, that was taken for a person or a body.

    "The town of X" and "X village", "X, a village in", "north of X", "outside X", "the road to X"; and in capitals
    before the dash of a dateline.

    Args:
        span: The name.

    Returns:
        An entity type, or None where nothing shows a place.
    """
    doc, root = span.doc, span.root
    if len(span) > _LONGEST or titled(span):
        return None
    kinds = lexicon.classes("kind_of_place")
    behind = doc[span.end] if span.end < len(doc) else None
    if behind is not None and behind.text.islower() and (kind := kinds.get(behind.lower_)) is not None:
        return kind
    apposed = next((t for t in root.rights if t.dep_ == "appos" and t.tag_ == "NN" and t.text.islower()), None)
    if apposed is not None and (kind := kinds.get(apposed.lemma_.lower())) is not None:
        return kind
    if _opens_dateline(span):
        return "City"
    shown = _shown_by_preposition(_first_of_list(root), len(span), kinds)
    return shown or ("City" if _stands_as_place(span) else None)


def _stands_as_place(span: Span) -> bool:
    """ "In X", "the massacre at X", "between Y and X" where Y is a town: no acronym, nor what has a determiner."""
    root = _first_of_list(span.root)
    if root.dep_ != "pobj" or (len(span) == 1 and span.text.isupper()) or any(t.like_num for t in span):
        return False
    small = span[0].lower_ in lexicon.words("name_particles")
    if any(t.dep_ in {"det", "poss"} for t in span.root.lefts) or not (small or span[0].text[:1].isupper()):
        return False
    prep, listed = root.head, root.i != span.root.i or any(t.dep_ == "conj" for t in root.rights)
    if listed:
        cities = (
            t.text in lexicon.city_names() or t.ent_type_ == "GPE"
            for t in (root, *root.subtree)
            if t.i not in range(span.start, span.end)
        )
        return prep.lower_ in _BETWEEN and any(cities)
    return prep.lower_ in _WITHIN or (prep.lower_ == "at" and _happens(prep.head))


def _happens(token: Token) -> bool:
    """Whether a word tells an event or a site, not somebody who is at work: "killed at X", "a post at X"."""
    pos = "verb" if token.pos_ == "VERB" else "noun"
    told = lexicon.triggers().get((pos, token.lemma_.lower()), ())
    sites = lexicon.words("town_sites") | lexicon.words("attacked_sites")
    return bool(told) or token.lemma_.lower() in sites


def names_agency(span: Span) -> bool:
    """ "OUAGADOUGOU, May 15 (Northline) -": what stands between the brackets of a dateline puts out the report."""
    doc, end = span.doc, span.end
    if not 0 < span.start < _DATELINE_ENDS or doc[span.start - 1].text != "(" or end + 1 >= len(doc):
        return False
    return doc[end].text == ")" and doc[end + 1].text in _DASHES


def titled(span: Span) -> bool:
    """Whether an office or honorific stands in front: "near Mr X" is near somebody."""
    return span.start > 0 and span.doc[span.start - 1].lower_.rstrip(".") in lexicon.offices()


def _shown_by_preposition(root: Token, length: int, kinds: Mapping[str, str]) -> str | None:
    prep, above = root.head, root.head.head
    if root.dep_ != "pobj":
        return None
    if prep.lower_ == "of" and above.text.islower():
        lemma = above.lemma_.lower()
        told = lemma in lexicon.words("town_sites") or lemma in lexicon.words("compass")
        if lexicon.name_heads().get(lemma) == "Place":
            return "Place"  # "the island of X"
        if (governed := lexicon.classes("governed").get(lemma)) is not None and length == 1:
            return governed  # "the mayor of X"
        return kinds.get(lemma, "City" if told and not any(t.dep_ == "det" for t in root.lefts) else None)
    if length > 1 or root.text.isupper() or any(t.dep_ in {"det", "poss"} for t in root.lefts):
        return None
    on_the_way = prep.lower_ in {"from", "to", "between"} and _way_above(prep)
    return "City" if prep.lower_ in {"outside", "near", "off"} or on_the_way else None


def _way_above(prep: Token) -> bool:
    """ "The road from X to Y": what a preposition hangs on, past another one."""
    above = prep.head.head.head if prep.head.dep_ == "pobj" and prep.head.head.lower_ == "from" else prep.head
    above = above.head if above.dep_ == "prep" else above
    return above.lemma_.lower() in lexicon.words("ways")


def _opens_dateline(span: Span) -> bool:
    """ "BAQUBA - Four members", "TURBAT, Pakistan - ": capitals at the start of a line, a dash near behind."""
    doc = span.doc
    opens = span.start == 0 or doc[span.start - 1].is_space
    line = doc[span.end : span.end + _DATELINE]
    return opens and span.text.isupper() and len(span.text) > 2 and any(t.text in _DASHES for t in line)


@cache
def _matcher(vocab: Vocab) -> PhraseMatcher:
    tokenizer = English(vocab=vocab).tokenizer
    matcher = PhraseMatcher(vocab, attr="ORTH")
    matcher.add(
        "city", [tokenizer(name) for name in sorted(lexicon.city_names()) if len(name.replace("-", " ").split()) > 1]
    )
    return matcher


def _where(token: Token, prepositions: frozenset[str]) -> bool:
    token = _first_of_list(token)
    return token.dep_ == "pobj" and token.head.lower_ in prepositions


def _is_hit(token: Token) -> bool:
    """Whether the name is the object of a verb that is done to places: "shelled X and Y"."""
    token = _first_of_list(token)
    told = lexicon.triggers().get(("verb", token.head.lemma_.lower()), ())
    return token.dep_ in {"dobj", "nsubjpass"} and any(trigger.frame in _HIT for trigger in told)


def _first_of_list(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token
