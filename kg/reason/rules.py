"""Rules about data, made from the ontology: for each axiom that OWL 2 RL has a rule for, that rule, filled in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.model import KgError
from kg.reason.rule import TYPE, Pattern, Rule
from kg.reason.turtle import reading
from kg.reason.unfolding import NAMELESS, unfold
from kg.settings import ontology_files

_PREFIXES = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_OWL = "http://www.w3.org/2002/07/owl#"
_TABLES = Path(__file__).with_name("owl_rl")
_WITHOUT_RULE = ("hasKey", "maxQualifiedCardinality", "AllDisjointProperties", "hasSelf", "disjointUnionOf")
"""Constructs that OWL 2 RL has rules for, or that stand for some that it has, and that the table lacks."""


@cache
def ontology_rules() -> tuple[Rule, ...]:
    """The rules of the ontology itself."""
    return rules(ontology_files())


def rules(files: Iterable[Path]) -> tuple[Rule, ...]:
    """The rules that the axioms of an ontology make.

    Args:
        files: Turtle files, read as one ontology.

    Returns:
        The rules, those about properties before those about classes.

    Raises:
        KgError: A file is not Turtle, or uses a part of OWL 2 RL for which the tables in ``owl_rl/`` have no rule.
    """
    ontology = _read(files)
    _refuse_what_has_no_rule(ontology)
    _close_order(ontology, _table("order"))
    made = (rule for entry in (*_table("rules"), *_table("clashes")) for rule in _filled(entry, ontology))
    return unfold(made)


def _table(name: str) -> list[dict[str, Any]]:
    """The entries of a table, whatever its section is called."""
    (entries,) = tomllib.loads((_TABLES / f"{name}.toml").read_text(encoding="utf-8")).values()
    return list(entries)


def _read(files: Iterable[Path]) -> ox.Store:
    """The ontology, with IRIs for the class expressions that have no name."""
    store = ox.Store()
    for number, path in enumerate(files):
        with reading(path):
            quads = list(ox.parse(path=path, format=ox.RdfFormat.TURTLE))
        names: dict[ox.BlankNode, ox.NamedNode] = {}

        def named(term: Any, number: int = number, names: dict[ox.BlankNode, ox.NamedNode] = names) -> Any:
            if not isinstance(term, ox.BlankNode):
                return term
            return names.setdefault(term, ox.NamedNode(f"{NAMELESS}{number}-{len(names)}"))

        store.extend(ox.Quad(named(q.subject), q.predicate, named(q.object)) for q in quads)
    return store


def _refuse_what_has_no_rule(ontology: ox.Store) -> None:
    for construct in _WITHOUT_RULE:
        term = f"<{_OWL}{construct}>"
        if ontology.query(f"ASK {{ {{ ?s {term} ?o }} UNION {{ ?s a {term} }} }}"):
            raise KgError(f"the ontology uses owl:{construct}, for which {_TABLES.name}/ has no rule; add one there")
    long = "{ ?s owl:propertyChainAxiom|owl:intersectionOf ?l . ?l rdf:rest/rdf:rest/rdf:rest/rdf:rest ?more }"
    if ontology.query(f"{_PREFIXES} ASK {long}"):
        raise KgError(f"a chain or an intersection of more than three has no rule in {_TABLES.name}/; add one there")


def _close_order(ontology: ox.Store, table: Iterable[Mapping[str, Any]]) -> None:
    updates = [f"{_PREFIXES} INSERT {{ {e['head']} }} WHERE {{ {' . '.join(e['body'])} }}" for e in table]
    before = -1
    while before != len(ontology):
        before = len(ontology)
        for update in updates:
            ontology.update(update)


def _filled(entry: Mapping[str, Any], ontology: ox.Store) -> Iterator[Rule]:
    for terms in _answers(entry.get("schema"), ontology):
        differ = entry.get("differ")
        yield Rule(
            name=entry["name"],
            body=tuple(_pattern(text, terms) for text in entry["body"]),
            head=_pattern(entry["head"], terms) if "head" in entry else None,
            differ=(differ[0], differ[1]) if differ else None,
            words=entry["words"],
            axiom=terms,
        )


def _answers(schema: str | None, ontology: ox.Store) -> Iterator[dict[str, str]]:
    """The terms that the variables of a rule's ``schema`` stand for, once for each axiom."""
    if schema is None:
        yield {}
        return
    found = ontology.query(f"{_PREFIXES} SELECT DISTINCT * WHERE {{ {schema} }}")
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101  the answer to a SELECT
    names = [f"?{variable.value}" for variable in found.variables]
    rows = [dict(zip(names, (str(term) for term in row), strict=True)) for row in found]
    yield from sorted(rows, key=lambda row: sorted(row.items()))


def _pattern(text: str, terms: Mapping[str, str]) -> Pattern:
    full = {"a": TYPE} | {f"owl:{name}": f"<{_OWL}{name}>" for name in ("sameAs", "differentFrom", "Nothing")}
    subject, predicate, object_ = (terms.get(token, full.get(token, token)) for token in text.split())
    return subject, predicate, object_
