"""Turtle files, read with one line of error where they cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import KgError

if TYPE_CHECKING:
    from rdflib import Graph


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Says of a file that cannot be read as Turtle which it is and why.

    Raises:
        KgError: It cannot.
    """
    try:
        yield
    except (OSError, SyntaxError) as error:
        words = " ".join(str(error).split())[:200]
        raise KgError(f"{path} cannot be read as Turtle ({words}); mend it") from error


def merged(files: Iterable[Path]) -> Graph:
    """The triples of all files together. Imports are not followed: name every file.

    Raises:
        KgError: A file cannot be read as Turtle.
    """
    from rdflib import Graph

    graph = Graph()
    for path in files:
        with reading(path):
            graph.parse(path, format="turtle")
    return graph
