"""The records that pass between the rooms: frozen dataclasses, free of spaCy and RDF."""

from kg.model.article import Article, Problem
from kg.model.errors import KgError
from kg.model.places import KnownPlace
from kg.model.records import (
    Argument,
    Attribution,
    Casualty,
    Claim,
    Content,
    Cue,
    Entity,
    Event,
    EventRelation,
    Extraction,
    Relation,
    Source,
    Span,
)

__all__ = [
    "Argument",
    "Article",
    "Attribution",
    "Casualty",
    "Claim",
    "Content",
    "Cue",
    "Entity",
    "Event",
    "EventRelation",
    "Extraction",
    "KgError",
    "KnownPlace",
    "Problem",
    "Relation",
    "Source",
    "Span",
]
