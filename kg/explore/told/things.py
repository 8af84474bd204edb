"""What every statement comes with: the article that tells it, who and what is meant, and the exact words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.explore.sparql import local, one_of
from kg.query.asking import ask, text
from kg.query.table import Cell
from kg.store import Store


@dataclass(frozen=True, slots=True)
class Paper:
    """An article, with the one that it copies nearly word for word, if any.

    Attributes:
        published: Its day, as ``2026-03-10``; None where it is not known.
    """

    iri: str
    title: str
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    copy_of: Paper | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """Somebody or something named; ``iri`` is the identity across articles where there is one.

    Attributes:
        kind: The name of its class, such as ``ArmedGroup``; ``Entity`` where nothing more is known.
    """

    iri: str
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article in pieces; a piece is marked where the statement rests on these very words."""

    pieces: tuple[tuple[str, bool], ...]

    @property
    def words(self) -> str:
        """The sentence without its marks."""
        return "".join(piece for piece, _ in self.pieces)


def papers(store: Store, told: Iterable[str]) -> dict[str, Paper]:
    """The article of each thing that stands in the graph of one, by the IRI of the thing."""
    iris = sorted(set(told))
    found = ask(
        store,
        f"""SELECT DISTINCT ?thing ?paper ?title ?publisher ?day ?url
            ?first ?firstTitle ?firstPublisher ?firstDay WHERE {{
          GRAPH ?g {{
            {one_of("thing", iris)}
            ?thing a ?any .
            ?paper a cn:Article ; rdfs:label ?title .
            OPTIONAL {{ ?paper dcterms:publisher ?publisher }}
            OPTIONAL {{ ?paper schema:datePublished ?day }}
            OPTIONAL {{ ?paper schema:url ?url }}
          }}
          OPTIONAL {{
            GRAPH graph:identity {{ ?paper cn:copyOf ?first }}
            GRAPH ?h {{
              ?first a cn:Article ; rdfs:label ?firstTitle .
              OPTIONAL {{ ?first dcterms:publisher ?firstPublisher }}
              OPTIONAL {{ ?first schema:datePublished ?firstDay }}
            }}
          }}
        }} ORDER BY ?thing ?paper ?publisher ?url ?first""",
    )
    return {str(thing): _paper(rest) for thing, *rest in reversed(found)}


def _paper(row: list[Cell]) -> Paper:
    iri, title, publisher, day, url, first, first_title, first_publisher, first_day = row
    copied = Paper(str(first), str(first_title), text(first_publisher), text(first_day)) if first is not None else None
    return Paper(str(iri), str(title), text(publisher), text(day), text(url), copied)


def things(store: Store, told: Iterable[str], roles: Mapping[str, str]) -> dict[str, dict[str, tuple[Thing, ...]]]:
    """Who and what stands in which role of which statement.

    Args:
        store: Where to look.
        told: IRIs of events, claims or tolls.
        roles: Names of roles, and the property of the ontology (``hasAgent``) that each is told with.

    Returns:
        Under each statement and role the things, by label; what nobody stands in is missing.
    """
    by_name = {name: role for role, name in roles.items()}
    found = ask(
        store,
        f"""SELECT DISTINCT ?told ?property ?thing ?label ?kind WHERE {{
          GRAPH ?g {{
            {one_of("told", sorted(set(told)))}
            ?told ?property ?thing . ?thing rdfs:label ?label ; a ?kind .
            FILTER(?property IN ({", ".join(f"cn:{name}" for name in by_name)}))
          }}
        }} ORDER BY ?told ?property ?label ?thing ?kind""",
    )
    known = identities(store, (str(thing) for _, _, thing, *_ in found))
    gathered: dict[str, dict[str, dict[str, Thing]]] = {}
    for statement, property_, thing, label, kind in found:
        who, called, taken = known.get(str(thing), (str(thing), None, None))
        one = Thing(who, called or str(label), taken or local(kind))
        gathered.setdefault(str(statement), {}).setdefault(by_name[local(property_)], {}).setdefault(one.iri, one)
    return {
        statement: {role: tuple(named.values()) for role, named in by_role.items()}
        for statement, by_role in gathered.items()
    }


def identities(store: Store, iris: Iterable[str]) -> dict[str, tuple[str, str | None, str | None]]:
    """What each entity is identified as across articles; those that are not are missing.

    Returns:
        The IRI, the label and the kind; only the IRI where somebody has corrected it to the entity of a table.
    """
    wanted = one_of("thing", sorted(set(iris)))
    found = ask(
        store,
        f"""SELECT DISTINCT ?thing ?who WHERE {{ GRAPH graph:identity {{ {wanted} ?thing cn:identifiedAs ?who }} }}
        ORDER BY ?thing ?who""",
    )
    named = ask(
        store,
        f"""SELECT DISTINCT ?who ?called ?taken WHERE {{
          GRAPH graph:identity {{
            {one_of("who", sorted({str(who) for _, who in found}))}
            ?who rdfs:label ?called ; cn:takenAs ?taken .
          }}
        }} ORDER BY ?who ?called ?taken""",
    )
    names = {str(who): (str(called), local(taken)) for who, called, taken in reversed(named)}
    return {str(thing): (str(who), *names.get(str(who), (None, None))) for thing, who in reversed(found)}


def sentences(store: Store, told: Iterable[str]) -> dict[str, tuple[Sentence, ...]]:
    """The sentences that each statement rests on, in the order of the text, with the words marked."""
    wanted = one_of("told", sorted(set(told)))
    found = ask(
        store,
        f"""SELECT DISTINCT ?told ?evidence ?at ?exact WHERE {{
          GRAPH ?g {{
            {wanted} ?told cn:hasEvidence ?evidence .
            ?evidence oa:hasSelector ?sentence . ?sentence oa:exact ?exact ; oa:start ?at .
          }}
        }} ORDER BY ?told ?at ?exact""",
    )
    highlights = ask(
        store,
        f"""SELECT DISTINCT ?evidence ?start ?end WHERE {{
          GRAPH ?g {{
            {wanted} ?told cn:hasEvidence ?evidence .
            ?evidence cn:highlights ?words . ?words oa:start ?start ; oa:end ?end .
          }}
        }} ORDER BY ?evidence ?start ?end""",
    )
    highlighted: dict[Cell, list[tuple[int, int]]] = {}
    for evidence, start, end in highlights:
        if isinstance(start, int) and isinstance(end, int):
            highlighted.setdefault(evidence, []).append((start, end))
    marks: dict[str, dict[tuple[int, str], list[tuple[int, int]]]] = {}
    for statement, evidence, at, exact in found:
        if isinstance(at, int):
            spans = marks.setdefault(str(statement), {}).setdefault((at, str(exact)), [])
            spans.extend((start - at, end - at) for start, end in highlighted.get(evidence, ()))
    return {
        statement: tuple(Sentence(pieces(exact, spans)) for (_, exact), spans in by_place.items())
        for statement, by_place in marks.items()
    }


def pieces(words: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """A text cut at the spans that are to be marked; spans outside it, or that begin in another, are left out.

    >>> pieces("Rebels attacked the base.", [(7, 15)])
    (('Rebels ', False), ('attacked', True), (' the base.', False))
    """
    cut: list[tuple[str, bool]] = []
    done = 0
    for start, end in sorted(spans):
        if done <= start < end <= len(words):
            cut += [(words[done:start], False), (words[start:end], True)]
            done = end
    cut.append((words[done:], False))
    return tuple(piece for piece in cut if piece[0])
