"""Tolls that somebody is named for as the perpetrator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.explore.sparql import local, one_of
from kg.explore.told.things import Paper, Sentence, papers, sentences
from kg.explore.told.voice import Voice, voices
from kg.query.asking import ask, text
from kg.query.table import Cell
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Harm:
    """A number of people, as one article has it, whom somebody is said to have harmed.

    Attributes:
        kind: What they suffered, such as ``killed``.
        least: The smallest number meant; None where none is told.
        most: The largest; None where the end is open.
        words: The count in the words of the article.
        victims: The words for who they are.
        happening: The incident or event that it is a toll of, and its label.
        own_voice: Whether the article says so itself.
        voices: Who else says so directly.
    """

    iri: str
    kind: str
    least: int | None
    most: int | None
    words: str
    victims: str | None
    happening: tuple[str, str] | None
    own_voice: bool
    voices: tuple[Voice, ...]
    paper: Paper
    sentences: tuple[Sentence, ...]


def found(store: Store, members: Iterable[str]) -> tuple[str, ...]:
    """The tolls that somebody is named for, those of the latest articles first."""
    rows = ask(
        store,
        f"""SELECT DISTINCT ?toll ?day WHERE {{
          GRAPH ?g {{
            {one_of("me", members)}
            ?toll cn:hasPerpetrator ?me . ?paper a cn:Article .
            OPTIONAL {{ ?paper schema:datePublished ?day }}
          }}
        }} ORDER BY DESC(?day) ?toll""",
    )
    return tuple(dict.fromkeys(str(toll) for toll, _ in rows))


def harms(store: Store, wanted: Sequence[str]) -> tuple[Harm, ...]:
    """Some of what ``found`` found, with their words and in its order."""
    rows = ask(
        store,
        f"""SELECT DISTINCT ?toll ?kind ?count ?victims ?least ?most ?own WHERE {{
          GRAPH ?g {{
            {one_of("toll", wanted)}
            ?toll cn:casualtyKind ?kind .
            OPTIONAL {{ ?toll cn:countText ?count }}
            OPTIONAL {{ ?toll cn:victims ?victims }}
            OPTIONAL {{ ?toll cn:minimum ?least }}
            OPTIONAL {{ ?toll cn:maximum ?most }}
            OPTIONAL {{ ?own cn:reports ?toll }}
          }}
        }} ORDER BY ?toll ?count ?victims""",
    )
    read, shown, said, of = papers(store, wanted), sentences(store, wanted), voices(store, wanted), _of(store, wanted)
    made: dict[str, Harm] = {}
    for toll, kind, count, victims, least, most, own in rows:
        iri = str(toll)
        if iri in read and iri not in made:
            made[iri] = Harm(
                iri=iri,
                kind=local(kind),
                least=_number(least),
                most=_number(most),
                words=str(count or ""),
                victims=text(victims),
                happening=of.get(iri),
                own_voice=own is not None,
                voices=said.get(iri, ()),
                paper=read[iri],
                sentences=shown.get(iri, ()),
            )
    return tuple(made[iri] for iri in wanted if iri in made)


def _of(store: Store, tolls: Iterable[str]) -> dict[str, tuple[str, str]]:
    """What each toll is of: the incident, else the event."""
    rows = ask(
        store,
        f"""SELECT DISTINCT ?toll ?event ?label ?incident ?called WHERE {{
          GRAPH ?g {{ {one_of("toll", tolls)} ?toll cn:ofEvent ?event . ?event rdfs:label ?label }}
          OPTIONAL {{ GRAPH graph:identity {{ ?incident cn:hasReport ?event ; rdfs:label ?called }} }}
        }} ORDER BY ?toll ?event ?label ?incident ?called""",
    )
    made: dict[str, tuple[str, str]] = {}
    for toll, event, label, incident, called in rows:
        made.setdefault(str(toll), (str(incident or event), str(called or label)))
    return made


def _number(value: Cell) -> int | None:
    return value if isinstance(value, int) else None
