"""What holds a place, by the tables: the country and divisions that it lies in."""

from __future__ import annotations

from functools import lru_cache

from kg.graph import BASE
from kg.graph.gazetteer import place_iri
from kg.model import KnownPlace
from kg.resolve.hierarchy import place_of

_ENTITY = f"{BASE}entity/"
_COUNTRY = f"{_ENTITY}Country/"
_PLACES = frozenset({"Country", "Region", "City", "Place"})


@lru_cache(maxsize=65536)
def place_at(iri: str) -> KnownPlace | None:
    """A place by the IRI of its entity; None where no table has it."""
    class_, _, key = iri.removeprefix(_ENTITY).partition("/")
    if iri == class_ or class_ not in _PLACES:
        return None
    return place_of(key if "/" in key else f"{class_.lower()}/{key}")


@lru_cache(maxsize=65536)
def country_of(iri: str) -> str | None:
    """IRI of the one country that a place lies in or is; None where no table has it, or it lies in several."""
    place = place_at(iri)
    return None if place is None or place.country is None else f"{_COUNTRY}{place.country}"


def is_division(iri: str) -> bool:
    """Whether a table has a place as a division of a country, and not as an island or a land of no clear bounds."""
    place = place_at(iri)
    return place is not None and place.kind.endswith("Division")


@lru_cache(maxsize=65536)
def holders_of(iri: str) -> frozenset[str]:
    """IRIs of the divisions and the country that hold a place; empty where no table has it."""
    place = place_at(iri)
    return frozenset(place_iri(one).value for one in place.within) if place is not None else frozenset()
