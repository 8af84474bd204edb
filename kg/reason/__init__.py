"""Checks of the graph against the shapes, checks of the ontology by a reasoner, and what follows from both."""

from kg.reason.catalogue import LEVELS
from kg.reason.clashes import Clash, clashes, in_words
from kg.reason.closure import Closure, close, extend, suspicions
from kg.reason.consistency import check_consistency, is_consistent
from kg.reason.engines import ENGINES
from kg.reason.errors import Inconsistent, NoReasoner
from kg.reason.infer import INFERRED_GRAPH, hash_of, infer
from kg.reason.justify import smallest
from kg.reason.rule import Rule
from kg.reason.rules import ontology_rules, rules
from kg.reason.shapes import Violation, validate

__all__ = [
    "ENGINES",
    "INFERRED_GRAPH",
    "LEVELS",
    "Clash",
    "Closure",
    "Inconsistent",
    "NoReasoner",
    "Rule",
    "Violation",
    "check_consistency",
    "clashes",
    "close",
    "extend",
    "hash_of",
    "in_words",
    "infer",
    "is_consistent",
    "ontology_rules",
    "rules",
    "smallest",
    "suspicions",
    "validate",
]
