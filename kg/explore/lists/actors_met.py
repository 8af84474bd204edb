"""Of whom a store tells most, and in which part."""

from __future__ import annotations

from dataclasses import dataclass

from kg.explore.lists.called import names
from kg.model.values import LOOKED_UP_TYPES
from kg.query.asking import ask
from kg.store import Store

_KINDS = LOOKED_UP_TYPES | {"Country"}
_WHO = """
  OPTIONAL { GRAPH graph:identity { ?thing cn:identifiedAs ?identity } }
  BIND(COALESCE(?identity, ?thing) AS ?who)
"""
_DEEDS = f"""
SELECT ?who ?part (COUNT(DISTINCT ?one) AS ?number) WHERE {{
  GRAPH ?g {{
    ?event cn:status ?code ; cn:hasAgent ?thing . ?thing cn:isNamed true
    BIND(IF(EXISTS {{ ?paper cn:reports ?event }}, "does", "said") AS ?part)
  }}
  FILTER(?code IN (cn:status-occurred, cn:status-ongoing, cn:status-attempted, cn:status-failed))
  {_WHO}
  OPTIONAL {{ GRAPH graph:identity {{ ?incident cn:hasReport ?event }} }}
  BIND(COALESCE(?incident, ?event) AS ?one)
}} GROUP BY ?who ?part
"""
# the IRI of a claim begins with that of its article; looking the article up would take most of the time
_CLAIMS = f"""
SELECT ?who ?part (COUNT(DISTINCT ?claim) AS ?number) WHERE {{
  {{
    SELECT ?g ?thing ?claim ?part WHERE {{
      {{ GRAPH ?g {{ ?claim cn:accuses ?thing }} BIND("accused" AS ?part) }}
      UNION {{ GRAPH ?g {{ ?claim cn:attributedTo ?thing }} BIND("speaks" AS ?part) }}
    }}
  }}
  FILTER(EXISTS {{ GRAPH ?g {{ ?thing cn:isNamed true }} }})
  FILTER(?part = "speaks" || EXISTS {{ GRAPH ?g {{ ?claim a cn:Accusation }} }})
  BIND(IRI(STRBEFORE(STR(?claim), "#")) AS ?paper)
  FILTER NOT EXISTS {{ GRAPH graph:identity {{ ?paper cn:copyOf ?first }} }}
  {_WHO}
}} GROUP BY ?who ?part
"""
_PARTS = ("does", "said", "accused", "speaks")


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody with the number of times that a store tells of them.

    Attributes:
        kind: The name of the class, such as ``ArmedGroup``.
        does: What articles tell in their own voice that they did or tried; what several articles report counts once.
        said: The same of what only somebody else, or they themselves, say that they did.
        accused: Accusations against them; those in copies of other articles do not count, here and in ``speaks``.
        speaks: Claims of theirs.
    """

    iri: str
    label: str
    kind: str
    does: int
    said: int
    accused: int
    speaks: int


def most_told(store: Store, limit: int = 12) -> tuple[Actor, ...]:
    """The persons, bodies and states that do most, are said to do most and are accused most, together."""
    numbers: dict[str, dict[str, int]] = {}
    for who, part, number in [*ask(store, _DEEDS), *ask(store, _CLAIMS)]:
        numbers.setdefault(str(who), dict.fromkeys(_PARTS, 0))[str(part)] = int(number or 0)
    # places and the like that act are few: twice as many are named as are wanted, for want of which some remain
    ranked = sorted(numbers, key=lambda who: (-_weight(numbers[who]), -numbers[who]["speaks"], who))[: 2 * limit]
    called = names(store, ranked)
    actors = (Actor(who, *called[who], *(numbers[who][part] for part in _PARTS)) for who in ranked if who in called)
    return tuple(actor for actor in actors if actor.kind in _KINDS)[:limit]


def _weight(parts: dict[str, int]) -> int:
    return parts["does"] + parts["said"] + parts["accused"]
