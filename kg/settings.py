"""Where things stand: the ontology and queries in a checkout or in a wheel, the default store, the benchmarks."""

import csv
import os
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.model import KgError

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
    """Folder of the ontology: its own Turtle files, and folders for what stands beside it."""
    return _data("ontology")


def ontology_files() -> tuple[Path, ...]:
    """The Turtle files of the ontology itself, by name."""
    return tuple(sorted(ontology_dir().glob("*.ttl")))


def shapes_files() -> tuple[Path, ...]:
    """The Turtle files of the shapes, by name."""
    return tuple(sorted((ontology_dir() / "shapes").glob("*.ttl")))


def alignment_files() -> tuple[Path, ...]:
    """The Turtle files that relate the ontology to vocabularies of others, and the axioms of these, by name."""
    return tuple(sorted((ontology_dir() / "alignments").rglob("*.ttl")))


def codes_files() -> tuple[Path, ...]:
    """The Turtle files of the code lists: our kinds of event, and how they relate to the codes of others, by name."""
    return tuple(sorted((ontology_dir() / "codes").glob("*.ttl")))


def queries_dir() -> Path:
    """Folder of the saved queries."""
    return _data("queries")


def lexicon_dir() -> Path:
    """Folder of the lexicons."""
    return _PACKAGE / "lexicon"


def lexicon_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a lexicon file by column, comments left out and cells without blanks around them."""
    with (lexicon_dir() / name).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            yield {column: (cell or "").strip() for column, cell in row.items()}


def cell_values(cell: str) -> tuple[str, ...]:
    """The values of a cell of a lexicon in which ``|`` separates several."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def checkout() -> Path | None:
    """The checkout that this package runs from; None where it was installed as a wheel."""
    root = _PACKAGE.parent
    return root if (root / "pyproject.toml").is_file() else None


def join_threshold() -> float:
    """Least weight of the evidence for which reports are joined into one incident.

    It is that of ``kg/identity/weights.toml``, or that of the environment variable ``KG_JOIN_THRESHOLD``.

    Raises:
        KgError: The variable holds no number.
    """
    given = os.environ.get("KG_JOIN_THRESHOLD")
    if given is None:
        return float(tomllib.loads((_PACKAGE / "identity" / "weights.toml").read_text("utf-8"))["threshold"])
    try:
        return float(given)
    except ValueError:
        raise KgError(f"KG_JOIN_THRESHOLD is {given!r}, which is no number; give one such as 4.0") from None


def benchmarks_dir() -> Path:
    """Folder of the benchmarks where none is named: ``shared/benchmarks`` beside the checkout or the current folder."""
    return (checkout() or Path.cwd()).resolve().parent / "shared" / "benchmarks"


def results_dir() -> Path:
    """Folder of the scores that were kept."""
    return (checkout() or Path.cwd()) / "benchmarks" / "results"
