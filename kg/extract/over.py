"""Deeds that are over by what is told of them, whoever planned them: "ordered the raid, which killed two"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract import lexicon
from kg.extract.reading import Reading

_LINKS = frozenset({"prep", "pobj", "compound", "nmod", "poss", "npadvmod", "nummod", "amod"})
_NOW = frozenset({"is", "are", "'re", "will", "am"})
_PERFECT = frozenset({"have", "has", "had", "having", "'ve"})


def is_over(reading: Reading, noun: Token) -> bool:
    """Whether an event noun has a day in the past, or a clause that tells what it did.

    Args:
        reading: The article so far; its times are known.
        noun: Head of the trigger.
    """
    if _has_done(noun):
        return True
    now = any(t.lower_ in _NOW for t in noun.head.lefts if t.dep_ == "aux") or noun.head.tag_ in {"VBZ", "VBP"}
    return not now and any(_is_past(reading, i) for i in _times(reading, noun))


def _has_done(noun: Token) -> bool:
    """ "The attack on a school, which left nine dead": a clause in the past, told of the deed or telling a toll."""
    for clause in (t for t in noun.subtree if t.dep_ == "relcl" and t.i > noun.i):
        if clause.head.i != noun.i and not _tells_toll(clause):
            continue
        helpers = {t.lower_ for t in clause.lefts if t.dep_ in {"aux", "auxpass"}}
        finite = clause.tag_ == "VBD" or helpers & {"was", "were", "had", "has", "have"}
        asks = any(t.tag_ in {"WDT", "WP"} or t.lower_ == "that" for t in clause.subtree if t.i < clause.i)
        if finite and asks and not helpers & {"would", "could", "might", "to"}:
            return True
    return False


def _tells_toll(clause: Token) -> bool:
    """Whether a clause with a comma before it tells of dead or wounded."""
    apart = clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","
    known = lexicon.triggers()
    forms = ((pos, t.lemma_.lower()) for t in clause.subtree for pos in ("verb", "adj", "noun"))
    return apart and any(entry.kind in {"killed", "injured"} for form in forms for entry in known.get(form, ()))


def _times(reading: Reading, noun: Token) -> Iterator[int]:
    """The times below a noun with no verb between, and behind it those of a verb in the perfect that governs it."""
    for token in noun.subtree:
        above = token
        while above.i != noun.i and above.dep_ in _LINKS:
            above = above.head
        if above.i == noun.i and token.i in reading.time_at:
            yield reading.time_at[token.i]
    verb = noun.head
    perfect = any(t.dep_ == "aux" and t.lower_ in _PERFECT for t in verb.lefts)
    if noun.dep_ == "dobj" and perfect and any(t.dep_ == "det" and t.lower_ == "the" for t in noun.lefts):
        yield from (reading.time_at[t.i] for t in verb.rights if t.i in reading.time_at and t.dep_ == "npadvmod")


def _is_past(reading: Reading, index: int) -> bool:
    time, published = reading.times[index], reading.article.published
    return time.end is not None and published is not None and time.end < published
