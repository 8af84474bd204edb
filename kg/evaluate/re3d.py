"""Scores records against re3d: entities by span and type, relations by count and by their two ends.

A span is found where one of the other side overlaps it under a type that answers its own, as ``re3d.toml`` lays down.
A relation of re3d names its ends by their words, so each end stands for all places in the article that are marked with
just these words; a relation of ours meets it where a mention of its subject overlaps one end and a mention of its
object the other.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

Record: TypeAlias = Mapping[str, Any]
Spans: TypeAlias = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class _Link:
    """Two things that stand in a relation; ``types`` are those of re3d that it is, or that it answers."""

    types: frozenset[str]
    one: Spans
    other: Spans


def score(gold: Iterable[Record], records: Iterable[Record]) -> dict[str, Any]:
    """Precision, recall and F1 in percent.

    Args:
        gold: Articles of re3d with their ``entities`` and ``relations``.
        records: What was extracted, matched to ``gold`` by the article's id.

    Returns:
        ``entities`` over all types and ``by_type`` for each of re3d; ``endpoints``, relations whose two ends are
        related by anything, and ``relations``, those that are by the right type; ``relations_by_type`` with how many
        re3d has and how many of these were met; ``relations_of_ours`` with how many records there are of each type.
    """
    by_id = {record["article"]["id"]: record for record in records}
    entities: Counter[tuple[str, str]] = Counter()
    links: Counter[tuple[str, str]] = Counter()
    ours: Counter[str] = Counter()
    for article in gold:
        record = by_id.get(article["id"], {"entities": (), "relations": (), "events": ()})
        _count_entities(article["entities"], record["entities"], entities)
        _count_links(list(_links_of_gold(article)), list(_links_of_ours(record)), links)
        ours.update(relation["type"] for relation in record["relations"])
    found = {name: {"gold": links[name, "gold"], "found": links[name, "found"]} for name in _of_relations()}
    return {
        "entities": _rates(entities, "*"),
        "by_type": {name: _rates(entities, name) for name in sorted(_types("entities"))},
        "endpoints": _rates(links, "endpoints"),
        "relations": _rates(links, "*"),
        "relations_by_type": dict(sorted(found.items())),
        "relations_of_ours": dict(sorted(ours.items())),
    }


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_name("re3d.toml").read_text(encoding="utf-8"))


def _types(section: str) -> set[str]:
    """The types of re3d that a section of the table speaks of."""
    return set(_table()[section])


def _of_relations() -> set[str]:
    """The types of relations that are scored."""
    return {name for section in ("relations", "events", "places") for name in _types(section)}


@cache
def _answers(section: str, ours: str) -> frozenset[str]:
    """The types of re3d that a type of ours answers."""
    return frozenset(name for name, listed in _table()[section].items() if ours in listed or "*" in listed)


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _meet(one: Spans, other: Spans) -> bool:
    return any(_overlap(a, b) for a, b in product(one, other))


def _count_entities(gold: Iterable[Record], ours: Iterable[Record], count: Counter[tuple[str, str]]) -> None:
    """Counts spans of both sides and those that the other side has, by type of re3d and over all (``*``).

    A mention of ours that is wrong counts against each type that it would have answered, but once over all.
    """
    wanted = [(e["type"], e["span"]) for e in gold if e["type"] in _types("entities")]
    given = [(types, m) for e in ours if (types := _answers("entities", e["type"])) for m in e["mentions"]]
    for name, span in wanted:
        hit = any(name in types and _overlap(span, mention) for types, mention in given)
        for key in (name, "*"):
            count[key, "gold"] += 1
            count[key, "found"] += hit
    for types, mention in given:
        right = {name for name, span in wanted if name in types and _overlap(span, mention)}
        for key in right or types:
            count[key, "ours"] += 1
            count[key, "right"] += key in right
        count["*", "ours"] += 1
        count["*", "right"] += bool(right)


def _links_of_gold(article: Record) -> Iterator[_Link]:
    """The relations of re3d whose type something of ours answers."""
    places: dict[str, list[Sequence[int]]] = {}
    for entity in article["entities"]:
        places.setdefault(entity["text"], []).append(entity["span"])
    for relation in article["relations"]:
        if relation["type"] in _of_relations():
            one, other = (places.get(relation[end], []) for end in ("source", "target"))
            yield _Link(frozenset({relation["type"]}), one, other)


def _links_of_ours(record: Record) -> Iterator[_Link]:
    """Standing relations of ours, and what events put between their agents and targets; each kind of pair once."""
    mentions = {entity["id"]: entity["mentions"] for entity in record["entities"]}
    found = {(_answers("relations", r["type"]), r["subject"], r["object"]) for r in record["relations"]}
    for event in record["events"]:
        types, there = (_answers(section, event["type"]) for section in ("events", "places"))
        pairs = [(types, a, b) for a, b in product(event["agents"], event["targets"])]
        pairs += [(there, a, b) for a, b in product((*event["agents"], *event["targets"]), event["places"])]
        found |= {(kinds, a["entity"], b["entity"]) for kinds, a, b in pairs if a["entity"] and b["entity"]}
    for types, one, other in found:
        if types and one in mentions and other in mentions:
            yield _Link(types, mentions[one], mentions[other])


def _count_links(gold: Sequence[_Link], ours: Sequence[_Link], count: Counter[tuple[str, str]]) -> None:
    """Counts relations by their ends, in whichever order (``endpoints``), and by their ends and type (``*``)."""
    joined = [[_joins(one, other) for other in ours] for one in gold]
    typed = [[hit and bool(gold[i].types & ours[j].types) for j, hit in enumerate(row)] for i, row in enumerate(joined)]
    for key, hits in (("endpoints", joined), ("*", typed)):
        count[key, "gold"] += len(gold)
        count[key, "ours"] += len(ours)
        count[key, "found"] += sum(map(any, hits))
        count[key, "right"] += sum(any(row[j] for row in hits) for j in range(len(ours)))
    for link, row in zip(gold, typed, strict=True):
        [name] = link.types
        count[name, "gold"] += 1
        count[name, "found"] += any(row)


def _joins(gold: _Link, ours: _Link) -> bool:
    return (_meet(gold.one, ours.one) and _meet(gold.other, ours.other)) or (
        _meet(gold.one, ours.other) and _meet(gold.other, ours.one)
    )


def _rates(count: Counter[tuple[str, str]], key: str) -> dict[str, float]:
    p = count[key, "right"] / max(count[key, "ours"], 1)
    r = count[key, "found"] / max(count[key, "gold"], 1)
    f = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(100 * p, 1), "r": round(100 * r, 1), "f": round(100 * f, 1)}
