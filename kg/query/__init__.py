"""Questions to the graph: saved queries with typed parameters, free SPARQL, evidence and figures."""

from kg.query.catalogue import Parameter, SavedQuery, load_saved, saved_queries
from kg.query.evidence import Explanation, Voice, explain
from kg.query.figures import stats
from kg.query.formats import FORMATS, render
from kg.query.identity import Across, Finding, Member
from kg.query.parameters import QueryError
from kg.query.run import run_saved, run_text
from kg.query.table import Cell, Table

__all__ = [
    "FORMATS",
    "Across",
    "Cell",
    "Explanation",
    "Finding",
    "Member",
    "Parameter",
    "QueryError",
    "SavedQuery",
    "Table",
    "Voice",
    "explain",
    "load_saved",
    "render",
    "run_saved",
    "run_text",
    "saved_queries",
    "stats",
]
