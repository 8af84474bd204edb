"""A triple store behind one small interface: embedded Oxigraph, in memory, or any SPARQL 1.1 endpoint."""

from kg.store.interface import Result, Solutions, Store, StoreError
from kg.store.opening import open_store

__all__ = ["Result", "Solutions", "Store", "StoreError", "open_store"]
