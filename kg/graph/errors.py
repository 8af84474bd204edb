"""What can go wrong between records and quads, said with the article and the record it is about."""

from collections.abc import Iterator
from contextlib import contextmanager

from kg.model import KgError


class GraphError(KgError):
    """Records that cannot become a graph; the message is one line that names the article and the record."""


@contextmanager
def concerning(where: str) -> Iterator[None]:
    """Puts ``where`` before the message of any GraphError raised inside."""
    try:
        yield
    except GraphError as error:
        raise GraphError(f"{where}: {error}") from error
