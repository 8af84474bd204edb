"""Why reports of several articles are taken for one incident."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.explore.sparql import one_of
from kg.query.asking import ask
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Join:
    """That two events are one, with the grounds for it.

    Attributes:
        events: The IRIs of the two.
        score: The sum of the weights; None where somebody joined them by hand.
        because: The grounds as ``(what, weight, words)``: ``("place", "+2.2", "both in Merrin")``; the heaviest first.
    """

    iri: str
    events: tuple[str, ...]
    score: float | None
    because: tuple[tuple[str, str, str], ...]


def joins(store: Store, reports: Iterable[str]) -> tuple[Join, ...]:
    """The joins among reports; the strongest first."""
    wanted = set(reports)
    found = ask(
        store,
        f"""SELECT DISTINCT ?join ?event ?score ?because WHERE {{
          {one_of("report", sorted(wanted))}
          GRAPH graph:identity {{
            ?join cn:joins ?report , ?event .
            OPTIONAL {{ ?join cn:score ?score }}
            OPTIONAL {{ ?join cn:because ?because }}
          }}
        }} ORDER BY ?join ?event ?because""",
    )
    events: dict[str, dict[str, None]] = {}
    grounds: dict[str, dict[str, None]] = {}
    scores: dict[str, float | None] = {}
    for join, event, score, because in found:
        events.setdefault(str(join), {})[str(event)] = None
        scores[str(join)] = float(score) if isinstance(score, int | float) else None
        if because is not None:
            grounds.setdefault(str(join), {})[str(because)] = None
    gathered = (
        Join(iri, tuple(both), scores[iri], tuple(sorted(map(ground, grounds.get(iri, {})), key=_heaviest)))
        for iri, both in events.items()
        if wanted.issuperset(both)
    )
    return tuple(sorted(gathered, key=lambda join: (-(join.score or float("inf")), join.iri)))


def ground(because: str) -> tuple[str, str, str]:
    """A ground in its three parts; all in the last where it is not written so.

    >>> ground("place +2.5: both in Merrin"), ground("Ana Tamm says so")
    (('place', '+2.5', 'both in Merrin'), ('', '', 'Ana Tamm says so'))
    """
    head, colon, words = because.partition(": ")
    what, space, weight = head.partition(" ")
    if colon and space and weight[:1] in {"+", "-"} and weight[1:].replace(".", "", 1).isdecimal():
        return (what, weight, words)
    return ("", "", because)


def _heaviest(one: tuple[str, str, str]) -> tuple[float, tuple[str, str, str]]:
    return (-abs(float(one[1] or "inf")), one)
