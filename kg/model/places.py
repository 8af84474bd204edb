"""A place as gazetteers and tables know it, whatever any article says of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """One place, with what it lies in.

    Attributes:
        key: Key of the entity that it is, such as ``geonames/1167528`` or ``country/PK``.
        type: Entity type: ``City``, ``Region``, ``Country`` or ``Place``.
        kind: One of ``values.PLACE_KINDS``.
        geonames: GeoNames number; None where it has none.
        country: ISO 3166-1 alpha-2; None where it is not in one country alone.
        lat: Degrees north; None where they are not known, as ``lon`` then is.
        lon: Degrees east.
        within: What it lies in, from the smallest division to the country; these have nothing here themselves.
    """

    key: str
    type: str
    name: str
    kind: str
    geonames: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    within: tuple["KnownPlace", ...] = ()
