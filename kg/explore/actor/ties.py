"""Who somebody has to do with, and how: the ties that a graph around them draws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.explore.sparql import local, one_of
from kg.explore.told.things import Thing, identities
from kg.model.values import EVENT_TYPES, lineage
from kg.query.asking import ask
from kg.store import Store

KINDS = (
    "attacked", "attack-said", "fought", "acted", "act-said", "talks", "accuses", "denies", "supports", "opposes",
    "belongs",
)  # fmt: skip
"""Kinds of ties: attacked as articles tell it or only as somebody says, fought with, acted against in other ways (both
again), talked with, accused, denied what the other says, supported, opposed, and belongs to (is a member, a part, the
leader or an officer of)."""
_HARM = frozenset({"Attack", "Kidnapping", "Torture", "SexualViolence", "Robbery"})
_AGAINST = frozenset(
    {
        "MilitaryOperation",
        "Deployment",
        "TerritorialChange",
        "Arrest",
        "Seizure",
        "StateRepression",
        "Sanction",
        "LegalProceeding",
    }
)
"""What is done against its target short of an attack."""
_TALKS = frozenset({"Negotiation", "Agreement"})
_RELATIONS = {
    "memberOf": "belongs",
    "partOf": "belongs",
    "leads": "belongs",
    "holdsOffice": "belongs",
    "supports": "supports",
    "alliedWith": "supports",
    "opposes": "opposes",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """All of one kind between somebody and one other.

    Attributes:
        kind: One of ``KINDS``.
        forward: Whether it leads to the other; of what has no direction always true.
        other: The neighbour.
        count: In how many events, claims or relations.
    """

    kind: str
    forward: bool
    other: Thing
    count: int


@dataclass(frozen=True, slots=True)
class Ties:
    """The ties of somebody, those of the neighbours with most of them first.

    Attributes:
        items: The ties to the neighbours that are shown.
        neighbours: How many neighbours there are, shown or not.
    """

    items: tuple[Tie, ...]
    neighbours: int


def ties(store: Store, members: Iterable[str], most: int) -> Ties:
    """Whom somebody has to do with; only others that have a name.

    Args:
        store: Where to look.
        members: The IRIs that count as one.
        most: How many neighbours are shown at most.
    """
    mine = frozenset(members)
    me = one_of("me", sorted(mine))
    evidence: dict[tuple[str, bool, str], set[str]] = {}
    for kind, forward, what, other in (*_events(store, me), *_claims(store, me), *_relations(store, me)):
        evidence.setdefault((kind, forward, other), set()).add(what)
    others = _named(store, {other for *_, other in evidence} - mine)
    gathered: dict[tuple[str, bool, Thing], set[str]] = {}
    for (kind, forward, other), whats in evidence.items():
        thing = others.get(other)
        if thing is not None and thing.iri not in mine:
            gathered.setdefault((kind, forward, thing), set()).update(whats)
    weights: dict[Thing, int] = {}
    for (_, _, thing), whats in gathered.items():
        weights[thing] = weights.get(thing, 0) + len(whats)
    ranks = {
        thing: rank for rank, thing in enumerate(sorted(weights, key=lambda one: (-weights[one], one.label, one.iri)))
    }
    shown = (Tie(kind, forward, thing, len(whats)) for (kind, forward, thing), whats in gathered.items())
    items = sorted(
        (tie for tie in shown if ranks[tie.other] < most),
        key=lambda tie: (ranks[tie.other], KINDS.index(tie.kind), not tie.forward),
    )
    return Ties(tuple(items), len(ranks))


def _events(store: Store, me: str) -> Iterator[tuple[str, bool, str, str]]:
    """Ties by events: kind, direction, event and other."""
    pairs = {
        "to": "?event cn:hasAgent ?me ; cn:hasTarget ?other",
        "from": "?event cn:hasTarget ?me ; cn:hasAgent ?other",
        "with": "?event cn:hasAgent ?me ; cn:hasAgent ?other",
    }
    for way, pattern in pairs.items():
        rows = ask(
            store,
            f"""SELECT DISTINCT ?event ?other ?class ?status ?confidence ?own WHERE {{
              GRAPH ?g {{
                {me}
                {pattern} ; cn:status ?status ; a ?class .
                FILTER(?other != ?me)
                OPTIONAL {{ ?event cn:agentConfidence ?confidence }}
                OPTIONAL {{ ?own cn:reports ?event }}
              }}
            }}""",
        )
        for event, other, class_, status, confidence, own in rows:
            kind = local(class_)
            kinds = frozenset(lineage(kind)) if kind in EVENT_TYPES else frozenset()
            took_place = local(status) in ("occurred", "ongoing")
            sure = took_place and own is not None and (confidence is None or local(confidence) in ("stated", "unknown"))
            if kinds & _TALKS and took_place:
                yield "talks", True, str(event), str(other)
            elif "ArmedClash" in kinds and took_place:
                yield "fought", True, str(event), str(other)
            elif kinds & (_HARM | _AGAINST) and way != "with" and (took_place or local(status) == "denied"):
                told, said = ("attacked", "attack-said") if kinds & _HARM else ("acted", "act-said")
                yield told if sure else said, way == "to", str(event), str(other)


def _claims(store: Store, me: str) -> Iterator[tuple[str, bool, str, str]]:
    """Ties by what is said: who accuses whom, who denies whose words."""
    patterns = {
        ("accuses", True): "?claim cn:attributedTo ?me ; cn:accuses ?other",
        ("accuses", False): "?claim cn:accuses ?me ; cn:attributedTo ?other",
        ("denies", True): "?claim cn:attributedTo ?me ; cn:disputes ?said . ?said cn:attributedTo ?other",
        ("denies", False): "?said cn:attributedTo ?me . ?claim cn:disputes ?said ; cn:attributedTo ?other",
    }
    for (kind, forward), pattern in patterns.items():
        for claim, other in ask(store, f"SELECT DISTINCT ?claim ?other WHERE {{ GRAPH ?g {{ {me} {pattern} }} }}"):
            yield kind, forward, str(claim), str(other)


def _relations(store: Store, me: str) -> Iterator[tuple[str, bool, str, str]]:
    """Ties by relations, as told by articles or by anybody in them."""
    for forward in (True, False):
        mine, theirs = ("Subject", "Object") if forward else ("Object", "Subject")
        rows = ask(
            store,
            f"""SELECT DISTINCT ?relation ?other ?kind WHERE {{
              GRAPH ?g {{
                {me}
                ?relation cn:relation{mine} ?me ; cn:relation{theirs} ?other ; cn:relationKind ?kind .
              }}
            }}""",
        )
        for relation, other, kind in rows:
            if local(kind) in _RELATIONS:
                yield _RELATIONS[local(kind)], forward or local(kind) == "alliedWith", str(relation), str(other)


def _named(store: Store, iris: Iterable[str]) -> dict[str, Thing]:
    """The others that have a name, each as what it is identified as."""
    wanted = sorted(iris)
    rows = ask(
        store,
        f"""SELECT ?other ?label ?kind (COUNT(*) AS ?count) WHERE {{
          GRAPH ?g {{ {one_of("other", wanted)} ?other cn:isNamed true ; rdfs:label ?label ; a ?kind }}
        }} GROUP BY ?other ?label ?kind ORDER BY ?other DESC(?count) ?label ?kind""",
    )
    known = identities(store, wanted)
    made: dict[str, Thing] = {}
    for other, label, kind, _ in rows:
        who, called, taken = known.get(str(other), (str(other), None, None))
        made.setdefault(str(other), Thing(who, called or str(label), taken or local(kind)))
    one_name: dict[str, Thing] = {}
    return {other: one_name.setdefault(thing.iri, thing) for other, thing in made.items()}
