"""One article with all that the graph reads in it: who says what, what it tells itself, and where in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.explore.actor.sayings import place
from kg.explore.article.marks import Mark, Piece, cut
from kg.explore.sparql import local, one_of
from kg.explore.told.claim import Claim, claims
from kg.explore.told.report import Report, reports
from kg.explore.told.things import Paper, Thing, identities, papers
from kg.export.facts import Facts, facts
from kg.graph import BASE
from kg.graph.iris import article_graph
from kg.query.asking import ask
from kg.store import Store

LAYERS = ("entity", "source", "cue", "content", "event", "toll")
"""What is marked in a text: names, who says something, the words that say so, what is said, happenings and numbers."""
_PLACE = re.compile(r"-(\d+)-(\d+)(?:-\d+)?(?:-geometry)?$")
_KINDS = re.compile(r"(?:entity|event|claim|toll|relation)-")


@dataclass(frozen=True, slots=True)
class Count:
    """A toll that an article tells.

    Attributes:
        of: The event, and its label.
        own_voice: Whether the article tells it itself.
    """

    iri: str
    kind: str
    least: int | None
    most: int | None
    words: str
    victims: str | None
    of: tuple[str, str] | None
    own_voice: bool


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something with a name, and at how many places the article speaks of it."""

    thing: Thing
    mentions: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the text, or a sentence that something rests on where the text is not kept.

    Attributes:
        pieces: The words, cut at the borders of marks.
    """

    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """What a page on an article shows.

    Attributes:
        key: The last part of its IRI.
        id: The identifier that it came with.
        length: Code points of its text.
        whole: Whether the store keeps the text; else ``passages`` are the sentences that something rests on.
        anchors: The fragments of the article's IRIs, under the place in the text where each is shown.
        claims: Who says what, in the order of the text.
        events: All happenings that it tells of, in the order of the text.
        counts: All tolls.
        named: Whom and what it names, those it speaks of most first.
        things: Who or what each entity is, by its fragment or IRI; what has no name too.
        copies: Articles that copy it nearly word for word.
    """

    paper: Paper
    key: str
    id: str
    language: str | None
    length: int
    whole: bool
    passages: tuple[Passage, ...]
    anchors: Mapping[int, tuple[str, ...]]
    claims: tuple[Claim, ...]
    events: tuple[Report, ...]
    counts: tuple[Count, ...]
    named: tuple[Named, ...]
    things: Mapping[str, Thing]
    copies: tuple[Paper, ...]


def article(store: Store, key: str) -> Article | None:
    """An article by the last part of its IRI; None where the store has no such article."""
    iri = f"{BASE}article/{key}"
    said = facts(store.quads(article_graph(key)))
    if "Article" not in (local(kind) for kind in said.all(iri, "rdf:type")):
        return None
    body = said.one(iri, "schema:articleBody")
    parts = [(at, text) for at, text in _paragraphs(body)] if body is not None else list(_sentences(said))
    anchors = _anchors(said, iri, parts)
    things = _things(store, said)
    told = claims(store, said.having("cn:content"))
    return Article(
        paper=papers(store, [iri])[iri],
        key=key,
        id=said.one(iri, "dcterms:identifier") or key,
        language=said.one(iri, "dcterms:language"),
        length=int(said.one(iri, "cn:textLength") or 0),
        whole=body is not None,
        passages=tuple(_passages(parts, set(_marks(said, body)), anchors)),
        anchors=anchors,
        claims=tuple(sorted(told.values(), key=lambda one: place(one.iri))),
        events=tuple(sorted(reports(store, said.having("cn:status")), key=lambda one: place(one.iri))),
        counts=tuple(sorted(_counts(said, iri), key=lambda one: place(one.iri))),
        named=_named(said, things),
        things={iri_.removeprefix(f"{iri}#"): thing for iri_, thing in things.items()},
        copies=_copies(store, iri),
    )


def _passages(parts: Sequence[tuple[int, str]], marks: Iterable[Mark], borders: Iterable[int]) -> Iterator[Passage]:
    """The parts of a text, each cut with the marks and at the borders that lie in it."""
    ends = [at + len(text) for at, text in parts]
    marked: list[list[Mark]] = [[] for _ in parts]
    for mark in marks:
        number = bisect_right(ends, mark.start)
        while number < len(parts) and parts[number][0] < mark.end:
            marked[number].append(mark)
            number += 1
    ordered = sorted(borders)
    for (at, text), end, inside in zip(parts, ends, marked, strict=True):
        yield Passage(at, cut(text, inside, ordered[bisect_right(ordered, at) : bisect_right(ordered, end)], at))


def _paragraphs(body: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that are not blank, with their places."""
    at = 0
    for line in body.splitlines(keepends=True):
        if line.strip():
            yield at, line
        at += len(line)


def _sentences(said: Facts) -> Iterator[tuple[int, str]]:
    """The sentences that anything rests on, in the order of the text; one that lies within another is left out."""
    found = {
        (_number(said.one(node, "oa:start")), said.one(node, "oa:exact") or "")
        for evidence in said.having("oa:hasSelector")
        for node in said.all(evidence, "oa:hasSelector")
    }
    done = 0
    for at, text in sorted(found, key=lambda one: (one[0], -len(one[1]))):
        if at >= done and text:
            yield at, text
            done = at + len(text)


