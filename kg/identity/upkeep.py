"""Keeps the identity graph in step with the graphs of articles, touching only what new articles may be one with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg import __version__
from kg.graph import BASE, IDENTITY_GRAPH, term
from kg.identity import lookup, quads
from kg.identity.blocks import Keys, block_keys, may_join
from kg.identity.copies import Printed, copy_of
from kg.identity.copies import block_keys as copy_keys
from kg.identity.incidents import Evidences, Incident, Rules, joined
from kg.identity.library import Library
from kg.identity.model import Paper
from kg.identity.names import Identity, identities, name_keys
from kg.identity.papers import article_graphs, read_paper
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
        store: Where the graphs are; only its identity graph is changed.
    """
    rules = Rules(join_threshold())
    if lookup.made_by(store) not in (None, _resolution(rules)):
        store.drop_graph(IDENTITY_GRAPH)
    graphs, known = frozenset(article_graphs(store)), lookup.marks(store)
    if gone := known - graphs:
        _forget_gone(store, gone)
        known = lookup.marks(store)
    if not known:
        store.drop_graph(IDENTITY_GRAPH)  # left over where somebody broke off, or where the last article is gone
    fresh = sorted(graphs - known)
    if not fresh:
        return IdentityReport(len(graphs), 0)
    library = Library(store, {graph: read_paper(store, graph) for graph in fresh}, new=not known)
    incidents, events = _incidents(library, rules)
    found, names = _identities(library)
    copies, papers = _copies(library, fresh)
    touched = {lookup.graph_of(node) for node in (*events, *names, *papers)}
    if known:
        lookup.strike_marks(store, touched)  # if it breaks off from here on, they are looked at again
        lookup.forget(store, sorted({*events, *names, *papers, *library.known_nodes(fresh)}))
    store.add(_all_quads(incidents, found, copies, {**events, **names, **papers}))
    store.add(
        [
            *quads.mark_quads(sorted(touched.union(fresh))),
            Quad(quads.GRAPH, term("prov:wasGeneratedBy"), NamedNode(_resolution(rules)), quads.GRAPH),
        ]
    )
    return IdentityReport(len(graphs), len(fresh), len(incidents), len(found))


def unsettle(store: Store, graph: str) -> None:
    """Has an article, and what may be one with something in it, looked at again; to be called before its graph changes.

    Args:
        store: Where the graph is.
        graph: IRI of the graph that will be replaced or dropped.
    """
    nodes = lookup.own_nodes(store, graph)  # also where it is struck out already, as the neighbour of another
    lookup.strike_marks(store, {graph, *lookup.neighbours(store, nodes)})
    lookup.forget(store, nodes)


def _incidents(library: Library, rules: Rules) -> tuple[list[Incident], dict[str, frozenset[str]]]:
    """The incidents that new events are in, and all events that were looked at for them, with their keys."""
    evidences = Evidences(library.papers, library.copied)
    keys: dict[str, Keys] = {}
    held: defaultdict[str, set[str]] = defaultdict(set)
    pairs: set[tuple[str, str]] = set()
    frontier = [iri for iri, report in library.reports.items() if may_join(report)]
    seen = set(frontier)
    while frontier:
        for iri in frontier:
            report = library.reports[iri]
            keys[iri] = block_keys(report, library.papers[report.graph])
            for key in keys[iri].held:
                held[key].add(iri)
        for key, nodes in library.in_store({key for iri in frontier for key in keys[iri].asked}).items():
            library.fetch(nodes)
            held[key].update(node for node in nodes if node in library.reports)
        further = set()
        for iri in frontier:
            report = library.reports[iri]
            for other in sorted({node for key in keys[iri].asked for node in held[key]}):
                pair = (min(iri, other), max(iri, other))
                if library.reports[other].graph == report.graph or pair in pairs:
                    continue
                if evidences.score(report, library.reports[other]) >= rules.threshold:
                    pairs.add(pair)
                    if other not in seen:
                        further.add(other)
        seen |= further
        frontier = sorted(further)
    events = {iri: library.reports[iri] for iri in keys}
    return joined(events, pairs, evidences, library.papers, rules), {iri: own.held for iri, own in keys.items()}


