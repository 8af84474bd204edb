"""The quads of one graph by subject and property, for those who read a graph rather than write it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import PREFIXES

CN = PREFIXES["cn"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What one graph says.

    Attributes:
        forward: Values by property and subject; IRIs and texts alike as strings, in sorted order.
        backward: Subjects by property and value.
    """

    forward: Mapping[str, Mapping[str, list[str]]]
    backward: Mapping[str, Mapping[str, list[str]]]

    def all(self, node: str, property_: str) -> list[str]:
        """The values of a property, such as ``cn:hasAgent``."""
        return self.forward.get(_full(property_), {}).get(node, [])

    def one(self, node: str | None, *path: str) -> str | None:
        """The value at the end of a path of properties, the first where there are several."""
        for property_ in path:
            node = next(iter(self.all(node, property_)), None) if node is not None else None
        return node

    def of(self, value: str, property_: str) -> list[str]:
        """The nodes that have a value in a property."""
        return self.backward.get(_full(property_), {}).get(value, [])

    def having(self, property_: str) -> Iterator[str]:
        """The nodes that have a property."""
        yield from self.forward.get(_full(property_), {})

    def line(self, node: str, property_: str) -> str:
        """A text on one line, as cells have it; empty where there is none."""
        return " ".join((self.one(node, property_) or "").split())

    def name(self, node: str) -> str:
        """A label on one line."""
        return self.line(node, "rdfs:label")

    def class_(self, node: str) -> str | None:
        """The local name of a node's class of ours."""
        found = (one.removeprefix(CN) for one in self.all(node, "rdf:type") if one.startswith(CN))
        return next(found, None)

    def code(self, node: str | None, *path: str) -> str | None:
        """The record's string of the coded value at the end of a path."""
        value = self.one(node, *path)
        return None if value is None else value.removeprefix(CN).partition("-")[2]

    def closure(self, node: str, property_: str) -> set[str]:
        """All that a property leads to, over one step or more."""
        found: set[str] = set()
        ahead = list(self.all(node, property_))
        while ahead:
            if (one := ahead.pop()) not in found:
                found.add(one)
                ahead += self.all(one, property_)
        return found

    def first(self, node: str) -> tuple[int, str]:
        """Where the text first speaks of something, to put things in order."""
        starts = [int(start) for at in self.all(node, "cn:hasMention") if (start := self.one(at, "oa:start"))]
        return min(starts, default=0), node


def by_graph(quads: Iterable[Quad]) -> Iterator[Facts]:
    """The facts of each graph, in the order of the graphs' names."""
    graphs: defaultdict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[str(quad.graph_name)].append(quad)
    for name in sorted(graphs):
        yield facts(graphs[name])


def facts(quads: Iterable[Quad]) -> Facts:
    """The facts that quads of one graph tell."""
    forward: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    backward: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    triples = {
        (quad.subject.value, quad.predicate.value, quad.object.value)
        for quad in quads
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal)
    }
    for subject, property_, value in sorted(triples):
        forward[property_][subject].append(value)
        backward[property_][value].append(subject)
    return Facts(forward, backward)


def _full(curie: str) -> str:
    prefix, _, name = curie.partition(":")
    return PREFIXES[prefix] + name
