"""From where a store is said to be to the store."""

from __future__ import annotations

from kg.store.interface import Store, StoreError

MEMORY = "memory:"


def open_store(location: str, *, read_only: bool = False, token: str | None = None) -> Store:
    """Opens the store at a location.

    Args:
        location: A folder; ``memory:`` for a store that lives as long as the process; or the URL of a SPARQL endpoint.
            Updates go to the URL that follows after a blank (``"http://host/sparql http://host/statements"``), else
            to ``.../update`` where the first ends in ``/query``, else to the same URL. A name and password may stand
            in the URL (``https://name:password@host/sparql``).
        read_only: Refuse to write. A folder that is not there is then an error; else it is made.
        token: Bearer token for an endpoint, by default ``$KG_TOKEN``.

    Raises:
        StoreError: There is no store there, or another process uses it.
    """
    if not location.strip():
        raise StoreError("no store is named; give a folder, memory: or the URL of a SPARQL endpoint")
    if location.startswith(("http://", "https://")):
        from kg.store.endpoint import Endpoint

        return Endpoint(location, read_only=read_only, token=token)
    if "://" in location:
        raise StoreError(f"{location} is no store; give a folder, memory: or the http(s) URL of a SPARQL endpoint")
    from kg.store.embedded import Embedded

    return Embedded(MEMORY if location == MEMORY else location, read_only=read_only)
