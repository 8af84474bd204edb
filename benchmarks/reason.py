"""Inference by our rules beside owlrl, the reference implementation of OWL 2 RL, on the same statements in one run.

    python benchmarks/reason.py [--triples 100000] [--owlrl-triples N] [--repeats 3] [--keep]

The statements are those of the samples, copied as other articles until there are enough. The first row infers from all
of them in memory, the second reads them from a store and writes there what follows, the third brings a store that
holds what follows up with one more article. owlrl runs once, on as many statements unless ``--owlrl-triples`` asks
for fewer, with the same axioms. ``--keep`` writes ``benchmarks/results/reason.json``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import owlrl
import pyoxigraph as ox
from copies import copies
from kept import keep
from rdflib import OWL, RDF, RDFS, SKOS, Graph

from kg.evaluate import commit
from kg.inference import infer_store
from kg.model import KgError
from kg.query import Table, render
from kg.reason import close, ontology_rules
from kg.reason.turtle import merged
from kg.settings import ontology_files
from kg.store import open_store


def timed(run: Callable[[], object]) -> float:
    """Seconds of wall time."""
    begun = perf_counter()
    run()
    return perf_counter() - begun


def ours(quads: list[ox.Quad], repeats: int) -> dict[str, Any]:
    """Seconds from statements in memory to all that follows, and from one more article in a store to what that adds."""
    ontology_rules()  # made once a process
    triples = [quad.triple for quad in quads]
    whole = [timed(lambda: close(triples, ontology_rules())) for _ in range(repeats)]
    last = quads[-1].graph_name
    stored, more = [], []
    for _ in range(repeats):
        with open_store("memory:") as store:
            store.add(quads)
            stored.append(timed(lambda opened=store: infer_store(opened)))
        with open_store("memory:") as store:
            store.add(quad for quad in quads if quad.graph_name != last)
            infer_store(store)
            store.add(quad for quad in quads if quad.graph_name == last)
            more.append(timed(lambda opened=store: infer_store(opened)))
    return {
        "inferred": len(close(triples, ontology_rules()).inferred),
        "close": [round(time, 2) for time in whole],
        "in_a_store": [round(time, 2) for time in stored],
        "one_more_article": [round(time, 2) for time in more],
    }


def by_owlrl(quads: list[ox.Quad]) -> float:
    """Seconds that owlrl takes for the same, from a graph of rdflib with the axioms but without labels and the like."""
    graph = merged(ontology_files())
    for property_ in {*graph.subjects(RDF.type, OWL.AnnotationProperty), RDFS.label, RDFS.isDefinedBy, SKOS.notation}:
        graph.remove((None, property_, None))
    data = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    graph += Graph().parse(data=data, format="nt")
    return timed(lambda: owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph))


def main() -> int:
    """Runs the comparison and prints it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--owlrl-triples", type=int, help="fewer statements for owlrl, which takes long")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--keep", action="store_true", help="keep the result; the checkout must be clean")
    options = parser.parse_args()
    if min(options.triples, options.owlrl_triples or 1, options.repeats) < 1:
        parser.error("--triples, --owlrl-triples and --repeats must be 1 or more")
    try:
        at = commit() if options.keep else None
        quads = copies(options.triples)
        found = {"triples": len(quads), "rules": len(ontology_rules())} | ours(quads, options.repeats)
        reference = quads[: options.owlrl_triples]
        found |= {"owlrl_triples": len(reference), "owlrl": round(by_owlrl(reference), 2)}
    except KgError as error:
        sys.stderr.write(f"reason.py: {error}\n")
        return 2
    close_, stored, more = (median(found[key]) for key in ("close", "in_a_store", "one_more_article"))
    rows = (
        (f"all that follows from {found['triples']} statements: {found['inferred']}", close_),
        ("the same from a store into its graph", stored),
        ("one more article", more),
        (f"owlrl on {found['owlrl_triples']} statements", found["owlrl"]),
    )
    sys.stdout.write(render(Table(("what", "seconds"), rows), width=100))
    if at is not None:
        keep("reason", at, found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
