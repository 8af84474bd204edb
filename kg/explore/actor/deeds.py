"""What somebody did, what was done to them, what happened somewhere: incidents, and events that no incident has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.explore.sparql import local, one_of
from kg.explore.told.report import ROLES, Report, reports
from kg.explore.told.voice import Voice, speaking
from kg.query.asking import ask
from kg.store import Store

VOICES = ("told", "claimed", "denied")
"""How a deed is known: an article tells it itself, only somebody says so, or somebody denies it."""
_MOST = 6
"""Reports of one deed that are shown."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An incident, or an event that no incident has, as the articles that tell it in one way have it.

    Attributes:
        iri: That of the incident, else of the event.
        is_incident: Which of the two.
        voice: One of ``VOICES``.
        reports: The events that tell it so, by day of their articles; the first few where there are many.
        count: How many there are.
        denied_by: Who denies it.
    """

    iri: str
    is_incident: bool
    voice: str
    reports: tuple[Report, ...]
    count: int
    denied_by: tuple[Voice, ...]

    @property
    def first(self) -> Report:
        """The earliest of its reports: what it is shown by, as who did it to whom may differ from one to the next."""
        return self.reports[0]


@dataclass(frozen=True, slots=True)
class Outline:
    """A deed before its words are looked up."""

    iri: str
    voice: str
    when: str
    events: tuple[str, ...]


def outlines(store: Store, members: Iterable[str], role: str) -> tuple[Outline, ...]:
    """All that somebody or something stands in a role of, the latest first.

    Args:
        store: Where to look.
        members: The IRIs that count as one.
        role: One of ``ROLES``.
    """
    me, property_ = one_of("me", members), ROLES[role]
    found = ask(
        store,
        f"""SELECT DISTINCT ?event ?incident ?status ?confidence ?day WHERE {{
          GRAPH ?g {{
            {me}
            ?event cn:{property_} ?me ; cn:status ?status . ?paper a cn:Article .
            OPTIONAL {{ ?event cn:agentConfidence ?confidence }}
            OPTIONAL {{ ?paper schema:datePublished ?day }}
          }}
          OPTIONAL {{ GRAPH graph:identity {{ ?incident cn:hasReport ?event }} }}
        }} ORDER BY ?event""",
    )
    it = f"{me} ?event cn:{property_} ?me ."
    own = {str(event) for event, _ in ask(store, _WHICH % ("?own", f"{it} ?own cn:reports ?event"))}
    denied = {str(event) for event, _ in ask(store, _WHICH % ("?no", f"{it} {_DENIED}"))}
    times = ask(store, _WHICH % ("?day", f"{it} ?event cn:hasTime/time:hasBeginning/time:inXSDDate ?day"))
    begun = {str(event): str(day) for event, day in times}
    gathered: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for event, incident, status, confidence, day in found:
        sure = role != "agent" or confidence is None or local(confidence) in ("stated", "unknown")
        if local(status) == "denied" or str(event) in denied:
            voice = "denied"
        else:
            voice = "told" if str(event) in own and sure else "claimed"
        gathered.setdefault((str(incident or event), voice), []).append(
            (begun.get(str(event)) or str(day or ""), str(event))
        )
    made = (
        Outline(iri, voice, max(when for when, _ in told), tuple(dict.fromkeys(event for _, event in told)))
        for (iri, voice), told in gathered.items()
    )
    return tuple(sorted(sorted(made, key=lambda one: one.iri), key=lambda one: one.when, reverse=True))


_DENIED = "{ ?no cn:disputes ?event } UNION { ?yes cn:asserts ?event . ?no cn:disputes ?yes }"
_SAID_NOT = """{
  VALUES ?kind { cn:Denial cn:ResponsibilityDenial }
  ?event cn:status cn:status-denied . ?no cn:about ?event ; a ?kind
}"""
_WHICH = "SELECT DISTINCT ?event %s WHERE { GRAPH ?g { %s } }"


def deeds(store: Store, wanted: Iterable[Outline]) -> dict[Outline, Deed]:
    """Some of what ``outlines`` found, with their words."""
    wanted = tuple(dict.fromkeys(wanted))
    events = [event for one in wanted for event in one.events[:_MOST]]
    told = {report.iri: report for report in reports(store, events)}
    denials = _denials(store, events)
    made: dict[Outline, Deed] = {}
    for one in wanted:
        shown = sorted(
            (told[event] for event in one.events[:_MOST] if event in told),
            key=lambda report: (report.paper.published or "9999", report.paper.iri),
        )
        if shown:
            by = dict.fromkeys(voice for report in shown for voice in denials.get(report.iri, ()))
            made[one] = Deed(one.iri, one.iri not in one.events, one.voice, tuple(shown), len(one.events), tuple(by))
    return made


def _denials(store: Store, events: Iterable[str]) -> Mapping[str, tuple[Voice, ...]]:
    """Who denies each event, or a claim of it."""
    found = ask(
        store,
        f"""SELECT DISTINCT ?event ?no WHERE {{
          GRAPH ?g {{ {one_of("event", sorted(set(events)))} {_DENIED} UNION {_SAID_NOT} }}
        }} ORDER BY ?event ?no""",
    )
    voices = speaking(store, (str(no) for _, no in found))
    gathered: dict[str, tuple[Voice, ...]] = {}
    for event, no in found:
        gathered[str(event)] = (*gathered.get(str(event), ()), voices[str(no)])
    return gathered
