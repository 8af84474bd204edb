"""What made a graph: the version of this program, the language model, the ontology and the lexicons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from hashlib import sha256
from pathlib import Path

from pyoxigraph import NamedNode, Quad

import kg
from kg import __version__
from kg.graph.iris import BASE, BUILDS_GRAPH
from kg.graph.literals import text
from kg.graph.terms import cn, term
from kg.settings import lexicon_dir, ontology_dir


@dataclass(frozen=True, slots=True)
class Build:
    """One configuration of the program; two runs with the same one give the same graphs.

    Attributes:
        software_version: The release, and after a plus a hash of the code, which differs between releases too.
    """

    software_version: str
    language_model: str
    ontology_hash: str
    lexicon_hash: str


def make_build(language_model: str) -> Build:
    """The configuration that runs now.

    Args:
        language_model: Name and version of the model that parses, such as ``en_core_web_sm 3.8.0``.

    Raises:
        FileNotFoundError: The ontology is not where the program looks for it.
    """
    return Build(
        software_version=f"{__version__}+{_hash_of(Path(kg.__file__).parent, ('.py', '.toml'))[:8]}",
        language_model=language_model,
        ontology_hash=_hash_of(ontology_dir(), (".ttl",)),
        lexicon_hash=_hash_of(lexicon_dir(), (".csv", ".toml", ".txt")),
    )


def build_iri(build: Build) -> str:
    """The IRI of a configuration, from a hash of all that it holds."""
    return f"{BASE}build/{sha256(ascii(astuple(build)).encode()).hexdigest()[:16]}"


def build_quads(build: Build) -> Iterator[Quad]:
    """The description of a configuration, in the graph of builds."""
    node, graph = NamedNode(build_iri(build)), NamedNode(BUILDS_GRAPH)
    yield Quad(node, term("rdf:type"), term("prov:Activity"), graph)
    yield Quad(node, term("rdf:type"), cn("Build"), graph)
    yield Quad(node, term("prov:wasAssociatedWith"), NamedNode(f"{BASE}software/conflict-news-kg"), graph)
    yield Quad(node, cn("softwareVersion"), text(build.software_version), graph)
    yield Quad(node, cn("languageModel"), text(build.language_model), graph)
    yield Quad(node, cn("ontologyHash"), text(build.ontology_hash), graph)
    yield Quad(node, cn("lexiconHash"), text(build.lexicon_hash), graph)


def _hash_of(folder: Path, endings: tuple[str, ...]) -> str:
    """A hash of the files' names and contents; line ends are folded, so that a checkout on Windows has the same."""
    total = sha256()
    for name, path in sorted((p.relative_to(folder).as_posix(), p) for p in folder.rglob("*") if p.suffix in endings):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{name}\n{len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()[:16]
