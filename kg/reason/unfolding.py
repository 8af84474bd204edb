"""Rules without class expressions that have no name: each stands for what makes something belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import product

from kg.model import KgError
from kg.reason.rule import TYPE, Pattern, Rule

NAMELESS = "urn:nameless:"
"""Begins the IRIs that stand for class expressions without a name while rules are made."""

_VOID = frozenset(
    {"<http://www.w3.org/2002/07/owl#Thing>", "<http://www.w3.org/2000/01/rdf-schema#Resource>"}
)  # what everything is
_DEPTH = 8


def unfold(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The same rules about named things only.

    In the body of a rule, membership in a class expression gives way to the bodies of the rules that would establish
    it, so that nothing nameless needs to be kept with the data. Rules that lead only to a nameless class are left out.

    Raises:
        KgError: A class expression is defined by itself.
    """
    all_ = tuple(dict.fromkeys(rule for rule in rules if _tells(rule)))
    makers: dict[str, list[Rule]] = {}
    for rule in all_:
        if rule.head is not None and _is_nameless(rule.head):
            makers.setdefault(rule.head[2], []).append(rule)
    named = (one for rule in all_ if not (rule.head and _is_nameless(rule.head)) for one in _unfolded(rule, makers))
    return tuple(dict.fromkeys(rule for rule in named if _tells(rule)))


def _tells(rule: Rule) -> bool:
    """Whether a rule can ever add something."""
    return rule.head is None or (rule.head not in rule.body and rule.head[2] not in _VOID)


def _is_nameless(pattern: Pattern) -> bool:
    return pattern[1] == TYPE and NAMELESS in pattern[2]


def _unfolded(rule: Rule, makers: Mapping[str, list[Rule]]) -> Iterator[Rule]:
    ways = [tuple(_ways(pattern, makers, (), f"_{number}")) for number, pattern in enumerate(rule.body)]
    for choice in product(*ways):
        body = tuple(dict.fromkeys(pattern for patterns in choice for pattern in patterns))
        yield replace(rule, body=body)


def _ways(
    pattern: Pattern, makers: Mapping[str, list[Rule]], above: tuple[Pattern, ...], ending: str
) -> Iterator[tuple[Pattern, ...]]:
    """The bodies that a pattern may give way to; itself where it asks for nothing nameless.

    What would need itself first establishes nothing.
    """
    if not _is_nameless(pattern):
        yield (pattern,)
        return
    if pattern in above:
        return
    if len(above) > _DEPTH:
        raise KgError("a class expression of the ontology is defined by itself; give it a name")
    for step, maker in enumerate(makers.get(pattern[2], ())):
        names = {maker.head[0]: pattern[0]} if maker.head else {}
        inner = [_renamed(one, names, f"{ending}_{step}") for one in maker.body]
        ways = [tuple(_ways(one, makers, (*above, pattern), f"{ending}_{step}_{at}")) for at, one in enumerate(inner)]
        for choice in product(*ways):
            yield tuple(part for parts in choice for part in parts)


def _renamed(pattern: Pattern, names: dict[str, str], ending: str) -> Pattern:
    subject, predicate, object_ = (
        names.setdefault(term, term + ending) if term.startswith("?") else term for term in pattern
    )
    return subject, predicate, object_
