"""The few statements that an incident or some claims rest on, in a store of their own.

There every question is answered at once, also by saved queries that look at all that a store has. Out of the large
store only statements of known subjects in known graphs are read: that takes the same time however much else it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import NamedNode, Quad

from kg.explore.sparql import one_of
from kg.graph import IDENTITY_GRAPH, cn, term
from kg.query import Table, run_saved
from kg.query.asking import PREFIXES
from kg.query.table import Cell
from kg.store import Solutions, Store, open_store

if TYPE_CHECKING:
    from kg.store.interface import Term

Places: TypeAlias = set[tuple[str, str]]
"""Graphs and subjects in them, as SPARQL writes them."""

_BESIDE = frozenset(
    map(
        cn,
        ("hasAgent", "hasTarget", "hasInstrument", "hasBeneficiary", "hasPlace", "hasTime", "hasEvidence",
         "attributedTo", "accuses", "addressee", "asserts", "about", "disputes"),
    )
)  # fmt: skip
_BEHIND = frozenset(
    map(
        term,
        ("oa:hasSelector", "cn:highlights", "cn:hasPlace", "cn:hasTime", "time:hasBeginning", "time:hasEnd",
         "geo:hasGeometry"),
    )
)  # fmt: skip
"""What is read of a statement: who, what and when, and of these the words, the places, the days and the position."""


def on_reports(store: Store, whole: str, reports: Iterable[str]) -> Store:
    """A store in memory with what the reports of an incident say, who says so, and who is one with whom.

    Args:
        store: Where all is; it is only read.
        whole: The incident, or an event that is in none: it is then taken as an incident of one report.
        reports: The events that it is told by.
    """
    reports = sorted(set(reports))
    report = f"{one_of('report', reports)} GRAPH ?g {{ ?report cn:status ?status }}"
    claims = "(^cn:ofEvent)?/(^(cn:asserts|cn:about|cn:disputes))*/cn:within*"
    view = _view(store, set(_places(store, f"{report} GRAPH ?g {{ ?report {claims} ?s }}")), [whole])
    identity, incident = NamedNode(IDENTITY_GRAPH), NamedNode(whole)
    view.add([Quad(incident, cn("hasReport"), NamedNode(report), identity) for report in reports])
    if whole in reports:
        labels = [
            quad.object for quad in view.quads() if (quad.subject, quad.predicate) == (incident, term("rdfs:label"))
        ]
        view.add([Quad(incident, term("rdfs:label"), label, identity) for label in labels])
    return view


def on_claims(store: Store, claims: Iterable[str]) -> Store:
    """A store in memory with what claims say, those that dispute them or what they assert, and who is one with whom."""
    claim = f"{one_of('claim', sorted(set(claims)))} GRAPH ?g {{ ?claim cn:content ?content }}"
    answers = "(cn:asserts?/^cn:disputes)?/cn:within*"
    return _view(store, set(_places(store, f"{claim} GRAPH ?g {{ ?claim {answers} ?s }}")), [])


def saved(view: Store, name: str, whole: str) -> tuple[Mapping[str, Cell], ...]:
    """The rows of a saved query that are on one incident.

    Args:
        view: What :func:`on_reports` made.
        name: The saved query; it has a column ``incidentIri``.
        whole: The incident, or the event.
    """
    table = run_saved(view, name)
    once = Table(table.columns, tuple(dict.fromkeys(table.rows)))  # a lone event has its label in two graphs
    return tuple(row for row in once.records() if row["incidentIri"] == whole)


def _view(store: Store, told: Places, wholes: list[str]) -> Store:
    quads = list(_statements(store, told | _papers(store, {graph for graph, _ in told})))
    beside = list(_statements(store, _next(quads, _BESIDE) - told))
    behind = list(_statements(store, _next(beside, _BEHIND)))
    quads += [*beside, *behind, *_statements(store, _next(behind, _BEHIND))]
    subjects = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    view = open_store("memory:")
    view.add(quads)
    view.add(_statements(store, _identity(store, sorted({*wholes, *subjects}))))
    return view


def _next(quads: Iterable[Quad], along: frozenset[NamedNode]) -> Places:
    return {(str(quad.graph_name), str(quad.object)) for quad in quads if quad.predicate in along}


def _papers(store: Store, graphs: set[str]) -> Places:
    """The articles of graphs; of those that they copy all tolls too, to know one that is repeated."""
    paper = f"VALUES ?g {{ {' '.join(sorted(graphs))} }} GRAPH ?g {{ ?s a cn:Article }}"
    papers = set(_places(store, paper))
    copied = "GRAPH graph:identity { ?paper cn:copyOf ?first } GRAPH ?g { ?first a cn:Article }"
    firsts = f"VALUES ?paper {{ {' '.join(sorted(name for _, name in papers))} }} {copied} BIND(?first AS ?s)"
    originals = set(_places(store, firsts))
    toll = f"VALUES ?g {{ {' '.join(sorted(graph for graph, _ in originals))} }} GRAPH ?g {{ ?s a cn:Toll }}"
    return papers | originals | (set(_places(store, toll)) if originals else set())


def _identity(store: Store, subjects: list[str]) -> Places:
    """Things in the graph of identity, and what they are one with or copy."""
    near = "GRAPH graph:identity { ?thing (cn:identifiedAs|cn:copyOf)? ?s }"
    return set(_places(store, f"{one_of('thing', subjects)} {near} BIND(graph:identity AS ?g)"))


def _places(store: Store, where: str) -> Iterator[tuple[str, str]]:
    for graph, subject in _rows(store, f"SELECT DISTINCT ?g ?s WHERE {{ {where} }}"):
        yield str(graph), str(subject)


def _statements(store: Store, places: Places) -> Iterator[Quad]:
    """All that graphs say of subjects, save what nobody is shown."""
    pairs = " ".join(f"({graph} {subject})" for graph, subject in sorted(places))
    for subject, predicate, value, graph in _rows(
        store,
        f"""SELECT ?s ?p ?o ?g WHERE {{
          VALUES (?g ?s) {{ {pairs} }}
          GRAPH ?g {{ ?s ?p ?o }}
          FILTER(?p NOT IN (cn:hasMention, cn:minHash, cn:blockKey, cn:hasReport))
        }}""",
    ):
        yield Quad(subject, predicate, value, graph)  # type: ignore[arg-type]  # no store has other terms in these places


def _rows(store: Store, sparql: str) -> tuple[tuple[Term | None, ...], ...]:
    found = store.query(PREFIXES + sparql)
    return found.rows if isinstance(found, Solutions) else ()
