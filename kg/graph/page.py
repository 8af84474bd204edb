"""One article with the nodes of all its records: what each of the mappings needs to know of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Protocol, TypeAlias, TypeVar

from pyoxigraph import Literal, NamedNode

from kg.graph import iris
from kg.graph.errors import GraphError, concerning
from kg.model import Article, Claim, Extraction, Relation, Span

Triple: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_R = TypeVar("_R", bound=_Identified)


@dataclass(frozen=True, slots=True)
class Page:
    """An article, its graph, and the nodes of its records by their ids (of relations: in their order).

    Attributes:
        untold: For each claim, the records that it disputes or is about without asserting them.
    """

    article: Article
    node: NamedNode
    graph: NamedNode
    entities: Mapping[str, NamedNode]
    events: Mapping[str, NamedNode]
    tolls: Mapping[str, NamedNode]
    claims: Mapping[str, NamedNode]
    relations: tuple[NamedNode, ...]
    untold: Mapping[str, frozenset[str]]


def open_page(extraction: Extraction) -> Page:
    """Gives every record its node. A second record of a kind at the same place gets ``-2``, a third ``-3``.

    Raises:
        GraphError: A record has no place in the text, or shares its id with another of its kind.
    """
    article = extraction.article

    def at(name: str, place: Callable[[_R], Span]) -> Callable[[_R], str]:
        return lambda record: iris.local(article, name, place(record))

    return Page(
        article=article,
        node=NamedNode(iris.article_iri(article)),
        graph=NamedNode(iris.article_graph(article)),
        entities=_nodes("entity", extraction.entities, lambda e: iris.entity_iri(article, e)),
        events=_nodes("event", extraction.events, at("event", lambda e: e.trigger)),
        tolls=_nodes("casualty", extraction.casualties, at("toll", lambda k: k.span)),
        claims=_nodes("claim", extraction.claims, at("claim", claim_place)),
        relations=_relations(article, extraction.relations),
        untold={c.id: frozenset(c.disputes) | frozenset(c.about) for c in extraction.claims},
    )


def find(nodes: Iterable[Mapping[str, NamedNode]], kind: str, id_: str) -> NamedNode:
    """The node of a record that another record names.

    Args:
        nodes: Where to look for it, such as ``(page.claims, page.events)``.
        kind: What it should be, for the message.
        id_: The id of the record.

    Raises:
        GraphError: There is no such record.
    """
    for known in nodes:
        if id_ in known:
            return known[id_]
    raise GraphError(
        f"it names the {kind} {id_!r}, which the article does not have; please report this as a fault of the extraction"
    )


def claim_place(claim: Claim) -> Span:
    """Where a claim stands: at its cue, else where its content begins.

    Raises:
        GraphError: It has neither.
    """
    if claim.cue is not None:
        return claim.cue.span
    if not claim.content.spans:
        raise GraphError("it has neither a cue nor a place of its content; please report this as a fault of extraction")
    return claim.content.spans[0]


def _nodes(kind: str, records: Iterable[_R], iri: Callable[[_R], str]) -> dict[str, NamedNode]:
    taken: set[str] = set()
    nodes: dict[str, NamedNode] = {}
    for record in records:
        with concerning(f"{kind} {record.id}"):
            if record.id in nodes:
                raise GraphError("two records have this id; please report this as a fault of the extraction")
            nodes[record.id] = NamedNode(_free(iri(record), taken))
    return nodes


def _relations(article: Article, relations: Iterable[Relation]) -> tuple[NamedNode, ...]:
    taken: set[str] = set()
    nodes = []
    for number, relation in enumerate(relations, start=1):
        with concerning(f"relation {number} ({relation.type})"):
            nodes.append(NamedNode(_free(iris.local(article, "relation", relation.span), taken)))
    return tuple(nodes)


def _free(iri: str, taken: set[str]) -> str:
    """The IRI, numbered where it is taken; one from a table (without ``#``) is the same thing each time."""
    if "#" not in iri:
        return iri
    free = iri if iri not in taken else next(name for n in count(2) if (name := f"{iri}-{n}") not in taken)
    taken.add(free)
    return free
