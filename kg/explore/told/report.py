"""What single articles say of an incident: the kind of event, when and where, who did what to whom, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.explore.sparql import local, one_of
from kg.explore.told.things import Paper, Sentence, Thing, papers, sentences, things
from kg.explore.told.voice import Voice, denying, voices
from kg.model.values import EVENT_TYPES
from kg.query.asking import ask, text
from kg.store import Store

ROLES: Mapping[str, str] = {
    "agent": "hasAgent",
    "target": "hasTarget",
    "instrument": "hasInstrument",
    "beneficiary": "hasBeneficiary",
    "place": "hasPlace",
}
"""What somebody or something can be in an event, and the property that says so."""


@dataclass(frozen=True, slots=True)
class Report:
    """An event as one article tells it.

    Attributes:
        type: The name of its class, such as ``Bombing``.
        status: ``occurred``, ``denied`` and so on.
        confidence: On what ground its agents are named.
        days: Its first and last day, as known.
        precision: How exactly these are told.
        named: Who and what is in it, by role.
        own_voice: Whether the article tells it itself.
        voices: Who else says so directly.
        denied_by: Who denies it.
    """

    iri: str
    label: str
    type: str
    status: str
    confidence: str | None
    days: tuple[str | None, str | None]
    precision: str | None
    place_precision: str | None
    named: Mapping[str, tuple[Thing, ...]]
    own_voice: bool
    voices: tuple[Voice, ...]
    denied_by: tuple[Voice, ...]
    paper: Paper
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody or something in an incident, and the reports that say so."""

    role: str
    thing: Thing
    reports: tuple[Report, ...]


def reports(store: Store, iris: Iterable[str]) -> tuple[Report, ...]:
    """The events of these IRIs, by day of their articles."""
    wanted = sorted(set(iris))
    found = ask(
        store,
        f"""SELECT DISTINCT ?event ?label ?kind ?status ?confidence ?nearness ?own WHERE {{
          GRAPH ?g {{
            {one_of("event", wanted)}
            ?event cn:status ?status ; a ?kind .
            OPTIONAL {{ ?event rdfs:label ?label }}
            OPTIONAL {{ ?event cn:agentConfidence ?confidence }}
            OPTIONAL {{ ?event cn:placePrecision ?nearness }}
            OPTIONAL {{ ?own cn:reports ?event }}
          }}
        }} ORDER BY ?event ?kind ?label""",
    )
    read, shown = papers(store, wanted), sentences(store, wanted)
    times = _times(store, wanted)
    named, said, no = things(store, wanted, ROLES), voices(store, wanted), denying(store, wanted)
    gathered: dict[str, Report] = {}
    for event, label, kind, status, confidence, nearness, own in found:
        iri = str(event)
        if local(kind) not in EVENT_TYPES or iri not in read:
            continue
        gathered[iri] = Report(
            iri=iri,
            label=str(label or local(kind)),
            type=local(kind),
            status=local(status),
            confidence=text(confidence) and local(confidence),
            days=times.get(iri, (None, None, None))[:2],
            precision=times.get(iri, (None, None, None))[2],
            place_precision=text(nearness) and local(nearness),
            named=named.get(iri, {}),
            own_voice=own is not None,
            voices=said.get(iri, ()),
            denied_by=no.get(iri, ()),
            paper=read[iri],
            sentences=shown.get(iri, ()),
        )
    return tuple(sorted(gathered.values(), key=_order))


def _times(store: Store, wanted: Iterable[str]) -> dict[str, tuple[str | None, str | None, str | None]]:
    """First and last day of each event, and how exactly they are told."""
    found = ask(
        store,
        f"""SELECT DISTINCT ?event ?property ?value WHERE {{
          GRAPH ?g {{
            {one_of("event", wanted)}
            ?event cn:hasTime ?time . ?time ?property ?instant . ?instant time:inXSDDate ?value .
            FILTER(?property IN (time:hasBeginning, time:hasEnd))
          }}
        }} ORDER BY ?event ?property ?value""",
    )
    exactly = ask(
        store,
        f"""SELECT DISTINCT ?event ?value WHERE {{
          GRAPH ?g {{ {one_of("event", wanted)} ?event cn:hasTime ?time . ?time cn:timePrecision ?value }}
        }} ORDER BY ?event ?value""",
    )
    days: dict[str, dict[str, str]] = {}
    for event, property_, value in found:
        days.setdefault(str(event), {}).setdefault(str(property_).rpartition("#")[2], str(value))
    precisions = {str(event): local(value) for event, value in exactly}
    return {
        event: (days.get(event, {}).get("hasBeginning"), days.get(event, {}).get("hasEnd"), precisions.get(event))
        for event in {*days, *precisions}
    }


def _order(report: Report) -> tuple[object, ...]:
    when = report.paper.published
    at = report.iri.rpartition("#event-")[2].partition("-")[0]
    return (
        when is None,
        when or "",
        report.paper.title,
        report.paper.iri,
        int(at) if at.isdecimal() else 0,
        report.iri,
    )


def parts(told: Iterable[Report]) -> tuple[Part, ...]:
    """Who and what is in several reports of one incident, by role; those that most reports name come first."""
    gathered: dict[tuple[str, str], tuple[Thing, list[Report]]] = {}
    for report in told:
        for role, things_ in report.named.items():
            for thing in things_:
                # what is only called so, as "civilians", is listed once however many articles call it so
                key = f"{thing.label.casefold()} {thing.kind}" if "#" in thing.iri else thing.iri
                gathered.setdefault((role, key), (thing, []))[1].append(report)
    order = list(ROLES)
    found = (Part(role, thing, tuple(by)) for (role, _), (thing, by) in gathered.items())
    return tuple(
        sorted(found, key=lambda part: (order.index(part.role), -len(part.reports), part.thing.label, part.thing.iri))
    )
