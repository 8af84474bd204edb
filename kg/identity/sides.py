"""Whether one article tells two events of two sides: its soldiers are not whom it calls attackers."""

from __future__ import annotations

from kg.identity.model import Report

_FORCES = frozenset({"army", "police"})
_FIGHTERS = frozenset({"rebels"})
_MUTUAL = frozenset({"ArmedClash", "Riot"})
"""Kinds that have both sides for doers, whichever of them a sentence names."""


def at_odds(one: Report, other: Report) -> bool:
    """Whether the doers of two events of one article set them apart: forces of a state, and those who fight them.

    They do not where both are told of one target, since then the article has two accounts of who did it; nor where each
    side is hit by the other, since that is one fight; nor in clashes and riots.

    Args:
        one: An event.
        other: Another of its article.
    """
    for forces, fighters in ((one, other), (other, one)):
        if _are(forces.doers, _FORCES) and _are(fighters.doers, _FIGHTERS):
            fight = forces.within & _FIGHTERS and fighters.within & _FORCES
            return not (fight or _of_one_target(one, other) or _MUTUAL & (one.types | other.types))
    return False


def _are(kinds: frozenset[str], side: frozenset[str]) -> bool:
    return bool(kinds) and kinds <= side


def _of_one_target(one: Report, other: Report) -> bool:
    if one.within & other.within:
        return True
    return not {thing.iri for thing in one.hit if thing.named}.isdisjoint(thing.iri for thing in other.hit)
