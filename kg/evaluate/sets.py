"""The benchmark sets: what each asks, and where its data stand."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from kg.model import KgError
from kg.settings import checkout

DEV = "dev"
"""The part that scores are kept of."""


class EvaluationError(KgError):
    """What keeps a set from being scored."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One set.

    Attributes:
        asks: What it measures, in a few words.
        headlines: The measures that tables show first: their path in the score, and what they are called there.
        own: Whether the scorer is ours; else it stands beside the data.
        script: A script that extracts and judges by itself, by its path from the folder of the benchmarks.
        articles: Where its articles stand, by their path from the folder of the benchmarks, or from ``benchmarks/`` of
            the checkout. They are built into a store, and our scorer asks its graphs.
        blind: Whether nothing but the score may be seen, so that nobody learns from it.
    """

    name: str
    asks: str
    headlines: Mapping[str, str]
    own: bool = False
    script: str | None = None
    articles: str | None = None
    blind: bool = False


@cache
def benchmarks() -> dict[str, Benchmark]:
    """All sets by name."""
    table = tomllib.loads(Path(__file__).with_name("sets.toml").read_text(encoding="utf-8"))
    return {name: Benchmark(name, **fields) for name, fields in table.items()}


def benchmark(name: str) -> Benchmark:
    """One set by its name.

    Raises:
        EvaluationError: There is none of that name.
    """
    known = benchmarks()
    if name not in known:
        near = get_close_matches(name, known, 1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        raise EvaluationError(f"no benchmark set {name!r}{hint}; there are {', '.join(known)}")
    return known[name]


def file_in(folder: Path, path: str) -> Path:
    """A file of the benchmarks.

    Raises:
        EvaluationError: It is not there.
    """
    file = folder / path
    if not file.is_file():
        raise EvaluationError(f"{file}: there is no such file; name the folder of the benchmarks by --data")
    return file


def our_file(folder: Path, path: str) -> Path:
    """A file that comes with the project, unless the folder of the benchmarks has one in its place.

    Raises:
        EvaluationError: It is in neither.
    """
    ours = (checkout() or Path.cwd()) / "benchmarks"
    return file_in(folder if (folder / path).is_file() else ours, path)


def gold_file(folder: Path, name: str, part: str = DEV) -> Path:
    """The articles of a set with what is right about them."""
    return file_in(folder, f"{name}/{part}.jsonl")
