"""Shapes and logic: does a graph conform, is the ontology consistent."""

from kg.reason.consistency import InconsistencyError, ReasonerError, unsatisfiable_classes
from kg.reason.shapes import Violation, validate

__all__ = ["InconsistencyError", "ReasonerError", "Violation", "unsatisfiable_classes", "validate"]
