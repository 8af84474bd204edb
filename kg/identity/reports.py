"""Brings incidents in step with new events, by looking at no more than what they may change.

Groups are made the best pairs first, so a new event can only change what comes after its own best pair: the groups that
it may join, and what these would have joined otherwise. What nothing changes for is left as the store has it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from kg.identity import lookup
from kg.identity.archive import Archive
from kg.identity.blocks import may_join
from kg.identity.clusters import Merge, Pair, cluster, groups
from kg.identity.incidents import Evidences, Incident, Rules, incident
from kg.identity.meetings import Meetings

_Groups = Mapping[tuple[str, ...], tuple[Merge, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """What new events change in what is known of incidents.

    Attributes:
        made: Incidents that are new or that other reports make up now.
        gone: Reports of incidents that are no more.
        keys: By graph, the keys of all articles in which something changes, and of their events.
    """

    made: tuple[Incident, ...]
    gone: frozenset[str]
    keys: Mapping[str, Mapping[str, frozenset[str]]]


@dataclass(slots=True)
class _View:
    """The events that are looked at.

    Attributes:
        pairs: Pairs of them that reach the threshold.
        known: The incident that the store has each in, as its reports.
        asked: Events of which all pairs are known.
        scope: All of them.
    """

    archive: Archive
    rules: Rules
    meetings: Meetings
    evidences: Evidences
    pairs: dict[tuple[str, str], Pair] = field(default_factory=dict)
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    scope: set[str] = field(default_factory=set)

    def ask(self, events: Iterable[str]) -> None:
        """Finds all pairs of some events."""
        new = set(events) - self.asked
        told = [pair for pair in self.rules.together if not new.isdisjoint(pair)]
        self.archive.fetch(sorted({iri for pair in told for iri in pair}))
        self._note(pair for pair in told if self.archive.reports.keys() >= set(pair))
        self._note(self.meetings.of(iri for iri in new if may_join(self.archive.reports[iri])))
        self.asked |= new

    def take_in(self, events: Iterable[str]) -> None:
        """Has events looked at, with those that the store joins with them, and their pairs with what is looked at."""
        new = set(events) - self.scope
        if not self.archive.new:
            for reports in lookup.incidents_of(self.archive.store, sorted(new - self.known.keys())):
                self.known |= dict.fromkeys(reports, reports)
                new.update(reports)
        self.archive.fetch(sorted(new))
        new &= self.archive.reports.keys()
        self.scope |= new
        rest = sorted(self.scope - self.asked)
        pairs = ((min(one, other), max(one, other)) for one in sorted(new - self.asked) for other in rest)
        self._note(pair for pair in pairs if pair in self.rules.together or self.meetings.meet(*pair))

    def _note(self, pairs: Iterable[tuple[str, str]]) -> None:
        for one, other in pairs:
            score = self.evidences.score(one, other)
            if score >= self.rules.threshold:
                self.pairs[one, other] = Pair(one, other, score)

    def groups(self, events: Iterable[str]) -> _Groups:
        """How events group, if there were no others."""
        inside = frozenset(events)
        pairs = [pair for pair in self.pairs.values() if pair.one in inside and pair.other in inside]
        return groups(cluster(sorted(inside), pairs, self.evidences.fit))


def find_incidents(archive: Archive, graphs: Set[str], rules: Rules) -> Change:
    """What the events of new articles change in what is known of incidents.

    Args:
        archive: The new articles, and the store with what is known.
        graphs: IRIs of the graphs of those of them whose events are to be looked at.
        rules: Threshold and corrections.
    """
    judged = {iri for pair in rules.together for iri in pair}
    reports = [report for graph in sorted(graphs) for report in archive.papers[graph].reports]
    fresh = frozenset(report.iri for report in reports if may_join(report) or report.iri in judged)
    view = _View(archive, rules, Meetings(archive), Evidences(archive, rules))
    levels = dict.fromkeys(fresh, math.inf)
    while True:
        view.ask(levels)
        view.take_in(levels)
        view.take_in(_partners(view.pairs.values(), levels))
        after = view.groups(view.scope)
        before = _known(view, fresh)
        grown = {n: level for n, level in _changes(before, after) if level > levels.get(n, -math.inf)}
        if not grown:
            break
        levels |= grown
    kept = {group for group, merges in before.items() if set(after.get(group, ())) == set(merges)}
    made = tuple(incident(merges, archive, view.evidences) for group, merges in after.items() if group not in kept)
    gone = fresh.union(*(set(group) for group in view.known.values() if group not in kept))
    changed = gone.union(*(one.reports for one in made))
    touched = graphs | {archive.reports[iri].graph for iri in changed if iri in archive.reports}
    return Change(made, gone, {graph: view.meetings.keys(graph) for graph in sorted(touched)})


def _partners(pairs: Iterable[Pair], levels: Mapping[str, float]) -> Iterator[str]:
    """What could be joined with an event from where on its group is another one than before."""
    for pair in pairs:
        if pair.score <= levels.get(pair.one, -math.inf):
            yield pair.other
        if pair.score <= levels.get(pair.other, -math.inf):
            yield pair.one


def _known(view: _View, fresh: frozenset[str]) -> _Groups:
    """The groups that the store has, and how they were made; what a new event is in cannot have been made yet."""
    found: dict[tuple[str, ...], tuple[Merge, ...]] = {}
    for reports in set(view.known.values()):
        if fresh.isdisjoint(reports):
            found |= view.groups(reports)
    return found


def _changes(before: _Groups, after: _Groups) -> Iterator[tuple[str, float]]:
    """For each event the score of the first merge that went otherwise than before."""
    histories: tuple[defaultdict[str, set[Merge]], ...] = (defaultdict(set), defaultdict(set))
    for history, some in zip(histories, (before, after), strict=True):
        for merges in some.values():
            for merge in merges:
                for node in merge.group:
                    history[node].add(merge)
    for node in sorted(histories[0].keys() | histories[1].keys()):
        if differing := histories[0][node] ^ histories[1][node]:
            yield node, max(merge.pair.score for merge in differing)
