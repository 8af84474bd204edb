"""The identity graph as an index: which nodes share a key, which articles are accounted for, and what to strike out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import BASE, IDENTITY_GRAPH, cn, term
from kg.store import Solutions, Store

_GRAPH = f"GRAPH <{IDENTITY_GRAPH}>"
_MARK = f"<{IDENTITY_GRAPH}> {term('prov:wasDerivedFrom')}"
_MADE = f"<{IDENTITY_GRAPH}> {term('prov:wasGeneratedBy')}"
_BATCH = 2000
"""Terms in one query; endpoints refuse what is much longer."""


def marks(store: Store) -> frozenset[str]:
    """IRIs of the article graphs that the identity graph accounts for."""
    return frozenset(_column(store, f"SELECT ?g WHERE {{ {_GRAPH} {{ {_MARK} ?g }} }}"))


def made_by(store: Store) -> str | None:
    """What made the identity graph, as its IRI; None where there is none."""
    return next(_column(store, f"SELECT ?by WHERE {{ {_GRAPH} {{ {_MADE} ?by }} }}"), None)


def nodes_by_key(store: Store, keys: Iterable[str]) -> dict[str, list[str]]:
    """The nodes that have each of some keys, sorted."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for batch in _batches(sorted(keys)):
        values = " ".join(str(Literal(key)) for key in batch)
        query = f"SELECT ?key ?node WHERE {{ VALUES ?key {{ {values} }} {_GRAPH} {{ ?node {cn('blockKey')} ?key }} }}"
        for key, node in _rows(store, query):
            found[key].append(node)
    return {key: sorted(nodes) for key, nodes in found.items()}


