"""The store that a command asks: all of it, or what had been published by a day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store import Store


@contextmanager
def reading(location: str, as_of: date | None = None) -> Iterator[Store]:
    """Opens a store to be read.

    Args:
        location: Folder or URL.
        as_of: Where given, the store as it would be from what was published by that day; the one at the location is
            then let go of before it is asked.

    Raises:
        StoreError: There is no store there, or another process uses it.
    """
    from kg.store import open_store

    with open_store(location, read_only=True) as store:
        if as_of is None:
            yield store
            return
        from kg import view

        then = view.as_of(store, as_of)
    with then:
        yield then
