"""A list of which a part is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Listed(Generic[_T]):
    """Some of many.

    Attributes:
        items: Those that are shown.
        total: How many there are.
    """

    items: tuple[_T, ...]
    total: int
