"""Who and what the articles speak of, those they speak of most first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.explore.alike import expression
from kg.explore.listed import Listed
from kg.explore.sparql import local, one_of
from kg.explore.sparql import quoted as literal
from kg.explore.told.things import Thing
from kg.graph import term
from kg.model.values import ENTITY_TYPES
from kg.query.asking import ask
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
class Directory:
    """A part of the list.

    Attributes:
        kinds: The entity types that anything named in the store has, in the order of the records.
    """

    entries: Listed[Entry]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    iri: str
    kind: str
    mentions: int
    members: tuple[str, ...]


def actors(
    store: Store,
    kind: str | None = None,
    name: str | None = None,
    country: str | None = None,
    first: int = 0,
    most: int = 50,
) -> Directory:
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
    found = [one for one in all_ if one.kind in kinds]
    if name is not None:
        named = _named(store, name)
        found = [one for one in found if not named.isdisjoint(one.members)]
    if country is not None:
        found = _of_country(store, found, all_, country)
    found.sort(key=lambda one: (-one.mentions, one.iri))
    have = {one.kind for one in all_}
    return Directory(
        Listed(_entries(store, found[first : first + most]), len(found)),
        tuple(one for one in ENTITY_TYPES if one in have),
    )


def _counted(store: Store) -> list[_Counted]:
    """All that is named, under its identity where it has one, without names."""
    counted = ask(
        store,
        """SELECT ?me (COUNT(?mention) AS ?count) WHERE {
          GRAPH ?g { ?me cn:isNamed true ; cn:hasMention ?mention }
        } GROUP BY ?me""",
    )
    identified = ask(store, "SELECT ?me ?who WHERE { GRAPH graph:identity { ?me cn:identifiedAs ?who } }")
    taken = ask(store, "SELECT ?who ?kind WHERE { GRAPH graph:identity { ?who cn:takenAs ?kind } }")
    whole = {str(me): str(who) for me, who in identified}
    kinds = {str(who): local(kind) for who, kind in taken}
    kinds |= _kinds(store, {whole.get(str(me), str(me)) for me, _ in counted} - kinds.keys())
    counts: dict[str, int] = {}
    members: dict[str, list[str]] = {}
    for me, count in counted:
        iri = whole.get(str(me), str(me))
        counts[iri] = counts.get(iri, 0) + int(count or 0)
        members.setdefault(iri, [iri] if iri != str(me) else []).append(str(me))
    return [_Counted(iri, kinds.get(iri, "Entity"), counts[iri], tuple(members[iri])) for iri in counts]


def _kinds(store: Store, iris: Iterable[str]) -> dict[str, str]:
    """The kind of each, as most articles have it."""
    rows = ask(
        store,
        f"""SELECT ?me ?kind (COUNT(?g) AS ?count) WHERE {{
          GRAPH ?g {{ {one_of("me", sorted(iris))} ?me cn:isNamed true ; a ?kind }}
        }} GROUP BY ?me ?kind ORDER BY ?me ?count DESC(?kind)""",
    )
    return {str(me): local(kind) for me, kind, _ in rows}


def _named(store: Store, name: str) -> set[str]:
    """All that has a name with these words in it, with or without accents."""
    fits = f'FILTER(REGEX(STR(?name), {literal(expression(name))}, "i"))'
    patterns = (
        f"GRAPH ?g {{ ?me cn:isNamed true ; rdfs:label ?name {fits} }}",
        f"GRAPH ?g {{ ?me {term('skos:altLabel')} ?name {fits} }}",
        f"GRAPH graph:identity {{ ?me cn:takenAs ?kind ; rdfs:label ?name {fits} }}",
    )
    return {str(me) for one in patterns for (me,) in ask(store, f"SELECT DISTINCT ?me WHERE {{ {one} }}")}


def _of_country(store: Store, found: Iterable[_Counted], all_: Iterable[_Counted], name: str) -> list[_Counted]:
    """Those of a country: by what articles say of them, by the key of a table, or by what the news of them is about."""
    named = _named(store, name)
    lands = [one for one in all_ if one.kind == "Country" and not named.isdisjoint(one.members)]
    ends = {member for one in lands for member in (one.iri, *one.members)}
    codes = {code[1] for end in ends if (code := _CODE.search(end))}
    slugs = {"-".join(re.findall(r"\w+", entry.thing.label.lower())) for entry in _entries(store, lands)}
    tied: set[str] = set()
    if ends:
        ways = "|".join(f"cn:{way}" for way in _HOME)
        rows = ask(
            store, f"SELECT DISTINCT ?me WHERE {{ GRAPH ?g {{ {one_of('land', sorted(ends))} ?me {ways} ?land }} }}"
        )
        tied = {str(me) for (me,) in rows}

    def belongs(one: _Counted) -> bool:
        if one.kind == "Country":
            return bool(ends & {one.iri, *one.members})
        key = _KEYED.search(one.iri)
        return (
            not ends.isdisjoint(one.members)
            or not tied.isdisjoint(one.members)
            or (key is not None and key[1] in codes)
            or any(one.iri.endswith(f"/{slug}") or f"/institution/{slug}-" in one.iri for slug in slugs)
        )

    return [one for one in found if belongs(one)]


def _entries(store: Store, found: Iterable[_Counted]) -> tuple[Entry, ...]:
    """With names and articles; one that no identity names has the name of most articles."""
    shown = tuple(found)
    members = one_of("me", sorted({member for one in shown for member in one.members}))
    called = ask(
        store,
        f"""SELECT ?who ?name WHERE {{
          GRAPH graph:identity {{
            {one_of("who", sorted(one.iri for one in shown))}
            ?who cn:takenAs ?any ; rdfs:label ?name .
          }}
        }} ORDER BY DESC(?name)""",
    )
    labelled = ask(
        store, f"SELECT ?me ?name ?g WHERE {{ GRAPH ?g {{ {members} ?me cn:isNamed true ; rdfs:label ?name }} }}"
    )
    aliases = ask(
        store,
        f"""SELECT DISTINCT ?me ?name WHERE {{
          GRAPH ?g {{ {members} ?me {term("skos:altLabel")} ?name }}
        }}""",
    )
    by_identity = {str(who): str(name) for who, name in called}
    names: dict[str, Counter[str]] = {}
    others: dict[str, set[str]] = {}
    graphs: dict[str, set[str]] = {}
    for me, name, graph in labelled:
        names.setdefault(str(me), Counter())[str(name)] += 1
        graphs.setdefault(str(me), set()).add(str(graph))
    for me, name in aliases:
        others.setdefault(str(me), set()).add(str(name))

    def entry(one: _Counted) -> Entry:
        told = sum((names.get(member, Counter()) for member in one.members), Counter[str]())
        usual = min(told, key=lambda name: (-told[name], name), default=one.iri)
        label = by_identity.get(one.iri, usual)
        all_names = {*told, *(name for member in one.members for name in others.get(member, ()))}
        articles = set[str]().union(*(graphs.get(member, set()) for member in one.members))
        return Entry(Thing(one.iri, label, one.kind), one.mentions, len(articles), tuple(sorted(all_names - {label})))

    return tuple(map(entry, shown))
