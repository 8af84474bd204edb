"""The documents of the ontology and of the code lists: which IRIs stand for them, and what they state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg import settings
from kg.graph import BASE, PREFIXES

ONTOLOGY = f"{BASE}ontology"
"""IRI of the whole ontology."""
_OWL = "http://www.w3.org/2002/07/owl#"
_TYPE = PREFIXES["rdf"] + "type"

Node: TypeAlias = ox.NamedNode | ox.BlankNode
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True)
class Document:
    """A document of terms.

    Attributes:
        iri: What it is called by.
        files: The files that it is made of, in the order in which they are read.
    """

    iri: str
    files: tuple[Path, ...]

    def turtle(self) -> bytes:
        """The files as people wrote them, one after another, which is Turtle too."""
        return b"\n".join(path.read_bytes() for path in self.files)

    def quads(self) -> tuple[ox.Quad, ...]:
        """What the files state; nodes without a name are called the same each time."""
        return tuple(_stated(self.files))


@dataclass(frozen=True)
class Statements:
    """Statements by subject and by object.

    Attributes:
        of: Properties and values of each subject, in the order of the files.
        to: Subjects and properties of each object.
    """

    of: Mapping[object, Sequence[tuple[str, Term]]]
    to: Mapping[object, Sequence[tuple[Node, str]]]

    def values(self, subject: object, property_: str) -> list[Term]:
        """The values of a property."""
        return [value for name, value in self.of.get(subject, ()) if name == property_]

    def users(self, object_: object, property_: str) -> list[Node]:
        """What has this value of a property."""
        return [subject for subject, name in self.to.get(object_, ()) if name == property_]

    def items(self, head: object) -> list[Term]:
        """The members of a list."""
        found = []
        while first := self.values(head, PREFIXES["rdf"] + "first"):
            found.append(first[0])
            head = next(iter(self.values(head, PREFIXES["rdf"] + "rest")), None)
        return found


@cache
def documents() -> Mapping[str, Document]:
    """All documents by IRI: the ontology, its parts, their versions, and the code lists."""
    ontology, codes = settings.ontology_files(), settings.codes_files()
    found: dict[str, Document] = {}
    for path in (*ontology, *codes):
        quads = tuple(_parsed(path))
        own = [quad.subject for quad in quads if quad.predicate.value == _TYPE and quad.object == _owl("Ontology")]
        names = {iri.value for iri in own if isinstance(iri, ox.NamedNode)}
        whole = ONTOLOGY in names
        versions = {
            quad.object.value
            for quad in quads
            if quad.predicate == _owl("versionIRI") and isinstance(quad.object, ox.NamedNode)
        }
        lists = {_before_hash(quad.subject) for quad in quads} if path in codes else set()
        files = (path, *(other for other in ontology if other != path)) if whole else (path,)
        for iri in sorted(names | versions | lists):
            if iri.startswith(BASE):
                before = found[iri].files if iri in found else ()
                found[iri] = Document(iri, tuple(dict.fromkeys((*before, *files))))
    return found


@cache
def statements() -> Statements:
    """What the ontology and the code lists state together."""
    of: defaultdict[object, list[tuple[str, Term]]] = defaultdict(list)
    to: defaultdict[object, list[tuple[Node, str]]] = defaultdict(list)
    for path in (*settings.ontology_files(), *settings.codes_files()):
        for quad in _parsed(path):
            assert not isinstance(quad.subject, ox.Triple)  # noqa: S101  our files hold none
            of[quad.subject].append((quad.predicate.value, quad.object))
            to[quad.object].append((quad.subject, quad.predicate.value))
    return Statements(dict(of), dict(to))


def declared(document: Document) -> list[ox.NamedNode]:
    """The terms of a document in the order of its files: those that it gives its name to, else all that it types."""
    typed = dict.fromkeys(
        quad.subject
        for path in document.files
        for quad in _parsed(path)
        if quad.predicate.value == _TYPE and isinstance(quad.subject, ox.NamedNode) and "#" in quad.subject.value
    )
    ours = [term for term in typed if term.value.startswith(BASE)]
    return [term for term in ours if _before_hash(term) == document.iri] or ours


def called(iri: str) -> str | None:
    """What the ontology or a code list calls a term in English."""
    for property_ in (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel"):
        for value in statements().values(ox.NamedNode(iri), property_):
            if isinstance(value, ox.Literal):
                return value.value
    return None


def _stated(files: Iterable[Path]) -> Iterator[ox.Quad]:
    dataset = ox.Dataset(quad for path in files for quad in _parsed(path))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    yield from dataset


@cache
def _parsed(path: Path) -> tuple[ox.Quad, ...]:
    return tuple(ox.parse(path=path, format=ox.RdfFormat.TURTLE))


def _before_hash(term: object) -> str:
    return term.value.partition("#")[0] if isinstance(term, ox.NamedNode) else ""


def _owl(name: str) -> ox.NamedNode:
    return ox.NamedNode(_OWL + name)
