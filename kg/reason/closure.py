"""All that follows from statements by rules, asked of Oxigraph in SPARQL until nothing new comes.

Two ways to the same end: ``close`` starts from everything, in memory; ``extend`` starts from what is new in a store
that holds the rest with all that followed from it (semi-naive evaluation: Abiteboul, Hull and Vianu 1995, ch. 13).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from kg.reason.rule import TYPE, Rule, Signature, fitted, variables, where

Ask = Callable[[str], Iterable[ox.Triple]]
"""Answers a CONSTRUCT."""

_AT_ONCE = 2_000
"""New statements that one query starts from."""


@dataclass(frozen=True, slots=True)
class Closure:
    """What was given and what follows.

    Attributes:
        store: All of it, in the default graph.
        inferred: The statements that were not given, with their place in the order in which they came: whatever
            one of them rests on was given or came before.
        present: The predicates and classes of all of it.
    """

    store: ox.Store
    inferred: Mapping[ox.Triple, int]
    present: Set[Signature]

    def has(self, read: Signature | None) -> bool:
        """Whether there is a statement that a pattern of a rule looks for."""
        return read is None or read in self.present


def close(triples: Iterable[ox.Triple], rules: Sequence[Rule]) -> Closure:
    """Infers all that follows from these statements."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    inferred: dict[ox.Triple, int] = {}
    present = _signatures_in(store)
    makers = [rule for rule in rules if rule.head is not None]
    readers = _readers(makers)
    waiting = set(range(len(makers)))
    while waiting:
        number = min(waiting)
        waiting.discard(number)
        rule = makers[number]
        if any(read is not None and read not in present for read in rule.reads()):
            continue
        new = sorted(set(_constructed(store, rule)), key=str)
        if not new:
            continue
        store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in new)
        inferred.update((t, place) for place, t in enumerate(new, len(inferred)))
        came = {mark for triple in new for mark in _marks(triple)}
        present |= came
        waiting |= {reader for mark in (*came, None) for reader in readers.get(mark, ())}
    return Closure(store, inferred, present)


def extend(
    new: Iterable[ox.Triple], rules: Sequence[Rule], ask: Ask, keep: Callable[[Iterable[ox.Triple]], None]
) -> frozenset[ox.Triple]:
    """Infers what follows from new statements together with those that a store holds already.

    Args:
        new: The new statements, without blank nodes. The store holds them too.
        rules: The rules under which the store holds all that follows from the older statements.
        ask: Answers a CONSTRUCT from all named graphs of the store.
        keep: Adds statements to the store.

    Returns:
        The statements that were kept.
    """
    makers = [rule for rule in rules if rule.head is not None]
    fresh, kept = set(new), set[ox.Triple]()
    while fresh:
        by_mark = _by_mark(fresh)
        found = {triple for rule in makers for query in _queries_from(rule, by_mark) for triple in ask(query)}
        keep(sorted(found, key=str))
        kept |= found
        fresh = found
    return frozenset(kept)


def suspicions(new: Iterable[ox.Triple], rules: Sequence[Rule]) -> Iterator[str]:
    """Queries that are true where new statements contradict each other or those that a store holds already.

    Args:
        new: The new statements and what follows from them, without blank nodes. The store holds them too.
        rules: The rules; those that say what cannot be are asked.
    """
    by_mark = _by_mark(new)
    for rule in rules:
        for at, given in _givens(rule, by_mark) if rule.head is None else ():
            yield f"ASK {{ {where(rule, named_graphs=True, given=given, without=at)} }}"


def _constructed(store: ox.Store, rule: Rule) -> Iterable[ox.Triple]:
    assert rule.head is not None  # noqa: S101  only such rules come here
    found = store.query(f"CONSTRUCT {{ {' '.join(rule.head)} }} WHERE {{ {where(rule)} }}")
    assert isinstance(found, ox.QueryTriples)  # noqa: S101  the answer to a CONSTRUCT
    return found


def _queries_from(rule: Rule, by_mark: Mapping[Signature | None, list[ox.Triple]]) -> Iterator[str]:
    assert rule.head is not None  # noqa: S101  only such rules come here
    head = " ".join(rule.head)
    for at, given in _givens(rule, by_mark):
        yield f"CONSTRUCT {{ {head} }} WHERE {{ {where(rule, named_graphs=True, given=given, without=at)} }}"


def _givens(rule: Rule, by_mark: Mapping[Signature | None, list[ox.Triple]]) -> Iterator[tuple[int, str]]:
    """For each pattern of a body that new statements fit: its number, and those statements as a VALUES block."""
    for number, (pattern, mark) in enumerate(zip(rule.body, rule.reads(), strict=True)):
        names = tuple(dict.fromkeys(variables((pattern,))))
        fits = filter(None, (fitted(pattern, triple) for triple in by_mark.get(mark, ())))
        rows = (f"({' '.join(terms[name] for name in names)})" for terms in fits)
        while some := tuple(islice(rows, _AT_ONCE)):
            yield number, f"VALUES ({' '.join(names)}) {{ {' '.join(some)} }}"


def _signatures_in(store: ox.Store) -> set[Signature]:
    predicates = store.query("SELECT DISTINCT ?p WHERE { ?s ?p ?o }")
    classes = store.query(f"SELECT DISTINCT ?c WHERE {{ ?s {TYPE} ?c }}")
    assert isinstance(predicates, ox.QuerySolutions) and isinstance(classes, ox.QuerySolutions)  # noqa: S101
    return {(str(row["p"]), None) for row in predicates} | {(TYPE, str(row["c"])) for row in classes}


def _marks(triple: ox.Triple) -> tuple[Signature, ...]:
    """What patterns find a statement by."""
    predicate = str(triple.predicate)
    return ((predicate, None), (TYPE, str(triple.object))) if predicate == TYPE else ((predicate, None),)


def _by_mark(triples: Iterable[ox.Triple]) -> Mapping[Signature | None, list[ox.Triple]]:
    sorted_out: defaultdict[Signature | None, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        for mark in (*_marks(triple), None):
            sorted_out[mark].append(triple)
    return sorted_out


def _readers(rules: Sequence[Rule]) -> Mapping[Signature | None, set[int]]:
    """Which rules look for what, by their number."""
    found: defaultdict[Signature | None, set[int]] = defaultdict(set)
    for number, rule in enumerate(rules):
        for read in rule.reads():
            found[read].add(number)
    return found
