"""How the time to find who and what is the same across articles grows with their number.

    python benchmarks/identity.py [--articles 1000,2000,5000,10000] [--repeats 3] [--most N] [--keep]

The articles are invented (``invented.py``), so many a day, so that more of them are more days. A row is the time from
the graphs of so many articles in memory to all that is the same in them, and the time that one more article of the last
day adds. Seconds are those of the processor, which other programs on the machine change little. Growth is the time an
article of the most beside that of the fewest; where it is above ``--most``, the exit status is 1. ``--keep`` writes
``benchmarks/results/identity.json`` and draws ``docs/img/identity-growth.svg``.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from growth_picture import growth_svg
from invented import articles
from kept import keep
from newsroom import graph

from kg.evaluate import commit
from kg.graph import IDENTITY_GRAPH
from kg.identity import settle
from kg.model import Extraction, KgError
from kg.query import Table, render
from kg.store import Store, open_store

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "img" / "identity-growth.svg"


def measured(count: int, repeats: int) -> dict[str, Any]:
    """Seconds to settle so many articles from nothing, each time anew, and then to add one more."""
    with open_store("memory:") as store:
        last = None
        for last in articles(count):  # the news that the last article tells are those of the one that is added
            store.add(graph(last))
        if last is None:
            raise ValueError(count)
        times = []
        for _ in range(repeats):
            store.drop_graph(IDENTITY_GRAPH)
            report, seconds = _settled(store)
            times.append(seconds)
        added = [_one_more(store, last, number) for number in range(repeats)]
        return {
            "articles": count,
            "seconds": [round(time, 2) for time in times],
            "one_more": [round(time, 3) for time in added],
            "milliseconds_an_article": round(1000 * median(times) / count, 2),
            "incidents": report.incidents,
            "identities": report.identities,
            "quads": store.count(IDENTITY_GRAPH),
        }


def _settled(store: Store) -> tuple[Any, float]:
    gc.collect()
    begun = process_time()
    report = settle(store)
    return report, process_time() - begun


def _one_more(store: Store, like: Extraction, number: int) -> float:
    store.add(graph(replace(like, article=replace(like.article, id=f"more-{number}"))))
    return _settled(store)[1]


def picture(sizes: Iterable[Mapping[str, Any]]) -> str:
    """The picture of what was measured, as SVG."""
    return growth_svg([(size["articles"], median(size["seconds"])) for size in sizes])


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default="1000,2000,5000,10000", help="how many, the fewest first")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--most", type=float, help="how much time an article may grow, as 1.3")
    parser.add_argument("--keep", action="store_true", help="keep the result; the checkout must be clean")
    options = parser.parse_args()
    counts = [int(count) for count in options.articles.split(",") if count.strip().isdigit()]
    if not counts or min(*counts, options.repeats, 1) < 1 or len(counts) != options.articles.count(",") + 1:
        parser.error(
            "--articles takes numbers with commas between, such as 1000,10000; they and --repeats are 1 or more"
        )
    gc.set_threshold(50_000, 20, 20)  # as the command has it
    try:
        at = commit() if options.keep else None
        measured(min(200, counts[0]), 1)  # tables are read and code is warm
        sizes = [measured(count, options.repeats) for count in sorted(counts)]
    except KgError as error:
        sys.stderr.write(f"identity.py: {error}\n")
        return 2
    growth = sizes[-1]["milliseconds_an_article"] / sizes[0]["milliseconds_an_article"]
    rows = tuple(
        (s["articles"], median(s["seconds"]), s["milliseconds_an_article"], median(s["one_more"]), s["incidents"])
        for s in sizes
    )
    columns = ("articles", "seconds", "ms an article", "one more", "incidents")
    sys.stdout.write(render(Table(columns, rows), width=100))
    sys.stdout.write(f"growth {growth:.2f}\n")
    if at is not None:
        keep("identity", at, {"growth": round(growth, 2), "sizes": sizes})
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_text(picture(sizes), encoding="utf-8")
    return int(options.most is not None and growth > options.most)


if __name__ == "__main__":
    raise SystemExit(main())
