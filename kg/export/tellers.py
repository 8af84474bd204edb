"""Who tells an event or a toll, and who denies it, as the cell of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.export.facts import Facts
from kg.tables.happening import ARTICLE, BETWEEN, NOBODY, UNNAMED
from kg.tables.layout import names

_DENIALS = frozenset({"Denial", "ResponsibilityDenial"})
_MARKS = frozenset({ARTICLE, NOBODY, UNNAMED})


def tellers(facts: Facts, article: str, node: str) -> str:
    """Who tells an event; empty where only the article does."""
    return as_cell(frozenset(_who(facts, article, node)) or frozenset({NOBODY}))


def who_tells(facts: Facts, article: str, node: str) -> frozenset[str]:
    """Who tells a toll: names, and the marks for the article and for somebody unnamed."""
    return frozenset(_who(facts, article, node)) or frozenset({UNNAMED})


def as_cell(who: Iterable[str]) -> str:
    """Those who tell something as a cell; empty for the article alone, which goes without saying."""
    words = sorted(set(who))
    return "" if words == [ARTICLE] else BETWEEN.join(words)


def deniers(facts: Facts, node: str) -> str:
    """Who denies an event, or a claim that asserts it."""
    said = (node, *facts.of(node, "cn:asserts"))
    denials = {claim for one in said for claim in facts.of(one, "cn:disputes") if facts.class_(claim) in _DENIALS}
    return as_cell(name for claim in denials for name in _speakers(facts, claim))


def _who(facts: Facts, article: str, node: str) -> Iterator[str]:
    if article in facts.of(node, "cn:reports"):
        yield ARTICLE
    claims = facts.of(node, "cn:asserts")
    outer = {one for claim in claims for one in facts.closure(claim, "cn:within")}
    for claim in claims:
        if claim not in outer:  # only who says it directly
            yield from _speakers(facts, claim)


def _speakers(facts: Facts, claim: str) -> Iterator[str]:
    """The names of those who make a claim, in the pieces that a cell has them in; none is taken for a mark."""
    told = [name for who in facts.all(claim, "cn:attributedTo") if (name := facts.name(who))]
    words = (piece for name in told or [facts.line(claim, "cn:sourceText")] for piece in names(name))
    found = [word.strip("()") if word in _MARKS else word for word in words]
    yield from found or [UNNAMED]
