"""What each stage and feature of extraction adds: the scores without it, over articles that are parsed once.

    python benchmarks/ablation.py [--data DIR] [--sets muc4 case2021] [--only dates] [--keep]

Prints by how much each measure changes where the part is left out, and how many articles are read otherwise. A part
without which extraction fails has no scores; the stages that need it are named. ``--keep`` writes
``benchmarks/results/ablation.json``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shlex
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from kg.annotate import annotate, load_model, model_id
from kg.evaluate import ask, benchmark, benchmarks, commit, flat, gold_file, score, variants, without
from kg.evaluate.sets import file_in
from kg.export import records_json
from kg.extract import extract
from kg.model import Article, KgError
from kg.query import Table, render
from kg.read import read
from kg.resolve import link
from kg.settings import benchmarks_dir, results_dir

SETS = ("muc4", "polnear", "case2021", "re3d", "acceptance")
PAGE = 300
"""Characters on a line: so many measures stand beside each other."""
Parsed = dict[str, list[tuple[Article, bytes]]]
_parsed: dict[str, list[tuple[Article, Doc]]] = {}
"""What a worker holds: the articles of each set with their parses."""


def parse(names: Sequence[str], data: Path) -> Parsed:
    """The articles of each set, parsed once."""
    found: Parsed = {}
    for name in names:
        items = [item for item in read([str(gold_file(data, name))]) if isinstance(item, Article)]
        found[name] = [(article, doc.to_bytes()) for article, doc in annotate(items)]
    return found


def start(parsed: Parsed) -> None:
    """Makes a worker ready."""
    vocab = load_model().vocab
    for name, pairs in parsed.items():
        _parsed[name] = [(article, Doc(vocab).from_bytes(doc)) for article, doc in pairs]


def measure(left_out: str | None, names: Sequence[str], data: Path) -> dict[str, Any]:
    """The headline measures of each set, and a digest of each article's records.

    Returns:
        ``scores`` and ``digests``; or ``failed``, why extraction cannot do without the part.
    """
    scores: dict[str, Any] = {}
    digests: list[str] = []
    with without(left_out) if left_out else nullcontext(extract) as extractor:
        for name, pairs in _parsed.items():
            try:
                lines = [json.dumps(records_json(link(extractor(article, doc)))) for article, doc in pairs]
            except Exception as error:  # that it fails is what is measured
                return {"failed": f"{type(error).__name__}: {error}"}
            digests += [hashlib.sha256(line.encode()).hexdigest() for line in lines]
            scores |= headlines(name, _scored(name, lines, data))
    for name in names:
        if (script := benchmark(name).script) is not None:
            scores |= headlines(name, ask(file_in(data, script), _command(left_out)))
    return {"scores": scores, "digests": digests}


def _scored(name: str, lines: Sequence[str], data: Path) -> Mapping[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder, "records.jsonl")
        records.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return score(benchmark(name), data, gold_file(data, name), records)


def _command(left_out: str | None) -> str:
    here = Path(__file__).with_name("without.py")
    return shlex.join([sys.executable, *([str(here), left_out] if left_out else ["-m", "kg"])])


def headlines(name: str, found: Mapping[str, Any]) -> dict[str, Any]:
    """The measures of a score that tables show, by set and name."""
    measures = dict(flat(found))
    return {f"{name} {called}": measures[path] for path, called in benchmarks()[name].headlines.items()}


def compare(whole: Mapping[str, Any], part: Mapping[str, Any]) -> dict[str, Any]:
    """By how much each measure changes where a part is left out, and in how many articles the records do."""
    if "failed" in part:
        return {"failed": part["failed"], "change": {}, "articles": None}
    change = {name: round(part["scores"][name] - value, 2) for name, value in whole["scores"].items()}
    differ = sum(a != b for a, b in zip(whole["digests"], part["digests"], strict=True))
    return {"failed": None, "change": change, "articles": differ}


def ablate(names: Sequence[str], data: Path, only: Sequence[str], jobs: int) -> dict[str, Any]:
    """Measures the whole, and without each part."""
    chosen = [variant for variant in variants() if not only or variant.name in only]
    parsed = parse([name for name in names if benchmark(name).script is None], data)
    with ProcessPoolExecutor(jobs, initializer=start, initargs=(parsed,)) as pool:
        runs = [pool.submit(measure, name, names, data) for name in (None, *(v.name for v in chosen))]
        whole, *parts = [run.result() for run in runs]
    if "failed" in whole:
        raise KgError(f"extraction fails as it is: {whole['failed']}")
    return {
        "articles": {name: len(pairs) for name, pairs in parsed.items()},
        "whole": whole["scores"],
        "without": [
            {"name": variant.name, "kind": variant.kind, "needed_by": list(variant.needed_by), **compare(whole, part)}
            for variant, part in zip(chosen, parts, strict=True)
        ],
    }


def table(found: Mapping[str, Any]) -> Table:
    """The measures of the whole, then what changes without each part."""
    measures = list(found["whole"])
    rows = [("(all)", None, *found["whole"].values())]
    for part in found["without"]:
        cells = [f"{change:+g}" if (change := part["change"].get(name)) else None for name in measures]
        rows.append((part["name"], part["articles"], *cells))
    return Table(("without", "articles", *measures), tuple(rows))


def failures(found: Mapping[str, Any]) -> str:
    """A line for each part that extraction cannot do without."""
    return "".join(
        f"without {part['name']}: fails ({part['failed']}); needed by {', '.join(part['needed_by'])}\n"
        for part in found["without"]
        if part["failed"]
    )


def main() -> int:
    """Runs the ablation and prints it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("KG_BENCHMARKS") or benchmarks_dir()))
    parser.add_argument("--sets", nargs="+", default=SETS, choices=SETS)
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help="stages or features to leave out")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", action="store_true", help="keep the result; the checkout must be clean")
    options = parser.parse_args()
    if unknown := set(options.only) - {variant.name for variant in variants()}:
        parser.error(f"no stage or feature {', '.join(sorted(unknown))}")
    try:
        at = commit() if options.keep else None
        found = ablate(options.sets, options.data, options.only, options.jobs)
    except KgError as error:
        sys.exit(f"ablation.py: {error}")
    sys.stdout.write(render(table(found), width=PAGE) + failures(found))
    if at is not None:
        results_dir().mkdir(parents=True, exist_ok=True)
        how = {"commit": at, "model": model_id(), "date": datetime.now(UTC).date().isoformat()}
        path = results_dir() / "ablation.json"
        path.write_text(json.dumps({**how, **found}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
