"""The statements of one article's graph as a set, and what goes when something of it goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from pyoxigraph import NamedNode, Triple

from kg.graph import cn, term

Facts: TypeAlias = frozenset[Triple]

_HANGS_ON = frozenset(
    term(curie) for curie in ("oa:TextPositionSelector", "cn:Evidence", "time:Interval", "time:Instant", "geo:Geometry")
)
"""Classes of what is there only because something else points at it."""


def about(facts: Iterable[Triple], node: NamedNode) -> Facts:
    """What is said of a thing."""
    return frozenset(fact for fact in facts if fact.subject == node)


def pointing_at(facts: Iterable[Triple], node: NamedNode) -> Facts:
    """What is said of others with respect to a thing."""
    return frozenset(fact for fact in facts if fact.object == node)


def is_there(facts: Iterable[Triple], node: NamedNode) -> bool:
    """Whether anything is said of a thing."""
    return any(fact.subject == node for fact in facts)


def values(facts: Iterable[Triple], node: NamedNode, property_: NamedNode) -> set[object]:
    """What a thing has as a property."""
    return {fact.object for fact in facts if fact.subject == node and fact.predicate == property_}


def without(facts: Facts, lost: Facts) -> Facts:
    """The rest, also without the stretches of text, evidence, times and places on the map that only the lost led to.

    A thing of no particular class, which stands for words of an argument, goes with the last argument that it is.
    """
    rest = facts - lost
    led_to = {fact.object for fact in lost if isinstance(fact.object, NamedNode)}
    idle = led_to - {fact.object for fact in rest}
    gone = frozenset(fact for node in idle if _is_idle(rest, node) for fact in about(rest, node))
    return without(rest, gone) if gone else rest


def _is_idle(facts: Facts, node: NamedNode) -> bool:
    """Whether a thing that nothing points at any more is there for nothing."""
    classes = values(facts, node, term("rdf:type"))
    return bool(classes & _HANGS_ON) or classes == {cn("Entity")}
