"""The ontology and the code lists as answers: they need no store, never change, and are made once."""

from __future__ import annotations

from functools import cache

from kg.explore.graph.terms import vocabulary
from kg.explore.graph.vocabulary import documents
from kg.serve.http.formats import text
from kg.serve.linked.about import written
from kg.serve.pages.page import Page
from kg.serve.pages.render import render
from kg.serve.wire import Answer

_NO_LIMIT = 1 << 40


@cache
def answer(iri: str, media_type: str) -> Answer:
    """A document of terms, which must be one of ``documents``.

    Args:
        iri: IRI of the document.
        media_type: ``text/html``, or one of ``TRIPLES``; Turtle comes as people wrote it.
    """
    if media_type == "text/html":
        body = render(Page("ontology.html", {"vocabulary": vocabulary(iri)}))
    elif media_type == "text/turtle":
        body = documents()[iri].turtle()
    else:
        body = written(documents()[iri].quads(), media_type, _NO_LIMIT)
    return Answer(body, text(media_type))
