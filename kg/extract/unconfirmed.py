"""What a speaker leaves open: "could not confirm that rebels attacked", "did not know who fired"."""

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.moods import is_negated

_TAKEN = frozenset({"ccomp", "dobj", "pobj", "prep", "pcomp", "nsubjpass", "csubj", "acl", "relcl", "conj", "compound"})
_QUESTIONS = frozenset({"WP", "WDT", "WRB", "WP$"})


def is_unconfirmed(token: Token) -> bool:
    """Whether somebody cannot or will not say that it is so, without holding that it is not.

    What hangs on a question word is told as a fact: "could not confirm who had fired".

    Args:
        token: The word of an event.
    """
    for word in _up(token):
        if _asks(word):
            return False
        if _withholds(word.head):
            return True
    return False


def is_no_ones_word(token: Token) -> bool:
    """Whether the words around an event leave it, or a part of it, open: who tells them does not vouch for it."""
    return any(_withholds(word.head) or (_asks(word) and _does_not_know(word.head)) for word in _up(token))


def _up(token: Token) -> list[Token]:
    """The word and those above it, as long as each is what the next one takes."""
    found = []
    while token.head is not token and token.dep_ in _TAKEN:
        found.append(token)
        token = token.head
    return found


def _asks(verb: Token) -> bool:
    """Whether a clause is an indirect question other than "whether"."""
    first = verb.doc[verb.left_edge.i : verb.i]
    return verb.dep_ in {"ccomp", "pcomp"} and any(t.tag_ in _QUESTIONS for t in first)


def _withholds(word: Token) -> bool:
    """ "Could not confirm", "declined to comment on", "unable to verify", "cannot rule out", "no information on"."""
    lemma = word.lemma_.lower()
    if word.pos_ == "NOUN":
        return lemma in lexicon.words("tidings") and any(t.lower_ == "no" for t in word.lefts)
    ruled_out = lemma == "rule" and any(t.lower_ == "out" for t in word.rights)
    return (lemma in lexicon.words("confirming") or ruled_out) and _is_not(word)


def _does_not_know(word: Token) -> bool:
    """ "Did not know", "would not say", "it is not clear", "unclear"."""
    words = {t.lower_ for t in word.rights if t.dep_ == "acomp"} | {word.lemma_.lower()}
    open_ = words & lexicon.words("unknown")
    return bool(open_) or (bool(words & (lexicon.words("knowing") | lexicon.words("confirming"))) and _is_not(word))


def _is_not(verb: Token) -> bool:
    """Whether a verb, or the word that it complements, is negated: "not confirm", "unable to confirm"."""
    above = verb.head
    unwilling = verb.dep_ in {"xcomp", "acl"} and above.lemma_.lower() in lexicon.words("unwilling")
    unable = verb.dep_ == "xcomp" and above.lemma_ == "able" and is_negated(above.head)
    return is_negated(verb) or unwilling or unable
