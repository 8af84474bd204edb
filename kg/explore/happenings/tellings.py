"""What articles tell of events: who did it, who says so and who denies it, where it was printed, how many died."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.explore.sparql import one_of
from kg.query.asking import ask
from kg.store import Store

_APART = "(^|[^a-z])(child|children|minors?|infants?|bab(y|ies)|girls?|boys?|wom[ae]n|teenagers?|elderly)([^a-z]|$)"
"""Words for people who are counted apart, as part of a larger number."""


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Somebody named; ``iri`` is the identity across articles where there is one."""

    name: str
    iri: str


@dataclass(frozen=True, slots=True)
class Dead:
    """The span of the whole numbers of dead that articles and their sources give; ``most`` is None where it is open."""

    least: int
    most: int | None

    @classmethod
    def across(cls, some: Iterable[Dead]) -> Dead | None:
        """The span over several; open where the greatest of their numbers is. None of none.

        >>> Dead.across([Dead(24, 24), Dead(31, None)]), Dead.across([Dead(24, 31), Dead(20, None)])
        (Dead(least=24, most=None), Dead(least=20, most=31))
        """
        spans = tuple(some)
        if not spans:
            return None
        greatest = max(one.least if one.most is None else one.most for one in spans)
        is_open = any(one.most is None and one.least == greatest for one in spans)
        return cls(min(one.least for one in spans), None if is_open else greatest)


def operation_names(store: Store, events: Sequence[str]) -> dict[str, str]:
    """The names of those events that have one. The labels of others say whose deed they are as if it were so."""
    found = ask(
        store,
        f"SELECT ?event ?label WHERE {{ {one_of('event', events)} GRAPH ?g {{ ?event cn:operationName ?label }} }}",
    )
    return {str(event): str(label) for event, label in found}


def agents(store: Store, events: Sequence[str]) -> dict[str, tuple[Party, ...]]:
    """Who did each event, under the names that they have across articles."""
    found = ask(
        store,
        f"""SELECT DISTINCT ?event ?thing ?label ?who ?known WHERE {{
          {one_of("event", events)}
          GRAPH ?g {{ ?event cn:hasAgent ?thing . ?thing rdfs:label ?label }}
          OPTIONAL {{ GRAPH graph:identity {{ ?thing cn:identifiedAs ?who . ?who rdfs:label ?known }} }}
        }}""",
    )
    parties: defaultdict[str, set[Party]] = defaultdict(set)
    for event, thing, label, who, known in found:
        parties[str(event)].add(Party(str(known or label), str(who or thing)))
    return {event: tuple(sorted(some)) for event, some in parties.items()}


def tellers(store: Store, events: Sequence[str]) -> tuple[dict[str, set[str]], dict[str, set[str]], set[str]]:
    """Who says that each event took place, who denies it, and which are told by an article in its own voice.

    Where a claim is told within another, only who speaks nearest to the event counts. Who denies a claim of an event
    denies the event. These are many short questions in place of a long one: engines join them badly.
    """
    wanted = frozenset(events)
    claims, denials = _pairs(store, "asserts"), _pairs(store, "disputes")
    outer = _pairs(store, "within")
    of_event: defaultdict[str, set[str]] = defaultdict(set)
    for claim, whats in claims.items():
        for what in whats & wanted:
            of_event[what].add(claim)
    said = {event: some - {far for one in some for far in _outwards(one, outer)} for event, some in of_event.items()}
    against: defaultdict[str, set[str]] = defaultdict(set)
    for denial, whats in denials.items():
        for what in whats:
            for event in {what, *claims.get(what, ())} & wanted:
                against[event].add(denial)
    speakers = _speakers(store, set().union(*said.values(), *against.values()))
    names = [
        {event: {name for one in some for name in speakers[one]} for event, some in known.items()}
        for known in (said, against)
    ]
    own = ask(store, f"SELECT ?event WHERE {{ {one_of('event', events)} GRAPH ?g {{ ?paper cn:reports ?event }} }}")
    return names[0], names[1], {str(event) for (event,) in own}


def _pairs(store: Store, property_: str) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in ask(store, f"SELECT ?one ?other WHERE {{ GRAPH ?g {{ ?one cn:{property_} ?other }} }}"):
        found[str(one)].add(str(other))
    return dict(found)


def _outwards(claim: str, outer: Mapping[str, set[str]]) -> Iterator[str]:
    """The claims that a claim is told within, however deep."""
    seen, ahead = {claim}, [claim]
    while ahead:
        for far in outer.get(ahead.pop(), set()) - seen:
            seen.add(far)
            ahead.append(far)
            yield far


