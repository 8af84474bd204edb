"""All that articles say of one incident, and what they differ on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode

from kg.explore.incident.differences import Difference, differences
from kg.explore.incident.join import Join, joins
from kg.explore.incident.spot import Spot, spots
from kg.explore.incident.toll import Toll, tolls
from kg.explore.sparql import local, one_of
from kg.explore.told.claim import Claim, claims
from kg.explore.told.excerpt import on_reports, saved
from kg.explore.told.report import Part, Report, parts, reports
from kg.explore.told.things import Paper
from kg.query.asking import PREFIXES, ask, text
from kg.store import Store

_EXACTNESS = ("day", "week", "range", "month", "year")
"""Precisions of time; the most exact is first."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article tells of an incident."""

    paper: Paper
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident, or an event that is in none, as told.

    Attributes:
        iri: Of the incident, or of the event.
        lone: Whether it is an event of one article alone.
        type: The name of its class, such as ``Bombing``.
        days: First and last day, as the most exact of the reports have them.
        precision: How exactly these are told.
        parts: Who and what is in it, and which reports say so.
        tellings: The articles, by day, with their reports.
        put_forward: Claims that assert, accuse, or take the credit.
        denials: Claims that deny, by article.
        reactions: Claims about it that neither assert nor deny it.
        sparql: A query that answers with its reports.
    """

    iri: str
    lone: bool
    label: str
    type: str
    days: tuple[str | None, str | None]
    precision: str | None
    parts: tuple[Part, ...]
    tellings: tuple[Telling, ...]
    tolls: tuple[Toll, ...]
    put_forward: tuple[Claim, ...]
    denials: tuple[Claim, ...]
    reactions: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    spots: tuple[Spot, ...]
    joins: tuple[Join, ...]
    sparql: str

    @property
    def reports(self) -> tuple[Report, ...]:
        """All reports, by day of the article."""
        return tuple(report for telling in self.tellings for report in telling.reports)

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who published the articles, by name."""
        return tuple(sorted({telling.paper.publisher for telling in self.tellings if telling.paper.publisher}))


def incident_of(store: Store, event: str) -> str | None:
    """The incident that an event is a report of; None where it is in none."""
    found = ask(
        store,
        f"""SELECT ?incident WHERE {{ {one_of("event", [event])}
          GRAPH graph:identity {{ ?incident cn:hasReport ?event }}
        }} ORDER BY ?incident LIMIT 1""",
    )
    return str(found[0][0]) if found else None


def incident(store: Store, iri: str) -> Incident | None:
    """An incident by its IRI, or an event by its own, as if it were one; None where the store has neither.

    Raises:
        ValueError: It is no IRI.
    """
    found = ask(
        store,
        f"""SELECT ?report ?label ?kind WHERE {{ {one_of("incident", [iri])}
          GRAPH graph:identity {{
            ?incident cn:hasReport ?report ; rdfs:label ?label . OPTIONAL {{ ?incident cn:takenAs ?kind }}
          }}
        }} ORDER BY ?report""",
    )
    lone = not found
    iris = [iri] if lone else [str(report) for report, *_ in found]
    view = on_reports(store, iri, iris)
    told = reports(view, iris)
    if not told:
        return None
    said = _claims(view, iris)
    numbers = tolls(view, iris, saved(view, "changes", iri))
    its_own = {*iris, *(toll.iri for toll in numbers)}
    yes = [claim for claim in said if not _denies(claim)]
    forward = tuple(claim for claim in yes if any(link.iri in its_own for link in claim.to("asserts")))
    members = parts(told)
    days, precision = _days(told)
    return Incident(
        iri=iri,
        lone=lone,
        label=told[0].label if lone else str(found[0][1]),
        type=told[0].type if lone or found[0][2] is None else local(found[0][2]),
        days=days,
        precision=precision,
        parts=members,
        tellings=tuple(Telling(paper, tuple(by)) for paper, by in groupby(told, key=lambda report: report.paper)),
        tolls=numbers,
        put_forward=forward,
        denials=tuple(claim for claim in said if _denies(claim)),
        reactions=tuple(claim for claim in yes if claim not in forward),
        differences=differences(saved(view, "contradictions", iri)),
        spots=spots(store, (part.thing for part in members if part.role == "place")),
        joins=joins(store, iris),
        sparql=_sparql(iri, lone=lone),
    )


def _denies(claim: Claim) -> bool:
    return claim.denies or bool(claim.to("disputes"))


def _days(told: Iterable[Report]) -> tuple[tuple[str | None, str | None], str | None]:
    """The days of the report that has them most exactly; of equals, the earliest."""

    def rank(report: Report) -> tuple[int, bool, str, str]:
        exact = _EXACTNESS.index(report.precision) if report.precision in _EXACTNESS else len(_EXACTNESS)
        start, end = report.days
        return (exact, not (start and end), start or "", end or "")

    dated = sorted((report for report in told if any(report.days)), key=rank)
    return (dated[0].days, dated[0].precision) if dated else ((None, None), None)


def _claims(store: Store, events: list[str]) -> tuple[Claim, ...]:
    """The claims on reports, on their tolls, and those that dispute such claims, by day and place in the article."""
    found = ask(
        store,
        f"""SELECT DISTINCT ?claim WHERE {{
          {one_of("report", sorted(events))}
          GRAPH ?g {{
            ?report cn:status ?status .
            {{
              ?claim cn:about|cn:disputes ?report
            }} UNION {{
              ?claim cn:asserts ?report
              FILTER NOT EXISTS {{ ?inner cn:within+ ?claim ; cn:asserts ?report }}
            }} UNION {{
              ?toll cn:ofEvent ?report . ?claim cn:asserts ?toll
              FILTER NOT EXISTS {{ ?inner cn:within+ ?claim ; cn:asserts ?toll }}
            }} UNION {{
              ?other cn:asserts|cn:about ?report . ?claim cn:disputes ?other
            }} UNION {{
              ?toll cn:ofEvent ?report . ?other cn:asserts ?toll . ?claim cn:disputes ?other
            }}
          }}
        }}""",
    )
    return tuple(sorted(claims(store, (str(claim) for (claim,) in found)).values(), key=place_in_time))


def place_in_time(claim: Claim) -> tuple[object, ...]:
    """Sorts claims by day of the article, then by place in it."""
    when = claim.paper.published
    at = text(claim.iri.rpartition("#claim-")[2].partition("-")[0])
    return (when is None, when or "", claim.paper.iri, int(at) if at and at.isdecimal() else 0, claim.iri)


def _sparql(iri: str, *, lone: bool) -> str:
    """A query that anybody can run: the reports with their articles, and the sentences that they rest on."""
    bind = one_of("report", [iri]) if lone else f"GRAPH graph:identity {{ {NamedNode(iri)} cn:hasReport ?report }}"
    names = ("cn", *(() if lone else ("graph",)), "oa", "rdfs", "schema")
    prefixes = "\n".join(line for line in PREFIXES.strip().splitlines() if line.split()[1].rstrip(":") in names)
    return f"""{prefixes}

SELECT ?published ?article ?report ?what ?status ?sentence
WHERE {{
  {bind}
  GRAPH ?g {{
    ?report rdfs:label ?what ; cn:status ?status ; cn:hasEvidence/oa:hasSelector/oa:exact ?sentence .
    ?paper a cn:Article ; rdfs:label ?article .
    OPTIONAL {{ ?paper schema:datePublished ?published }}
  }}
}}
ORDER BY ?published ?article ?report
"""
