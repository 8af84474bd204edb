"""What two articles have in common, whatever events they tell of."""

from __future__ import annotations

from dataclasses import dataclass

from kg.identity.model import Paper
from kg.identity.sites import same_place
from kg.identity.stems import stems

_FOREIGN = 0.15
"""Share in what an article says of countries below which it is not about a country."""


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What two articles share.

    Attributes:
        copied: Whether one is nearly a copy of the other.
        names: The particular names that both have, or one has and the other's title.
        stems: The stems of the names that both have.
        home: The settlement that both are mostly about.
        country: The country that both say most of.
        abroad: Whether they are about different countries.
    """

    papers: tuple[Paper, Paper]
    copied: bool
    names: frozenset[str]
    stems: frozenset[str]
    home: str | None
    country: str | None
    abroad: bool


def shared(one: Paper, other: Paper, *, copied: bool) -> Shared:
    """What two articles share.

    Args:
        one: An article.
        other: Another.
        copied: Whether one is nearly a copy of the other.
    """
    both = one.names & other.names
    titled = _in_title(one, other) | _in_title(other, one)
    homes = (one.home[:1], other.home[:1])
    countries = {key for key, _ in one.countries[:1]} & {key for key, _ in other.countries[:1]}
    return Shared(
        papers=(one, other),
        copied=copied,
        names=both | titled,
        stems=frozenset(stem for name in both for stem in stems(name)),
        home=homes[0][0].label if all(homes) and same_place(homes[0][0], homes[1][0]) else None,
        country=next((key.removeprefix("name:").rpartition("/")[2] for key in countries), None),
        abroad=_abroad(one, other),
    )


def _in_title(paper: Paper, other: Paper) -> frozenset[str]:
    """The names of an article that another has in its title."""
    if not other.title:
        return frozenset()
    return frozenset(name for name in paper.names if (words := stems(name)) and words <= other.title)


def _abroad(one: Paper, other: Paper) -> bool:
    """Whether two articles are about different countries.

    What no table has beside what one has is a people or a town, more likely.
    """
    ours, theirs = ({key for key, share in paper.countries if share >= _FOREIGN} for paper in (one, other))
    tabled = [any(not key.startswith("name:") for key in some) for some in (ours, theirs)]
    return tabled[0] == tabled[1] and bool(ours and theirs) and not ours & theirs