def _identities(library: Library) -> tuple[list[Identity], dict[str, frozenset[str]]]:
    """The identities of new entities, and all entities that were looked at for them, with their keys."""
    keys: dict[str, frozenset[str]] = {}
    frontier = sorted(library.names)
    asked: set[str] = set()
    while frontier:
        keys.update({iri: name_keys(library.names[iri]) for iri in frontier})
        wanted = {key for iri in frontier for key in keys[iri]} - asked
        asked |= wanted
        nodes = {node for some in library.in_store(wanted).values() for node in some}
        library.fetch(nodes)
        frontier = sorted(nodes & library.names.keys() - keys.keys())
    return identities(library.names[iri] for iri in keys), keys


def _copies(library: Library, fresh: Iterable[str]) -> tuple[list[tuple[str, str]], dict[str, frozenset[str]]]:
    """Which articles repeat which, among the new ones and those that share a key with them; and all of these."""
    keys: dict[str, frozenset[str]] = {}
    held: defaultdict[str, set[str]] = defaultdict(set)

    def shelve(papers: Iterable[Paper]) -> set[str]:
        """Notes the keys of articles; yields the articles that the store has for them."""
        wanted: set[str] = set()
        for paper in papers:
            keys[paper.iri] = frozenset(copy_keys(paper.signature)) if paper.signature else frozenset()
            wanted |= keys[paper.iri]
            for key in keys[paper.iri]:
                held[key].add(paper.iri)
        nodes: set[str] = set()
        for key, some in library.in_store(wanted).items():
            held[key].update(some)
            nodes.update(some)
        library.fetch(nodes)
        return nodes - keys.keys()

    def paper_of(article: str) -> Paper:
        return library.papers[lookup.graph_of(article)]

    near = shelve(library.papers[graph] for graph in fresh)
    shelve([paper_of(article) for article in sorted(near)])  # what they may repeat instead
    found = []
    for article in sorted(keys):
        others = sorted({other for key in keys[article] for other in held[key]} - {article})
        printed = [_printed(paper_of(other)) for other in others]
        if keys[article] and (first := copy_of(_printed(paper_of(article)), printed)) is not None:
            found.append((article, f"{BASE}article/{first}"))
    return found, keys


def _printed(paper: Paper) -> Printed:
    return paper.published, paper.key, paper.signature or ""


def _all_quads(
    incidents: Iterable[Incident],
    found: Iterable[Identity],
    copies: Iterable[tuple[str, str]],
    keys: Mapping[str, frozenset[str]],
) -> Iterator[Quad]:
    for incident in incidents:
        yield from quads.incident_quads(incident)
    for identity in found:
        yield from quads.identity_quads(identity)
    for article, other in copies:
        yield quads.copy_quad(article, other)
    for node, own in keys.items():
        yield from quads.key_quads(node, own)


def _forget_gone(store: Store, gone: Iterable[str]) -> None:
    """Strikes out articles whose graphs somebody has dropped past ``unsettle``; their nodes are found by their IRIs."""
    for graph in sorted(gone):
        nodes = lookup.nodes_in(store, graph)
        lookup.strike_marks(store, lookup.neighbours(store, nodes) - {graph})
        lookup.forget(store, nodes)
    lookup.strike_marks(store, gone)


def _resolution(rules: Rules) -> str:
    """The IRI of resolution by just these rules, weights and lexicons: where they change, all is made anew."""
    total = sha256(f"{__version__} {rules.threshold}".encode())
    own = [path for path in Path(__file__).parent.iterdir() if path.suffix in {".py", ".toml"}]
    for path in sorted([*own, lexicon_dir() / "alike.csv"]):
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return f"{BASE}resolution/{total.hexdigest()[:16]}"
