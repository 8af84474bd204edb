"""Noun phrases: edges, conjuncts and the words that stand for a participant."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon

_LEFT = frozenset({"compound", "amod", "nmod", "poss", "advmod", "npadvmod", "appos"})
_LISTED = frozenset({"det", "nummod", "amod", "poss"})
_COUNTING = frozenset({"nummod", "quantmod", "det", "predet", "cc", "preconj"})


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and all that is coordinated with it to its right, in order."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" or (child.dep_ == "appos" and _goes_on_a_list(token, child)):
            yield from conjuncts(child)


def _goes_on_a_list(token: Token, beside: Token) -> bool:
    """ "A clinic, a hotel, two shops and a bank": one thing is not many, so these are no names for the first."""
    listed = list(conjuncts(beside))
    if len(listed) < 2 or not all(
        t.pos_ == "NOUN" and (t.tag_ == "NNS" or any(c.dep_ in _LISTED for c in t.lefts)) for t in listed
    ):
        return False
    counts = [t.text for t in token.lefts if t.dep_ == "nummod" and t.text.isdigit()]
    if token.tag_ != "NN":
        return any(int(count) != len(listed) for count in counts)  # "12 houses, a school and a shop"
    return len(listed) > 2 or any(t.tag_ == "NNS" for t in listed)


def first_of_phrase(head: Token, *, counting: bool = False) -> int:
    """Leftmost token of the phrase in front of ``head``.

    Args:
        head: Head noun.
        counting: Whether determiners and numbers are part of the answer.
    """
    first = head.i
    for child in reversed(list(head.lefts)):
        dep = child.dep_
        if dep == "punct" and child.text not in "-–'’":
            if child.text in {"“", '"', "‘", "``"}:
                continue
            break
        if dep == "nummod" and child.nbor().lower_ in lexicon.words("units"):
            first = min(first, child.i)
        elif dep in _COUNTING or (dep in _LEFT and child.pos_ == "DET"):
            if counting:
                first = min(first, child.left_edge.i)
            continue
        if dep not in _LEFT and dep != "punct":
            break
        if dep == "amod" and child.tag_ in {"JJR", "JJS"} and not counting:
            continue
        first = min(first, child.left_edge.i)
    while (
        first < head.i
        and (
            head.doc[first].pos_ in {"DET", "PUNCT"}
            or head.doc[first].tag_ == "PRP$"
            or head.doc[first].is_space
            or (head.doc[first].pos_ == "ADV" and head.doc[first + 1].pos_ == "DET")  # "also a depot"
        )
        and not counting
    ):
        first += 1
    if not counting and head.tag_ == "NNS" and head.doc[first].dep_ == "nummod" and first + 1 < head.i:
        after = head.doc[first + 1]
        first += after.lower_ not in lexicon.words("units") and not after.is_punct  # "12 mortar rounds"
    return first


def partitive(head: Token) -> Token | None:
    """The noun that a partitive speaks of: ``fighters`` for "dozens of fighters", "members of ...", else None."""
    lemma = head.lemma_.lower()
    remnant, charge = lemma in lexicon.words("remnants"), lemma == "charge"
    if lemma not in lexicon.words("partitive") and not (head.like_num or remnant or charge):
        return None
    for child in head.rights:
        if child.dep_ == "prep" and (child.lower_ == "of" or (remnant and child.lower_ == "from")):
            inner = next(
                (t for t in child.children if t.dep_ == "pobj" or (t.dep_ == "pcomp" and t.pos_ != "VERB")), None
            )
            explosive = inner is not None and inner.lemma_.lower() in lexicon.means()
            return inner if explosive or not charge else None  # of dynamite, not of murder
    return None


def core(head: Token) -> Token:
    """The noun that decides what a phrase refers to: past partitives."""
    inner = partitive(head)
    return core(inner) if inner is not None else head


def argument_span(head: Token) -> tuple[int, int]:
    """First and last token of a participant's phrase: up to its head, without determiner and exact count."""
    doc = head.doc
    inner = partitive(head)
    if inner is not None and head.lemma_.lower() in lexicon.words("collective"):
        return first_of_phrase(head), inner.i
    if inner is not None:
        return first_of_phrase(core(head)), core(head).i
    first, last = first_of_phrase(head), head.i
    while first < last and (doc[first].is_punct or doc[first].is_space):
        first += 1
    return past_ordinal(head, first), last


def past_ordinal(head: Token, first: int) -> int:
    """The first word of a phrase that tells what it is: "bomb" of "the second bomb", but "her second husband"."""
    while (
        head.lemma_.lower() in lexicon.means()
        and first < head.i
        and head.doc[first].lower_ in lexicon.words("ordinals")
    ):
        first += 1
    return first


def full_span(head: Token) -> tuple[int, int]:
    """First and last token of a noun phrase with determiner, "of" phrases and close apposition, without clauses."""
    doc = head.doc
    first = min(head.i, head.left_edge.i)
    last = head.i
    for child in head.rights:
        if (
            child.dep_ == "prep"
            and child.lower_ in {"of", "for", "in", "from", "at", "with", "to"}
            and not _has_clause(child)
        ) or (child.dep_ in {"appos", "nummod", "nmod", "compound"} and not _has_clause(child)):
            last = max(last, child.right_edge.i)
        elif child.dep_ in {"cc", "conj"}:
            break
    while first < head.i and (doc[first].pos_ in {"PUNCT", "SPACE", "SCONJ", "CCONJ", "ADV"} or doc[first].is_space):
        first += 1
    if last + 1 < len(doc) and doc[last + 1].text == ")" and any(doc[i].text == "(" for i in range(first, last + 1)):
        last += 1
    while last > head.i and (doc[last].is_punct or doc[last].is_space) and doc[last].text not in {")", "]"}:
        last -= 1
    return first, last


def _has_clause(token: Token) -> bool:
    return any(t.dep_ in {"relcl", "ccomp", "advcl", "acl"} for t in token.subtree)
