"""What a page is before it is HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kg.model import KgError
from kg.store import Store

Args: TypeAlias = Mapping[str, Sequence[str]]
"""The parts of the path that a route names and the parameters of the query, together; repeated ones in order."""


@dataclass(frozen=True, slots=True)
class Page:
    """A template of ``kg/serve/templates`` and what it sees."""

    template: str
    data: Mapping[str, object]
    status: int = 200


PageFunction: TypeAlias = Callable[[Store, Args], Page]
"""Gathers a page from a store; raises ``NotFoundError`` and ``BadRequestError``."""


class NotFoundError(KgError):
    """What was asked for is not there; the message is one line."""


class BadRequestError(KgError):
    """A parameter makes no sense; the message is one line that says which and what to give."""


def first(args: Args, name: str) -> str | None:
    """The value of a parameter; None where it is missing or blank.

    >>> first({"q": ["Merrin", "Tesk"], "kind": [" "]}, "q"), first({"q": [], "kind": [" "]}, "kind")
    ('Merrin', None)
    """
    values = args.get(name) or ("",)
    return values[0].strip() or None
