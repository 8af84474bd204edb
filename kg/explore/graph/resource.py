"""What a store says of any one thing, whatever it is: its properties, what leads to it, and the graphs that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.explore.graph.vocabulary import called
from kg.explore.graph.wording import short
from kg.graph import BASE, PREFIXES
from kg.query.asking import ask
from kg.store import Solutions, Store

MOST = 50
"""Values that are shown of one property, subjects that lead here by one, and graphs."""
_LABEL = PREFIXES["rdfs"] + "label"
_TYPE = PREFIXES["rdf"] + "type"
_PROPERTIES = "SELECT ?p (COUNT(DISTINCT ?o) AS ?n) WHERE {{ GRAPH ?g {{ {iri} ?p ?o }} }} GROUP BY ?p"
_VALUES = "SELECT DISTINCT ?o WHERE {{ GRAPH ?g {{ {iri} {property} ?o }} }} LIMIT {most}"
_LEADING = "SELECT ?p (COUNT(DISTINCT ?s) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p {iri} }} }} GROUP BY ?p"
_SUBJECTS = "SELECT DISTINCT ?s WHERE {{ GRAPH ?g {{ ?s {property} {iri} }} }} LIMIT {most}"
_GRAPHS = "SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ {iri} ?p ?o }} }} GROUP BY ?g ORDER BY DESC(?n) ?g"
_WITHIN = "SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {iri} {{ ?s ?p ?o }} }}"
_AS_PROPERTY = "SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s {iri} ?o }} }}"
_NAMES = """SELECT ?one (MIN(STR(?name)) AS ?called) WHERE {{
  VALUES ?one {{ {iris} }} GRAPH ?g {{ ?one {label} ?name }} }} GROUP BY ?one"""


@dataclass(frozen=True, slots=True)
class Value:
    """A thing with its name, or a text with its datatype or language.

    Attributes:
        iri: Of a thing; None of a text, and of a thing without a name.
        kind: Short name of a datatype other than text, or a language tag.
    """

    text: str
    iri: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """A property and what it leads to or, where it leads here, from what.

    Attributes:
        values: The first ``MOST`` of them.
        count: How many there are.
    """

    name: Value
    values: tuple[Value, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Resource:
    """What is known of a thing.

    Attributes:
        types: Its classes.
        properties: What it has; its classes are left out.
        leading: What leads to it.
        graphs: Graphs that say something of it, with how many statements, the first ``MOST`` of them.
        in_graphs: How many such graphs there are.
        within: Statements of the named graph that it is; 0 where it is none.
        as_property: Statements that it is the property of.
    """

    iri: str
    label: str
    types: tuple[Value, ...]
    properties: tuple[Property, ...]
    leading: tuple[Property, ...]
    graphs: tuple[tuple[Value, int], ...]
    in_graphs: int
    within: int
    as_property: int


def resource(store: Store, iri: str) -> Resource | None:
    """What a store says of a thing; None where it says nothing."""
    node = ox.NamedNode(iri)
    has = _counts(store, _PROPERTIES.format(iri=node))
    leads = _counts(store, _LEADING.format(iri=node))
    within, as_property = (_count(store, text.format(iri=node)) for text in (_WITHIN, _AS_PROPERTY))
    if not has and not leads and not within and not as_property:
        return None
    values = {name: _terms(store, _VALUES, node, name) for name in has}
    subjects = {name: _terms(store, _SUBJECTS, node, name) for name in leads}
    graphs = [(str(graph), int(count or 0)) for graph, count in ask(store, _GRAPHS.format(iri=node))]
    shown = [one for several in (*values.values(), *subjects.values()) for one in several]
    names = _names(store, [node, *(one for one in shown if isinstance(one, ox.NamedNode))])
    return Resource(
        iri=iri,
        label=names.get(iri) or _last(iri),
        types=_values(values.pop(_TYPE, ()), names),
        properties=_properties(values, has, names),
        leading=_properties(subjects, leads, names),
        graphs=tuple((Value(_last(graph), graph), count) for graph, count in graphs[:MOST]),
        in_graphs=len(graphs),
        within=within,
        as_property=as_property,
    )


def _counts(store: Store, sparql: str) -> dict[str, int]:
    return {str(name): int(count or 0) for name, count in ask(store, sparql)}


def _count(store: Store, sparql: str) -> int:
    return sum(int(count or 0) for (count,) in ask(store, sparql))


def _terms(store: Store, sparql: str, node: ox.NamedNode, property_: str) -> tuple[object, ...]:
    found = store.query(sparql.format(iri=node, property=ox.NamedNode(property_), most=MOST))
    return tuple(row[0] for row in found.rows) if isinstance(found, Solutions) else ()


def _names(store: Store, nodes: Iterable[ox.NamedNode]) -> dict[str, str]:
    wanted = list(dict.fromkeys(nodes))
    names = {node.value: name for node in wanted if (name := called(node.value))}
    iris = " ".join(str(node) for node in wanted if node.value not in names)
    label = ox.NamedNode(_LABEL)
    return names | {str(one): str(name) for one, name in ask(store, _NAMES.format(iris=iris, label=label))}


def _properties(
    found: dict[str, tuple[object, ...]], counts: dict[str, int], names: dict[str, str]
) -> tuple[Property, ...]:
    made = (
        Property(Value(called(name) or _last(name), name), _values(values, names), counts[name])
        for name, values in found.items()
    )
    return tuple(sorted(made, key=lambda one: (one.name.iri != _LABEL, one.name.text.casefold())))


def _values(terms: Iterable[object], names: dict[str, str]) -> tuple[Value, ...]:
    return tuple(sorted((_value(term, names) for term in terms), key=lambda one: (one.text.casefold(), one.iri or "")))


def _value(term: object, names: dict[str, str]) -> Value:
    if isinstance(term, ox.NamedNode):
        return Value(names.get(term.value) or _last(term.value), term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Value(term.value, None, term.language)
        plain = term.datatype.value == PREFIXES["xsd"] + "string"
        return Value(term.value, None, None if plain else short(term.datatype.value).partition(":")[2])
    return Value(str(term))


def _last(iri: str) -> str:
    """An IRI without what all of ours begin with, or short by its prefix."""
    return iri.removeprefix(BASE) if iri.startswith(BASE) and "/ontology#" not in iri else short(iri)
