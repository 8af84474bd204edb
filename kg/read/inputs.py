"""What the user names - files, folders, globs, URLs, ``-`` - as single places to read, each once."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kg.model import Problem
from kg.read.forms import FORMS, form_of_name

STDIN = "-"
_SKIPPED = "readme.md"
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to read. ``path`` is None for a URL and for standard input."""

    name: str
    path: Path | None = None


def places(inputs: Iterable[str]) -> Iterator[Place | Problem]:
    """The places that inputs name, in order, none twice.

    A folder gives its files with a known suffix, sorted, with those in folders below; hidden files and ``README.md``
    are passed over. A file that is named is read whatever its suffix.
    """
    seen: set[str] = set()
    for given in inputs:
        for place in _named(given):
            if isinstance(place, Problem):
                yield place
                continue
            key = os.path.realpath(place.path) if place.path else place.name
            if key not in seen:
                seen.add(key)
                yield place


def count(inputs: Iterable[str]) -> int | None:
    """About how many articles inputs hold, for a progress bar: a file or URL is one, a JSONL file one a line.

    Returns:
        None where nobody can know beforehand, as of standard input.
    """
    total = 0
    for place in places(inputs):
        if isinstance(place, Problem):
            continue
        if place.path is None and place.name == STDIN:
            return None
        total += _lines(place.path) if place.path and form_of_name(place.name) == "jsonl" else 1
    return total


def _named(given: str) -> Iterator[Place | Problem]:
    if given == STDIN:
        yield Place(STDIN)
        return
    if given.lower().startswith(("http://", "https://")):
        scheme, _, rest = given.partition("://")
        yield Place(f"{scheme.lower()}://{rest}")
        return
    name = unquote(urlsplit(given).path) if given.startswith("file://") else given
    if not name.strip() or "\0" in name:
        yield Problem(repr(given), "names nothing", "name a file, a folder, a glob, a URL or -")
        return
    try:
        path = Path(name).expanduser()
        if path.is_dir():
            yield from _folder(path)
        elif os.path.lexists(path):
            yield _place(path)
        else:
            yield from _glob(name if "://" in name else str(path))
    except (OSError, RuntimeError, ValueError) as error:
        yield Problem(
            given[:200], getattr(error, "strerror", None) or str(error), "name a file, a folder, a glob, a URL or -"
        )


def _folder(folder: Path) -> Iterator[Place | Problem]:
    found = 0
    failed: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if form_of_name(name) and not _passed_over(name) and (path.is_file() or not path.exists()):
                found += 1
                yield _place(path)
    for error in failed:
        yield Problem(str(error.filename), f"cannot be opened ({error.strerror})", "allow reading it or name another")
    if not found and not failed:
        yield Problem(
            str(folder), f"holds no file with a known suffix ({' '.join(FORMS)})", "name files or another folder"
        )


def _glob(pattern: str) -> Iterator[Place | Problem]:
    if not glob.has_magic(pattern):
        if "://" in pattern:
            yield Problem(pattern, "is no URL that can be fetched", "name one with http or https")
        else:
            yield Problem(pattern, "there is no such file or folder", "mind the spelling and the folder you are in")
        return
    found = [Path(name) for name in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 - Path.glob takes no absolute pattern
    files = [path for path in found if path.is_file() and not _passed_over(path.name)]
    yield from (_place(path) for path in files)
    if "**" not in pattern:  # which names the files below by itself
        for path in found:
            if path.is_dir():
                yield from _folder(path)
    if not files and not any(path.is_dir() for path in found):
        yield Problem(pattern, "matches no file", "mind the spelling and the folder you are in")


def _place(path: Path) -> Place:
    """The place of a file, under a name that can be printed whatever bytes are in it."""
    return Place(str(path).encode("utf-8", "backslashreplace").decode().replace("\n", "\\n"), path)


def _passed_over(name: str) -> bool:
    return name.startswith(".") or name.lower() == _SKIPPED


def _lines(path: Path) -> int:
    """Lines of a file, 0 where it cannot be read (reading it says why)."""
    try:
        with path.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(_CHUNK), b"")) or 1
    except OSError:
        return 0
