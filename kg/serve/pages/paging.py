"""Which part of a list a page shows, and how it is sorted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from kg.serve.pages.page import Args, BadRequestError, first

Item = TypeVar("Item")
_FARTHEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """The items of one page of a list; ``pages`` is one at least."""

    items: Sequence[Item]
    page: int
    pages: int
    total: int

    @property
    def more(self) -> bool:
        """Whether there is a page after this one."""
        return self.page < self.pages


def part(items: Sequence[Item], page: int, size: int) -> Part[Item]:
    """One page of a list; one past the last is empty.

    >>> part("abcde", 2, 2)
    Part(items='cd', page=2, pages=3, total=5)
    """
    return Part(items[(page - 1) * size : page * size], page, max(1, -(-len(items) // size)), len(items))


def page_number(args: Args) -> int:
    """The page that is asked for, from one.

    Raises:
        BadRequestError: It is no number of a page.
    """
    asked = first(args, "page") or "1"
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= 7 and 1 <= int(asked) <= _FARTHEST):
        raise BadRequestError(f"page {asked[:40]!r} is no number of a page; give one from 1")
    return int(asked)


def choice(args: Args, name: str, choices: Sequence[str], default: str) -> str:
    """The value of a parameter that is one of a few.

    Raises:
        BadRequestError: It is none of them.
    """
    asked = first(args, name) or default
    if asked not in choices:
        raise BadRequestError(f"{name} {asked[:40]!r} is not known; give one of {', '.join(filter(None, choices))}")
    return asked


def day(args: Args, name: str) -> str | None:
    """The value of a parameter that is a day, as ``2026-03-10``; None where it is missing.

    Raises:
        BadRequestError: It is no day.
    """
    asked = first(args, name)
    if asked is None:
        return None
    try:
        known = date.fromisoformat(asked)
    except ValueError:
        known = None
    if known is None or known.isoformat() != asked:
        raise BadRequestError(f"{name} {asked[:40]!r} is no day; give one as 2026-03-10")
    return asked


def given(values: Mapping[str, str | None]) -> dict[str, str]:
    """Those of the values that are there.

    >>> given({"place": "Merrin", "since": None})
    {'place': 'Merrin'}
    """
    return {name: value for name, value in values.items() if value is not None}
