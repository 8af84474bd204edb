"""Tolls of one incident, side by side: who counts how many, and which numbers are parts of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.explore.sparql import local, one_of
from kg.explore.told.things import Paper, Sentence, papers, sentences
from kg.explore.told.voice import Voice, voices
from kg.model.values import CASUALTY_KINDS
from kg.query.asking import ask, text
from kg.query.table import Cell
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people, as one source in one article has it.

    Attributes:
        kind: What they suffered, such as ``killed``.
        least: The smallest number meant; None where none is told.
        most: The largest; None where the end is open ("at least 24").
        words: The count in the words of the article.
        victims: The words for who they are.
        voices: Who counts so; nobody where the article says so itself.
        whole: Whether it is all victims that its source speaks of; else it is a part ("three of them children").
        change: How the smallest and the largest number differ from those of the last day before.
    """

    iri: str
    report: str
    kind: str
    least: int | None
    most: int | None
    qualifier: str | None
    words: str
    victims: str | None
    victim_class: str | None
    voices: tuple[Voice, ...]
    whole: bool
    change: tuple[int | None, int | None]
    paper: Paper
    sentences: tuple[Sentence, ...]

    @property
    def speaker(self) -> str:
        """Who says so, in one line."""
        if not self.voices:
            return self.paper.publisher or self.paper.title
        return ", ".join(dict.fromkeys(voice.name for voice in self.voices))


def tolls(store: Store, reports: Iterable[str], wholes: Iterable[Mapping[str, Cell]]) -> tuple[Toll, ...]:
    """The tolls of the reports of an incident: by kind, then by day, the wholes before the parts of each article.

    Args:
        store: Where they are.
        reports: The events that tell of the incident.
        wholes: The rows of the saved query ``changes`` on it, which leave parts out.
    """
    found = ask(
        store,
        f"""SELECT DISTINCT ?toll ?report ?kind ?min ?max ?qualifier ?count ?victims ?class WHERE {{
          {one_of("report", sorted(set(reports)))}
          GRAPH ?g {{
            ?toll a cn:Toll ; cn:ofEvent ?report ; cn:casualtyKind ?kind .
            OPTIONAL {{ ?toll cn:minimum ?min }}
            OPTIONAL {{ ?toll cn:maximum ?max }}
            OPTIONAL {{ ?toll cn:qualifier ?qualifier }}
            OPTIONAL {{ ?toll cn:countText ?count }}
            OPTIONAL {{ ?toll cn:victims ?victims }}
            OPTIONAL {{ ?toll cn:victimClass ?class }}
          }}
        }} ORDER BY ?toll ?report""",
    )
    iris = [str(row[0]) for row in found]
    read, shown, said = papers(store, iris), sentences(store, iris), voices(store, iris)
    change = {str(row["casualtyIri"]): (_number(row["changeMin"]), _number(row["changeMax"])) for row in wholes}
    gathered: dict[str, Toll] = {}
    for iri, report, kind, least, most, qualifier, count, victims, class_ in found:
        gathered[str(iri)] = Toll(
            iri=str(iri),
            report=str(report),
            kind=local(kind),
            least=_number(least),
            most=_number(most),
            qualifier=text(qualifier) and local(qualifier),
            words=str(count or ""),
            victims=text(victims),
            victim_class=text(class_) and local(class_),
            voices=said.get(str(iri), ()),
            whole=str(iri) in change,
            change=change.get(str(iri), (None, None)),
            paper=read[str(iri)],
            sentences=shown.get(str(iri), ()),
        )
    return tuple(sorted(gathered.values(), key=_order))


def _order(toll: Toll) -> tuple[object, ...]:
    when = toll.paper.published
    size = toll.most if toll.most is not None else toll.least
    return (
        CASUALTY_KINDS.index(toll.kind),
        when is None,
        when or "",
        toll.paper.iri,
        not toll.whole,
        -(size or 0),
        toll.iri,
    )


def _number(value: Cell) -> int | None:
    return value if isinstance(value, int) else None
