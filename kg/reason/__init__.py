"""Checks of the graph against the shapes, and of the ontology by a reasoner."""

from kg.reason.shapes import Violation, validate

__all__ = ["Violation", "validate"]
