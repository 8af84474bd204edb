"""Running extraction on a set and scoring it, by the scorer that stands beside the data or by ours."""

from __future__ import annotations

import json
import logging
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.evaluate import incidents, re3d
from kg.evaluate.sets import DEV, Benchmark, EvaluationError, benchmark, file_in, gold_file, our_file
from kg.export import records_json
from kg.model import Problem
from kg.pipeline import build, extract_articles
from kg.query import Table
from kg.store import open_store

log = logging.getLogger(__name__)

_TALLY = re.compile(r"(\d+) passed, (\d+) failed")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a set gave.

    Attributes:
        articles: How many the set has.
        score: What the scorer says.
        lost: How many articles could not be used.
        faults: What is wrong, one by one, where the set lets it be seen.
    """

    articles: int
    score: dict[str, Any]
    lost: int = 0
    faults: Table | None = None


def measure(
    name: str,
    folder: Path,
    *,
    part: str = DEV,
    records: Path | None = None,
    model: str | None = None,
    watch: Callable[[Problem], None] = lambda _: None,
) -> Measured:
    """Extracts the articles of a set and scores what was found.

    Args:
        name: Name of the set.
        folder: Where the benchmarks stand.
        part: Which part of the set.
        records: What ``kg extract`` printed for just these articles, to be scored in place of a new extraction.
        model: Package or folder of the language model.
        watch: Is told of each article that could not be used.

    Raises:
        EvaluationError: Data or scorer are not there, or the scorer fails.
        KgError: There is no such language model.
    """
    one = benchmark(name)
    if (one.script or one.articles) and (records is not None or part != DEV):
        raise EvaluationError(f"the set {name} asks a graph, not records; leave --records and --part out")
    if one.articles is not None:
        return _ask_for_incidents(our_file(folder, one.articles), model, watch, blind=one.blind)
    if one.script is not None:
        return Measured(1, ask(file_in(folder, one.script), _this_program(), model))
    gold = gold_file(folder, name, part)
    if not one.own:
        file_in(folder, "score.py")
    with gold.open(encoding="utf-8") as lines:
        articles = sum(1 for line in lines if line.strip())
    if records is not None:
        return Measured(articles, score(one, folder, gold, records))
    with tempfile.TemporaryDirectory() as place:
        made = Path(place, "records.jsonl")
        lost = 0
        with made.open("w", encoding="utf-8") as out:
            for item in extract_articles([str(gold)], model=model):
                if isinstance(item, Problem):
                    watch(item)
                    lost += 1
                else:
                    out.write(json.dumps(records_json(item), ensure_ascii=False) + "\n")
        return Measured(articles, score(one, folder, gold, made), lost)


def score(one: Benchmark, folder: Path, gold: Path, records: Path) -> dict[str, Any]:
    """What the scorer of a set says of records.

    Raises:
        EvaluationError: The records are not there or no records, or the scorer fails.
    """
    if not records.is_file():
        raise EvaluationError(f"{records}: there is no such file; write it by kg extract {gold}")
    if one.own:
        try:
            return re3d.score(re3d.read_lines(gold), re3d.read_lines(records))
        except (ValueError, KeyError, TypeError) as error:
            what = f"{type(error).__name__}: {error}"
            raise EvaluationError(f"{records}: not records of the set {one.name} ({what})") from None
    out = _run([sys.executable, str(file_in(folder, "score.py")), one.name, str(gold), str(records)])
    try:
        found: dict[str, Any] = json.loads(out.stdout)
    except ValueError:
        reason = (out.stderr.strip().splitlines() or ["it printed no score"])[-1]
        raise EvaluationError(f"score.py {one.name} {gold} {records} failed: {reason}") from None
    return found


def ask(script: Path, command: str, model: str | None = None) -> dict[str, int]:
    """How many facts hold of the graph that a command builds, by a script that asks for them.

    Args:
        script: Takes the command by ``--kg``; its last line says ``N passed, M failed``.
        command: What runs as ``kg``.
        model: Package or folder of the language model.
    """
    environment = os.environ | ({"KG_MODEL": model} if model else {})
    environment.pop("KG_STORE", None)  # the script names its own
    done = _run([sys.executable, str(script), "--kg", command], environment)
    tally = _TALLY.search((done.stdout.strip().splitlines() or [""])[-1])
    if tally is None:
        reason = ((done.stderr + done.stdout).strip().splitlines() or ["it says nothing"])[-1]
        raise EvaluationError(f"{script} failed: {reason}")
    for line in done.stdout.strip().splitlines()[:-1]:
        log.info("%s", line)
    return {"passed": int(tally[1]), "failed": int(tally[2])}


def _ask_for_incidents(gold: Path, model: str | None, watch: Callable[[Problem], None], *, blind: bool) -> Measured:
    """Builds articles into a store of their own, and scores the incidents that it joins their events into."""
    mentions = incidents.read_mentions(gold)
    with open_store("memory:") as store:
        done = build([str(gold)], store, model=model)
        for problem in done.problems:
            watch(problem)
        wrong = None if blind else incidents.faults(mentions, store)
        return Measured(done.articles + len(done.problems), incidents.score(mentions, store), len(done.problems), wrong)


def _this_program() -> str:
    return f"{shlex.quote(sys.executable)} -m kg"


def _run(command: list[str], environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)  # noqa: S603  the scorer of the folder that the user names
