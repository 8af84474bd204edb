"""What holds a place, by the tables: the country and divisions that it lies in."""

from __future__ import annotations

from functools import lru_cache

from kg.graph import BASE
from kg.resolve.tables import known

_ENTITY = f"{BASE}entity/"


@lru_cache(maxsize=65536)
def country_of(iri: str) -> str | None:
    """IRI of the one country that a place lies in; None where no table has the place, or it lies in several."""
    class_, _, key = iri.removeprefix(_ENTITY).partition("/")
    if iri == class_ or not key:
        return None
    if class_ == "Country":
        return iri
    if key.startswith("capital/"):
        return f"{_ENTITY}Country/{key.removeprefix('capital/')}"
    row = known().get(key) or known().get(f"{class_.lower()}/{key}")
    return f"{_ENTITY}Country/{row.countries[0]}" if row is not None and len(row.countries) == 1 else None


@lru_cache(maxsize=65536)
def holders_of(iri: str) -> frozenset[str]:
    """IRIs of the divisions and the country that hold a place; empty where no table has it."""
    country = country_of(iri)
    return frozenset({country} if country is not None else ())
