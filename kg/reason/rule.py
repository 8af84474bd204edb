"""What a rule about data is, and how it is asked in SPARQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pyoxigraph import Triple

Pattern: TypeAlias = tuple[str, str, str]
"""Subject, predicate and object as SPARQL writes them: variables, or terms in full."""

Signature: TypeAlias = tuple[str, str | None]
"""What a pattern looks for: a predicate, and with rdf:type the class."""

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
SAME_AS = "<http://www.w3.org/2002/07/owl#sameAs>"


@dataclass(frozen=True, slots=True)
class Rule:
    """Where all of ``body`` holds, so does ``head``; where there is no head, that cannot be.

    Attributes:
        name: What OWL 2 RL calls it, such as ``prp-trp``.
        body: Triple patterns.
        head: A triple pattern, or None.
        differ: Two variables that must not stand for the same thing.
        words: Why it holds, in plain English, with the variables of the axiom in braces.
        axiom: The terms of the ontology that it was made from, by those variables.
    """

    name: str
    body: tuple[Pattern, ...]
    head: Pattern | None
    differ: tuple[str, str] | None = None
    words: str = field(default="", compare=False)
    axiom: Mapping[str, str] = field(default_factory=dict, compare=False)

    def reads(self) -> tuple[Signature | None, ...]:
        """What each pattern of the body looks for; None for a pattern that fits any triple."""
        return tuple(signature(pattern) for pattern in self.body)


def variables(patterns: tuple[Pattern, ...]) -> Iterator[str]:
    """The variables of triple patterns, as often as they stand there."""
    for pattern in patterns:
        yield from (term for term in pattern if term.startswith("?"))


def signature(pattern: Pattern) -> Signature | None:
    """What a triple or a pattern is told by: its predicate, and its class where it states one."""
    _, predicate, object_ = pattern
    if predicate.startswith("?"):
        return None
    return predicate, object_ if predicate == TYPE and not object_.startswith("?") else None


def fitted(pattern: Pattern, triple: Triple) -> dict[str, str] | None:
    """What each term of a pattern stands for in a statement; None where the statement does not fit."""
    terms: dict[str, str] = {}
    for wanted, term in zip(pattern, (triple.subject, triple.predicate, triple.object), strict=True):
        if terms.setdefault(wanted, str(term)) != str(term) or not (wanted.startswith("?") or wanted == str(term)):
            return None
    return terms


def where(rule: Rule, *, named_graphs: bool = False, given: str = "", without: int | None = None) -> str:
    """The group pattern that finds what a rule would add, or where it clashes.

    Args:
        rule: The rule.
        named_graphs: Look into all named graphs rather than the default graph.
        given: A VALUES block to start from.
        without: Number of a pattern of the body that ``given`` stands for.
    """
    patterns = [pattern for number, pattern in enumerate(rule.body) if number != without]
    graphs = [f"?g{number}" if named_graphs else "" for number in range(len(patterns))]
    parts = [given, *(_asked(pattern, graph) for pattern, graph in zip(patterns, graphs, strict=True))]
    if rule.differ:
        parts.append(f"FILTER(!sameTerm({rule.differ[0]}, {rule.differ[1]}))")
    if rule.head is not None:
        parts.append(f"FILTER NOT EXISTS {{ {_asked(rule.head, '?gh' if named_graphs else '')} }}")
    return " ".join(part for part in parts if part)


def _asked(pattern: Pattern, graph: str) -> str:
    triple = " ".join(pattern)
    return f"GRAPH {graph} {{ {triple} }}" if graph else f"{triple} ."
