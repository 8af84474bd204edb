"""A folder that holds an embedded store: how it is known, made and guarded.

The folder holds a marker, so that no other folder is ever filled by mistake, and beside it Oxigraph's own files. The
marker is locked too: by one writer, or by any number of readers. Oxigraph guards its files against a second writer
only, and what a reader sees beside a writer is undefined.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tomllib
from pathlib import Path

from kg.store.interface import StoreError

_MARKER = "kg-store.toml"
_DATA = "oxigraph"
_FORMAT = 1
_MARK = f'# A knowledge graph of conflict news. Made and read by the command "kg".\nformat = {_FORMAT}\n'


def prepare(folder: Path, *, read_only: bool) -> Path:
    """Checks that a folder is a store, or makes one where it may be written; returns where Oxigraph's files stand.

    Raises:
        StoreError: The folder is something else, or there is none and it is only to be read.
    """
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file, not a store; name a folder")
    data = folder / _DATA
    if (folder / _MARKER).is_file():
        _check_format(folder / _MARKER)
        if read_only and not data.is_dir():
            raise StoreError(f"the store {folder} is empty; fill it with: kg build INPUT --store {folder}")
        return data
    if folder.is_dir() and any(folder.iterdir()):
        raise StoreError(f"{folder} is not a store but holds other files; name a new or empty folder")
    if read_only:
        raise StoreError(f"there is no store at {folder}; make one with: kg build INPUT --store {folder}")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _MARKER).write_text(_MARK, encoding="utf-8")
    except OSError as error:
        raise StoreError(f"no store can be made at {folder}: {error.strerror}; name a folder you may write") from error
    return data


def _check_format(marker: Path) -> None:
    try:
        found = tomllib.loads(marker.read_text(encoding="utf-8")).get("format")
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        found = None
    if found is None:
        raise StoreError(f"{marker} cannot be read, so {marker.parent} may be no store; build it anew elsewhere")
    if found != _FORMAT:
        raise StoreError(
            f"the store {marker.parent} is of format {found}, this program reads {_FORMAT}; build it anew elsewhere"
        )


def lock(folder: Path, *, shared: bool) -> int | None:
    """Locks the marker until the returned descriptor is closed.

    Raises:
        StoreError: Another process holds the lock.
    """
    if sys.platform == "win32":  # no flock there: Oxigraph's own lock still keeps out a second writer
        return None
    import fcntl

    try:
        descriptor = os.open(folder / _MARKER, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise StoreError(f"the store {folder} cannot be read: {error.strerror}; check its permissions") from error
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise in_use(folder) from error
    except OSError:
        # Some network file systems have no locks; Oxigraph's own still keeps out a second writer.
        os.close(descriptor)
        return None
    return descriptor


def unlock(descriptor: int | None) -> None:
    """Gives the lock back."""
    if descriptor is not None:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def in_use(folder: Path) -> StoreError:
    """What to say where another process has the store."""
    return StoreError(f"the store {folder} is in use by another process; wait for it to end")
