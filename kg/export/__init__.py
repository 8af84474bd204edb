"""The graph as RDF in the usual syntaxes, and records as JSON; ``kg.export.tables`` writes it as tables of events."""

from kg.export.errors import ExportError
from kg.export.rdf import FORMATS, export
from kg.export.records import records_json

__all__ = ["FORMATS", "ExportError", "export", "records_json"]
