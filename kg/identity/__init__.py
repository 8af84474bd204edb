"""Who and what is the same across articles: incidents that several report, identities that several name."""

from kg.identity.upkeep import IdentityReport, settle, unsettle
from kg.identity.who import let_go

__all__ = ["IdentityReport", "let_go", "settle", "unsettle"]
