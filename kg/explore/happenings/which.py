"""What is wanted of all that happened: kinds, who did it, who says so, when and where."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal

from kg.explore.alike import expression
from kg.explore.sparql import one_of
from kg.query.asking import ask
from kg.store import Store

_SKOS = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map, in degrees; where ``west`` is greater than ``east`` it goes across the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lat: float | None, lon: float | None) -> bool:
        """Whether a point is inside, or on the edge.

        >>> Box(170, -10, -170, 10).holds(0, 175), Box(0, 0, 1, 1).holds(0.5, 2), Box(0, 0, 1, 1).holds(None, None)
        (True, False, False)
        """
        if lat is None or lon is None or not self.south <= lat <= self.north:
            return False
        return self.west <= lon <= self.east if self.west <= self.east else lon >= self.west or lon <= self.east


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; what is empty or None limits nothing.

    Attributes:
        kinds: Event types; what is a kind of one of them counts too.
        statuses: Statuses, at least one of which some report gives.
        actor: Part of a name or alias of who did it, or their IRI.
        source: Part of the name of who says so or of a publisher, or the IRI of who says so.
        since: Only what lasted until this day or began later, as ``2026-03-10``.
        until: Only what began on this day or earlier.
        country: The IRI of the country that holds a place of it.
        box: The part of the map that it is shown in.
        unplaced: Whether to list also what has neither a day nor a place with a position.
    """

    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    actor: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    country: str | None = None
    box: Box | None = None
    unplaced: bool = False


def events_by(store: Store, who: str) -> frozenset[str]:
    """The events that somebody did, by their IRI or part of a name or alias, in their article or across articles."""
    return _events(store, who, "?event cn:hasAgent ?thing")


def events_told_by(store: Store, who: str) -> frozenset[str]:
    """The events that somebody says took place, by their IRI or part of a name, or that a publisher printed."""
    found = _events(store, who, "?claim cn:asserts ?event ; cn:attributedTo ?thing")
    if _is_iri(who):
        return found
    words = _holds(who, "?words")
    said = f"SELECT DISTINCT ?event WHERE {{ GRAPH ?g {{ ?claim cn:sourceText ?words ; cn:asserts ?event }} {words} }}"
    printed = f"""PREFIX dcterms: <http://purl.org/dc/terms/> SELECT DISTINCT ?event WHERE {{
      {{ SELECT ?g WHERE {{ GRAPH ?g {{ ?paper dcterms:publisher ?words }} {words} }} }}
      GRAPH ?g {{ ?event cn:status ?status }}
    }}"""
    return found | {str(event) for sparql in (said, printed) for (event,) in ask(store, _headed(sparql))}


def _events(store: Store, who: str, pattern: str) -> frozenset[str]:
    if _is_iri(who):
        thing = one_of("who", [who])
        asked = [
            f"SELECT DISTINCT ?event WHERE {{ {one_of('thing', [who])} GRAPH ?g {{ {pattern} }} }}",
            f"""SELECT DISTINCT ?event WHERE {{
              {thing} GRAPH graph:identity {{ ?thing cn:identifiedAs ?who }} GRAPH ?g {{ {pattern} }}
            }}""",
        ]
    else:
        named = f"""SELECT DISTINCT ?thing WHERE {{
          GRAPH ?any {{ ?thing rdfs:label|skos:altLabel ?name }} {_holds(who, "?name")}
        }}"""
        asked = [
            f"SELECT DISTINCT ?event WHERE {{ {{ {named} }} GRAPH ?g {{ {pattern} }} }}",
            f"""SELECT DISTINCT ?event WHERE {{
              {{ {named.replace("?thing", "?who")} }}
              GRAPH graph:identity {{ ?thing cn:identifiedAs ?who }} GRAPH ?g {{ {pattern} }}
            }}""",
        ]
    return frozenset(str(event) for sparql in asked for (event,) in ask(store, _headed(sparql)))


def _headed(sparql: str) -> str:
    return _SKOS + sparql


def _is_iri(who: str) -> bool:
    return who.startswith(("http://", "https://"))


def _holds(words: str, variable: str) -> str:
    """A filter for what holds these words, in any case and with or without accents."""
    return f'FILTER(REGEX(STR({variable}), {Literal(expression(words))}, "i"))'
