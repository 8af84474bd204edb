"""Who is meant: state institutions, holders of offices, and whether a table knows a person or body at all."""

from dataclasses import replace

from kg.model import Entity, Extraction
from kg.model.values import LOOKED_UP_TYPES
from kg.resolve import holders, institutions
from kg.resolve.institution_table import links_of
from kg.resolve.states import read_scene


def link(extraction: Extraction) -> Extraction:
    """Gives institutions and office holders their key, type and links, once the places of the article are linked."""
    if not any(e.type in LOOKED_UP_TYPES for e in extraction.entities):
        return extraction
    scene = read_scene(extraction)
    found = replace(extraction, entities=tuple(institutions.identify(extraction.entities, scene)))
    people = holders.identify(found, scene)
    return replace(extraction, entities=tuple(_looked_up(entity) for entity in people))


def _looked_up(entity: Entity) -> Entity:
    if entity.type not in LOOKED_UP_TYPES:
        return entity
    if entity.key is None:
        return replace(entity, nil=True)
    links = tuple(dict.fromkeys((*entity.links, *links_of(entity.key))))
    return replace(entity, links=links, nil=institutions.is_of_unknown_state(entity.key))
