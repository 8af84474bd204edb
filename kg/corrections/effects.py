"""What a correction makes of the statements of one article: another class, another link, another name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pyoxigraph import NamedNode, Triple

from kg.corrections import things
from kg.corrections.correction import Correction
from kg.corrections.facts import Facts, about, is_there, pointing_at, values, without
from kg.corrections.rejection import rejected
from kg.graph import cn, term
from kg.graph.iris import geometry
from kg.graph.literals import flag
from kg.model.values import ENTITY_TYPES, PLACE_TYPES


def applied(facts: Facts, correction: Correction) -> Facts:
    """The statements of an article with a correction of something that they tell of."""
    effect = EFFECTS.get(correction.kind)
    return effect(facts, NamedNode(correction.things[0]), correction.target) if effect else facts


def _retyped(facts: Facts, node: NamedNode, type_: str | None) -> Facts:
    """The class is another; what is no place any more has none on the map."""
    class_ = cn(type_ or "")
    lost = {fact for fact in about(facts, node) if fact.predicate == term("rdf:type")}
    lost.add(Triple(node, cn("alsoOfType"), class_))
    if type_ in ENTITY_TYPES and type_ not in PLACE_TYPES:
        lost |= {fact for fact in about(facts, node) if fact.predicate == term("geo:hasGeometry")}
    return without(facts, facts & lost) | {Triple(node, term("rdf:type"), class_)}


def _relinked(facts: Facts, node: NamedNode, target: str | None) -> Facts:
    """The links elsewhere are this one alone; an entity of a table that is another one gets the name of that one."""
    facts -= {fact for fact in about(facts, node) if fact.predicate == term("skos:exactMatch")}
    if target is None:
        return facts
    number = things.geonames(target)
    ours = target if things.keyed_type(target) else things.numbered(node.value, number) if number else None
    if ours is not None and ours != node.value:
        facts, node = _renamed(facts, node, NamedNode(ours)), NamedNode(ours)
        facts -= {fact for fact in about(facts, node) if number and fact.predicate == term("skos:exactMatch")}
    return facts if ours == target else facts | {Triple(node, term("skos:exactMatch"), NamedNode(target))}


def _renamed(facts: Facts, old: NamedNode, new: NamedNode) -> Facts:
    """All that is said of one is said of the other, which keeps its class, label and place where it has them."""
    known = is_there(facts, new)
    type_ = things.keyed_type(new.value)
    dropped = {term("rdf:type")}
    if things.keyed_type(old.value) or values(facts, new, term("geo:hasGeometry")):
        dropped.add(term("geo:hasGeometry"))  # that is where the other one lies
    lost = frozenset(fact for fact in about(facts, old) if fact.predicate in dropped)
    facts = without(facts, lost)
    names = {old: new, geometry(old): geometry(new)}
    moved = about(facts, old) | pointing_at(facts, old) | about(facts, geometry(old))
    facts = (facts - moved) | {_with(fact, names, known=known) for fact in moved}
    if not known and type_:
        facts |= {Triple(new, term("rdf:type"), cn(type_))}
    label = values(facts, new, term("rdfs:label"))
    twice = {fact for fact in about(facts, new) if fact.predicate == term("skos:altLabel") and fact.object in label}
    if len(values(facts, new, cn("isNamed"))) > 1:
        twice.add(Triple(new, cn("isNamed"), flag(False)))
    return facts - twice


def _with(fact: Triple, names: Mapping[NamedNode, NamedNode], *, known: bool) -> Triple:
    """A statement with other names; the label of one that has a label already is one more name."""
    predicate = term("skos:altLabel") if known and fact.predicate == term("rdfs:label") else fact.predicate
    subject = names.get(fact.subject, fact.subject) if isinstance(fact.subject, NamedNode) else fact.subject
    object_ = names.get(fact.object, fact.object) if isinstance(fact.object, NamedNode) else fact.object
    return Triple(subject, predicate, object_)


EFFECTS: Mapping[str, Callable[[Facts, NamedNode, str | None], Facts]] = MappingProxyType(
    {"retype": _retyped, "relink": _relinked, "reject": lambda facts, node, _: rejected(facts, node)}
)
"""The corrections that change the graphs of articles."""
