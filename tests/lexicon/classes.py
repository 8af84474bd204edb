"""The classes that conditions of trigger rows may name."""

from __future__ import annotations

from kg.model.values import ENTITY_TYPES

CLASSES = {
    *ENTITY_TYPES,
    "force",
    "people",
    "org",
    "facility",
    "place",
    "weapon",
    "protester",
    "crowd",
    "infrastructure",
    "prison",
    "looter",
    "named",
    "suspect",
    "captive",
    "livestock",
    "contraband",
    "arms",
    "bank",
}
