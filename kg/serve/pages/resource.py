"""The page of any one thing."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.explore.graph.resource import MOST, resource
from kg.serve.pages.page import Args, NotFoundError, Page, first
from kg.store import Store


def resource_page(store: Store, args: Args) -> Page:
    """What the store says of a thing.

    Args:
        store: Where to look.
        args: ``iri``, of the thing.

    Raises:
        NotFoundError: It says nothing.
    """
    iri = first(args, "iri") or ""
    found = resource(store, iri) if _valid(iri) else None
    if found is None:
        raise NotFoundError(f"nothing is known of <{iri}> here")
    return Page("resource.html", {"thing": found, "most": MOST})


def _valid(iri: str) -> bool:
    try:
        NamedNode(iri)
    except ValueError:
        return False
    return True
