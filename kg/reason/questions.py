"""The queries of shapes (``sh:sparql``), asked of Oxigraph once for all nodes of a graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.reason.findings import Finding


@dataclass(frozen=True, slots=True)
class Question:
    """A query that finds the nodes which are not as they should be.

    Attributes:
        shape: Name of the shape.
        message: What should be, and what to mend.
        severity: ``violation``, ``warning`` or ``info``.
        select: The query about ``$this``, with its prefixes, which opens with ``WHERE {`` once.
        classes, subjects_of, objects_of: The targets: IRIs of classes and of properties.
    """

    shape: str
    message: str
    severity: str
    select: str
    classes: tuple[str, ...]
    subjects_of: tuple[str, ...]
    objects_of: tuple[str, ...]

    def about_all(self) -> str:
        """The query with the targets joined to it, so that it need not be asked of each node in turn."""
        head, where, body = self.select.partition("WHERE {")
        branches = (
            *(f"{{ $this a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>* <{iri}> }}" for iri in self.classes),
            *(f"{{ $this <{iri}> ?anything }}" for iri in self.subjects_of),
            *(f"{{ ?anything <{iri}> $this }}" for iri in self.objects_of),
        )
        targets = f"{{ SELECT DISTINCT $this WHERE {{ {' UNION '.join(branches)} }} }}"
        return f"{head.replace('SELECT', 'SELECT DISTINCT', 1)}{where} {targets} {body}"


def answers(questions: Iterable[Question], triples: Iterable[ox.Triple]) -> Iterator[Finding]:
    """What the queries find in one graph."""
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    for question in questions:
        solutions = store.query(question.about_all())
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError(f"the shape {question.shape} must ask with SELECT")
        names = {variable.value for variable in solutions.variables}
        for found in solutions:
            node = _plain(found["this"])
            yield Finding(
                shape=question.shape,
                node=node or "",
                path=_plain(found["path"]) if "path" in names else None,
                value=_plain(found["value"]) if "value" in names else node,
                message=question.message,
                severity=question.severity,
            )


def _plain(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str | None:
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal) else None
