"""Checks of the graph against the shapes, and of the ontology by a reasoner."""

from kg.reason.catalogue import LEVELS
from kg.reason.consistency import check_consistency
from kg.reason.engines import ENGINES
from kg.reason.errors import Inconsistent, NoReasoner
from kg.reason.shapes import Violation, validate

__all__ = ["ENGINES", "LEVELS", "Inconsistent", "NoReasoner", "Violation", "check_consistency", "validate"]
