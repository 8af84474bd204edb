"""What the benchmarks share: the articles that they read, and results that are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.annotate import model_id
from kg.evaluate.sets import file_in
from kg.settings import results_dir


def news_in(data: Path, file: Path | None) -> Path:
    """The articles to read as JSON lines: a file that was named, or those beside the project.

    Raises:
        KgError: There is no such file.
    """
    return file_in(file.parent, file.name) if file else file_in(data, "news/news.jsonl")


def keep(name: str, commit: str, found: Mapping[str, Any]) -> None:
    """Writes ``benchmarks/results/NAME.json``: what was found, at which commit, with which model, and when."""
    results_dir().mkdir(parents=True, exist_ok=True)
    how = {"commit": commit, "model": model_id(), "date": datetime.now(UTC).date().isoformat()}
    (results_dir() / f"{name}.json").write_text(json.dumps({**how, **found}, indent=1) + "\n", encoding="utf-8")
