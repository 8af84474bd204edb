"""What the graph of identity holds of one thing: the incident or identity that it belongs to, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.query.asking import ask, text
from kg.store import Store
from kg.store.update_text import graph_term

if TYPE_CHECKING:
    from pyoxigraph import NamedNode


@dataclass(frozen=True, slots=True)
class Member:
    """A report of an incident, or an entity that is identified, as one article has it."""

    iri: str
    label: str | None
    article: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """That two events tell of one incident, with its score and the evidence for it."""

    iri: str
    joins: tuple[str, ...]
    score: float | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """What stands for one thing across articles.

    Attributes:
        iri: The incident, the identity (or the entity of a table by a correction), or the join.
        members: The reports or entities of it, by day of the article.
        findings: The joins by which its reports came together; for a single report, those of that report.
        because: The evidence for an identity.
    """

    iri: str
    label: str | None
    members: tuple[Member, ...]
    findings: tuple[Finding, ...]
    because: tuple[str, ...]


def across(store: Store, thing: NamedNode) -> Across | None:
    """What a thing is across articles.

    Args:
        store: Where it is.
        thing: An incident, identity or join, or an event or entity of an article.

    Returns:
        The incident, identity or join; None where the graph of identity does not know the thing.
    """
    found = ask(
        store,
        f"""SELECT DISTINCT ?whole ?label WHERE {{
          {{ GRAPH graph:identity {{ {thing} cn:hasReport|cn:joins ?any . BIND({thing} AS ?whole) }} }}
          UNION {{ GRAPH graph:identity {{ ?any cn:identifiedAs {thing} . BIND({thing} AS ?whole) }} }}
          UNION {{ GRAPH graph:identity {{ ?whole cn:hasReport {thing} }} }}
          UNION {{ GRAPH graph:identity {{ {thing} cn:identifiedAs ?whole }} }}
          OPTIONAL {{ GRAPH ?g {{ ?whole rdfs:label ?label }} }}
        }} ORDER BY ?whole ?label""",
    )
    if not found:
        return None
    whole = graph_term(str(found[0][0]))
    return Across(
        iri=whole.value,
        label=text(found[0][1]),
        members=_members(store, whole),
        findings=_findings(store, whole, thing),
        because=_because(store, whole),
    )


def _members(store: Store, whole: NamedNode) -> tuple[Member, ...]:
    found = ask(
        store,
        f"""SELECT DISTINCT ?member ?label ?article ?published WHERE {{
          {{ GRAPH graph:identity {{ {whole} cn:hasReport|cn:joins ?member }} }}
          UNION {{ GRAPH graph:identity {{ ?member cn:identifiedAs {whole} }} }}
          GRAPH ?g {{
            ?member rdfs:label ?label .
            ?paper a cn:Article ; rdfs:label ?article .
            OPTIONAL {{ ?paper schema:datePublished ?day }}
          }}
          BIND(STR(?day) AS ?published)
        }} ORDER BY (!BOUND(?published)) ?published ?article ?member ?label""",
    )
    return tuple(Member(str(iri), text(label), text(title), text(day)) for iri, label, title, day in found)


def _findings(store: Store, whole: NamedNode, thing: NamedNode) -> tuple[Finding, ...]:
    """The joins among the reports of an incident, those of one report, or the join itself; the strongest first."""
    where = f"?join cn:joins {thing} , ?event"
    if whole == thing:
        where = (
            f"{{ {whole} cn:hasReport ?event . ?join cn:joins ?event }} "
            f"UNION {{ {whole} cn:joins ?event . BIND({whole} AS ?join) }}"
        )
    found = ask(
        store,
        f"""SELECT DISTINCT ?join ?event ?score WHERE {{
          GRAPH graph:identity {{ {where} OPTIONAL {{ ?join cn:score ?score }} }}
        }} ORDER BY DESC(?score) ?join ?event""",
    )
    events: dict[str, list[str]] = {}
    scores: dict[str, float | None] = {}
    for join, event, score in found:
        events.setdefault(str(join), []).append(str(event))
        scores[str(join)] = float(score) if isinstance(score, (int, float)) else None
    return tuple(
        Finding(join, tuple(both), scores[join], _because(store, graph_term(join))) for join, both in events.items()
    )


def _because(store: Store, thing: NamedNode) -> tuple[str, ...]:
    found = ask(
        store,
        f"""SELECT DISTINCT ?because WHERE {{
          GRAPH graph:identity {{ {thing} cn:because ?because }}
        }} ORDER BY ?because""",
    )
    return tuple(str(because) for (because,) in found)
