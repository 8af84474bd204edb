"""All that a page on one person, group, force, body, place or thing shows, over all articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.explore.actor import harms
from kg.explore.actor.deeds import VOICES, Deed, Outline, deeds, outlines
from kg.explore.actor.harms import Harm
from kg.explore.actor.sayings import KINDS, Saying, found, sayings
from kg.explore.actor.standing import Bond, bonds
from kg.explore.actor.ties import Ties, ties
from kg.explore.actor.who import Who, who
from kg.explore.listed import Listed
from kg.explore.sparql import one_of
from kg.explore.told.report import ROLES
from kg.explore.told.things import Paper, papers
from kg.query.asking import ask
from kg.store import Store

LISTS = (*(f"{role}-{voice}" for role in ROLES for voice in VOICES), *KINDS, "harms", "articles")
"""The lists of a page, by name: deeds by role and voice, then claims, tolls and articles."""
_NEIGHBOURS, _BONDS = 16, 24


@dataclass(frozen=True, slots=True)
class Mention:
    """An article, and at how many places it speaks of somebody."""

    paper: Paper
    count: int


@dataclass(frozen=True, slots=True)
class Actor:
    """What the store holds of somebody.

    Attributes:
        deeds: By name of the list (``agent-told``); lists without anything are there too.
        sayings: By name of the list (``said``).
        bonds: Offices, memberships and the like, those told most first; cut at a few.
        ties: Whom they have to do with.
    """

    who: Who
    deeds: Mapping[str, Listed[Deed]]
    sayings: Mapping[str, Listed[Saying]]
    harms: Listed[Harm]
    articles: Listed[Mention]
    bonds: Listed[Bond]
    ties: Ties


def actor(store: Store, iri: str, most: int = 6) -> Actor | None:
    """Somebody or something; None where the store does not know the IRI.

    Args:
        store: Where to look.
        iri: Of an identity or an entity.
        most: How many of each list are shown.
    """
    one = who(store, iri)
    if one is None:
        return None
    bonded, number = bonds(store, one.members, _BONDS)
    return Actor(
        who=one,
        deeds=_deeds(store, _outlined(store, one.members, ROLES), most),
        sayings=_sayings(store, {kind: found(store, one.members, kind) for kind in KINDS}, most),
        harms=_harms(store, one.members, 0, most),
        articles=_articles(store, one.members, 0, most),
        bonds=Listed(bonded, number),
        ties=ties(store, one.members, _NEIGHBOURS),
    )


def listed(
    store: Store, one: Who, name: str, first: int, most: int
) -> Listed[Deed] | Listed[Saying] | Listed[Harm] | Listed[Mention]:
    """One list of a page, a part at a time.

    Args:
        store: Where to look.
        one: Whose.
        name: One of ``LISTS``.
        first: From which on, counted from 0.
        most: How many.
    """
    if name == "harms":
        return _harms(store, one.members, first, most)
    if name == "articles":
        return _articles(store, one.members, first, most)
    if name in KINDS:
        claims = found(store, one.members, name)
        return Listed(sayings(store, claims[first : first + most]), len(claims))
    of_role = _outlined(store, one.members, (name.partition("-")[0],))[name]
    return Listed(tuple(deeds(store, of_role[first : first + most]).values()), len(of_role))


def _outlined(store: Store, members: Iterable[str], roles: Iterable[str]) -> dict[str, tuple[Outline, ...]]:
    """What somebody did and so on, by name of the list."""
    made: dict[str, tuple[Outline, ...]] = {}
    for role in roles:
        all_ = outlines(store, members, role)
        made |= {f"{role}-{voice}": tuple(one for one in all_ if one.voice == voice) for voice in VOICES}
    return made


def _deeds(store: Store, found_: Mapping[str, tuple[Outline, ...]], most: int) -> dict[str, Listed[Deed]]:
    """The first of each list, asked for together."""
    told = deeds(store, (one for all_ in found_.values() for one in all_[:most]))
    return {
        name: Listed(tuple(told[one] for one in all_[:most] if one in told), len(all_)) for name, all_ in found_.items()
    }


def _sayings(store: Store, found_: Mapping[str, tuple[str, ...]], most: int) -> dict[str, Listed[Saying]]:
    """The first of each list, asked for together: a denial is in two of them."""
    wanted = dict.fromkeys(iri for all_ in found_.values() for iri in all_[:most])
    told = {saying.claim.iri: saying for saying in sayings(store, list(wanted))}
    return {
        name: Listed(tuple(told[iri] for iri in all_[:most] if iri in told), len(all_)) for name, all_ in found_.items()
    }


def _harms(store: Store, members: Iterable[str], first: int, most: int) -> Listed[Harm]:
    tolls = harms.found(store, members)
    return Listed(harms.harms(store, tolls[first : first + most]), len(tolls))


def _articles(store: Store, members: Iterable[str], first: int, most: int) -> Listed[Mention]:
    """Articles that speak of somebody, the latest first."""
    rows = ask(
        store,
        f"""SELECT ?paper ?day (COUNT(DISTINCT ?mention) AS ?count) WHERE {{
          GRAPH ?g {{
            {one_of("me", members)}
            ?me cn:mentionedIn ?paper ; cn:hasMention ?mention .
            OPTIONAL {{ ?paper schema:datePublished ?day }}
          }}
        }} GROUP BY ?paper ?day ORDER BY DESC(?day) ?paper""",
    )
    counts = {str(paper): int(count or 0) for paper, _, count in rows}
    shown = list(counts)[first : first + most]
    read = papers(store, shown)
    return Listed(tuple(Mention(read[iri], counts[iri]) for iri in shown if iri in read), len(counts))
