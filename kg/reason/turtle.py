"""Turtle files read as one graph."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import KgError

if TYPE_CHECKING:
    from rdflib import Graph


def merged(files: Iterable[Path]) -> Graph:
    """The triples of all files together. Imports are not followed: name every file.

    Raises:
        KgError: A file cannot be read as Turtle.
    """
    from rdflib import Graph

    graph = Graph()
    for path in files:
        try:
            graph.parse(path, format="turtle")
        except (OSError, SyntaxError) as error:
            words = " ".join(str(error).split())[:200]
            raise KgError(f"{path} cannot be read as Turtle ({words}); mend it") from error
    return graph
