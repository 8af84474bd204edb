"""The identity graph of the competency fixture, from ``ontology/competency/identity.toml``.

Which events and entities are one is written by hand; the statements are the program's own, to stay in step with it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad

from kg.graph import BASE, IDENTITY_GRAPH, article_graph, article_iri, term
from kg.graph.iris import entity_iri, local
from kg.identity import quads
from kg.identity.incidents import Incident, Join
from kg.identity.names import Identity
from kg.model import Extraction

RESOLUTION = NamedNode(f"{BASE}resolution/{'0' * 16}")
"""Not the resolution of the day: the fixture must not change with every line of code."""

_Record = Mapping[str, Any]


@dataclass(frozen=True)
class Shelf:
    """The articles of the fixture by id, with all that is in their graphs."""

    articles: Mapping[str, Extraction]
    nodes: frozenset[str]

    def event(self, name: str) -> str:
        """The IRI of an event, given ``ARTICLE.ID``."""
        found = self._articles_own(name)
        (trigger,) = [event.trigger for event in found.events if event.id == name.partition(".")[2]]
        return self._known(local(found.article, "event", trigger), name)

    def entity(self, name: str) -> str:
        """The IRI of an entity, given ``ARTICLE.ID``."""
        found = self._articles_own(name)
        (entity,) = [entity for entity in found.entities if entity.id == name.partition(".")[2]]
        return self._known(entity_iri(found.article, entity), name)

    def unknown(self) -> set[str]:
        """The IRIs of all named entities that no table has."""
        every = ((found.article, entity) for found in self.articles.values() for entity in found.entities)
        return {entity_iri(article, entity) for article, entity in every if entity.named and entity.key is None}

    def _articles_own(self, name: str) -> Extraction:
        return self.articles[name.partition(".")[0]]

    def _known(self, iri: str, name: str) -> str:
        if iri not in self.nodes:
            raise ValueError(f"identity.toml: {name} is not in the graph of its article as {iri}")
        return iri


def identity(path: Path, articles: Iterable[Extraction], said: Iterable[Quad]) -> tuple[Quad, ...]:
    """The identity graph of articles.

    Args:
        path: The file that says who and what is the same.
        articles: The articles, as they are written by hand.
        said: Their graphs.

    Raises:
        ValueError: The file names what no article has, or leaves out a named entity that no table has.
    """
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    nodes = frozenset(quad.subject.value for quad in said if isinstance(quad.subject, NamedNode))
    shelf = Shelf({found.article.id: found for found in articles}, nodes)
    identities = [_identity(shelf, record) for record in written["identities"].values()]
    if missing := shelf.unknown() - {member for one in identities for member in one.members}:
        raise ValueError(f"identity.toml: no table has {min(missing)}; give it an identity")
    # each statement once, also where the program comes to write what is added here
    return tuple(dict.fromkeys(_statements(shelf, written, identities)))


def _statements(shelf: Shelf, written: Mapping[str, _Record], identities: Iterable[Identity]) -> Iterator[Quad]:
    for record in written["incidents"].values():
        yield from quads.incident_quads(_incident(shelf, record))
    for one in identities:
        yield from quads.identity_quads(one)
    for copy, of in written["copies"].items():
        yield quads.copy_quad(article_iri(shelf.articles[copy].article), article_iri(shelf.articles[of].article))
    yield from quads.mark_quads(sorted(article_graph(found.article) for found in shelf.articles.values()))
    yield Quad(NamedNode(IDENTITY_GRAPH), term("prov:wasGeneratedBy"), RESOLUTION, NamedNode(IDENTITY_GRAPH))


def _incident(shelf: Shelf, record: _Record) -> Incident:
    return Incident(
        reports=tuple(map(shelf.event, record["reports"])),
        type=record["kind"],
        label=record["label"],
        joins=tuple(_join(shelf, join) for join in record["joins"]),
    )


def _join(shelf: Shelf, record: _Record) -> Join:
    one, other = sorted(map(shelf.event, record["of"]))
    score = round(sum(weight for _, weight, _ in record["because"]), 3)
    return Join(one, other, score, tuple(f"{name} {weight:+.1f}: {words}" for name, weight, words in record["because"]))


def _identity(shelf: Shelf, record: _Record) -> Identity:
    kind, name, country = record["path"]
    return Identity(
        path=(kind, name, country),
        type=record["kind"],
        label=record["label"],
        aliases=tuple(record.get("aliases", ())),
        members=tuple(map(shelf.entity, record["of"])),
        because=tuple(record["because"]),
    )
