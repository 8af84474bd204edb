"""Scores as they are kept, and beside those kept before."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.evaluate.sets import DEV, EvaluationError, benchmarks
from kg.query import Cell, Table


@dataclass(frozen=True, slots=True)
class Result:
    """A score and how it came about.

    Attributes:
        set: Name of the benchmark set.
        part: Which part of it.
        articles: How many there are.
        score: What the scorer says, as it says it.
        commit: The commit of the program.
        model: Name and version of the language model.
        date: The day it was measured.
    """

    set: str
    part: str
    articles: int
    score: Mapping[str, Any]
    commit: str
    model: str
    date: str


def path_of(folder: Path, name: str, part: str = DEV) -> Path:
    """The file that keeps the scores of a set."""
    return folder / (f"{name}.json" if part == DEV else f"{name}-{part}.json")


def keep(result: Result, folder: Path) -> Path:
    """Writes a result down in place of the one before, and returns where."""
    folder.mkdir(parents=True, exist_ok=True)
    path = path_of(folder, result.set, result.part)
    path.write_text(json.dumps(asdict(result), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def kept(folder: Path, name: str, part: str = DEV) -> Result | None:
    """The result that was kept last, if any.

    Raises:
        EvaluationError: The file holds something else.
    """
    path = path_of(folder, name, part)
    if not path.is_file():
        return None
    try:
        return Result(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise EvaluationError(f"{path}: not a kept score ({error}); mend or remove it") from None


def compared(score: Mapping[str, Any], before: Mapping[str, Any] | None) -> Table:
    """Each measure of a score, what it was, and by how much it changed.

    >>> compared({"f": 51.5, "all": {"hit": "3/4"}}, {"f": 50.0}).rows
    (('f', 51.5, 50.0, '+1.5'), ('all.hit', '3/4', None, None))
    """
    old = dict(flat(before or {}))
    rows = tuple((name, value, old.get(name), _change(value, old.get(name))) for name, value in flat(score))
    return Table(("measure", "now", "kept", "change"), rows)


def overview(folder: Path) -> Table:
    """The chief measures of each set as they were kept last; None where nothing was."""
    rows: list[tuple[Cell, ...]] = []
    for name, one in benchmarks().items():
        result = kept(folder, name)
        score = dict(flat(result.score)) if result else {}
        for path, called in one.headlines.items():
            how = (result.articles, result.commit[:10], result.model, result.date) if result else (None,) * 4
            rows.append((name, called, score.get(path), *how))
    return Table(("set", "measure", "kept", "articles", "commit", "model", "date"), tuple(rows))


def flat(score: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Cell]]:
    """The measures of a score by their path: ``exact.micro.f``."""
    for name, value in score.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def _change(now: Cell, before: Cell) -> str | None:
    """What was gained, with its sign; of counts such as ``3/4``, in those that were hit."""
    pair = [_number(value) for value in (now, before)]
    if None in pair:
        return None
    change = (pair[0] or 0) - (pair[1] or 0)
    return f"{change:+g}" if abs(change) < 1 else f"{change:+.6g}"


def _number(value: Cell) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return value
    hits, slash, _ = value.partition("/")
    return int(hits) if slash and hits.isdigit() else None
