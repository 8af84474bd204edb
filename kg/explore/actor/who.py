"""Who or what somebody is: the entities that count as one, their names, links and place on the map."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.explore.sparql import local, one_of
from kg.explore.told.things import Thing
from kg.graph import GAZETTEER_GRAPH, IDENTITY_GRAPH, term
from kg.model.values import ENTITY_TYPES
from kg.query.asking import ask
from kg.store import Store

_IDENTITY, _GAZETTEER = f"<{IDENTITY_GRAPH}>", f"<{GAZETTEER_GRAPH}>"
_POINT = "POINT("


@dataclass(frozen=True, slots=True)
class Who:
    """One person, group, force, body, place or thing, across all articles.

    Attributes:
        thing: Its name and kind as most articles have them; the IRI is that of the identity where there is one.
        members: The IRIs that count as one with it, its own among them.
        names: All other names.
        links: The same thing elsewhere (Wikidata, GeoNames).
        position: Latitude and longitude in degrees; None where they are not known.
        lies_in: The places that hold it, the nearest first.
        because: On what grounds the entities of articles are one.
        known: False where it was looked up and no table of ours has it; None where it was not looked up.
        mentions: Places in the texts that speak of it.
        articles: Articles that do.
    """

    thing: Thing
    members: tuple[str, ...]
    names: tuple[str, ...]
    links: tuple[str, ...]
    position: tuple[float, float] | None
    lies_in: tuple[Thing, ...]
    because: tuple[str, ...]
    known: bool | None
    mentions: int
    articles: int


def who(store: Store, iri: str) -> Who | None:
    """Somebody or something by the IRI of an identity or an entity; None where the store has neither."""
    whole, members = _one(store, iri)
    me = one_of("me", members)
    names = _names(store, me)
    if not names:
        return None
    called, alone = _as_identity(store, whole)
    kinds = Counter[str]()
    labels = Counter[str]()
    for name, kind, first, count in names:
        if first:
            labels[name] += count
            kinds[kind] += count
    label = called[0] if called else min(labels, key=lambda one: (-labels[one], one))
    kind = called[1] if called else min(kinds, key=lambda one: (-kinds[one], one))
    others = {name for name, *_ in names} | set(alone)
    mentions, articles = _counts(store, me)
    return Who(
        thing=Thing(whole, label, kind),
        members=members,
        names=tuple(sorted(others - {label})),
        links=tuple(str(link) for (link,) in ask(store, _LINKS % me)),
        position=_position(store, me),
        lies_in=_lies_in(store, me),
        because=tuple(str(because) for (because,) in ask(store, _BECAUSE % one_of("me", (whole,)))),
        known=_known(store, me),
        mentions=mentions,
        articles=articles,
    )


_LINKS = f"SELECT DISTINCT ?link WHERE {{ %s GRAPH ?g {{ ?me {term('skos:exactMatch')} ?link }} }} ORDER BY ?link"
_BECAUSE = f"SELECT DISTINCT ?because WHERE {{ %s GRAPH {_IDENTITY} {{ ?me cn:because ?because }} }} ORDER BY ?because"


def _one(store: Store, iri: str) -> tuple[str, tuple[str, ...]]:
    """The IRI that stands for all that is one with this, and all of these."""
    me = one_of("me", (iri,))
    found = ask(
        store,
        f"""SELECT DISTINCT ?whole ?member WHERE {{
          {me}
          {{ GRAPH {_IDENTITY} {{ ?me cn:identifiedAs ?whole . ?member cn:identifiedAs ?whole }} }}
          UNION {{ GRAPH {_IDENTITY} {{ ?member cn:identifiedAs ?me . BIND(?me AS ?whole) }} }}
        }} ORDER BY ?whole ?member""",
    )
    whole = str(found[0][0]) if found else iri
    return whole, tuple(sorted({iri, whole, *(str(member) for _, member in found)}))


def _names(store: Store, me: str) -> list[tuple[str, str, bool, int]]:
    """Names with the kind, whether it is the label, and in how many graphs it stands so."""
    kinds = " ".join(f"cn:{kind}" for kind in (*ENTITY_TYPES, "Entity"))
    found = ask(
        store,
        f"""SELECT ?name ?kind ?first (COUNT(DISTINCT ?g) AS ?count) WHERE {{
          GRAPH ?g {{
            {me}
            ?me rdfs:label ?label ; a ?kind .
            {{ ?me rdfs:label ?name . BIND(true AS ?first) }}
            UNION {{ ?me {term("skos:altLabel")} ?name . BIND(false AS ?first) }}
          }}
          VALUES ?kind {{ {kinds} }}
        }} GROUP BY ?name ?kind ?first""",
    )
    return [
        (str(name), local(kind), first is True, count) for name, kind, first, count in found if isinstance(count, int)
    ]


def _as_identity(store: Store, whole: str) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
    """Label and kind of an identity, and its other names."""
    found = ask(
        store,
        f"""SELECT ?label ?kind ?name WHERE {{
          GRAPH {_IDENTITY} {{
            {one_of("me", (whole,))}
            ?me cn:takenAs ?kind ; rdfs:label ?label . OPTIONAL {{ ?me {term("skos:altLabel")} ?name }}
          }}
        }} ORDER BY ?label ?kind ?name""",
    )
    called = (str(found[0][0]), local(found[0][1])) if found else None
    return called, tuple(str(name) for *_, name in found if name is not None)


def _counts(store: Store, me: str) -> tuple[int, int]:
    """Mentions and articles."""
    ((mentions, articles),) = ask(
        store,
        f"""SELECT (COUNT(DISTINCT ?mention) AS ?mentions) (COUNT(DISTINCT ?g) AS ?articles) WHERE {{
          {me} GRAPH ?g {{ ?me cn:mentionedIn ?paper ; cn:hasMention ?mention }}
        }}""",
    )
    return int(mentions or 0), int(articles or 0)


def _position(store: Store, me: str) -> tuple[float, float] | None:
    found = ask(
        store,
        f"SELECT DISTINCT ?wkt WHERE {{ GRAPH ?g {{ {me} ?me geo:hasGeometry/geo:asWKT ?wkt }} }} ORDER BY ?wkt",
    )
    words = str(found[0][0]) if found else ""
    if not words.startswith(_POINT):
        return None
    lon, lat = words.removeprefix(_POINT).rstrip(")").split()
    return float(lat), float(lon)


def _lies_in(store: Store, me: str) -> tuple[Thing, ...]:
    """What holds it by the gazetteer; of two places the one that lies in the other comes first."""
    found = ask(
        store,
        f"""SELECT ?place ?label ?kind (COUNT(DISTINCT ?above) AS ?depth) WHERE {{
          {me}
          GRAPH {_GAZETTEER} {{
            ?me cn:locatedIn+ ?place . ?place rdfs:label ?label ; a ?kind .
            OPTIONAL {{ ?place cn:locatedIn+ ?above }}
          }}
        }} GROUP BY ?place ?label ?kind ORDER BY DESC(?depth) ?label ?place""",
    )
    return tuple(Thing(str(place), str(label), local(kind)) for place, label, kind, _ in found)


def _known(store: Store, me: str) -> bool | None:
    found = {nil for (nil,) in ask(store, f"SELECT DISTINCT ?nil WHERE {{ {me} GRAPH ?g {{ ?me cn:isNil ?nil }} }}")}
    return None if not found else False in found
