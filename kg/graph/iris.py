"""IRIs, minted from the article and positions in it: the same input gives the same ones, on any machine."""

from __future__ import annotations

import re
from hashlib import sha256

from pyoxigraph import NamedNode

from kg.graph.errors import GraphError
from kg.model import Article, Entity, Span

BASE = "https://w3id.org/conflict-news/"
BUILDS_GRAPH = f"{BASE}graph/dataset"
"""IRI of the graph of builds."""
GAZETTEER_GRAPH = f"{BASE}graph/gazetteer"
"""IRI of the graph of what gazetteers know of places."""

_PLAIN = re.compile(r"[A-Za-z0-9._-]{1,80}")
_DOTS = re.compile(r"\.+")  # IRIs take "." and ".." for steps along the path
_GRAPHS_OF_OURS = frozenset({"dataset", "identity", "gazetteer", "corrections", "inferred"})
_ENTITY_KEY = re.compile(r"(?P<table>[\w.~-]*\w[\w.~-]*)/(?P<name>(?!geometry$)[\w.~-]*\w[\w.~-]*)")


def article_key(article: Article | str) -> str:
    """The last step of an article's IRI and of its graph's.

    Args:
        article: The article, or its id.

    Returns:
        The id itself where it is a plain name and not that of a graph of ours; else 16 hex digits of its SHA-256.
    """
    id_ = article if isinstance(article, str) else article.id
    if _PLAIN.fullmatch(id_) and not _DOTS.fullmatch(id_) and id_ not in _GRAPHS_OF_OURS:
        return id_
    return sha256(id_.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def article_iri(article: Article | str) -> str:
    """The IRI of an article, given itself or its id."""
    return f"{BASE}article/{article_key(article)}"


def article_graph(article: Article | str) -> str:
    """The IRI of the named graph that holds what an article says, given the article or its id."""
    return f"{BASE}graph/{article_key(article)}"


def local(article: Article, name: str, span: Span) -> str:
    """The IRI of something at a place in an article: ``article/KEY#NAME-S-E``.

    Raises:
        GraphError: The place is not in the text.
    """
    start, end = span
    if not 0 <= start < end <= len(article.text):
        raise GraphError(
            f"its place {start}-{end} is empty or not in the text of {len(article.text)} characters; "
            "please report this as a fault of the extraction"
        )
    return f"{article_iri(article)}#{name}-{start}-{end}"


def beside(iri: str, name: str) -> NamedNode:
    """A companion of something at a place in an article, such as its evidence: NAME- before its own name."""
    article, _, own = iri.partition("#")
    return NamedNode(f"{article}#{name}-{own}")


def entity_iri(article: Article, entity: Entity) -> str:
    """The IRI of an entity: from its key in a table, the same in every article; else from its first mention.

    A key is ``TABLE/NAME``. The table is left out where it only repeats the type: ``entity/Country/PK``.

    Raises:
        GraphError: It has neither a key nor a mention, or its key is not ``TABLE/NAME``.
    """
    if entity.key is None:
        if not entity.mentions:
            raise GraphError("it has neither a key nor a mention; please report this as a fault of the extraction")
        return local(article, "entity", min(entity.mentions))
    parts = _ENTITY_KEY.fullmatch(entity.key)
    if parts is None:
        raise GraphError(
            f"its key {entity.key!r} is not TABLE/NAME in letters, digits and . _ ~ -; correct it in the lexicon"
        )
    path = parts["name"] if parts["table"] == entity.type.lower() else entity.key
    return f"{BASE}entity/{entity.type}/{path}"


def geometry(entity: NamedNode) -> NamedNode:
    """The IRI of an entity's position on the map."""
    return NamedNode(entity.value + ("-" if "#" in entity.value else "/") + "geometry")


def link(iri: str) -> NamedNode:
    """The IRI of the same thing elsewhere.

    Raises:
        GraphError: It is not an IRI.
    """
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise GraphError(f"its link {iri!r} is not an IRI; correct it in the lexicon") from error
