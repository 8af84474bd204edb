"""Finds which events may be one with new ones, and has them joined."""

from __future__ import annotations

from collections import defaultdict

from kg.identity.blocks import Keys, block_keys, may_join
from kg.identity.incidents import Evidences, Incident, Rules, joined
from kg.identity.library import Library


def find_incidents(library: Library, rules: Rules) -> tuple[list[Incident], dict[str, frozenset[str]]]:
    """The incidents that new events are in, and all events that were looked at for them, with their keys."""
    evidences = Evidences(library.papers, library.copied)
    keys: dict[str, Keys] = {}
    held: defaultdict[str, set[str]] = defaultdict(set)
    pairs: set[tuple[str, str]] = set()
    judged = _judged(rules)
    frontier = [iri for iri, report in library.reports.items() if may_join(report) or iri in judged]
    seen = set(frontier)
    while frontier:
        library.fetch(sorted({other for iri in frontier for other in judged.get(iri, ())}))
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
            told = {other for other in judged.get(iri, ()) if other in library.reports}
            pairs.update((min(iri, other), max(iri, other)) for other in told)
            further |= told - seen
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


def _judged(rules: Rules) -> dict[str, list[str]]:
    """For each event that somebody has said to be one with others, these others."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in sorted(rules.together):
        found[one].append(other)
        found[other].append(one)
    return found
