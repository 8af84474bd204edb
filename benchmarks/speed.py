"""Extraction beside the bare language model: how much longer ``kg extract`` takes than the spaCy pipeline by itself.

    python benchmarks/speed.py [--articles 300] [--repeats 3] [--data DIR | --file FILE] [--keep]

Both read the same articles, one process each, in turns, with the same pipeline; the bare model runs with all its
components. ``ratio`` is the wall time of the one process by that of the other, start and loading included in both;
``ratio to nlp.pipe`` sets the whole process of ``kg extract`` against the bare parsing alone. Both are of the medians.
``--keep`` writes ``benchmarks/results/speed.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from kept import keep, news_in

from kg.annotate import model_id
from kg.evaluate import commit
from kg.model import KgError
from kg.query import Table, render
from kg.settings import benchmarks_dir

TIMED = str(Path(__file__).with_name("timed.py"))


def sample(news: Path, count: int, folder: Path) -> tuple[Path, int]:
    """The first articles of a file of JSON lines as a file of their own, and how many words they have."""
    with news.open(encoding="utf-8") as lines:
        taken = list(islice((line for line in lines if line.strip()), count))
    if len(taken) < count:
        raise KgError(f"{news}: holds {len(taken)} articles, not {count}; ask for fewer by --articles")
    path = folder / "articles.jsonl"
    path.write_text("".join(taken), encoding="utf-8")
    return path, sum(len(json.loads(line)["text"].split()) for line in taken)


def run(*command: str) -> tuple[float, str]:
    """Wall time of a Python process in seconds, and what it printed."""
    begun = perf_counter()
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)  # noqa: S603  our own
    took = perf_counter() - begun
    if done.returncode:
        raise KgError(f"{' '.join(command)} failed: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")
    return took, done.stdout


def compare(articles: Path, model: str, repeats: int) -> dict[str, Any]:
    """Both processes in turns, then the steps of extraction in one more; all in seconds."""
    bare: list[float] = []
    pipe: list[float] = []
    whole: list[float] = []
    for _ in range(repeats):
        took, printed = run(TIMED, "bare", str(articles), model)
        bare.append(took)
        pipe.append(json.loads(printed)["pipe"])
        whole.append(run("-m", "kg", "extract", str(articles), "--model", model)[0])
    steps = json.loads(run(TIMED, "parts", str(articles), model)[1])
    return {
        "ratio": round(median(whole) / median(bare), 3),
        "ratio_to_pipe": round(median(whole) / median(pipe), 3),
        "extract": rounded(whole),
        "bare": rounded(bare),
        "pipe": rounded(pipe),
        "parts": dict(zip(steps, rounded(steps.values()), strict=True)),
    }


def rounded(times: Sequence[float]) -> list[float]:
    """Seconds with two decimals."""
    return [round(time, 2) for time in times]


def table(found: dict[str, Any]) -> Table:
    """What was measured, in seconds."""
    rows = [(name, round(median(found[key]), 2), str(found[key])) for name, key in
            (("kg extract", "extract"), ("bare model", "bare"), ("nlp.pipe alone", "pipe"))]  # fmt: skip
    rows += [(f"in kg extract: {step}", time, None) for step, time in found["parts"].items()]
    rows += [("ratio", found["ratio"], None), ("ratio to nlp.pipe", found["ratio_to_pipe"], None)]
    return Table(("what", "median", "all runs"), tuple(rows))


def main() -> int:
    """Runs the comparison and prints it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("KG_BENCHMARKS") or benchmarks_dir()))
    parser.add_argument("--file", type=Path, help="articles as JSON lines; by default news/news.jsonl of the data")
    parser.add_argument("--keep", action="store_true", help="keep the result; the checkout must be clean")
    options = parser.parse_args()
    if options.articles < 1 or options.repeats < 1:
        parser.error("--articles and --repeats must be 1 or more")
    try:
        at = commit() if options.keep else None
        news = news_in(options.data, options.file)
        with tempfile.TemporaryDirectory() as folder:
            articles, words = sample(news, options.articles, Path(folder))
            found = {"articles": options.articles, "words": words} | compare(
                articles, model_id().split()[0], options.repeats
            )
    except KgError as error:
        sys.stderr.write(f"speed.py: {error}\n")
        return 2
    sys.stdout.write(render(table(found), width=100))
    if at is not None:
        keep("speed", at, found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
