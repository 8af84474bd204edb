"""The graph of an article as the machine read it, and as people have corrected it; each can be had from the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.corrections.correction import Correction, in_order
from kg.corrections.effects import EFFECTS, applied
from kg.corrections.facts import Facts
from kg.corrections.things import short
from kg.graph import cn


def amended(quads: Iterable[Quad], corrections: Iterable[Correction]) -> list[Quad]:
    """The graph of an article with corrections, in the order of their times.

    What they took out and what they put in is kept on the graph's own node, so that ``as_read`` undoes them.

    Args:
        quads: One graph, as it was read or with whatever corrections it has.
        corrections: All that it is to have; those of other articles change nothing.

    Returns:
        Quads, what was read first in the order that it had.
    """
    read = as_read(quads)
    if not read:
        return read
    graph = read[0].graph_name
    if not isinstance(graph, NamedNode):
        return read
    before: Facts = frozenset(quad.triple for quad in read)
    facts = before
    things = _things(facts)
    for one in in_order(corrections):
        here = one.article is None or one.article == graph.value.replace("/graph/", "/article/")
        if here and one.things[0] in things:
            facts = applied(facts, one)
            things = _things(facts)
    if facts == before:
        return read
    marks = ((cn("withdrawn"), before - facts), (cn("amended"), facts - before))
    added = [*_in_order(facts - before), *(Triple(graph, name, _mark(some)) for name, some in marks if some)]
    kept = [quad for quad in read if quad.triple in facts]
    return kept + [Quad(fact.subject, fact.predicate, fact.object, graph) for fact in added]


def as_read(quads: Iterable[Quad]) -> list[Quad]:
    """The graph of an article as the machine read it, whatever corrections it has."""
    given = list(quads)
    marks = {quad for quad in given if quad.predicate in _MARKS and quad.subject == quad.graph_name}
    if not marks:
        return given
    put_in = {fact for mark in marks if mark.predicate == cn("amended") for fact in _statements(mark)}
    graph = given[0].graph_name
    taken = [fact for mark in marks if mark.predicate == cn("withdrawn") for fact in _statements(mark)]
    kept = [quad for quad in given if quad not in marks and quad.triple not in put_in]
    return kept + [Quad(fact.subject, fact.predicate, fact.object, graph) for fact in taken]


def settled(quads: Iterable[Quad], corrections: Iterable[Correction]) -> tuple[list[Quad], dict[str, str]]:
    """The graph of an article with those corrections that leave it whole.

    Args:
        quads: One graph, as it was read or with whatever corrections it has.
        corrections: All of them.

    Returns:
        The graph, and for the IRI of each correction that was left out the reason: the shape that it would break.
    """
    given = list(quads)
    wanted = [one for one in in_order(corrections) if one.kind in EFFECTS]
    whole, read = amended(given, wanted), as_read(given)
    if len(whole) == len(read) and set(whole) == set(read):
        return read, {}
    if not _faults(whole):
        return whole, {}
    known = _faults(read).keys()
    kept: list[Correction] = []
    refused: dict[str, str] = {}
    last = read
    for one in wanted:
        tried = amended(read, [*kept, one])
        if set(tried) == set(last):
            continue
        if new := [said for fault, said in _faults(tried).items() if fault not in known]:
            refused[one.iri] = new[0]
        else:
            kept, last = [*kept, one], tried
    return amended(read, kept), refused


_MARKS = (cn("withdrawn"), cn("amended"))


def _things(facts: Facts) -> set[str]:
    """The IRIs of all that something is said of."""
    return {fact.subject.value for fact in facts if isinstance(fact.subject, NamedNode)}


def _faults(quads: Sequence[Quad]) -> dict[tuple[str, str, str | None, str | None], str]:
    """The shapes that a graph breaks, and where, each in words."""
    from kg.reason import validate  # loads much that reading does without

    return {
        (
            one.shape,
            one.node,
            one.path,
            one.value,
        ): f"it breaks the shape {one.shape} at {short(one.node)}: {one.message}"
        for one in validate(quads)
    }


def _in_order(facts: Iterable[Triple]) -> list[Triple]:
    return sorted(facts, key=str)


def _mark(facts: Iterable[Triple]) -> Literal:
    """Statements as sorted N-Triples, in a text that no query takes for statements."""
    written = serialize(_in_order(facts), format=RdfFormat.N_TRIPLES) or b""
    return Literal(written.decode())


def _statements(mark: Quad) -> list[Triple]:
    text = mark.object.value if isinstance(mark.object, Literal) else ""
    return [quad.triple for quad in parse(text, format=RdfFormat.N_TRIPLES)]
