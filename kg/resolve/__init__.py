"""Identities: named places are tied to GeoNames, institutions and office holders to their state."""

from kg.model import Extraction
from kg.resolve import actors, places


def link(extraction: Extraction) -> Extraction:
    """Gives the entities of an article the identities that can be told from the article alone.

    Places get GeoNames links, coordinates and keys; institutions of states and holders of offices get keys that are the
    same in every article; ``nil`` says of persons and bodies whether a table knows them.

    Raises:
        GazetteerError: A package with place data is missing or of an unknown layout.
    """
    return actors.link(places.link(extraction))


__all__ = ["link"]
