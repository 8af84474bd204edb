"""What was told last: incidents, disputes, articles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from pyoxigraph import NamedNode

from kg.explore.lists.called import identities, names
from kg.explore.sparql import one_of
from kg.query.asking import ask, text
from kg.query.table import Cell
from kg.store import Store

Voice: TypeAlias = tuple[str | None, str]
"""Somebody who speaks, as IRI and name; the IRI is None where the article has only words for them."""

_PLACE = re.compile(r"#[a-z]+-([0-9]{1,9})-")
_CALL_FOR_AN_ANSWER = frozenset({"Accusation", "ResponsibilityClaim"})
_INCIDENTS = """
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?incident ?label ?kind ?reports ?publishers ?day WHERE {
  {
    SELECT ?incident (COUNT(DISTINCT ?report) AS ?reports) (COUNT(DISTINCT ?name) AS ?publishers) (MAX(?told) AS ?day)
    WHERE {
      GRAPH graph:identity { ?incident cn:hasReport ?report }
      GRAPH ?g {
        ?report cn:hasEvidence/oa:hasSource ?paper .
        OPTIONAL { ?paper dcterms:publisher ?name }
        OPTIONAL { ?paper schema:datePublished ?published }
      }
      BIND(COALESCE(STR(?published), "") AS ?told)
    } GROUP BY ?incident ORDER BY DESC(?day) ?incident LIMIT %d
  }
  GRAPH graph:identity { ?incident rdfs:label ?label ; cn:takenAs ?taken }
  BIND(STRAFTER(STR(?taken), "#") AS ?kind)
} ORDER BY DESC(?day) ?label ?incident
"""
_DENIALS = """
SELECT ?denial (MAX(?told) AS ?day) WHERE {
  GRAPH ?g {
    ?denial cn:disputes ?disputed ; cn:hasEvidence/oa:hasSource ?paper .
    OPTIONAL { ?paper schema:datePublished ?published }
  }
  FILTER NOT EXISTS { GRAPH graph:identity { ?paper cn:copyOf ?first } }
  BIND(COALESCE(STR(?published), "") AS ?told)
} GROUP BY ?denial ORDER BY DESC(?day) ?denial LIMIT %d
"""
_DISPUTED = "SELECT DISTINCT ?denial ?against WHERE { %s GRAPH ?g { ?denial cn:disputes ?against } }"
# optional parts of one pattern each are looked up by what is bound; joined ones would be listed in full first
_WORDS = """
SELECT ?denial ?against ?kind ?words ?paper ?title ?subject ?claimed WHERE {
  VALUES (?denial ?against) { %s }
  GRAPH ?g { ?denial cn:content ?words ; a ?class ; cn:hasEvidence/oa:hasSource ?paper }
  OPTIONAL { GRAPH ?g { ?paper rdfs:label ?title } }
  OPTIONAL { GRAPH ?g { ?against rdfs:label ?label } }
  OPTIONAL { GRAPH ?g { ?against cn:content ?content } }
  OPTIONAL { GRAPH ?g { ?against a ?theirs } }
  BIND(STRAFTER(STR(?class), "#") AS ?kind)
  BIND(COALESCE(?content, ?label) AS ?subject)
  BIND(IF(BOUND(?content), STRAFTER(STR(?theirs), "#"), ?nothing) AS ?claimed)
}
"""
_VOICES = """
SELECT DISTINCT ?about ?speaker ?said WHERE {
  %s
  GRAPH ?g {
    { ?about cn:content ?any BIND(?about AS ?claim) }
    UNION { ?claim cn:asserts ?about . ?about cn:status ?status FILTER NOT EXISTS { ?claim cn:disputes ?about } }
  }
  OPTIONAL { GRAPH ?g { ?claim cn:attributedTo ?speaker } }
  OPTIONAL { GRAPH ?g { ?claim cn:sourceText ?said } }
} ORDER BY ?about ?said ?speaker
"""
_ARTICLES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?paper ?title ?publisher ?day WHERE {
  GRAPH ?g {
    ?paper a cn:Article ; rdfs:label ?title .
    OPTIONAL { ?paper dcterms:publisher ?publisher }
    OPTIONAL { ?paper schema:datePublished ?published }
  }
  BIND(STR(?published) AS ?day)
} ORDER BY DESC(?day) ?title ?paper LIMIT %d
"""


