"""How long the shapes take: all engines that are installed on the same graphs, in one run.

    python benchmarks/validate.py [--triples 100000] [--repeats 3] [--data DIR | --file FILE] [--keep]

Articles are read, extracted and mapped until their graphs hold so many triples together; only the checking is timed, as
``kg build`` does it (violations alone) and as ``kg validate`` does it (warnings and infos too). Times are medians in
seconds. ``--keep`` writes ``benchmarks/results/validate.json``.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from kept import keep, news_in
from pyoxigraph import Quad

from kg.annotate import model_id
from kg.evaluate import commit
from kg.graph import make_build, to_quads
from kg.model import Extraction, KgError
from kg.pipeline import extract_articles
from kg.query import Table, render
from kg.reason import ENGINES, LEVELS, validate
from kg.settings import benchmarks_dir

SCOPES = (("kg build", LEVELS[0]), ("kg validate", LEVELS[-1]))
"""What asks, and for which least severity."""


def graphs(articles: Path, triples: int) -> Iterator[list[Quad]]:
    """Graphs of articles, until they hold so many triples."""
    build, held = make_build(model_id()), 0
    for made in extract_articles([str(articles)]):
        if isinstance(made, Extraction):
            quads = to_quads(made, build)
            held += len(quads)
            yield quads
        if held >= triples:
            return
    raise KgError(f"{articles}: its articles give {held} triples, not {triples}; ask for fewer by --triples")


def seconds(checked: list[list[Quad]], engine: str, least: str) -> tuple[float, int]:
    """Wall time of checking all graphs, one by one, and how much was found."""
    begun = perf_counter()
    found = sum(len(validate(quads, least=least, engine=engine)) for quads in checked)
    return perf_counter() - begun, found


def measure(checked: list[list[Quad]], repeats: int) -> list[dict[str, Any]]:
    """Each engine for each scope; a first check, which reads the shapes, is not counted."""
    rows = []
    for engine in filter(find_spec, ENGINES):
        for asked, least in SCOPES:
            validate(checked[0], least=least, engine=engine)
            runs = [seconds(checked, engine, least) for _ in range(repeats)]
            rows.append(
                {
                    "engine": f"{engine} {version(engine)}",
                    "as": asked,
                    "seconds": round(median(took for took, _ in runs), 3),
                    "runs": [round(took, 3) for took, _ in runs],
                    "found": runs[0][1],
                }
            )
    return rows


def main() -> int:
    """Runs the comparison and prints it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("KG_BENCHMARKS") or benchmarks_dir()))
    parser.add_argument("--file", type=Path, help="articles as JSON lines; by default news/news.jsonl of the data")
    parser.add_argument("--keep", action="store_true", help="keep the result; the checkout must be clean")
    options = parser.parse_args()
    if options.triples < 1 or options.repeats < 1:
        parser.error("--triples and --repeats must be 1 or more")
    try:
        at = commit() if options.keep else None
        articles = news_in(options.data, options.file)
        checked = list(graphs(articles, options.triples))
    except KgError as error:
        sys.stderr.write(f"validate.py: {error}\n")
        return 2
    found = {"articles": len(checked), "triples": sum(map(len, checked)), "engines": measure(checked, options.repeats)}
    columns = ("engine", "as", "seconds", "found")
    rows = tuple((*(row[column] for column in columns), found["triples"]) for row in found["engines"])
    sys.stdout.write(render(Table((*columns, "triples"), rows), width=100))
    if at is not None:
        keep("validate", at, found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
