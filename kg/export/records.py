"""Records as they are printed: JSON-ready, one object an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from kg.model import Extraction

_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")
_LEFT_OUT = frozenset({"origin"})
"""Where an article was read from differs from machine to machine."""


def records_json(extraction: Extraction) -> dict[str, Any]:
    """An article and its records as plain dictionaries and lists, under the names of the public record format.

    What is missing is None; a span is a list of its start and end. Halves of surrogate pairs, which no UTF-8 can
    hold, become U+FFFD, so that offsets stay.
    """
    return dict(_fields(extraction))


def _fields(record: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(record):
        if field.name not in _LEFT_OUT:
            yield field.name, _plain(getattr(record, field.name))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return dict(_fields(value))
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _HALF_CHARACTERS.sub("\ufffd", value) if isinstance(value, str) else value
