"""Identities: named places are tied to GeoNames, with coordinates."""

from kg.resolve.places import link

__all__ = ["link"]
