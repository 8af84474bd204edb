"""What happened, as a map and a time line show it: incidents, and events that no incident has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.explore.happenings.tellings import Dead, Party, agents, dead, operation_names, publishers, tellers
from kg.explore.happenings.whereabouts import Country, Place, drawn, in_order, places
from kg.explore.happenings.which import Wanted, events_by, events_told_by
from kg.model.values import EVENT_STATUSES, lineage
from kg.query.asking import ask
from kg.store import Store

LIMIT = 2000
"""At most so many are shown."""

_EVENTS = "SELECT ?event ?class ?status WHERE { GRAPH ?g { ?event cn:status ?status ; a ?class } }"
_NEAR = "SELECT ?event ?precision WHERE { GRAPH ?g { ?event cn:placePrecision ?precision } }"
_TIMES = """SELECT ?event ?from ?to ?precision WHERE {
  GRAPH ?g {
    ?event cn:hasTime ?time .
    OPTIONAL { ?time time:hasBeginning/time:inXSDDate ?from }
    OPTIONAL { ?time time:hasEnd/time:inXSDDate ?to }
    OPTIONAL { ?time cn:timePrecision ?precision }
  }
}"""
_INCIDENTS = """SELECT ?incident ?kind ?label ?report WHERE {
  GRAPH graph:identity { ?incident a cn:Incident ; cn:takenAs ?kind ; rdfs:label ?label ; cn:hasReport ?report }
}"""
_TOLD_AS_DONE = frozenset({"occurred", "ongoing", "attempted", "failed"})
_RANKED = ("day", "week", "range", "month", "year")
"""How exactly days are told, the most exact first."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident, or an event that no incident has.

    Attributes:
        status: Of most reports; ``statuses`` are those of all, commonest first.
        start: First day, as ``2026-03-10``: of the most exact report, of equals the earliest.
        end: Last day.
        name: Of incidents and operations; the labels of other events say whose deed they are as if it were so.
        time_precision: How exactly that report tells the days.
        places: Where, the most exact first; `drawn` picks those that a map shows. Places and agents are those of the
            reports that tell of it as happened, going on, tried or failed, if any does.
        agents: Who did it, as told.
        tellers: Who says so, other than the articles themselves.
        doubters: Who denies it, or denies a claim of it.
        own_voice: Whether an article tells it in its own voice.
        reports: How many events tell of it.
        dead: Between which numbers of dead; None where no number is told.
    """

    iri: str
    is_incident: bool
    name: str | None
    kind: str
    status: str
    statuses: tuple[str, ...]
    start: str | None
    end: str | None
    time_precision: str
    places: tuple[Place, ...]
    agents: tuple[Party, ...]
    tellers: tuple[str, ...]
    doubters: tuple[str, ...]
    own_voice: bool
    publishers: tuple[str, ...]
    reports: int
    dead: Dead | None


@dataclass(frozen=True, slots=True)
class Happenings:
    """What was asked for.

    Attributes:
        items: The latest first; those without a day come last.
        total: How many there are; more than ``items`` where these are cut at the limit.
        nowhere: How many more fit, but have neither a day nor a place with a position, and were left out.
        kinds: How many happenings of each kind the store has, whatever was asked for.
        statuses: The same of statuses.
        countries: Those that something happened in.
    """

    items: tuple[Happening, ...]
    total: int
    nowhere: int
    kinds: Mapping[str, int]
    statuses: Mapping[str, int]
    countries: tuple[Country, ...]


@dataclass(frozen=True, slots=True)
class _Report:
    """An event of one article; ``days`` puts the most exact first, and of equals the earliest."""

    iri: str
    kind: str
    status: str
    near: str | None
    days: tuple[int, bool, str, str]


@dataclass(frozen=True, slots=True)
class _Case:
    """A happening before its words are looked up."""

    iri: str
    is_incident: bool
    kind: str
    name: str | None
    reports: tuple[_Report, ...]
    places: tuple[Place, ...]

    @property
    def days(self) -> tuple[int, bool, str, str]:
        return min(report.days for report in self.reports)

    @property
    def statuses(self) -> tuple[str, ...]:
        counts = Counter(report.status for report in self.reports)
        return tuple(sorted(counts, key=lambda one: (-counts[one], EVENT_STATUSES.index(one))))


def happenings(store: Store, wanted: Wanted | None = None, limit: int = LIMIT) -> Happenings:
    """What happened, as far as the store and what is wanted of it say.

    Args:
        store: Where to look.
        wanted: What to look for; all where it is None.
        limit: At most so many are answered, the latest.
    """
    wanted = wanted or Wanted()
    where, countries = places(store)
    cases = tuple(_cases(store, where))
    found = [case for case in cases if _fits(case, wanted)]
    for name, events_of in ((wanted.actor, events_by), (wanted.source, events_told_by)):
        if name is not None:
            events = events_of(store, name)
            found = [case for case in found if any(report.iri in events for report in case.reports)]
    shown = found if wanted.unplaced else [case for case in found if any(case.days[2:]) or drawn(case.places)]
    ordered = sorted(sorted(shown, key=lambda one: one.iri), key=lambda one: one.days[2] or one.days[3], reverse=True)
    return Happenings(
        items=_told(store, ordered[:limit]),
        total=len(shown),
        nowhere=len(found) - len(shown),
        kinds=Counter(case.kind for case in cases),
        statuses=Counter(case.statuses[0] for case in cases),
        countries=countries,
    )


def _cases(store: Store, where: Mapping[str, tuple[Place, ...]]) -> Iterator[_Case]:
    days = _days(store)
    unknown = (len(_RANKED) + 1, True, "", "")
    near = {str(event): _after(precision, "#place-") for event, precision in ask(store, _NEAR)}
    reports: dict[str, _Report] = {}
    for event, class_, status in ask(store, _EVENTS):
        iri, code = str(event), _after(status, "#status-")
        if code in EVENT_STATUSES:
            reports[iri] = _Report(iri, _after(class_, "#"), code, near.get(iri), days.get(iri, unknown))
    incidents: defaultdict[tuple[str, str, str], list[_Report]] = defaultdict(list)
    for incident, kind, label, report in ask(store, _INCIDENTS):
        if (one := reports.pop(str(report), None)) is not None:
            incidents[str(incident), _after(kind, "#"), str(label)].append(one)
    for (iri, kind, label), members in incidents.items():
        at = in_order(place for one in _done(members) for place in _at(one, where))
        yield _Case(iri, True, kind, label, tuple(members), at)
    for one in reports.values():
        yield _Case(one.iri, False, one.kind, None, (one,), _at(one, where))


def _done(reports: Sequence[_Report]) -> Sequence[_Report]:
    """Those that tell of something as happened, going on, tried or failed; all where none does."""
    return [one for one in reports if one.status in _TOLD_AS_DONE] or reports


def _at(report: _Report, where: Mapping[str, tuple[Place, ...]]) -> tuple[Place, ...]:
    """The places of a report; a town is less exact where the event is told as near it only."""
    known = where.get(report.iri, ())
    if report.near not in {"near", "district"}:
        return known
    return in_order(replace(one, precision=report.near) if one.precision == "exact" else one for one in known)


def _days(store: Store) -> dict[str, tuple[int, bool, str, str]]:
    found: dict[str, tuple[int, bool, str, str]] = {}
    for event, start, end, precision in ask(store, _TIMES):
        code = _after(precision, "#precision-")
        rank = ("day", "week", "range", "month", "year").index(code) if code in _RANKED else len(_RANKED)
        days = (rank, not (start and end), str(start or ""), str(end or ""))
        found[str(event)] = min(days, found.get(str(event), days))
    return found


def _fits(case: _Case, wanted: Wanted) -> bool:
    if wanted.kinds and not wanted.kinds & set(lineage(case.kind)):
        return False
    if wanted.statuses and not wanted.statuses & set(case.statuses):
        return False
    _, _, start, end = case.days
    if wanted.since is not None and (end or start) < wanted.since:
        return False
    if wanted.until is not None and not "" < (start or end) <= wanted.until:
        return False
    if wanted.country is not None and wanted.country not in {place.country for place in case.places}:
        return False
    return wanted.box is None or any(wanted.box.holds(place.lat, place.lon) for place in drawn(case.places))


def _told(store: Store, cases: Sequence[_Case]) -> tuple[Happening, ...]:
    """The happenings in words: only of these are agents, sources and tolls looked up."""
    events = [report.iri for case in cases for report in case.reports]
    names = operation_names(store, [case.iri for case in cases if not case.is_incident])
    who, (says, denied, own) = agents(store, events), tellers(store, events)
    printed, killed = publishers(store, events), dead(store, events)

    def of_all(case: _Case, known: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
        return tuple(sorted({one for report in case.reports for one in known.get(report.iri, ())}))

    return tuple(
        Happening(
            iri=case.iri,
            is_incident=case.is_incident,
            name=case.name or names.get(case.iri),
            kind=case.kind,
            status=case.statuses[0],
            statuses=case.statuses,
            start=case.days[2] or None,
            end=case.days[3] or None,
            time_precision=_RANKED[case.days[0]] if case.days[0] < len(_RANKED) else "unknown",
            places=case.places,
            agents=tuple(sorted({one for report in _done(case.reports) for one in who.get(report.iri, ())})),
            tellers=of_all(case, says),
            doubters=of_all(case, denied),
            own_voice=any(report.iri in own for report in case.reports),
            publishers=of_all(case, printed),
            reports=len(case.reports),
            dead=Dead.across(killed[report.iri] for report in case.reports if report.iri in killed),
        )
        for case in cases
    )


def _after(term: object, mark: str) -> str:
    """What stands in an IRI after a mark; empty of none."""
    return str(term or "").rpartition(mark)[2]
