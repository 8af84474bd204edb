"""What is left of an article when something in it was misread."""

from __future__ import annotations

from pyoxigraph import NamedNode, Triple

from kg.corrections.facts import Facts, about, is_there, pointing_at, values, without
from kg.corrections.things import CorrectionError, kind_of
from kg.graph import cn
from kg.graph.terms import code

_TELLS = frozenset(cn(name) for name in ("reports", "asserts", "disputes", "about"))
_CARRIES = _TELLS - {cn("reports")}
_ENDS = frozenset(cn(name) for name in ("relationSubject", "relationObject"))


def rejected(facts: Facts, node: NamedNode) -> Facts:
    """The statements without a thing, what pointed at it, and what only hung on it.

    With a claim go the events and tolls that nobody else tells, the relations that no other claim asserts and the
    claims that are told within it: else they would become the article's own word. With an entity go the relations
    that it is an end of. All else stays: the toll of an event has its own words and its own voice.
    """
    lost = about(facts, node) | pointing_at(facts, node)
    kind = _kind(node)
    if kind == "relation":
        lost |= _direct_tie(facts, node)
    rest = without(facts, lost)
    if kind == "claim":
        along = {fact.object for fact in lost if fact.subject == node and fact.predicate in _CARRIES}
        along = {one for one in along if _is_untold(facts, rest, node, one)}
        along |= {fact.subject for fact in lost if fact.object == node and fact.predicate == cn("within")}
    else:
        along = {fact.subject for fact in lost if fact.object == node and fact.predicate in _ENDS}
    for fact in lost:
        if fact.object == node and fact.predicate == cn("hasAgent"):
            rest = _without_ground(rest, fact.subject)
    for one in sorted(along, key=str):
        if isinstance(one, NamedNode) and is_there(rest, one):
            rest = rejected(rest, one)
    return rest


def _kind(node: NamedNode) -> str:
    try:
        return kind_of(node.value)
    except CorrectionError:
        return ""


def _is_untold(before: Facts, after: Facts, claim: NamedNode, node: object) -> bool:
    """Whether nobody is left to tell what a claim told; a relation that no claim asserts is the article's own word."""
    if not isinstance(node, NamedNode) or (kind := _kind(node)) not in ("event", "toll", "relation"):
        return False
    left = {fact.predicate for fact in pointing_at(after, node)}
    if kind == "relation":
        return cn("asserts") not in left and Triple(claim, cn("asserts"), node) in before
    return not left & _TELLS


def _direct_tie(facts: Facts, relation: NamedNode) -> Facts:
    """The direct statement of a relation, where it rests on no other one that the article tells itself."""
    [*ends] = _tie(facts, relation)
    others = {
        fact.subject
        for fact in facts
        if fact.predicate == cn("relationKind") and fact.subject != relation and isinstance(fact.subject, NamedNode)
    }
    asserted = {fact.object for fact in facts if fact.predicate == cn("asserts")}
    held = {tie for other in others - asserted if isinstance(other, NamedNode) for tie in _tie(facts, other)}
    return frozenset(tie for tie in ends if tie in facts and tie not in held)


def _tie(facts: Facts, relation: NamedNode) -> list[Triple]:
    kinds = values(facts, relation, cn("relationKind"))
    return [
        Triple(subject, cn(kind.value.rpartition("-")[2]), object_)
        for kind in kinds
        for subject in values(facts, relation, cn("relationSubject"))
        for object_ in values(facts, relation, cn("relationObject"))
        if isinstance(kind, NamedNode) and isinstance(subject, NamedNode) and isinstance(object_, NamedNode)
    ]


def _without_ground(facts: Facts, event: object) -> Facts:
    """An event that has lost its last agent has no ground for one either."""
    if not isinstance(event, NamedNode) or values(facts, event, cn("hasAgent")):
        return facts
    ground = frozenset(fact for fact in about(facts, event) if fact.predicate == cn("agentConfidence"))
    return (facts - ground) | {Triple(event, cn("agentConfidence"), code("confidence", "unknown"))} if ground else facts
