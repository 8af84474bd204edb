"""Who and what is the same across articles: incidents that several report, identities that several name."""

from kg.identity.upkeep import IdentityReport, settle, unsettle

__all__ = ["IdentityReport", "settle", "unsettle"]
