"""Doc to records: who did what to whom, when, where, and according to whom."""

from kg.extract.extraction import extract

__all__ = ["extract"]
