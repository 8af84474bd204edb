"""Scores how reports of the same incident are joined across articles: B-cubed and CEAF-e over the mentions of gold.

A mention of gold is the first place where an article tells of an incident. Ours is the event that lies there, and its
cluster the incident that the store has this event for; an event of no incident, and a mention without an event, is a
cluster of its own.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

from kg.evaluate.clusters import b_cubed, ceaf_e
from kg.evaluate.sets import EvaluationError
from kg.graph import IDENTITY_GRAPH, PREFIXES, article_iri
from kg.query import Cell, Table
from kg.store import Solutions, Store

_EVENT = re.compile(r"#event-(\d+)-(\d+)(?:-\d+)?$")
_EVENTS = f"""
PREFIX cn: <{PREFIXES["cn"]}>
PREFIX oa: <{PREFIXES["oa"]}>
SELECT ?event ?class ?start ?end WHERE {{ GRAPH ?graph {{
  ?event cn:status ?status ; a ?class ; cn:hasMention ?stretch . ?stretch oa:start ?start ; oa:end ?end .
}} }}"""
_INCIDENTS = f"""
PREFIX cn: <{PREFIXES["cn"]}>
SELECT ?event ?incident WHERE {{ GRAPH <{IDENTITY_GRAPH}> {{ ?incident cn:hasReport ?event }} }}"""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an article tells of an incident first; offsets into its text, the end exclusive.

    Attributes:
        article: Id of the article.
        incident: Name of the incident, the same in all articles.
        text: The words that tell of it.
        words: Where they stand.
        trigger: Where the word that names it stands.
    """

    article: str
    incident: str
    text: str
    words: tuple[int, int]
    trigger: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the store: its kind, where its trigger stands, and all its mentions."""

    iri: str
    kind: str
    trigger: tuple[int, int]
    mentions: tuple[tuple[int, int], ...]


def read_mentions(path: Path) -> list[Mention]:
    """The mentions of a file of articles, one a line.

    Raises:
        EvaluationError: A line is no such article, or words are not there just once.
    """
    found: list[Mention] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            found.extend(_mentions(json.loads(line)) if line.strip() else ())
        except (ValueError, KeyError, TypeError) as error:
            what = f"{type(error).__name__}: {error}"
            raise EvaluationError(f"{path} line {number}: not an article with its incidents ({what})") from None
    return found


def score(mentions: Sequence[Mention], store: Store) -> dict[str, Any]:
    """How many mentions there are, and in percent: those with an event of ours, and how well these are joined.

    Args:
        mentions: What gold has.
        store: Holds the graphs of the articles, and the graph of incidents.
    """
    events, gold = match(mentions, store), {mention: mention.incident for mention in mentions}
    ours = _clusters(events, store)
    result: dict[str, Any] = {
        "mentions": len(mentions),
        "found": round(100 * len(events) / max(len(mentions), 1), 1),
    }
    for name, measure in (("bcubed", b_cubed), ("ceafe", ceaf_e)):
        rates = measure(gold, ours)
        result |= {f"{name}_{key}": round(getattr(rates, key), 1) for key in ("p", "r", "f1")}
    return result


def faults(mentions: Sequence[Mention], store: Store) -> Table:
    """What is wrong: mentions without an event, and pairs that are joined against gold, or not joined as gold has it.

    A pair of which one has no event cannot be joined, and is told as such.
    """
    events = match(mentions, store)
    ours = _clusters(events, store)
    rows: list[tuple[Cell, ...]] = [
        ("not found", one.incident, one.article, one.text, None, None, None) for one in mentions if one not in events
    ]
    for one, other in combinations(mentions, 2):
        together = one in ours and ours[one] == ours.get(other)
        if together == (one.incident == other.incident):
            continue
        lacking = one not in events or other not in events
        fault = "joined" if together else "cannot be joined" if lacking else "not joined"
        pair = (one.incident, one.article, one.text, other.incident, other.article, other.text)
        rows.append((fault, *pair))
    rows.sort(key=lambda row: str(row[0]))
    return Table(("fault", "incident", "article", "words", "other", "otherArticle", "otherWords"), tuple(rows))


def match(mentions: Iterable[Mention], store: Store) -> dict[Mention, Event]:
    """The event of ours that each mention is told by; a mention that has none is left out.

    It is one with a mention at the trigger; else one whose own trigger stands in the words and that is more than an
    aftermath; else any with a mention in the words.
    """
    by_article: dict[str, list[Event]] = {}
    for event in _events(store):
        by_article.setdefault(event.iri.partition("#")[0], []).append(event)
    found = {one: _told_by(one, by_article.get(article_iri(one.article), ())) for one in mentions}
    return {one: event for one, event in found.items() if event is not None}


def _mentions(article: Mapping[str, Any]) -> Iterator[Mention]:
    for incident in article["incidents"]:
        start = _place(article["text"], incident["words"])
        at = start + _place(incident["words"], incident["trigger"])
        words, trigger = (start, start + len(incident["words"])), (at, at + len(incident["trigger"]))
        yield Mention(article["id"], incident["id"], incident["words"], words, trigger)


def _place(text: str, words: str) -> int:
    if not words or text.count(words) != 1:
        raise ValueError(f"{words!r} stands there {text.count(words)} times, not once")
    return text.index(words)


def _told_by(mention: Mention, events: Sequence[Event]) -> Event | None:
    def first(those: Iterable[Event]) -> Event | None:
        return min(those, key=lambda event: (_distance(mention.trigger, event.trigger), event.iri), default=None)

    start, end = mention.words
    at = (event for event in events if any(_overlap(mention.trigger, span) for span in event.mentions))
    own = (event for event in events if _inside(event.trigger, start, end) and event.kind not in _aftermath())
    some = (event for event in events if any(_inside(span, start, end) for span in event.mentions))
    return first(at) or first(own) or first(some)


def _events(store: Store) -> list[Event]:
    """All events of the store, by IRI."""
    kinds: dict[str, str] = {}
    spans: dict[str, set[tuple[int, int]]] = {}
    for event, kind, start, end in _rows(store, _EVENTS):
        kinds[event] = kind.removeprefix(PREFIXES["cn"])
        spans.setdefault(event, set()).add((int(start), int(end)))
    return [
        Event(iri, kinds[iri], (int(at[1]), int(at[2])), tuple(sorted(spans[iri])))
        for iri in sorted(kinds)
        if (at := _EVENT.search(iri))
    ]


def _clusters(events: Mapping[Mention, Event], store: Store) -> dict[Mention, str]:
    """The incident of each mention that has an event, or the event itself where no incident has it as a report."""
    incidents = dict(sorted(((event, incident) for event, incident in _rows(store, _INCIDENTS)), reverse=True))
    return {mention: incidents.get(event.iri, event.iri) for mention, event in events.items()}


def _rows(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    found = store.query(query)
    if not isinstance(found, Solutions):
        raise TypeError("not a SELECT")
    for row in found.rows:
        yield tuple(str(getattr(term, "value", term)) for term in row)


@cache
def _aftermath() -> frozenset[str]:
    table = tomllib.loads(Path(__file__).with_name("incidents.toml").read_text(encoding="utf-8"))
    return frozenset(table["aftermath"])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _inside(span: tuple[int, int], start: int, end: int) -> bool:
    return start <= span[0] and span[1] <= end


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])