def _speakers(store: Store, claims: Iterable[str]) -> defaultdict[str, set[str]]:
    """Who makes each claim: by name, else in the words of the article, else somebody unnamed."""
    block = one_of("claim", sorted(claims))
    named: defaultdict[str, set[str]] = defaultdict(set)
    found = ask(
        store,
        f"""SELECT DISTINCT ?claim ?name ?known WHERE {{
          {block} GRAPH ?g {{ ?claim cn:attributedTo ?thing . ?thing rdfs:label ?name }}
          OPTIONAL {{ GRAPH graph:identity {{ ?thing cn:identifiedAs ?who . ?who rdfs:label ?known }} }}
        }}""",
    )
    for claim, name, known in found:
        named[str(claim)].add(str(known or name))
    for claim, words in ask(
        store, f"SELECT ?claim ?words WHERE {{ {block} GRAPH ?g {{ ?claim cn:sourceText ?words }} }}"
    ):
        if str(claim) not in named:
            named[str(claim)] = {str(words)}
    for claim in claims:
        named.setdefault(claim, {"somebody unnamed"})
    return named


def publishers(store: Store, events: Sequence[str]) -> dict[str, set[str]]:
    """Who printed each event: the publisher of its article, else the title of the article."""
    papers = ask(
        store,
        """PREFIX dcterms: <http://purl.org/dc/terms/> SELECT ?g ?publisher ?title WHERE {
          GRAPH ?g { ?paper a cn:Article ; rdfs:label ?title . OPTIONAL { ?paper dcterms:publisher ?publisher } }
        }""",
    )
    printed = {str(graph): str(publisher or title) for graph, publisher, title in papers}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for event, graph in ask(
        store, f"SELECT ?event ?g WHERE {{ {one_of('event', events)} GRAPH ?g {{ ?event cn:status ?status }} }}"
    ):
        if str(graph) in printed:
            found[str(event)].add(printed[str(graph)])
    return dict(found)


def dead(store: Store, events: Sequence[str]) -> dict[str, Dead]:
    """Between which numbers of dead each event is told with, as ``queries/incidents.rq`` counts them: no parts.

    Left out are who is counted apart, the lesser number of one voice, and a class beside a larger number of all.
    """
    found = ask(
        store,
        f"""SELECT ?event ?least ?most WHERE {{
          {one_of("event", events)}
          GRAPH ?g {{
            ?toll cn:ofEvent ?event ; a cn:Toll ; cn:casualtyKind cn:casualty-killed .
            OPTIONAL {{ ?toll cn:minimum ?min }}
            OPTIONAL {{ ?toll cn:maximum ?most }}
            OPTIONAL {{ ?toll cn:victims ?victims }}
            OPTIONAL {{ ?toll cn:victimClass ?given }}
            BIND(COALESCE(?given, cn:victims-unknown) AS ?class)
            BIND(COALESCE(?most, ?min, -1) AS ?size)
            FILTER(!REGEX(COALESCE(?victims, ""), "{_APART}", "i"))
            FILTER(!(COALESCE(?most, 0) = 1 && REGEX(COALESCE(?victims, ""), "[A-Z]")))
            FILTER NOT EXISTS {{
              ?more cn:ofEvent ?event ; cn:casualtyKind cn:casualty-killed .
              OPTIONAL {{ ?more cn:minimum ?moreMin }}
              OPTIONAL {{ ?more cn:maximum ?moreMax }}
              FILTER(COALESCE(?moreMax, ?moreMin, -1) > ?size)
              FILTER(
                EXISTS {{ ?claim cn:asserts ?toll, ?more }}
                || EXISTS {{
                  ?claim cn:asserts ?toll ; cn:attributedTo ?one .
                  ?next cn:asserts ?more ; cn:attributedTo ?one
                }}
                || NOT EXISTS {{ ?claim cn:asserts ?toll }} && NOT EXISTS {{ ?claim cn:asserts ?more }}
                || ?class NOT IN (cn:victims-unknown, cn:victims-mixed) && NOT EXISTS {{ ?more cn:victimClass ?class }}
              )
            }}
          }}
          BIND(COALESCE(?min, ?most) AS ?least) FILTER(BOUND(?least))
        }}""",
    )
    spans: defaultdict[str, list[Dead]] = defaultdict(list)
    for event, least, most in found:
        if isinstance(least, int):
            spans[str(event)].append(Dead(least, most if isinstance(most, int) else None))
    return {event: span for event, some in spans.items() if (span := Dead.across(some)) is not None}
