"""The formats of answers: their media types, short names, and how Oxigraph calls them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from kg.serve.http.accept import best
from kg.serve.wire import RefusalError

RESULTS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""Formats of rows and of yes or no, the one first that a client gets who does not say."""

TRIPLES: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
"""Formats of triples."""

NAMES: Mapping[str, str] = {
    "text/turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/trig": "trig",
    "application/n-quads": "nquads",
}
"""What those of triples are called in links, and by ``kg export``."""

ALSO: Mapping[str, str] = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "text/plain": "application/n-triples",
}
"""Looser media types that clients ask by, and what they get."""

BY_NAME: Mapping[str, Sequence[str]] = {
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "turtle": ("text/turtle",),
    "ttl": ("text/turtle",),
    "nt": ("application/n-triples",),
    "ntriples": ("application/n-triples",),
    "n3": ("text/turtle",),
    "nq": ("application/n-quads",),
    "nquads": ("application/n-quads",),
    "trig": ("application/trig",),
    "rdfxml": ("application/rdf+xml",),
    "rdf": ("application/rdf+xml",),
    "rdf+xml": ("application/rdf+xml",),
    "jsonld": ("application/ld+json",),
    "json-ld": ("application/ld+json",),
    "html": ("text/html",),
}
"""Short names for ``?format=``, for people and for links; ``rdf+xml``, ``json-ld`` and ``n3`` are SPARQLWrapper's."""


def chosen(accept: str | None, offers: Sequence[str]) -> str:
    """The media type in which to answer, out of those on offer and the looser names of these.

    Args:
        accept: An Accept header, or a list of media types made of it by ``wanted``.
        offers: Media types, best first.

    Raises:
        RefusalError: 406, the client accepts none of them.
    """
    also = [name for name, meant in ALSO.items() if meant in offers and name not in offers]
    found = best(accept, [*offers, *also])
    if found is None:
        raise RefusalError(406, f"none of what you accept can be had here; take one of {', '.join(offers)}")
    return found if found in offers else ALSO[found]


def wanted(accept: str | None, format_: str | None) -> str | None:
    """The Accept header that a request amounts to: ``?format=`` goes before the header.

    Raises:
        RefusalError: 406, there is no format of that name.
    """
    if not format_:
        return accept
    if "/" in format_:
        return format_.replace(" ", "+")  # a plus that was not escaped in the URL
    if format_ not in BY_NAME:
        raise RefusalError(406, f"there is no format of the name given; take one of {', '.join(BY_NAME)}")
    return ", ".join(BY_NAME[format_])


def text(media_type: str) -> str:
    """A media type as it is sent, with its charset where it has one to say.

    >>> text("text/csv"), text("application/ld+json")
    ('text/csv; charset=utf-8', 'application/ld+json')
    """
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
