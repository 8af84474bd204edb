"""Keeps the identity graph in step with the graphs of articles, touching only what new articles may be one with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg import __version__
from kg.corrections import constraints
from kg.graph import BASE, IDENTITY_GRAPH, term
from kg.identity import lookup, quads
from kg.identity.archive import Archive
from kg.identity.gazetteer import forget_places, note_places
from kg.identity.incidents import Rules
from kg.identity.papers import article_graphs, read_paper
from kg.identity.reports import Change, find_incidents
from kg.identity.reprints import find_copies
from kg.identity.who import find_identities, part_with, tie_keyed
from kg.settings import join_threshold, lexicon_dir
from kg.store import Store


@dataclass(frozen=True, slots=True)
class IdentityReport:
    """What bringing identity into step did.

    Attributes:
        articles: Articles that are accounted for now.
        fresh: How many of them were not before.
        incidents: Incidents that were made or made anew.
        identities: Identities likewise.
    """

    articles: int
    fresh: int
    incidents: int = 0
    identities: int = 0


def settle(store: Store) -> IdentityReport:
    """Brings the identity graph in step with the graphs of articles and with corrections.

    The outcome hangs on these alone, not on the order in which articles came, nor on how many at a time. Only articles
    that are not accounted for are looked at, and what shares a key with them.

    Args:
        store: Where the graphs are; only its graphs of identity and of the gazetteer are changed.
    """
    rules = _rules(store)
    if lookup.made_by(store) not in (None, _resolution(rules)):
        store.drop_graph(IDENTITY_GRAPH)
    graphs, known = frozenset(article_graphs(store)), lookup.marks(store)
    if gone := known - graphs:
        _forget_gone(store, gone)
        known = lookup.marks(store)
    if not known:
        store.drop_graph(IDENTITY_GRAPH)  # left over where somebody broke off, or where the last article is gone
    fresh = sorted(graphs - known)
    if gone and not fresh:
        note_places(store, ())
    if not fresh:
        tie_keyed(store)
        return IdentityReport(len(graphs), 0)
    archive = Archive(store, {graph: read_paper(store, graph) for graph in fresh}, new=not known)
    unkeyed = lookup.unkeyed(store, fresh) if known else frozenset(fresh)
    incidents = find_incidents(archive, unkeyed, rules)
    found = find_identities(archive, fresh)
    copies, papers = find_copies(archive, fresh)
    note_places(store, {iri for graph in fresh for iri in archive.papers[graph].places})
    touched = {*incidents.keys, *map(lookup.graph_of, papers)}
    if known:
        lookup.strike_marks(store, touched)  # if it breaks off from here on, they are looked at again
        lookup.take_keys(store, incidents.keys)
        lookup.take_copies(store, papers)
        lookup.part(store, sorted(incidents.gone))
    store.add(_all_quads(incidents, copies))
    if known:
        lookup.exchange(store, found.removed, found.added)  # what is kept of units is never only half there
    else:
        store.add(found.added)
    tie_keyed(store)
    store.add(
        [
            *quads.mark_quads(sorted(touched.union(fresh))),
            Quad(quads.GRAPH, term("prov:wasGeneratedBy"), NamedNode(_resolution(rules)), quads.GRAPH),
        ]
    )
    return IdentityReport(len(graphs), len(fresh), len(incidents.made), found.identities)


def _rules(store: Store) -> Rules:
    """The threshold of the settings, and what people have said of events."""
    said = constraints(store)
    together, apart = (
        frozenset(p for p in pairs if all("#event-" in iri for iri in p)) for pairs in (said.together, said.apart)
    )
    return Rules(join_threshold(), together, apart)


def unsettle(store: Store, graph: str) -> None:
    """Has an article, and what may be one with something in it, looked at again; to be called before its graph changes.

    Args:
        store: Where the graph is.
        graph: IRI of the graph that will be replaced or dropped.
    """
    forget_places(store, graph)
    nodes = lookup.own_nodes(store, graph)  # also where it is struck out already, as the neighbour of another
    _loosen(store, {graph, *lookup.tied(store, nodes)})
    part_with(store, nodes)
    lookup.forget(store, nodes)


def _loosen(store: Store, graphs: Set[str]) -> None:
    """Has the events of articles looked at again."""
    lookup.strike_marks(store, graphs)
    lookup.take_keys(store, graphs)


def _all_quads(incidents: Change, copies: Iterable[tuple[str, str]]) -> Iterator[Quad]:
    for incident in incidents.made:
        yield from quads.incident_quads(incident)
    for article, other in copies:
        yield quads.copy_quad(article, other)
    for keys in incidents.keys.values():
        for node, own in keys.items():
            yield from quads.key_quads(node, own)


def _forget_gone(store: Store, gone: Iterable[str]) -> None:
    """Strikes out articles whose graphs somebody has dropped past ``unsettle``; their nodes are found by their IRIs."""
    for graph in sorted(gone):
        nodes = lookup.nodes_in(store, graph)
        _loosen(store, lookup.tied(store, nodes) - {graph})
        part_with(store, nodes)
        lookup.forget(store, nodes)
    lookup.strike_marks(store, gone)


def _resolution(rules: Rules) -> str:
    """The IRI of resolution by just these rules, weights and lexicons: where they change, all is made anew."""
    total = sha256(f"{__version__} {rules.threshold}".encode())
    own = [path for path in Path(__file__).parent.iterdir() if path.suffix in {".py", ".toml"}]
    lists = [lexicon_dir() / name for name in ("alike.csv", "common.txt", "institutions.csv")]
    for path in sorted([*own, *lists]):
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return f"{BASE}resolution/{total.hexdigest()[:16]}"
