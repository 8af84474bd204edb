"""What entities and identities are called."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.query.asking import rows
from kg.store import Store


def identities(store: Store, things: Iterable[str]) -> dict[str, str]:
    """The identity across articles of each entity that has one."""
    pattern = f"{bound('thing', things)} GRAPH graph:identity {{ ?thing cn:identifiedAs ?who }}"
    found = rows(store, f"SELECT ?thing ?who WHERE {{ {pattern} }}")
    return {str(thing): str(who) for thing, who in found}


def names(store: Store, iris: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Label and kind of entities and identities, by IRI; of several labels the one that most articles give."""
    found = rows(
        store,
        f"""SELECT ?who ?label ?kind (COUNT(?g) AS ?times) WHERE {{
          {bound("who", iris)}
          GRAPH ?g {{ ?who rdfs:label ?label }}
          OPTIONAL {{ GRAPH ?g {{ ?who cn:takenAs ?taken }} }}
          OPTIONAL {{ GRAPH ?g {{ ?who a ?class }} }}
          FILTER(BOUND(?class))
          BIND(STRAFTER(STR(COALESCE(?taken, ?class)), "#") AS ?kind)
        }} GROUP BY ?who ?label ?kind ORDER BY ?times DESC(?label)""",
    )
    return {str(who): (str(label), str(kind)) for who, label, kind, _ in found}


def bound(variable: str, iris: Iterable[str]) -> str:
    """A VALUES block that binds a variable to each of these; every IRI is written by Oxigraph.

    >>> bound("who", ["http://a.example/"])
    'VALUES ?who { <http://a.example/> }'
    """
    return f"VALUES ?{variable} {{ {' '.join(str(NamedNode(iri)) for iri in iris)} }}"
