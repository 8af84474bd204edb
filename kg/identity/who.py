"""Finds who and what the named entities of new articles are."""

from __future__ import annotations

from kg.identity.library import Library
from kg.identity.names import Identity, identities, name_keys


def find_identities(library: Library) -> tuple[list[Identity], dict[str, frozenset[str]]]:
    """The identities of new entities, and all entities that were looked at for them, with their keys."""
    keys: dict[str, frozenset[str]] = {}
    frontier = sorted(library.names)
    asked: set[str] = set()
    while frontier:
        keys.update({iri: name_keys(library.names[iri]) for iri in frontier})
        wanted = {key for iri in frontier for key in keys[iri]} - asked
        asked |= wanted
        nodes = {node for some in library.in_store(wanted).values() for node in some}
        library.fetch(nodes)
        frontier = sorted(nodes & library.names.keys() - keys.keys())
    return identities(library.names[iri] for iri in keys), keys
