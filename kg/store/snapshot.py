"""Copies of an embedded store at one moment, for readers beside a writer."""

from __future__ import annotations

from pathlib import Path

from kg.store import folder as store_folder
from kg.store.embedded import Embedded
from kg.store.interface import Store, StoreError

SNAPSHOTS = "snapshots"
"""Folder in a store's folder where the copies stand. Whoever holds the store for writing made all of them."""


def snapshot(store: Store, target: Path) -> None:
    """Copies the state of a store on disk, by hard links where the file system has them.

    Args:
        store: An embedded store in a folder, open for writing.
        target: Folder to be made, which can then be opened as a store.

    Raises:
        StoreError: The store is of another sort, or the copy cannot be made.
    """
    if not isinstance(store, Embedded):
        raise StoreError(f"the store {store.location} is not embedded, so it cannot be copied")
    try:
        store.oxigraph.backup(store_folder.prepare(target, read_only=False))
    except OSError as error:
        raise StoreError(f"the store {store.location} cannot be copied to {target}: {error}") from error