def _number(value: str | None) -> int:
    return int(value) if value is not None and value.isdecimal() else 0


def _span(said: Facts, node: str) -> tuple[int, int]:
    return _number(said.one(node, "oa:start")), _number(said.one(node, "oa:end"))


def _marks(said: Facts, body: str | None) -> Iterator[Mark]:
    """All marks of an article; empty ones and those of claims that have no such words are left out."""
    for layer, property_ in (("entity", "cn:isNamed"), ("event", "cn:status")):
        for thing in said.having(property_):
            for node in said.all(thing, "cn:hasMention"):
                yield Mark(*_span(said, node), layer, _fragment(thing))
    for layer, property_ in (("content", "cn:content"), ("toll", "cn:casualtyKind")):
        for thing in said.having(property_):
            for evidence in said.all(thing, "cn:hasEvidence"):
                for node in said.all(evidence, "cn:highlights"):
                    yield Mark(*_span(said, node), layer, _fragment(thing))
    for claim in said.having("cn:cue"):
        yield from _speaking(said, claim, body)


def _speaking(said: Facts, claim: str, body: str | None) -> Iterator[Mark]:
    """The words by which a claim says that somebody speaks, and those for who does.

    The graph names the place of the first in the claim's IRI. Those for the speaker it quotes only, so they are looked
    for in the sentence, next to the cue.
    """
    found = _PLACE.search(claim)
    sentence = said.one(claim, "cn:hasEvidence", "oa:hasSelector")
    if found is None or sentence is None:
        return
    start, end = int(found[1]), int(found[2])
    base, words = _number(said.one(sentence, "oa:start")), said.one(sentence, "oa:exact") or ""
    if (words[start - base : end - base] if start >= base else (body or "")[start:end]) != said.one(claim, "cn:cue"):
        return
    yield Mark(start, end, "cue", _fragment(claim))
    speaker = said.one(claim, "cn:sourceText")
    if speaker:
        places = [base + match.start() for match in re.finditer(re.escape(speaker), words)]
        if places:
            near = min(places, key=lambda at: (abs(at - start), at))
            yield Mark(near, near + len(speaker), "source", _fragment(claim))


def _fragment(iri: str) -> str:
    """The part after ``#``; the whole IRI of an entity that a table has."""
    return iri.partition("#")[2] or iri


def _anchors(said: Facts, iri: str, parts: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    """Every fragment of the article's IRIs under the place where it is shown, which lies in one of the parts."""
    inside = [(at, at + len(text)) for at, text in parts] or [(0, 1)]
    ends = [high for _, high in inside]
    nodes = {node for subjects in said.forward.values() for node in subjects if node.startswith(f"{iri}#")}
    made: dict[int, tuple[str, ...]] = {}
    for fragment in sorted(map(_fragment, nodes), key=lambda one: (_KINDS.match(one) is None, one)):
        found = _PLACE.search(fragment)
        start = int(found[1]) if found else 0
        nearest = min(bisect_right(ends, start), len(ends) - 1)
        at = max(start, inside[nearest][0]) if start < ends[nearest] else inside[nearest][0]
        made[at] = (*made.get(at, ()), fragment)
    return made


def _counts(said: Facts, iri: str) -> Iterator[Count]:
    own = set(said.all(iri, "cn:reports"))
    for toll in said.having("cn:casualtyKind"):
        event = said.one(toll, "cn:ofEvent")
        least, most = said.one(toll, "cn:minimum"), said.one(toll, "cn:maximum")
        yield Count(
            iri=toll,
            kind=said.code(toll, "cn:casualtyKind") or "",
            least=None if least is None else int(least),
            most=None if most is None else int(most),
            words=said.line(toll, "cn:countText"),
            victims=said.one(toll, "cn:victims"),
            of=None if event is None else (event, said.name(event)),
            own_voice=toll in own,
        )


def _things(store: Store, said: Facts) -> dict[str, Thing]:
    """Each entity of the article as what it is identified as across articles."""
    iris = list(said.having("cn:isNamed"))
    known = identities(store, iris)
    made: dict[str, Thing] = {}
    for iri in iris:
        who, called, taken = known.get(iri, (iri, None, None))
        made[iri] = Thing(who, called or said.name(iri), taken or said.class_(iri) or "Entity")
    return made


def _named(said: Facts, things: Mapping[str, Thing]) -> tuple[Named, ...]:
    counts: dict[Thing, int] = {}
    for iri, thing in things.items():
        if said.one(iri, "cn:isNamed") == "true":
            counts[thing] = counts.get(thing, 0) + len(said.all(iri, "cn:hasMention"))
    ordered = sorted(counts, key=lambda one: (-counts[one], one.label, one.iri))
    return tuple(Named(thing, counts[thing]) for thing in ordered)


def _copies(store: Store, iri: str) -> tuple[Paper, ...]:
    rows = ask(
        store,
        f"""SELECT DISTINCT ?copy WHERE {{ GRAPH graph:identity {{ {one_of("paper", [iri])} ?copy cn:copyOf ?paper }} }}
        ORDER BY ?copy""",
    )
    read = papers(store, (str(copy) for (copy,) in rows))
    return tuple(sorted(read.values(), key=lambda one: (one.published or "9999", one.title, one.iri)))
