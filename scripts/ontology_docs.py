"""Writes ``docs/ontology/index.html`` from the ontology; ``--check`` only says whether it is up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from ontology_page.others import sources
from ontology_page.pictures import overview, tree
from ontology_page.terms import KINDS, Ontology, Term, read, terms
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, VANN
from rdflib.term import Node

from kg.graph.terms import CN_TERMS
from kg.settings import alignment_files, ontology_dir, ontology_files

PAGE = Path(__file__).resolve().parent.parent / "docs" / "ontology" / "index.html"
PARTS = Path(__file__).resolve().parent / "ontology_page"
ROOT = URIRef("https://w3id.org/conflict-news/ontology")
PLURALS = {
    "class": "classes", "object property": "object properties", "data property": "data properties",
    "annotation property": "annotation properties", "coded value": "coded values",
}  # fmt: skip
TREES = {"Event": "Kinds of event", "Entity": "Kinds of entity", "Claim": "Kinds of claim"}


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of one kind that one file declares, or the values of one list."""

    id: str
    title: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """All terms of one kind."""

    id: str
    title: str
    groups: tuple[Group, ...]


def page() -> str:
    """The whole page."""
    ontology = read(ordered(), (*alignment_files(), *sorted((ontology_dir() / "codes").glob("*.ttl"))), CN_TERMS)
    own, found = ontology.own, terms(ontology)
    kinds = {kind: [term for term in found if term.kind == kind] for kind in KINDS.values()}
    frame = Environment(
        loader=FileSystemLoader(PARTS), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).get_template("page.html")
    return frame.render(
        title=one(own, DCTERMS.title),
        description=one(own, DCTERMS.description),
        version=one(own, OWL.versionInfo),
        version_iri=one(own, OWL.versionIRI),
        iri=ROOT,
        prefix=one(own, VANN.preferredNamespacePrefix),
        namespace=one(own, VANN.preferredNamespaceUri),
        creator=one(own, DCTERMS.creator),
        licence=one(own, DCTERMS.license),
        imports=sorted(own.objects(ROOT, OWL.imports)),
        comments=sorted(own.objects(ROOT, RDFS.comment)),
        counts=[(kind if len(of_kind) == 1 else PLURALS[kind], len(of_kind)) for kind, of_kind in kinds.items()],
        css=Markup((PARTS / "page.css").read_text(encoding="utf-8").strip()),  # noqa: S704 (our own file)
        sources=sources(own, own.objects(None, DCTERMS.source)),
        overview=overview(ontology),
        trees=[(name, title, tree(name, ontology)) for name, title in TREES.items()],
        sections=[section(kind, of_kind, ontology) for kind, of_kind in kinds.items() if of_kind],
    ) + "\n"  # fmt: skip


def ordered() -> list[Path]:
    """The files of the ontology: the root, then those that it imports as they stand in it, then any others."""
    root = next(path for path in ontology_files() if (ROOT, RDF.type, OWL.Ontology) in Graph().parse(path))
    text = root.read_text(encoding="utf-8")

    def place(path: Path) -> tuple[bool, int, str]:
        where = text.find(f"<{ROOT}/{path.stem}>")
        return where < 0, where, path.name

    return [root, *sorted((path for path in ontology_files() if path != root), key=place)]


def one(own: Graph, property_: URIRef) -> Node:
    """What the header of the root says, which must be there."""
    value = own.value(ROOT, property_)
    if value is None:
        raise SystemExit(f"ontology_docs: the header of the ontology has no {property_}; add it")
    return value


def section(kind: str, of_kind: list[Term], ontology: Ontology) -> Section:
    """The terms of a kind by the files that declare them; coded values by their lists."""
    slug = PLURALS[kind].replace(" ", "-")
    groups = values(of_kind, ontology) if kind == "coded value" else modules(slug, of_kind, ontology)
    return Section(f"section-{slug}", PLURALS[kind].capitalize(), tuple(groups))


def modules(slug: str, of_kind: list[Term], ontology: Ontology) -> Iterator[Group]:
    """Groups by file, under the last part of the file's title."""
    for module in dict.fromkeys(term.module for term in of_kind):
        title = ontology.own.value(ROOT if module == "conflict-news" else URIRef(f"{ROOT}/{module}"), DCTERMS.title)
        words = str(title or module).rpartition(": ")[2]
        chosen = tuple(term for term in of_kind if term.module == module)
        yield Group(f"section-{slug}-{module}", words[:1].upper() + words[1:], chosen)


def values(of_kind: list[Term], ontology: Ontology) -> Iterator[Group]:
    """Groups by list, which the first half of a value's name stands for."""
    for prefix in dict.fromkeys(term.name.partition("-")[0] for term in of_kind):
        chosen = tuple(term for term in of_kind if term.name.partition("-")[0] == prefix)
        types = set(ontology.own.objects(URIRef(chosen[0].iri), RDF.type)) - {OWL.NamedIndividual}
        labels = sorted(str(label) for type_ in types for label in ontology.own.objects(type_, RDFS.label))
        title = labels[0].removesuffix(" value") if labels else prefix
        yield Group(f"section-values-{prefix}", title.capitalize(), chosen)


def main() -> int:
    """Writes the page, or checks it."""
    wanted = page()
    if "--check" in sys.argv[1:]:
        if not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != wanted:
            sys.stderr.write("docs/ontology/index.html is out of date; run: python scripts/ontology_docs.py\n")
            return 1
        return 0
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
