"""What entities and identities are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.explore.sparql import one_of
from kg.query.asking import ask
from kg.store import Store


def identities(store: Store, things: Iterable[str]) -> dict[str, str]:
    """The identity across articles of each entity that has one."""
    pattern = f"{one_of('thing', things)} GRAPH graph:identity {{ ?thing cn:identifiedAs ?who }}"
    found = ask(store, f"SELECT ?thing ?who WHERE {{ {pattern} }}")
    return {str(thing): str(who) for thing, who in found}


def names(store: Store, iris: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Label and kind of entities and identities, by IRI; of several labels the one that most articles give."""
    found = ask(
        store,
        f"""SELECT ?who ?label ?kind (COUNT(?g) AS ?times) WHERE {{
          {one_of("who", iris)}
          GRAPH ?g {{ ?who rdfs:label ?label }}
          OPTIONAL {{ GRAPH ?g {{ ?who cn:takenAs ?taken }} }}
          OPTIONAL {{ GRAPH ?g {{ ?who a ?class }} }}
          FILTER(BOUND(?class))
          BIND(STRAFTER(STR(COALESCE(?taken, ?class)), "#") AS ?kind)
        }} GROUP BY ?who ?label ?kind ORDER BY ?times DESC(?label)""",
    )
    return {str(who): (str(label), str(kind)) for who, label, kind, _ in found}


def apart(store: Store, labels: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What tells those of a list apart that are called the same: why each is one across articles, else an article.

    Args:
        store: Where to look.
        labels: IRIs with what they are called.
    """
    shown = list(labels)
    often = Counter(label for _, label in shown)
    wanted = (iri for iri, label in shown if often[label] > 1)
    found = ask(
        store,
        f"""SELECT ?who (MIN(?ground) AS ?first) WHERE {{
          {one_of("who", wanted)} GRAPH graph:identity {{ ?who cn:takenAs ?kind ; cn:because ?ground }}
        }} GROUP BY ?who""",
    )
    grounds = {str(who): str(ground) for who, ground in found}
    alike = Counter(grounds.values())
    titled = ask(
        store,
        f"""SELECT ?who (MIN(?title) AS ?first) WHERE {{
          {one_of("who", (who for who, ground in grounds.items() if alike[ground] > 1))}
          GRAPH graph:identity {{ ?thing cn:identifiedAs ?who }}
          BIND(IRI(STRBEFORE(STR(?thing), "#")) AS ?paper)
          GRAPH ?g {{ ?paper a cn:Article ; rdfs:label ?title }}
        }} GROUP BY ?who""",
    )
    return grounds | {str(who): f"{grounds[str(who)]} in “{title}”" for who, title in titled}
