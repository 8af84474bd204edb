"""Corrections as quads in the graph of corrections, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from pyoxigraph import Literal, NamedNode, Quad

from kg.corrections.correction import Correction, in_order, make_correction
from kg.corrections.things import CorrectionError, short
from kg.graph import BASE, CORRECTIONS_GRAPH, cn, term
from kg.graph.literals import text
from kg.graph.terms import code
from kg.store import Store


def to_quads(corrections: Iterable[Correction]) -> Iterator[Quad]:
    """Corrections as the graph of corrections has them."""
    graph = NamedNode(CORRECTIONS_GRAPH)
    for one in corrections:
        node = NamedNode(one.iri)
        who = NamedNode(f"{BASE}agent/{sha256(one.by.encode()).hexdigest()[:16]}")
        apart = one.kind == "split"
        yield Quad(node, term("rdf:type"), term("prov:Activity"), graph)
        yield Quad(node, term("rdf:type"), cn("Correction"), graph)
        yield Quad(node, cn("correctionKind"), code("correction", one.kind), graph)
        for thing in one.things[:1] if apart else one.things:
            yield Quad(node, cn("corrects"), NamedNode(thing), graph)
        for thing in one.things[1:] if apart else ():
            yield Quad(node, cn("apartFrom"), NamedNode(thing), graph)
        if one.target is not None:
            target = cn(one.target) if one.kind == "retype" else NamedNode(one.target)
            yield Quad(node, cn("correctedTo"), target, graph)
        if one.article is not None:
            yield Quad(node, cn("onlyIn"), NamedNode(one.article), graph)
        yield Quad(node, cn("why"), text(one.why), graph)
        yield Quad(node, term("prov:endedAtTime"), Literal(one.at, datatype=term("xsd:dateTime")), graph)
        yield Quad(node, term("prov:wasAssociatedWith"), who, graph)
        yield Quad(who, term("rdf:type"), term("prov:Agent"), graph)
        yield Quad(who, term("rdfs:label"), text(one.by), graph)


def corrections(store: Store) -> tuple[Correction, ...]:
    """All corrections of a store, by time.

    Raises:
        CorrectionError: The graph of corrections holds something that is none.
    """
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in store.quads(CORRECTIONS_GRAPH):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject.value][quad.predicate.value].append(quad.object.value)
    kind = term("rdf:type").value
    return in_order(
        _correction(iri, told, said) for iri, told in said.items() if cn("Correction").value in told.get(kind, ())
    )


def _correction(iri: str, told: dict[str, list[str]], said: dict[str, dict[str, list[str]]]) -> Correction:
    def one(curie: str) -> str | None:
        return next(iter(told.get(term(curie).value, ())), None)

    try:
        kind = (one("cn:correctionKind") or "").rpartition("-")[2]
        target = one("cn:correctedTo")
        made = make_correction(
            kind,
            (*sorted(told.get(cn("corrects").value, ())), *sorted(told.get(cn("apartFrom").value, ()))),
            target=target.rpartition("#")[2] if target and kind == "retype" else target,
            article=one("cn:onlyIn"),
            why=one("cn:why") or "",
            at=one("prov:endedAtTime") or "",
            by=next(iter(said[one("prov:wasAssociatedWith") or ""].get(term("rdfs:label").value, ())), ""),
        )
    except CorrectionError as error:
        raise CorrectionError(f"{short(iri)} in the graph of corrections: {error}") from error
    if made.iri != iri:
        raise CorrectionError(
            f"{short(iri)} in the graph of corrections says something else than when it was made; take it out and "
            "correct anew"
        )
    return made
