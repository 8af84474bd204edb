"""The page of an incident, and of an event that is in none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from kg.explore.incident.page import Incident, incident, incident_of
from kg.explore.incident.toll import Toll
from kg.explore.told.report import Part, Report
from kg.explore.told.things import Paper
from kg.explore.told.voice import Voice
from kg.graph import BASE
from kg.serve.pages.charts import Estimate
from kg.serve.pages.page import Args, BadRequestError, NotFoundError, Page, first
from kg.serve.pages.words import day, href, interval, spelled, titled
from kg.store import Store

_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")


@dataclass(frozen=True, slots=True)
class Teller:
    """By whom something is told, or denied: an article itself (no voice), or who speaks in it."""

    paper: Paper
    voices: tuple[Voice, ...]
    denied_by: tuple[Voice, ...]
    status: str


def incident_page(store: Store, args: Args) -> Page:
    """The page of ``/incident/KEY``.

    Raises:
        NotFoundError: There is no such incident.
    """
    key = first(args, "key") or ""
    iri = f"{BASE}incident/{key}"
    found = incident(store, iri) if _IRI.fullmatch(iri) else None
    if found is None or found.lone:
        raise NotFoundError(
            f"there is no incident {key!r} here; look for it among the incidents or search for its place"
        )
    return Page("incident.html", _data(found, None))


def event_page(store: Store, args: Args) -> Page:
    """The page of ``/event?iri=``; ``redirect`` of its data is where the page of its incident is, if it is in one.

    Raises:
        BadRequestError: The parameter is missing or no IRI.
        NotFoundError: There is no such event.
    """
    iri = first(args, "iri") or ""
    if not _IRI.fullmatch(iri):
        raise BadRequestError(
            "the parameter iri has to be the IRI of an event, as https://w3id.org/conflict-news/article/..."
        )
    whole = incident_of(store, iri)
    found = incident(store, whole or iri)
    if found is None:
        raise NotFoundError("there is no such event here; its article may have been taken out or built anew")
    return Page("incident.html", _data(found, href(whole) if whole else None))


def _data(found: Incident, redirect: str | None) -> dict[str, object]:
    kinds = [(kind, tuple(tolls)) for kind, tolls in groupby(found.tolls, key=lambda toll: toll.kind)]
    roles = groupby(found.parts, key=lambda part: part.role)
    return {
        "section": "incidents",
        "incident": found,
        "title": _title(found),
        "redirect": redirect,
        "tolls": [(kind, tolls, [_estimate(toll) for toll in tolls if toll.whole]) for kind, tolls in kinds],
        "told_as": _counted([report.type for report in found.reports]),
        "statuses": _counted([report.status for report in found.reports]),
        "parts": [(role, [(part, _tellers(part.reports)) for part in parts]) for role, parts in roles],
        "reports": {report.iri: report for report in found.reports},
        "copies": [telling.paper for telling in found.tellings if telling.paper.copy_of],
        "map_data": [
            {"name": ", in ".join(filter(None, (spot.place.label, spot.at))), "lat": spot.lat, "lon": spot.lon}
            for spot in found.spots
            if spot.lat is not None
        ],
    }


def _title(found: Incident) -> str:
    """The incident's own label; an event's says what is claimed, so its kind, place and day stand in."""
    if not found.lone:
        return titled(found.label)
    place = next((part.thing.label for part in _narrowest(found.parts)), None)
    return named(found.type, place, *found.days)


def named(kind: str, place: str | None, start: str | None, end: str | None) -> str:
    """An event by its kind, place and days, which say nothing of whose deed it was.

    >>> named("AirStrike", "Merrin", "2026-03-10", "2026-03-10"), named("Siege", None, "2026-03-01", "2026-03-31")
    ('Air strike, Merrin, 10 March 2026', 'Siege, March 2026')
    """
    return ", ".join(filter(None, (spelled(kind).capitalize(), place, interval(start, end))))


def _narrowest(parts: tuple[Part, ...]) -> list[Part]:
    order = ("Facility", "Place", "City", "Region", "Country")
    places = [part for part in parts if part.role == "place"]
    named = [part for part in places if part.thing.kind in order[2:]] or places
    return sorted(named, key=lambda part: order.index(part.thing.kind) if part.thing.kind in order else len(order))


def _counted(values: list[str]) -> list[tuple[str, int]]:
    """Each value and how often it is there, the most frequent first."""
    return sorted(((value, values.count(value)) for value in set(values)), key=lambda pair: (-pair[1], pair[0]))


def _tellers(reports: tuple[Report, ...]) -> list[Teller]:
    """Who says so, and who denies it: once for each article and status."""
    tellers: dict[tuple[object, ...], Teller] = {}
    for report in reports:
        for voices in ([()] if report.own_voice or not report.voices else []) + (
            [report.voices] if report.voices else []
        ):
            names = [tuple(voice.name for voice in some) for some in (voices, report.denied_by)]
            one = Teller(report.paper, voices, report.denied_by, report.status)
            tellers.setdefault((report.paper.iri, *names, report.status), one)
    return list(tellers.values())


def _estimate(toll: Toll) -> Estimate:
    told = [toll.victims, day(toll.paper.published)]
    if toll.voices and toll.paper.publisher:
        told.append(toll.paper.publisher)
    if toll.qualifier == "about":
        told.insert(0, "about")
    return Estimate(toll.speaker, toll.least, toll.most, None, ", ".join(filter(None, told)), toll.iri)
