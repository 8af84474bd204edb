"""Finds which events may be one with new ones, and has them joined."""

from __future__ import annotations

from collections import defaultdict

from kg.identity.archive import Archive
from kg.identity.blocks import Keys, block_keys, may_join
from kg.identity.incidents import Evidences, Incident, Rules, joined


def find_incidents(archive: Archive, rules: Rules) -> tuple[list[Incident], dict[str, frozenset[str]]]:
    """The incidents that new events are in, and all events that were looked at for them, with their keys."""
    evidences = Evidences(archive.papers, archive.copied)
    keys: dict[str, Keys] = {}
    held: defaultdict[str, set[str]] = defaultdict(set)
    pairs: set[tuple[str, str]] = set()
    judged = _judged(rules)
    frontier = [iri for iri, report in archive.reports.items() if may_join(report) or iri in judged]
    seen = set(frontier)
    while frontier:
        archive.fetch(sorted({other for iri in frontier for other in judged.get(iri, ())}))
        for iri in frontier:
            report = archive.reports[iri]
            keys[iri] = block_keys(report, archive.papers[report.graph])
            for key in keys[iri].held:
                held[key].add(iri)
        for key, nodes in archive.in_store({key for iri in frontier for key in keys[iri].asked}).items():
            archive.fetch(nodes)
            held[key].update(node for node in nodes if node in archive.reports)
        further = set()
        for iri in frontier:
            report = archive.reports[iri]
            told = {other for other in judged.get(iri, ()) if other in archive.reports}
            pairs.update((min(iri, other), max(iri, other)) for other in told)
            further |= told - seen
            for other in sorted({node for key in keys[iri].asked for node in held[key]}):
                pair = (min(iri, other), max(iri, other))
                if archive.reports[other].graph == report.graph or pair in pairs:
                    continue
                if evidences.score(report, archive.reports[other]) >= rules.threshold:
                    pairs.add(pair)
                    if other not in seen:
                        further.add(other)
        seen |= further
        frontier = sorted(further)
    events = {iri: archive.reports[iri] for iri in keys}
    return joined(events, pairs, evidences, archive.papers, rules), {iri: own.held for iri, own in keys.items()}


def _judged(rules: Rules) -> dict[str, list[str]]:
    """For each event that somebody has said to be one with others, these others."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in sorted(rules.together):
        found[one].append(other)
        found[other].append(one)
    return found
