"""Who and what the articles speak of, those they speak of most first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.explore.listed import Listed
from kg.explore.told import Thing, ask, local, one_of
from kg.explore.told import quoted as literal
from kg.graph import term
from kg.model.values import ENTITY_TYPES
from kg.store import Store

ACTING = (
    "Person", "ArmedGroup", "MilitaryForce", "SecurityForce", "Government", "PoliticalParty", "Organization",
    "Country", "PopulationGroup",
)  # fmt: skip
"""The kinds of those who can act, which are listed unless another kind is asked for."""
_HOME = ("nationalOf", "partOf", "basedIn", "locatedIn")
_KEYED = re.compile(r"/entity/\w+/(?:institution/)?([A-Za-z]{2})-[^/]*$")
_CODE = re.compile(r"/entity/Country/(\w{2})$")


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody or something of a list.

    Attributes:
        mentions: Places in the texts that speak of it.
        articles: Articles that do.
        names: Other names.
    """

    thing: Thing
    mentions: int
    articles: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    thing: Thing
    mentions: int
    members: tuple[str, ...]


def actors(
    store: Store,
    kind: str | None = None,
    name: str | None = None,
    country: str | None = None,
    first: int = 0,
    most: int = 50,
) -> Listed[Entry]:
    """Those who are named, the most mentioned first.

    Args:
        store: Where to look.
        kind: One of the entity types; all that can act where it is None.
        name: Part of a name.
        country: The name of the country that they are of, as far as the graph says so.
        first: From which on, counted from 0.
        most: How many.
    """
    kinds = ACTING if kind is None else (kind,)
    all_ = _counted(store)
    if name is not None:
        named = _named(store, name)
        all_ = [one for one in all_ if not named.isdisjoint(one.members)]
    found = [one for one in all_ if one.thing.kind in kinds]
    if country is not None:
        found = _of_country(store, found, all_, country)
    found.sort(key=lambda one: (-one.mentions, one.thing.label, one.thing.iri))
    return Listed(_entries(store, found[first : first + most]), len(found))


def kinds_of(store: Store) -> tuple[str, ...]:
    """The entity types that anything named in the store has, in the order of the records."""
    have = {one.thing.kind for one in _counted(store)}
    return tuple(kind for kind in ENTITY_TYPES if kind in have)


def _counted(store: Store) -> list[_Counted]:
    """All that is named, under its identity where it has one; labels of others are still those of any one article."""
    rows = ask(
        store,
        """SELECT ?me (MIN(?class) AS ?kind) (MIN(?label) AS ?name) (COUNT(?mention) AS ?count) WHERE {
          GRAPH ?g { ?me cn:isNamed true ; rdfs:label ?label ; a ?class ; cn:hasMention ?mention }
        } GROUP BY ?me""",
    )
    identified = ask(store, "SELECT ?me ?who WHERE { GRAPH graph:identity { ?me cn:identifiedAs ?who } }")
    called = ask(store, "SELECT ?who ?kind ?name WHERE { GRAPH graph:identity { ?who cn:takenAs ?kind ; rdfs:label ?name } }")
    whole = {str(me): str(who) for me, who in identified}
    known = {str(who): Thing(str(who), str(name), local(kind)) for who, kind, name in called}
    things: dict[str, Thing] = {}
    counts: dict[str, int] = {}
    members: dict[str, list[str]] = {}
    for me, kind, name, count in rows:
        iri = whole.get(str(me), str(me))
        things.setdefault(iri, known.get(iri) or Thing(iri, str(name), local(kind)))
        counts[iri] = counts.get(iri, 0) + int(count or 0)
        members.setdefault(iri, [iri] if iri != str(me) else []).append(str(me))
    return [_Counted(things[iri], counts[iri], tuple(members[iri])) for iri in things]


def _named(store: Store, name: str) -> set[str]:
    """All that has a name with these words in it."""
    rows = ask(
        store,
        f"""SELECT DISTINCT ?me WHERE {{
          GRAPH ?g {{
            {{ ?me cn:isNamed true }} UNION {{ ?me cn:takenAs ?any }}
            {{ ?me rdfs:label ?name }} UNION {{ ?me {term("skos:altLabel")} ?name }}
            FILTER(CONTAINS(LCASE(?name), LCASE({literal(name)})))
          }}
        }}""",
    )
    return {str(me) for (me,) in rows}


def _of_country(store: Store, found: Iterable[_Counted], all_: Iterable[_Counted], name: str) -> list[_Counted]:
    """Those of a country: by what articles say of them, by the key of a table, or by what the news of them is about."""
    named = _named(store, name)
    lands = [one for one in all_ if one.thing.kind == "Country" and not named.isdisjoint(one.members)]
    ends = {member for one in lands for member in (one.thing.iri, *one.members)}
    codes = {code[1] for end in ends if (code := _CODE.search(end))}
    slugs = {"-".join(re.findall(r"\w+", one.thing.label.lower())) for one in lands}
    tied: set[str] = set()
    if ends:
        ways = "|".join(f"cn:{way}" for way in _HOME)
        rows = ask(
            store, f"SELECT DISTINCT ?me WHERE {{ GRAPH ?g {{ {one_of('land', sorted(ends))} ?me {ways} ?land }} }}"
        )
        tied = {str(me) for (me,) in rows}

    def belongs(one: _Counted) -> bool:
        key = _KEYED.search(one.thing.iri)
        return (
            bool(ends & {one.thing.iri, *one.members})
            or not tied.isdisjoint(one.members)
            or (key is not None and key[1] in codes)
            or any(one.thing.iri.endswith(f"/{slug}") or f"/institution/{slug}-" in one.thing.iri for slug in slugs)
        )

    return [one for one in found if belongs(one)]


def _entries(store: Store, found: Iterable[_Counted]) -> tuple[Entry, ...]:
    """With the names and articles of each; one that no identity names has the name of most articles."""
    shown = tuple(found)
    members = sorted({member for one in shown for member in one.members})
    names: dict[str, dict[str, int]] = {}
    others: dict[str, set[str]] = {}
    graphs: dict[str, set[str]] = {}
    rows = ask(
        store,
        f"""SELECT ?me ?name ?g WHERE {{
          GRAPH ?g {{ {one_of("me", members)} ?me cn:isNamed true ; rdfs:label ?name }}
        }}""",
    )
    for me, name, graph in rows:
        by_name = names.setdefault(str(me), {})
        by_name[str(name)] = by_name.get(str(name), 0) + 1
        graphs.setdefault(str(me), set()).add(str(graph))
    for me, name in ask(
        store,
        f"""SELECT DISTINCT ?me ?name WHERE {{
          GRAPH ?g {{ {one_of("me", members)} ?me {term("skos:altLabel")} ?name }}
        }}""",
    ):
        others.setdefault(str(me), set()).add(str(name))
    return tuple(_entry(one, names, others, graphs) for one in shown)


def _entry(
    one: _Counted,
    names: Mapping[str, Mapping[str, int]],
    others: Mapping[str, set[str]],
    graphs: Mapping[str, set[str]],
) -> Entry:
    thing, own = one.thing, names.get(one.thing.iri)
    if own:
        thing = Thing(thing.iri, min(own, key=lambda name: (-own[name], name)), thing.kind)
    called = {name for member in one.members for name in (*names.get(member, ()), *others.get(member, ()))}
    articles = set[str]().union(*(graphs.get(member, set()) for member in one.members))
    return Entry(thing, one.mentions, len(articles), tuple(sorted(called - {thing.label})))
