"""Statements that contradict each other, and why, in plain words: a chain of reasons down to what was told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pyoxigraph as ox

from kg.reason.closure import Closure
from kg.reason.rule import SAME_AS, TYPE, Pattern, Rule, fitted, where
from kg.reason.unfolding import NAMELESS

_AN = re.compile(r"\ba(?= [aeiou])")
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a statement holds.

    Attributes:
        triple: The statement.
        rule: The rule that it follows by; None where it was told.
        premises: What the rule needed.
    """

    triple: ox.Triple
    rule: Rule | None = None
    premises: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """Statements that cannot all be so.

    Attributes:
        rule: The rule that they break.
        reasons: Why each of them holds.
    """

    rule: Rule
    reasons: tuple[Reason, ...]

    def told(self) -> tuple[ox.Triple, ...]:
        """The statements that were told and clash, once each."""
        return tuple(dict.fromkeys(leaf for reason in self.reasons for leaf in _leaves(reason)))


def clashes(closure: Closure, rules: Sequence[Rule]) -> Iterator[Clash]:
    """What in a closure contradicts itself, each set of statements that were told once."""
    seen: set[frozenset[ox.Triple]] = set()
    for rule in rules:
        if rule.head is None and all(closure.has(read) for read in rule.reads()):
            for body in _solutions(closure.store, rule):
                clash = Clash(rule, tuple(explain(triple, closure, rules) for triple in body))
                told = frozenset(clash.told())
                if told not in seen:
                    seen.add(told)
                    yield clash


def explain(triple: ox.Triple, closure: Closure, rules: Sequence[Rule]) -> Reason:
    """Why a statement of a closure holds: one proof, from statements that were given."""
    born = closure.inferred.get(triple)
    if born is None:
        return Reason(triple)
    for rule in rules:
        bound = _bound(rule, triple)
        for body in _solutions(closure.store, bound) if bound else ():
            if all(closure.inferred.get(premise, -1) < born for premise in body):
                return Reason(triple, rule, tuple(explain(premise, closure, rules) for premise in body))
    raise ValueError(f"{triple} follows from no rule")


def in_words(clash: Clash, closure: Closure, terms: Mapping[str, str], where_told: Callable[[ox.Triple], str]) -> str:
    """A clash in plain English, over several lines.

    Args:
        clash: The clash.
        closure: Where it is; its labels name things.
        terms: Labels of the ontology's terms, by their IRIs.
        where_told: Says which articles tell a statement.
    """
    speak = _Speaker(closure, terms, where_told)
    return "\n".join([speak.why(clash.rule), *(line for reason in clash.reasons for line in speak.lines(reason, 1))])


@dataclass(frozen=True, slots=True)
class _Speaker:
    closure: Closure
    terms: Mapping[str, str]
    where_told: Callable[[ox.Triple], str]

    def lines(self, reason: Reason, depth: int) -> Iterator[str]:
        """A statement and below it what it follows from."""
        said = f"{'  ' * depth}{self.sentence(reason.triple)}"
        if reason.rule is None:
            yield f"{said}: {self.where_told(reason.triple)}"
            return
        yield f"{said}, because {self.why(reason.rule)}" + (":" if reason.premises else "")
        for premise in reason.premises:
            yield from self.lines(premise, depth + 1)

    def sentence(self, triple: ox.Triple) -> str:
        subject, predicate, object_ = self.name(triple.subject), str(triple.predicate), triple.object
        if predicate == TYPE:
            return _AN.sub("an", f"{subject} is a {self.term(str(object_))}")
        if predicate == SAME_AS:
            return f"{subject} is the same as {self.name(object_)}"
        return f"{subject} – {self.term(predicate)} – {self.name(object_)}"

    def why(self, rule: Rule) -> str:
        if any(NAMELESS in term for term in rule.axiom.values()) and rule.head is not None:
            return f"it fits the definition of {self.term(rule.head[2])}"
        words = rule.words.format(**{name.removeprefix("?"): self.term(term) for name, term in rule.axiom.items()})
        return _AN.sub("an", words)

    def term(self, written: str) -> str:
        iri = written.removeprefix("<").removesuffix(">")
        return self.terms.get(iri) or iri.rpartition("#")[2].rpartition("/")[2]

    def name(self, thing: object) -> str:
        if isinstance(thing, ox.Literal):
            return f'"{thing.value}"'
        iri = thing.value if isinstance(thing, ox.NamedNode) else str(thing)
        if iri in self.terms:
            return self.terms[iri]
        if not isinstance(thing, ox.NamedNode | ox.BlankNode):
            return iri
        labels = sorted(str(q.object.value) for q in self.closure.store.quads_for_pattern(thing, _LABEL, None)
                        if isinstance(q.object, ox.Literal))  # fmt: skip
        return f"“{labels[0]}” <{iri}>" if labels else f"<{iri}>"


def _leaves(reason: Reason) -> Iterator[ox.Triple]:
    if reason.rule is None:
        yield reason.triple
    for premise in reason.premises:
        yield from _leaves(premise)


def _bound(rule: Rule, triple: ox.Triple) -> Rule | None:
    """A rule with its variables standing for the terms of a statement that it makes; None where it makes another."""
    terms = None if rule.head is None else fitted(rule.head, triple)
    if terms is None:
        return None
    return replace(rule, body=tuple(_filled(pattern, terms) for pattern in rule.body), head=None, differ=None)


def _filled(pattern: Pattern, terms: Mapping[str, str]) -> Pattern:
    subject, predicate, object_ = (terms.get(term, term) for term in pattern)
    return subject, predicate, object_


def _solutions(store: ox.Store, rule: Rule) -> Iterator[tuple[ox.Triple, ...]]:
    """The statements that a rule's body stands for, for each of its answers, in a fixed order."""
    found = store.query(f"SELECT * WHERE {{ {where(rule)} }}")
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101  the answer to a SELECT
    names = [f"?{variable.value}" for variable in found.variables]
    rows = [dict(zip(names, map(str, row), strict=True)) for row in found]
    for terms in sorted(rows, key=lambda row: list(row.values())):
        yield tuple(_triple(_filled(pattern, terms)) for pattern in rule.body)


def _triple(pattern: Pattern) -> ox.Triple:
    quad = next(ox.parse(f"{' '.join(pattern)} .", format=ox.RdfFormat.N_TRIPLES))
    return ox.Triple(quad.subject, quad.predicate, quad.object)
