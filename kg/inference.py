"""What follows from a store's graphs: inferred into a graph of its own, kept up with what is new, and checked."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph import BASE, CORRECTIONS_GRAPH, GAZETTEER_GRAPH, IDENTITY_GRAPH, cn, term
from kg.reason import (
    INFERRED_GRAPH,
    Rule,
    clashes,
    close,
    extend,
    hash_of,
    in_words,
    is_consistent,
    ontology_rules,
    rules,
    smallest,
    suspicions,
)
from kg.reason.rule import SAME_AS
from kg.reason.turtle import merged
from kg.settings import alignment_files, ontology_files
from kg.store import Solutions, Store

log = logging.getLogger(__name__)

_GRAPH = ox.NamedNode(INFERRED_GRAPH)
_BESIDE = (_GRAPH, ox.NamedNode(IDENTITY_GRAPH), ox.NamedNode(CORRECTIONS_GRAPH))
"""Graphs that nothing is inferred from: no rule reads what they say, and identity changes with every article."""
_NOT_BESIDE = f"?g NOT IN ({', '.join(map(str, _BESIDE))})"


@dataclass(frozen=True, slots=True)
class InferenceReport:
    """What an inference did.

    Attributes:
        inferred: Statements in the graph of what follows.
        graphs: Graphs that it follows from.
        fresh: How many of them it started from: those that are new, or all.
        clashes: What contradicts itself, each in plain words over several lines.
    """

    inferred: int
    graphs: int
    fresh: int
    clashes: tuple[str, ...] = ()


def infer_store(store: Store, *, anew: bool = False, aligned: bool = False) -> InferenceReport:
    """Infers what follows from all graphs of a store, into the graph ``INFERRED_GRAPH``.

    Where graphs were only added since the last time, it starts from those; where one was changed or taken out, or the
    rules are others, the whole is made anew.

    Args:
        store: Where the graphs are.
        anew: Start from everything in any case.
        aligned: Infer in the terms of other vocabularies too, by the alignments.
    """
    made = rules((*ontology_files(), *alignment_files())) if aligned else ontology_rules()
    now, before = _digests(store), _marks(store)
    changed = {graph for graph, digest in before.items() if now.get(graph) != digest}
    grown = changed & now.keys() & {GAZETTEER_GRAPH}  # it only grows; what it loses takes what was inferred along
    fresh = sorted((now.keys() - before.keys()) | grown)
    anew = anew or bool(changed - grown) or not _holds(store, _made_by(made))
    new = [] if anew else [quad.triple for graph in fresh for quad in store.quads(graph)]
    if anew or _has_blank_nodes(new):
        fresh = sorted(now)
        contradicts = _infer_all(store, made, now)
    else:
        contradicts = bool(fresh) and _infer_more(store, made, now, fresh, new)
    found = _explained(store, made) if contradicts else ()
    return InferenceReport(_size(store), len(now), len(fresh), found)


def _infer_all(store: Store, made: Sequence[Rule], now: Mapping[str, str]) -> bool:
    """Infers from everything; says whether it contradicts itself. If it does, the next inference starts anew too."""
    closure = close(_looked_at(store, made), made)
    if any(str(triple.predicate) == SAME_AS for triple in closure.inferred):  # then all that is said is said of more
        closure = close(_told(store), made)
    contradicts = any(True for _ in clashes(closure, made))
    store.replace_graph(INFERRED_GRAPH, [*_placed(closure.inferred), *_marked(now, made, whole=not contradicts)])
    return contradicts


def _infer_more(
    store: Store, made: Sequence[Rule], now: Mapping[str, str], fresh: Sequence[str], new: Sequence[ox.Triple]
) -> bool:
    """Infers from what is new; says whether it contradicts itself or the rest."""
    store.update(f"DELETE DATA {{ GRAPH {_GRAPH} {{ {_made_by(made)} }} }}")  # if it breaks off, all is made anew
    mark = f"{ox.NamedNode(GAZETTEER_GRAPH)} {cn('digest')} ?digest"
    store.update(f"DELETE WHERE {{ GRAPH {_GRAPH} {{ {mark} }} }}")  # of what it was before it grew
    for graph in fresh:  # what was inferred and is told now is not inferred any more
        both = f"GRAPH {_GRAPH} {{ ?s ?p ?o }}"
        store.update(f"DELETE {{ {both} }} WHERE {{ {both} GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}")
    found = extend(new, made, lambda query: _triples(store, query), lambda some: store.add(_placed(some)))
    contradicts = any(store.query(query) for query in suspicions((*new, *found), made))
    store.add(_marked(now, made, whole=not contradicts))
    return contradicts


def drop_inferred(store: Store) -> bool:
    """Takes what was inferred out of a store; says whether there was something."""
    return store.drop_graph(INFERRED_GRAPH)


def replace_graph(store: Store, graph: str, quads: Iterable[ox.Quad]) -> bool:
    """Puts quads in place of a graph; what was inferred from it goes, since it may not follow any more.

    Returns:
        Whether anything changed.
    """
    changed = store.replace_graph(graph, quads)
    if changed:
        _drop_what_rests_on(store, graph)
    return changed


def drop_graph(store: Store, graph: str) -> bool:
    """Takes out a graph and what was inferred from it; says whether it was there."""
    there = store.drop_graph(graph)
    if there:
        _drop_what_rests_on(store, graph)
    return there


def _drop_what_rests_on(store: Store, graph: str) -> None:
    if _holds(store, f"{_GRAPH} {term('prov:wasDerivedFrom')} {ox.NamedNode(graph)}"):
        drop_inferred(store)
        log.info("what was inferred is dropped, since a graph behind it has changed; kg reason infers it anew")


def check_store(store: Store) -> tuple[str, ...]:
    """What in a store contradicts the ontology or itself, each in plain words; nothing where HermiT finds no fault.

    HermiT knows all of OWL 2 DL and says yes or no. Where it says no, the rules tell which statements clash and why;
    where they do not know, the smallest part that it still refuses is looked for.

    Raises:
        NoReasoner: There is no Java to run HermiT with.
    """
    triples = sorted(set(_told(store)), key=str)
    if is_consistent(ontology_files(), triples):
        return ()
    found = _explained(store, ontology_rules())
    if found:
        return found
    by_subject: dict[str, list[ox.Triple]] = {}
    for triple in triples:
        by_subject.setdefault(str(triple.subject), []).append(triple)
    ontology = ontology_files()
    things = smallest(
        list(by_subject.values()), lambda some: not is_consistent(ontology, [t for thing in some for t in thing])
    )
    part = smallest([t for thing in things for t in thing], lambda some: not is_consistent(ontology, some))
    lines = [f"  {triple}: {_where_told(store, triple)}" for triple in part]
    return ("\n".join(["these cannot all be so", *lines]),)


def _told(store: Store) -> Iterator[ox.Triple]:
    """All that articles and tables tell, in named graphs."""
    return (q.triple for q in store.quads() if q.graph_name not in _BESIDE and isinstance(q.graph_name, ox.NamedNode))


def _looked_at(store: Store, made: Sequence[Rule]) -> tuple[ox.Triple, ...]:
    """Of all that was not inferred, what rules look for by its predicate: offsets, quotes and labels are not."""
    predicates = sorted({read[0] for rule in made for read in rule.reads() if read})
    return _triples(
        store,
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?p {{ {' '.join(predicates)} }} "
        f"GRAPH ?g {{ ?s ?p ?o }} FILTER({_NOT_BESIDE}) }}",
    )


def _explained(store: Store, made: Sequence[Rule]) -> tuple[str, ...]:
    closure = close(_told(store), made)
    from rdflib.namespace import RDFS

    labels = merged(ontology_files()).subject_objects(RDFS.label)
    terms = {str(term): str(label) for term, label in labels}
    found = clashes(closure, made)
    return tuple(in_words(clash, closure, terms, lambda triple: _where_told(store, triple)) for clash in found)


def _where_told(store: Store, triple: ox.Triple) -> str:
    """The articles whose graphs hold a statement, or else those graphs."""
    if _has_blank_nodes([triple]):
        graphs = {str(quad.graph_name) for quad in store.quads() if quad.triple == triple}
    else:
        said = f"{triple.subject} {triple.predicate} {triple.object}"
        graphs = {str(row[0]) for row in _rows(store, f"SELECT ?g WHERE {{ GRAPH ?g {{ {said} }} }}")}
    names: set[str] = set()
    for graph in graphs - {str(_GRAPH)}:
        article = _rows(store, f"SELECT ?a WHERE {{ GRAPH {graph} {{ {graph} {term('prov:wasDerivedFrom')} ?a }} }}")
        names |= {str(row[0]) for row in article} or {graph}
    return f"told in {', '.join(sorted(names))}"


def _digests(store: Store) -> dict[str, str]:
    """For each graph but that of what follows, a hash of what it says.

    Stores list a graph that has not changed in the same order; should one not, all is inferred anew, no more.
    """
    kind = "IF(isLiteral(?o), CONCAT(STR(DATATYPE(?o)), LANG(?o)), '')"
    says = f"GROUP_CONCAT(CONCAT(STR(?s), ' ', STR(?p), ' ', STR(?o), ' ', {kind}))"
    rows = _rows(
        store,
        f"SELECT ?g (SHA256({says}) AS ?hash) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER({_NOT_BESIDE}) }} GROUP BY ?g",
    )
    return {_value(graph): _value(hash_)[:16] for graph, hash_ in rows}


def _marks(store: Store) -> dict[str, str]:
    """The graphs that the inferred statements follow from, as they were."""
    rows = _rows(store, f"SELECT ?g ?digest WHERE {{ GRAPH {_GRAPH} {{ ?g {cn('digest')} ?digest }} }}")
    return {_value(graph): _value(digest) for graph, digest in rows}


def _marked(now: Mapping[str, str], made: Sequence[Rule], *, whole: bool) -> Iterator[ox.Quad]:
    if whole:
        yield ox.Quad(_GRAPH, term("prov:wasGeneratedBy"), _reasoning(made), _GRAPH)
    for graph, digest in now.items():
        yield ox.Quad(_GRAPH, term("prov:wasDerivedFrom"), ox.NamedNode(graph), _GRAPH)
        yield ox.Quad(ox.NamedNode(graph), cn("digest"), ox.Literal(digest), _GRAPH)


def _made_by(made: Sequence[Rule]) -> str:
    return f"{_GRAPH} {term('prov:wasGeneratedBy')} {_reasoning(made)}"


def _holds(store: Store, inferred: str) -> bool:
    return bool(store.query(f"ASK {{ GRAPH {_GRAPH} {{ {inferred} }} }}"))


def _reasoning(made: Sequence[Rule]) -> ox.NamedNode:
    """The IRI of inference by just these rules."""
    return ox.NamedNode(f"{BASE}reasoning/{hash_of(made)}")


def _placed(triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    return (ox.Quad(t.subject, t.predicate, t.object, _GRAPH) for t in triples)


def _rows(store: Store, query: str) -> tuple[tuple[object, ...], ...]:
    found = store.query(query)
    return found.rows if isinstance(found, Solutions) else ()


def _triples(store: Store, query: str) -> tuple[ox.Triple, ...]:
    found = store.query(query)
    return found if isinstance(found, tuple) else ()


def _size(store: Store) -> int:
    """How many statements follow, the marks left out."""
    follows = f"?s ?p ?o FILTER(?s != {_GRAPH} && ?p != {cn('digest')})"
    [[count]] = _rows(store, f"SELECT (COUNT(*) AS ?count) WHERE {{ GRAPH {_GRAPH} {{ {follows} }} }}")
    return int(_value(count))


def _has_blank_nodes(triples: Iterable[ox.Triple]) -> bool:
    """No query can ask for a blank node again."""
    return any(isinstance(node, ox.BlankNode) for triple in triples for node in (triple.subject, triple.object))


def _value(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else str(node)
