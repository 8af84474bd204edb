"""What reasoning about the ontology tells the user."""

from kg.model import KgError


class Inconsistent(KgError):  # noqa: N818 (a fact about the ontology, not a fault of the program)
    """The ontology, or the ontology with data, contradicts itself."""


class NoReasoner(KgError):  # noqa: N818 (as above)
    """The reasoner cannot run here."""
