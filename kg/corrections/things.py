"""What can be corrected, told by its IRI alone, so that a correction may come before its article."""

from __future__ import annotations

import re

from kg.graph import BASE, article_graph, article_iri
from kg.model import KgError
from kg.model.values import ENTITY_TYPES


class CorrectionError(KgError):
    """A correction that cannot be made; the message is one line that says why and what to do."""


_LOCAL = re.compile(
    rf"{BASE}article/(?P<key>[A-Za-z0-9._-]+)#(?P<kind>event|entity|toll|claim|relation)-\d+-\d+(-\d+)?"
)
_KEYED = re.compile(rf"{BASE}entity/(?P<type>{'|'.join(ENTITY_TYPES)})/(?P<key>[\w.~-]+(/[\w.~-]+)?)", re.ASCII)
_INCIDENT = re.compile(rf"{BASE}incident/(?P<key>[A-Za-z0-9._-]+)-(?P<own>event-\d+-\d+(-\d+)?)")
_IDENTITY = re.compile(rf"{BASE}identity/[^\s<>\"{{}}|^`\\]+")
_WIKIDATA = re.compile(r"https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(?P<id>Q[1-9][0-9]*)")
_GEONAMES = re.compile(r"https?://(?:sws\.|www\.)?geonames\.org/(?P<id>[1-9][0-9]*)(?:/.*)?")


def full(iri: str) -> str:
    """An IRI with the base of this project's IRIs, which may be left out, and without angle brackets."""
    iri = iri.strip().removeprefix("<").removesuffix(">")
    return iri if "://" in iri else BASE + iri


def short(iri: str) -> str:
    """An IRI without the base of this project's IRIs, for messages."""
    return iri.removeprefix(BASE)


def stored(iri: str) -> str:
    """The IRI by which a correction names a thing: one that survives rebuilds.

    Args:
        iri: Of an event, entity, toll, claim or relation of an article, an entity of a table, an identity or an
            incident, which is named after its earliest report: that event stands for it.

    Raises:
        CorrectionError: Nothing that can be corrected has such an IRI.
    """
    iri = full(iri)
    if incident := _INCIDENT.fullmatch(iri):
        return f"{BASE}article/{incident['key']}#{incident['own']}"
    kind_of(iri)
    return iri


def is_incident(iri: str) -> bool:
    """Whether it is the IRI of an incident."""
    return _INCIDENT.fullmatch(full(iri)) is not None


def kind_of(iri: str) -> str:
    """What a full IRI stands for: ``event``, ``entity``, ``toll``, ``claim``, ``relation`` or ``identity``.

    Raises:
        CorrectionError: None of these.
    """
    if local := _LOCAL.fullmatch(iri):
        return local["kind"]
    if _KEYED.fullmatch(iri):
        return "entity"
    if _IDENTITY.fullmatch(iri):
        return "identity"
    raise CorrectionError(
        f"{short(iri)!r} is no event, entity, toll, claim, relation, incident or identity; "
        "take an IRI from a row of kg query"
    )


def own_article(iri: str) -> str | None:
    """The article that a thing is of; None for an entity of a table or an identity, which many articles share."""
    local = _LOCAL.fullmatch(iri)
    return f"{BASE}article/{local['key']}" if local else None


def graph_of(article: str) -> str:
    """The graph of an article, by its IRI."""
    return article_graph(article.removeprefix(f"{BASE}article/"))


def article_named(name: str) -> str:
    """The IRI of an article, from its id, its IRI or that of its graph."""
    short_name = short(name.strip().removeprefix("<").removesuffix(">"))
    return article_iri(short_name.removeprefix("article/").removeprefix("graph/"))


def keyed_type(iri: str) -> str | None:
    """The type in the IRI of an entity of a table: ``City`` of ``entity/City/geonames/7``; None for all else."""
    keyed = _KEYED.fullmatch(iri)
    return keyed["type"] if keyed else None


def numbered(iri: str, number: str) -> str | None:
    """The same IRI with another GeoNames number; None where it has none."""
    keyed = _KEYED.fullmatch(iri)
    if keyed is None or not keyed["key"].startswith("geonames/"):
        return None
    return f"{BASE}entity/{keyed['type']}/geonames/{number}"


def geonames(iri: str) -> str | None:
    """The number in an IRI of GeoNames; None for all else."""
    found = _GEONAMES.fullmatch(iri)
    return found["id"] if found else None


def elsewhere(iri: str) -> str | None:
    """An IRI of Wikidata or GeoNames in the form that the graph has; None for all else."""
    if wikidata := _WIKIDATA.fullmatch(iri):
        return f"http://www.wikidata.org/entity/{wikidata['id']}"
    number = geonames(iri)
    return f"https://sws.geonames.org/{number}/" if number else None
