"""The events of a graph as tables have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import NamedNode, Quad

from kg.export.facts import Facts, by_graph
from kg.export.spots import spot, with_holders
from kg.export.tellers import deniers, tellers
from kg.export.toll_numbers import deaths, injured, tolls_of
from kg.graph import BASE, GAZETTEER_GRAPH
from kg.tables import Happening, Party
from kg.tables.happening import MUTUAL
from kg.tables.schemes import is_a

_GAZETTEER = NamedNode(GAZETTEER_GRAPH)
_CODES = f"{BASE}codes/"
_ACTORS = frozenset(
    {
        "Person", "PopulationGroup", "Organization", "ArmedGroup", "MilitaryForce", "SecurityForce", "Government",
        "PoliticalParty", "Country",
    }
)  # fmt: skip
_ARMED = frozenset({"ArmedGroup", "MilitaryForce", "SecurityForce", "Government"})
_HARMED = frozenset({"killed", "injured", "kidnapped"})
_DIGITS = re.compile(r"([0-9]+)")


def happenings(quads: Iterable[Quad]) -> list[Happening]:
    """All events, in the order of their ids, with numbers in them as numbers.

    Where a place lies may be told by its article, or by the graph of the gazetteer.
    """
    listed = list(quads)
    gazetteer = [quad for quad in listed if quad.graph_name == _GAZETTEER]
    found = chain.from_iterable(_of_article(known) for known in by_graph(with_holders(listed, gazetteer)))
    return sorted(found, key=lambda one: [_place(part) for part in _DIGITS.split(one.id)])


def _place(part: str) -> tuple[bool, int, str, str]:
    """What orders a part of an id: a number by its size, whatever its length."""
    size = part.lstrip("0") if _DIGITS.fullmatch(part) else ""
    return bool(_DIGITS.fullmatch(part)), len(size), size, part


def _of_article(facts: Facts) -> Iterator[Happening]:
    article = next((node for node in facts.having("cn:sha256")), None)
    for node in facts.having("cn:status"):
        if article is not None:
            yield _happening(facts, article, node)


def _happening(facts: Facts, article: str, node: str) -> Happening:
    table = (facts.one(article, "dcterms:conformsTo") or "").removeprefix(_CODES).partition("#")[0] or None
    kind = facts.class_(node) or ""
    agents, targets = _sides(facts, node, kind, table)
    tolls = tolls_of(facts, node)
    start, end = (
        facts.one(node, "cn:hasTime", bound, "time:inXSDDate") for bound in ("time:hasBeginning", "time:hasEnd")
    )  # fmt: skip
    wounded, wounded_told = injured(tolls)
    return Happening(
        id=facts.one(node, "dcterms:identifier") or node.removeprefix(BASE),
        kind=kind,
        status=facts.code(node, "cn:status") or "",
        confidence=facts.code(node, "cn:agentConfidence") or "unknown",
        coded_by=table,
        codes=tuple(facts.all(node, "dcterms:type")),
        told=tellers(facts, article, node),
        denied=deniers(facts, node),
        start=start,
        end=end,
        precision=facts.code(node, "cn:hasTime", "cn:timePrecision") or "unknown",
        side_a=tuple(_party(facts, one) for one in agents),
        side_b=tuple(_party(facts, one) for one in targets),
        spot=spot(facts, node, table),
        deaths=deaths(tolls, frozenset(agents), frozenset(targets), table),
        injured=wounded,
        injured_told=wounded_told,
        civilians=_targets_civilians(facts, node, kind, {(toll.kind, toll.victim_class) for toll in tolls}),
        publisher=facts.line(article, "dcterms:publisher") or None,
        published=facts.one(article, "schema:datePublished"),
        title=facts.line(article, "dcterms:title") or None,
        url=facts.line(article, "schema:url") or None,
        text=_text(facts, node, table),
    )


def _sides(facts: Facts, node: str, kind: str, table: str | None) -> tuple[list[str], list[str]]:
    """Who acts and who is acted on, in the order of the text. Two agents of a clash or of talks are the two sides."""
    agents, targets = (
        sorted((one for one in facts.all(node, role) if facts.name(one)), key=facts.first)
        for role in ("cn:hasAgent", "cn:hasTarget")
    )
    if table is not None:  # a table names actors only, and of many nobody knows of what class they are
        return agents, targets
    actors = [one for one in targets if facts.class_(one) in _ACTORS]
    if kind in MUTUAL and len(agents) == 2 and not targets:
        return agents[:1], agents[1:]
    return agents, actors


def _party(facts: Facts, node: str) -> Party:
    type_ = facts.class_(node)
    unrest = {
        kind
        for event in facts.of(node, "cn:hasAgent")
        for kind in ("Protest", "Riot")
        if (class_ := facts.class_(event)) is not None and is_a(class_, kind)
    }
    return Party(
        name=facts.name(node),
        type=None if type_ == "Entity" else type_,
        codes=tuple(facts.all(node, "dcterms:type")),
        unrest=frozenset(unrest),
    )


def _targets_civilians(facts: Facts, node: str, kind: str, harmed: set[tuple[str, str]]) -> bool:
    """Whether violence is told to have harmed civilians and nobody else, as far as tolls tell whom.

    That the targets are "people" says nothing: news calls fighters so too.
    """
    if not is_a(kind, "ViolentEvent", "Kidnapping"):
        return False
    classes = {victims for what, victims in harmed if what in _HARMED}
    others = [one for one in facts.all(node, "cn:hasTarget") if facts.class_(one) in _ARMED]
    return "civilian" in classes and classes <= {"civilian", "unknown"} and not others


def _text(facts: Facts, node: str, table: str | None) -> str:
    """The sentence that tells it, if it is more than blanks.

    Empty where a row had none, and its code, further on in its text, stands for it.
    """
    sentence = facts.one(facts.one(node, "cn:hasEvidence"), "oa:hasSelector")
    if table is not None and facts.one(sentence, "oa:start") != "0":
        return ""
    words = facts.one(sentence, "oa:exact") or ""
    return words if words.strip() else ""
