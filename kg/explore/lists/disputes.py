"""Accusations and other claims with the denials that answer them, as pairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.explore.alike import expression
from kg.explore.lists.answers import TYPES, answers
from kg.explore.sparql import local, one_of, quoted
from kg.explore.told.claim import Claim, claims
from kg.explore.told.excerpt import on_claims
from kg.query.asking import ask, text
from kg.store import Store

KINDS = ("Accusation", "ResponsibilityClaim", "Statement", "Denial")
"""What can be asked for; Statement is any other claim that somebody denies, Denial one that stands alone."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident, or an event that is in none, that a dispute is about.

    Attributes:
        label: Of an event it says what is claimed; kind, place and day do not.
        lone: Whether it is an event.
        type: The name of its class.
    """

    iri: str
    label: str
    lone: bool
    type: str
    place: str | None = None
    day: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim and what answers it.

    Attributes:
        claim: None where a denial stands alone: nobody in the articles is said to have claimed it.
        denials: Nobody's, where the articles have none.
        about: The incidents and events that it is about.
    """

    claim: Claim | None
    denials: tuple[Claim, ...]
    about: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Disputes:
    """A page of disputes, the newest first; ``total`` counts all pages, ``unanswered`` those with no denial."""

    items: tuple[Dispute, ...]
    total: int
    unanswered: int


def disputes(
    store: Store,
    *,
    actor: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    answered: bool | None = None,
    offset: int = 0,
    limit: int = 20,
) -> Disputes:
    """Claims that call for an answer or have one; those of articles that copy others are left out.

    Args:
        store: Where to look.
        actor: Part of a name of somebody who speaks, denies or is accused.
        place: Part of a name of a place where it is said to have happened, or of the incident.
        since: First day of publication of the claim's article, as ``2026-03-10``.
        until: Last day.
        kind: One of :data:`KINDS`.
        answered: Only those that have a denial, or only those that have none.
        offset: How many to leave out.
        limit: How many to take.
    """
    known = answers(store)
    pairs = {**known.of, **dict.fromkeys(known.alone, ())}
    days = _days(store, pairs)
    wanted = [iri for iri in pairs if iri in days]
    if kind:
        wanted = _of_kind(store, wanted, kind, set(known.alone))
    if since or until:
        wanted = [iri for iri in wanted if (since or "") <= days[iri] <= (until or "9999") and days[iri]]
    if actor:
        near = _called(store, {claim for iri in wanted for claim in (iri, *pairs[iri])}, actor)
        wanted = [iri for iri in wanted if near & {iri, *pairs[iri]}]
    if place:
        near = _at(store, set(wanted), place)
        wanted = [iri for iri in wanted if iri in near]
    alone = set(known.alone)
    if answered is not None:
        wanted = [iri for iri in wanted if iri not in alone and bool(pairs[iri]) == answered]
    wanted.sort()
    wanted.sort(key=lambda iri: days[iri], reverse=True)
    shown = wanted[offset : offset + limit]
    view = on_claims(store, (claim for iri in shown for claim in (iri, *pairs[iri])))
    read = claims(view, (claim for iri in shown for claim in (iri, *pairs[iri])))
    about = _about(store, view, shown)
    items = tuple(
        Dispute(
            None if iri in alone else read[iri],
            (read[iri],) if iri in alone else tuple(read[denial] for denial in pairs[iri] if denial in read),
            about.get(iri, ()),
        )
        for iri in shown
        if iri in read
    )
    return Disputes(items, len(wanted), sum(not pairs[iri] and iri not in alone for iri in wanted))


def _days(store: Store, iris: Iterable[str]) -> dict[str, str]:
    """The day of each claim's article, empty where it has none; those of articles that copy another are missing."""
    found = ask(
        store,
        f"""SELECT ?claim ?paper WHERE {{
          {one_of("claim", sorted(iris))} GRAPH ?g {{ ?claim cn:content ?content . ?paper a cn:Article }}
        }}""",
    )
    papers = sorted({str(paper) for _, paper in found})
    copies = ask(store, f"SELECT ?p WHERE {{ {one_of('p', papers)} GRAPH graph:identity {{ ?p cn:copyOf ?first }} }}")
    dated = ask(store, f"SELECT ?p ?day WHERE {{ {one_of('p', papers)} GRAPH ?g {{ ?p schema:datePublished ?day }} }}")
    left_out = {str(paper) for (paper,) in copies}
    days = {str(paper): str(day)[:10] for paper, day in dated}
    return {str(claim): days.get(str(paper), "") for claim, paper in found if str(paper) not in left_out}