@dataclass(frozen=True, slots=True)
class Told:
    """An incident by its reports; ``day`` is that of the last article that reports it."""

    iri: str
    label: str
    kind: str
    reports: int
    publishers: int
    day: str | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A denial and what it denies; of several claims and events, the accusation that stands next before it.

    Attributes:
        kind: The type of the denying claim.
        who: Who denies.
        subject: The words of the claim that is denied, else the label of the event.
        against_kind: The type of the claim that is denied; None of an event.
        by: Who puts it forward; empty where the article itself tells it, or names nobody.
        more: How many other claims and events it denies.
    """

    iri: str
    kind: str
    words: str
    who: tuple[Voice, ...]
    against: str
    subject: str | None
    against_kind: str | None
    by: tuple[Voice, ...]
    paper: str
    title: str
    day: str | None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """An article; ``published`` is a day such as ``2026-03-10``."""

    iri: str
    title: str
    publisher: str | None
    published: str | None


def latest_incidents(store: Store, limit: int = 6) -> tuple[Told, ...]:
    """The incidents that articles reported last."""
    found = ask(store, _INCIDENTS % limit)
    return tuple(
        Told(str(iri), str(label), str(kind), int(reports or 0), int(publishers or 0), text(day) or None)
        for iri, label, kind, reports, publishers, day in found
    )


def latest_disputes(store: Store, limit: int = 6) -> tuple[Dispute, ...]:
    """The denials that articles told last, copies of articles left out."""
    found = [(str(denial), text(day) or None) for denial, day in ask(store, _DENIALS % limit)]
    disputed = ask(store, _DISPUTED % one_of("denial", (denial for denial, _ in found)))
    pairs = " ".join(f"({NamedNode(str(one))} {NamedNode(str(other))})" for one, other in disputed)
    told: dict[str, dict[str, Sequence[Cell]]] = {}
    for denial, against, *rest in ask(store, _WORDS % pairs):
        told.setdefault(str(denial), {})[str(against)] = rest
    chosen = {denial: min(all_, key=partial(_order, denial, all_)) for denial, all_ in told.items()}
    voices = _voices(store, {iri for pair in chosen.items() for iri in pair})
    gathered = []
    for denial, day in found:
        against = chosen[denial]
        kind, words, paper, title, subject, claimed = told[denial][against]
        who, by = tuple(voices.get(denial, ())), tuple(voices.get(against, ()))
        denied = (against, text(subject), text(claimed), by)
        more = len(told[denial]) - 1
        gathered.append(Dispute(denial, str(kind), str(words), who, *denied, str(paper), str(title), day, more))
    return tuple(gathered)


def _order(denial: str, told: Mapping[str, Sequence[Cell]], against: str) -> tuple[int, bool, int, str]:
    """Accusations before other claims, these before events, and of equals the one next before the denial."""
    claimed = text(told[against][-1])
    rank = 2 if claimed is None else 0 if claimed in _CALL_FOR_AN_ANSWER else 1
    away = _place(denial) - _place(against)
    return (rank, away < 0, abs(away), against)


def _place(iri: str) -> int:
    """Where in its article a claim or event stands; 0 where its IRI does not say so."""
    found = _PLACE.search(iri)
    return int(found[1]) if found else 0


def _voices(store: Store, told: Iterable[str]) -> dict[str, tuple[Voice, ...]]:
    """Who says each claim, or that each event took place."""
    found = [(str(about), text(who), text(said)) for about, who, said in ask(store, _VOICES % one_of("about", told))]
    speakers = sorted({who for _, who, _ in found if who})
    same = identities(store, speakers)
    called = names(store, sorted({*speakers, *same.values()}))
    voices: dict[str, dict[Voice, None]] = {}
    for about, speaker, said in found:
        who = same.get(speaker, speaker) if speaker else None
        name = called[who][0] if who in called else said
        if name:
            voices.setdefault(about, {})[who, name] = None
    return {about: tuple(heard) for about, heard in voices.items()}


def latest_articles(store: Store, limit: int = 6) -> tuple[Paper, ...]:
    """The articles published last."""
    found = ask(store, _ARTICLES % limit)
    return tuple(Paper(str(iri), str(title), text(publisher), text(day)) for iri, title, publisher, day in found)
