"""Corrections into a store and out of it: what they change in the graphs of articles follows at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.corrections import Correction, CorrectionError, corrections, make_correction, settled, to_quads
from kg.corrections.standing import IN_FORCE, standing
from kg.corrections.things import full, short
from kg.corrections.whereabouts import concerned, set_apart
from kg.graph import BASE, CORRECTIONS_GRAPH
from kg.identity import let_go, settle, unsettle
from kg.inference import replace_graph
from kg.model import Problem
from kg.store import Store


@dataclass(frozen=True, slots=True)
class AmendReport:
    """What came of corrections.

    Attributes:
        added: Corrections that are new.
        unchanged: Corrections that were there already.
        notes: What is not in force, and why, in one line each.
        problems: What is no correction, in the order it was met.
    """

    added: int = 0
    unchanged: int = 0
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def split(store: Store, one: str, other: str, *, why: str, by: str, at: str | None = None) -> Correction:
    """A correction by which two are never one; a report of an incident is set apart from its other reports.

    Raises:
        CorrectionError: They are no such things.
    """
    return make_correction("split", set_apart(store, one, other), why=why, by=by, at=at)


def correct(store: Store, correction: Correction) -> AmendReport:
    """Puts one correction into a store and applies it.

    Raises:
        CorrectionError: It would break a shape; nothing is changed then.
    """
    known = corrections(store)
    if correction in known:
        return AmendReport(unchanged=1)
    for graph in concerned(store, [correction]):
        _, refused = settled(store.quads(graph), [*known, correction])
        if correction.iri in refused:
            raise CorrectionError(
                f"the {correction.kind} of {short(correction.things[0])} is refused: {refused[correction.iri]}"
            )
    return add(store, [correction])


def add(store: Store, given: Iterable[Correction | Problem]) -> AmendReport:
    """Puts corrections into a store and applies those that fit; the others are kept and told."""
    items = list(given)
    known = corrections(store)
    new = [one for one in dict.fromkeys(one for one in items if isinstance(one, Correction)) if one not in known]
    read = [one for one in items if isinstance(one, Correction)]
    problems = tuple(one for one in items if isinstance(one, Problem))
    if new:
        _settle(store, [*known, *new], new)
    said = standing(store, corrections(store)) if new else {}
    stands = ((one, said[one.iri]) for one in new)
    notes = tuple(f"{short(one.iri)} ({one.kind}): {how}" for one, how in stands if how != IN_FORCE)
    return AmendReport(len(new), len(read) - len(new), notes, problems)


def undo(store: Store, name: str) -> Correction:
    """Takes a correction out of a store, and what it changed back.

    Args:
        store: Where it is.
        name: Its IRI, its hash, or the beginning of the hash where no other has it.

    Returns:
        The correction that was taken out.

    Raises:
        CorrectionError: There is none of this name, or more than one.
    """
    known = corrections(store)
    start = name.strip() if "/" in name else f"{BASE}correction/{name.strip()}"
    found = [one for one in known if one.iri.startswith(full(start))] if name.strip() else []
    if len(found) != 1:
        told = "more than one correction begins with" if found else f"the store {store.location} holds no correction"
        raise CorrectionError(f"{told} {name!r}; kg correct list shows all of them")
    _settle(store, [one for one in known if one not in found], found)
    return found[0]


def _settle(store: Store, all_: list[Correction], changed: list[Correction]) -> None:
    """Keeps these corrections and no others, and brings the graphs that some of them bear on in step."""
    graphs = concerned(store, changed)
    let_go(store, (thing for one in changed for thing in one.things))
    replace_graph(store, CORRECTIONS_GRAPH, to_quads(all_))
    for graph in graphs:
        unsettle(store, graph)
        replace_graph(store, graph, settled(store.quads(graph), all_)[0])
    settle(store)
