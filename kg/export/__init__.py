"""The graph as RDF in the usual syntaxes and as tables of events, and records as JSON."""

from kg.export.errors import ExportError
from kg.export.rdf import FORMATS, export
from kg.export.records import records_json
from kg.export.tables import TABLES, export_table

__all__ = ["FORMATS", "TABLES", "ExportError", "export", "export_table", "records_json"]
