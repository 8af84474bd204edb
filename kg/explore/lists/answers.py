"""Which denials answer which claims, over all articles.

Each question starts from what the one before it found, so that no store has to read all it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.explore.sparql import one_of
from kg.query.asking import ask
from kg.store import Store

TYPES = ("Accusation", "ResponsibilityClaim")
"""Types of claims that call for an answer, whether or not there is one."""
_DENIALS = "VALUES ?type { cn:Denial cn:ResponsibilityDenial }"


@dataclass(frozen=True, slots=True)
class Answers:
    """Claims that call for an answer or have one, and the denials of each.

    Attributes:
        of: The denials of each claim; empty where there is none.
        alone: Denials of what nobody in the articles is said to have claimed.
    """

    of: Mapping[str, tuple[str, ...]]
    alone: tuple[str, ...]


def answers(store: Store) -> Answers:
    """All claims that call for an answer or have one."""
    denials = {iri for (iri,) in _ask(store, f"SELECT ?denial WHERE {{ {_DENIALS} GRAPH ?g {{ ?denial a ?type }} }}")}
    disputed = _pairs(store, "denial", denials, "?denial cn:disputes ?found")
    things = {thing for _, thing in disputed}
    claimed = {thing for thing, _ in _pairs(store, "claim", things, "?claim cn:content ?found")} - denials
    asserting: dict[str, list[str]] = {}
    for thing, claim in _pairs(store, "thing", things - claimed, "?found cn:asserts ?thing"):
        asserting.setdefault(thing, []).append(claim)
    found: dict[str, set[str]] = {claim: set() for type_ in TYPES for claim in _of_type(store, type_)}
    answering: set[str] = set()
    for denial, thing in disputed:
        for claim in [thing] if thing in claimed else asserting.get(thing, []):
            if claim not in denials:
                found.setdefault(claim, set()).add(denial)
                answering.add(denial)
    for claim, denial in _elsewhere(store, denials, disputed):
        found.setdefault(claim, set()).add(denial)
        answering.add(denial)
    to_what = {denial for denial, _ in disputed} | _of_type(store, "ResponsibilityDenial")
    return Answers(
        {claim: tuple(sorted(denied)) for claim, denied in found.items()}, tuple(sorted(to_what - answering))
    )


def _elsewhere(store: Store, denials: set[str], disputed: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Accusations that the accused denies in what another article tells of the same incident."""
    own = _pairs(
        store, "denial", denials & _of_type(store, "ResponsibilityDenial"), "?denial cn:asserts|cn:about ?found"
    )
    events: dict[str, set[str]] = {}
    for denial, event in (*disputed, *own):
        events.setdefault(event, set()).add(denial)
    wholes = _identity(store, "?found cn:hasReport ?thing", events)
    incidents: dict[str, set[str]] = {}
    for event, incident in wholes:
        incidents.setdefault(incident, set()).update(events[event])
    reports = {report: whole for whole, report in _identity(store, "?thing cn:hasReport ?found", incidents)}
    accusing = _pairs(store, "thing", reports, "?found a cn:Accusation ; cn:asserts|cn:about ?thing")
    accused = _actors(store, {claim for _, claim in accusing}, "accuses")
    speaking = _actors(store, {denial for some in incidents.values() for denial in some}, "attributedTo")
    for report, claim in accusing:
        for denial in incidents[reports[report]]:
            if accused.get(claim, set()) & speaking.get(denial, set()):
                yield claim, denial


def _actors(store: Store, claims: set[str], name: str) -> dict[str, set[str]]:
    """Who stands in a role of each claim, by the identity across articles where there is one."""
    named = _pairs(store, "claim", claims, f"?claim cn:{name} ?found")
    known = dict(_identity(store, "?thing cn:identifiedAs ?found", {thing for _, thing in named}))
    actors: dict[str, set[str]] = {}
    for claim, thing in named:
        actors.setdefault(claim, set()).add(known.get(thing, thing))
    return actors


def _of_type(store: Store, name: str) -> set[str]:
    return {iri for (iri,) in _ask(store, f"SELECT ?c WHERE {{ GRAPH ?g {{ ?c a cn:{name} ; cn:content ?words }} }}")}


def _pairs(store: Store, variable: str, iris: Iterable[str], where: str) -> list[tuple[str, str]]:
    """What is found in the graph of each thing, as ``(thing, found)``."""
    wanted = f"{one_of(variable, sorted(set(iris)))} GRAPH ?g {{ {where} }}"
    return [(one, other) for one, other in _ask(store, f"SELECT DISTINCT ?{variable} ?found WHERE {{ {wanted} }}")]


def _identity(store: Store, where: str, iris: Iterable[str]) -> list[tuple[str, str]]:
    wanted = f"{one_of('thing', sorted(set(iris)))} GRAPH graph:identity {{ {where} }}"
    return [(one, other) for one, other in _ask(store, f"SELECT DISTINCT ?thing ?found WHERE {{ {wanted} }}")]


def _ask(store: Store, sparql: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in ask(store, sparql)]
