"""What can go wrong on the way out."""

from kg.model import KgError


class ExportError(KgError):
    """Something cannot be written as asked; the message is one line that says what to do about it."""