def _of_kind(store: Store, iris: list[str], kind: str, alone: set[str]) -> list[str]:
    if kind == "Denial":
        return [iri for iri in iris if iri in alone]
    found = ask(
        store,
        f"SELECT ?claim ?type WHERE {{ {one_of('claim', iris)} GRAPH ?g {{ ?claim cn:content ?words ; a ?type }} }}",
    )
    types = {str(claim): str(type_).rpartition("#")[2] for claim, type_ in found}
    if kind in TYPES:
        return [iri for iri in iris if types.get(iri) == kind]
    return [iri for iri in iris if iri not in alone and types.get(iri) not in TYPES]


def _called(store: Store, iris: set[str], part: str) -> set[str]:
    """The claims of which somebody who speaks or is accused has a name, here or across articles, with this in it."""
    claim = one_of("claim", sorted(iris))
    words = f"{claim} GRAPH ?g {{ ?claim cn:sourceText ?name }}"
    named = f"{claim} GRAPH ?g {{ ?claim cn:attributedTo|cn:accuses ?thing . ?thing rdfs:label|skos:altLabel ?name }}"
    known = f"""{claim} GRAPH ?g {{ ?claim cn:attributedTo|cn:accuses ?thing }}
        GRAPH graph:identity {{ ?thing cn:identifiedAs ?who . ?who rdfs:label|skos:altLabel ?name }}"""
    return _matching(store, (words, named, known), part)


def _at(store: Store, iris: set[str], part: str) -> set[str]:
    """The claims on what happened at a place, or is an incident, with this in a name."""
    claim = one_of("claim", sorted(iris))
    event = "?claim cn:disputes?/(cn:asserts|cn:about)?/cn:ofEvent? ?event"
    placed = f"{claim} GRAPH ?g {{ {event} . ?event cn:hasPlace ?place . ?place rdfs:label|skos:altLabel ?name }}"
    whole = f"""{claim} GRAPH ?g {{ ?claim cn:content ?words . {event} }}
        GRAPH graph:identity {{ ?incident cn:hasReport ?event ; rdfs:label ?name }}"""
    return _matching(store, (placed, whole), part)


def _matching(store: Store, where: Iterable[str], part: str) -> set[str]:
    wanted = f'FILTER(REGEX(STR(?name), {quoted(expression(part))}, "i"))'
    return {str(claim) for one in where for (claim,) in ask(store, f"SELECT DISTINCT ?claim {{ {one} {wanted} }}")}


def _about(store: Store, view: Store, iris: Iterable[str]) -> dict[str, tuple[Happening, ...]]:
    """The incidents of what claims put forward or dispute; where an event is in none, the event."""
    found = ask(
        view,
        f"""SELECT DISTINCT ?claim ?event ?label ?kind ?place ?day ?end WHERE {{
          {one_of("claim", sorted(iris))}
          GRAPH ?g {{
            ?claim cn:content ?words ; cn:disputes?/(cn:asserts|cn:about)?/cn:ofEvent? ?event .
            ?event cn:status ?status ; rdfs:label ?label ; a ?kind
            OPTIONAL {{ ?event cn:hasPlace ?where . ?where a cn:City ; rdfs:label ?place }}
            OPTIONAL {{ ?event cn:hasTime/time:hasBeginning/time:inXSDDate ?day }}
            OPTIONAL {{ ?event cn:hasTime/time:hasEnd/time:inXSDDate ?end }}
          }}
        }} ORDER BY ?claim ?event ?place ?kind""",
    )
    events = sorted({str(event) for _, event, *_ in found})
    wholes = {
        str(event): Happening(str(incident), str(label), lone=False, type=local(kind))
        for event, incident, label, kind in ask(
            store,
            f"""SELECT ?event ?incident ?label ?kind WHERE {{ {one_of("event", events)}
              GRAPH graph:identity {{ ?incident cn:hasReport ?event ; rdfs:label ?label ; cn:takenAs ?kind }}
            }} ORDER BY ?event ?incident""",
        )
    }
    about: dict[str, dict[str, Happening]] = {}
    for claim, event, label, kind, place, day, end in found:
        where, start, last = map(text, (place, day, end))
        alone = Happening(str(event), str(label), lone=True, type=local(kind), place=where, day=start, end=last)
        one = wholes.get(str(event)) or alone
        about.setdefault(str(claim), {}).setdefault(one.iri, one)
    return {claim: tuple(several.values()) for claim, several in about.items()}
