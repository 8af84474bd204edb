"""When something happened, as an interval between days."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.graph.iris import BASE, beside
from kg.graph.literals import day
from kg.graph.page import Triple
from kg.graph.terms import code, term


def interval(
    node: NamedNode, link: NamedNode, bounds: tuple[str | None, str | None], precision: str
) -> Iterator[Triple]:
    """The interval of an event or a toll.

    Args:
        node: What happened then.
        link: The property that leads from it to its interval.
        bounds: First and last day, ``YYYY-MM-DD``; an open end is None.
        precision: How exactly the text tells it.
    """
    span = time_of(node)
    yield node, link, span
    yield span, term("rdf:type"), term("time:Interval")
    for field, property_, value in zip(("start", "end"), ("time:hasBeginning", "time:hasEnd"), bounds, strict=True):
        if value is not None:
            written = day(field, value)
            instant = NamedNode(f"{BASE}date/{value}")
            yield span, term(property_), instant
            yield instant, term("rdf:type"), term("time:Instant")
            yield instant, term("time:inXSDDate"), written
    yield span, term("cn:timePrecision"), code("precision", precision)


def time_of(node: NamedNode) -> NamedNode:
    """The node of something's interval."""
    return beside(node.value, "time")