def incidents_of(store: Store, events: Sequence[str]) -> list[tuple[str, ...]]:
    """The incidents that some events are reports of, each as all its reports, sorted."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for batch in _batches(events):
        values = " ".join(f"<{event}>" for event in batch)
        query = f"""SELECT ?incident ?report WHERE {{ VALUES ?event {{ {values} }}
          {_GRAPH} {{ ?incident {cn("hasReport")} ?event, ?report }}
        }}"""
        for incident, report in _rows(store, query):
            found[incident].add(report)
    return sorted(tuple(sorted(reports)) for reports in found.values())


def tied(store: Store, nodes: Sequence[str]) -> frozenset[str]:
    """The graphs of some nodes, of all that is one incident with any of them, and of the copies of articles."""
    found = {*nodes, *(report for reports in incidents_of(store, nodes) for report in reports)}
    for batch in _batches(nodes):
        values = " ".join(f"<{node}>" for node in batch)
        found.update(
            _column(
                store, f"SELECT ?copy WHERE {{ VALUES ?of {{ {values} }} {_GRAPH} {{ ?copy {cn('copyOf')} ?of }} }}"
            )
        )
    return frozenset(map(graph_of, found))


def unkeyed(store: Store, graphs: Iterable[str]) -> frozenset[str]:
    """Those of some graphs whose articles have no key, and so are not known to any incident."""
    all_ = frozenset(graphs)
    keyed: set[str] = set()
    for batch in _batches(sorted(map(article_of, all_))):
        values = " ".join(f"<{article}>" for article in batch)
        found = f"VALUES ?article {{ {values} }} FILTER EXISTS {{ {_GRAPH} {{ ?article {cn('blockKey')} ?key }} }}"
        keyed.update(map(graph_of, _column(store, f"SELECT ?article WHERE {{ {found} }}")))
    return all_ - keyed


def take_keys(store: Store, graphs: Iterable[str]) -> None:
    """Strikes out the keys of articles and of their events, so that these are looked at again."""
    for graph in sorted(graphs):
        events = _column(store, f"SELECT ?event WHERE {{ GRAPH <{graph}> {{ ?event {cn('status')} ?status }} }}")
        _strike(store, cn("blockKey"), sorted({*events, article_of(graph)}))


def take_copies(store: Store, articles: Sequence[str]) -> None:
    """Strikes out what articles are copies of."""
    _strike(store, cn("copyOf"), articles)


def _strike(store: Store, predicate: NamedNode, nodes: Sequence[str]) -> None:
    for batch in _batches(nodes):
        values = " ".join(f"<{node}>" for node in batch)
        where = f"VALUES ?s {{ {values} }} {_GRAPH} {{ ?s {predicate} ?o }}"
        store.update(f"DELETE {{ {_GRAPH} {{ ?s {predicate} ?o }} }} WHERE {{ {where} }}")


def own_nodes(store: Store, graph: str) -> list[str]:
    """The nodes of an article that the identity graph knows."""
    query = f"""SELECT DISTINCT ?node WHERE {{
      GRAPH <{graph}> {{ ?node {cn("hasMention")} ?place }}
      {{ {_GRAPH} {{ ?node ?p ?o }} }} UNION {{ {_GRAPH} {{ ?incident {cn("hasReport")} ?node }} }}
      FILTER(CONTAINS(STR(?node), "#"))
    }}"""
    return sorted({*_column(store, query), article_of(graph)})


def strike_marks(store: Store, graphs: Iterable[str]) -> None:
    """Has graphs no longer accounted for."""
    for batch in _batches(sorted(graphs)):
        marked = "".join(f"{_MARK} {NamedNode(graph)} . " for graph in batch)
        store.update(f"DELETE DATA {{ {_GRAPH} {{ {marked} }} }}")


def forget(store: Store, nodes: Sequence[str]) -> None:
    """Strikes out all that is said of nodes, and of the incidents and joins that they are in."""
    part(store, nodes)
    strike_out(store, nodes)


def part(store: Store, nodes: Sequence[str]) -> None:
    """Strikes out the incidents and joins that nodes are in."""
    ties = f"{{ ?about {cn('hasReport')} ?n }} UNION {{ ?about {cn('joins')} ?n }}"
    for batch in _batches(nodes):
        values = " ".join(f"<{node}>" for node in batch)
        tied_ = _column(store, f"SELECT DISTINCT ?about WHERE {{ VALUES ?n {{ {values} }} {_GRAPH} {{ {ties} }} }}")
        strike_out(store, sorted(tied_))


def strike_out(store: Store, nodes: Sequence[str]) -> None:
    """Strikes out all that is said of nodes."""
    for some in _batches(nodes):
        values = " ".join(f"<{node}>" for node in some)
        store.update(
            f"DELETE {{ {_GRAPH} {{ ?s ?p ?o }} }} WHERE {{ VALUES ?s {{ {values} }} {_GRAPH} {{ ?s ?p ?o }} }}"
        )


def described(store: Store, nodes: Sequence[str]) -> dict[str, frozenset[Quad]]:
    """All that is said of nodes; those of which nothing is said are left out."""
    said: defaultdict[str, set[Quad]] = defaultdict(set)
    for batch in _batches(nodes):
        values = " ".join(f"<{node}>" for node in batch)
        query = f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {values} }} {_GRAPH} {{ ?s ?p ?o }} }}"
        found = store.query(query)
        for s, p, o in found.rows if isinstance(found, Solutions) else ():
            if isinstance(s, NamedNode) and isinstance(p, NamedNode) and isinstance(o, NamedNode | Literal):
                said[s.value].add(Quad(s, p, o, NamedNode(IDENTITY_GRAPH)))
    return {node: frozenset(some) for node, some in said.items()}


def identities_of(store: Store, entities: Sequence[str]) -> list[str]:
    """What entities are identified as, sorted."""
    found: set[str] = set()
    for batch in _batches(entities):
        values = " ".join(f"<{node}>" for node in batch)
        query = f"SELECT DISTINCT ?x WHERE {{ VALUES ?n {{ {values} }} {_GRAPH} {{ ?n {cn('identifiedAs')} ?x }} }}"
        found.update(_column(store, query))
    return sorted(found)


def members(store: Store, key: str) -> list[str]:
    """The entities of the unit that has a key."""
    return nodes_by_key(store, [key]).get(key, [])


def is_mentioned(store: Store, entity: str) -> bool:
    """Whether an article speaks of an entity."""
    return bool(store.query(f"ASK {{ GRAPH ?g {{ {NamedNode(entity)} {cn('mentionedIn')} ?article }} }}"))


def exchange(store: Store, removed: Iterable[Quad], added: Iterable[Quad]) -> None:
    """Takes statements of the identity graph out and puts others in, both or neither."""
    parts = (("DELETE", removed), ("INSERT", added))
    said = [f"{verb} DATA {{ {_GRAPH} {{ {_lines(some)} }} }}" for verb, some in parts if some]
    if said:
        store.update(" ; ".join(said))


def _lines(some: Iterable[Quad]) -> str:
    return " ".join(sorted(f"{quad.triple} ." for quad in some))


def graph_of(node: str) -> str:
    """The graph of the article that a node is in, or that it is."""
    return f"{BASE}graph/{node.removeprefix(f'{BASE}article/').partition('#')[0]}"


def article_of(graph: str) -> str:
    """The article of a graph."""
    return f"{BASE}article/{graph.removeprefix(f'{BASE}graph/')}"


def _rows(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    found = store.query(query)
    for row in found.rows if isinstance(found, Solutions) else ():
        yield tuple(one.value if isinstance(one, NamedNode | Literal) else str(one) for one in row)


def _column(store: Store, query: str) -> Iterator[str]:
    return (row[0] for row in _rows(store, query))


def _batches(items: Sequence[str]) -> Iterator[list[str]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


def nodes_in(store: Store, graph: str) -> list[str]:
    """The nodes of an article whose graph is gone, by their IRIs."""
    article = article_of(graph)
    starts = f"FILTER(STRSTARTS(STR(?n), {Literal(f'{article}#')}))"
    subjects = f"SELECT DISTINCT ?n WHERE {{ {_GRAPH} {{ ?n ?p ?o }} {starts} }}"
    objects = f"SELECT DISTINCT ?n WHERE {{ {_GRAPH} {{ ?s {cn('hasReport')} ?n }} {starts} }}"
    return sorted({*_column(store, subjects), *_column(store, objects), article})
