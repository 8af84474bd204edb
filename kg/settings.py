"""Where things stand: the ontology and queries in a checkout or in a wheel, the default store."""

from functools import cache
from pathlib import Path

DEFAULT_STORE = "kg-store"
"""Folder of the store where none is named."""

_PACKAGE = Path(__file__).resolve().parent


@cache
def _data(name: str) -> Path:
    """A folder that lies beside the package in a checkout and inside it in a wheel."""
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name}/ is in neither the package nor a checkout: reinstall conflict-news-kg")


def ontology_dir() -> Path:
    """Folder of the ontology's Turtle files."""
    return _data("ontology")


def queries_dir() -> Path:
    """Folder of the saved queries."""
    return _data("queries")


def lexicon_dir() -> Path:
    """Folder of the lexicons."""
    return _PACKAGE / "lexicon"
