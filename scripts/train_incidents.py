"""Fits the weights by which reports of different articles are joined as one incident, from labelled articles.

    python scripts/train_incidents.py [--ridge 1.0] [--offset 0.0] [--write]

The articles are those of ``dev.jsonl``, ``train.jsonl`` and ``samples.jsonl`` in ``benchmarks/incidents/``. Each pair
of events that are looked at side by side is an example: right where both tell of one incident, wrong where they tell of
two, or where one tells of an incident that the other's article does not tell of; pairs of which that is not known are
left out. The weights are those of a logistic regression with a Gaussian prior around ``priors.toml`` there, as precise
as ``--ridge`` says; the threshold is what makes a pair as likely as not, and ``--offset`` more. What cross-validation
over whole stories buys is printed; ``--write`` puts the weights into ``kg/identity/weights.toml``, whose comments stay.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.evaluate.incidents import match, read_mentions
from kg.identity.archive import Archive
from kg.identity.blocks import may_join
from kg.identity.evidence import weights
from kg.identity.incidents import Evidences, Rules
from kg.identity.meetings import Meetings
from kg.identity.papers import article_graphs, read_paper
from kg.pipeline import build
from kg.store import Store, open_store

ROOT = Path(__file__).resolve().parent.parent
SETS = tuple(ROOT / "benchmarks" / "incidents" / name for name in ("dev.jsonl", "train.jsonl", "samples.jsonl"))
PRIORS = ROOT / "benchmarks" / "incidents" / "priors.toml"
WEIGHTS = ROOT / "kg" / "identity" / "weights.toml"
FOLDS = 8
_HELD = 1e4
"""The ridge of what stays as it is."""
_NUMBER = re.compile(r"(?m)^(?P<name>[\w-]+)( *= *)[-0-9.]+")
Vector = NDArray[np.float64]


class Example(NamedTuple):
    """A pair of events: the cases that hold, whether it is right, and the story that it is from."""

    cases: frozenset[tuple[str, str]]
    right: bool
    story: str


class Prior(NamedTuple):
    """The cases in order, what their weights are drawn towards, how much, and the bias."""

    cases: tuple[tuple[str, str], ...]
    mean: Vector
    ridge: Vector


def examples(labels: Path, store: Store) -> Iterator[Example]:
    """The pairs of events of labelled articles.

    Args:
        labels: The articles with their incidents.
        store: Holds the graphs of these articles.
    """
    mentions = read_mentions(labels)
    incidents: defaultdict[str, set[str]] = defaultdict(set)
    for mention, event in match(mentions, store).items():
        incidents[event.iri].add(mention.incident)
    told: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        told[mention.article].add(mention.incident)
    archive = Archive(store, {graph: read_paper(store, graph) for graph in article_graphs(store)}, new=True)
    evidences = Evidences(archive, Rules(0.0))
    events = [iri for iri, report in archive.reports.items() if may_join(report)]
    for one, other in sorted(Meetings(archive).of(events)):
        right = _label(
            *((incidents[iri], told[archive.papers[archive.reports[iri].graph].key]) for iri in (one, other))
        )
        evidence = evidences.on(one, other)
        if right is not None and evidence:
            key = archive.papers[archive.reports[one].graph].key
            yield Example(frozenset((e.feature, e.case) for e in evidence), right, key.partition("-")[0])


def _label(one: tuple[set[str], set[str]], other: tuple[set[str], set[str]]) -> bool | None:
    """Whether a pair is right, by the incidents of both events and of their articles; None where it is not known."""
    if one[0] and other[0]:
        return bool(one[0] & other[0])
    if one[0] or other[0]:
        return None if one[0] & other[1] or other[0] & one[1] else False
    return None if one[1] & other[1] else False


def prior(ridge: float) -> Prior:
    """What the weights are drawn towards, the bias last."""
    table = tomllib.loads(PRIORS.read_text(encoding="utf-8"))
    cases = tuple((feature, case) for feature, some in weights().items() for case in some)
    kept = set(table["kept"])
    mean = np.array([*(float(table[feature][case]) for feature, case in cases), float(table["bias"])])
    pull = [_HELD if f"{feature}.{case}" in kept else ridge for feature, case in cases]
    return Prior(cases, mean, np.array([*pull, 1e-3]))


def matrix(pairs: list[Example], of: Prior) -> Vector:
    """The features of pairs, a row each; what operations are called is no matter of weights."""
    column = {case: number for number, case in enumerate(of.cases)}
    rows = np.zeros((len(pairs), len(of.cases) + 1))
    rows[:, -1] = 1
    for row, pair in zip(rows, pairs, strict=True):
        row[[column[case] for case in pair.cases]] = 1
    return rows


def fit(rows: Vector, right: Vector, of: Prior) -> Vector:
    """The weights that are likeliest, by Newton's method."""
    w = of.mean.copy()
    for _ in range(200):
        p = 1 / (1 + np.exp(-np.clip(rows @ w, -30, 30)))
        gradient = rows.T @ (p - right) + of.ridge * (w - of.mean)
        step = np.linalg.solve((rows * (p * (1 - p) + 1e-9)[:, None]).T @ rows + np.diag(of.ridge), gradient)
        w -= step
        if np.abs(step).max() < 1e-7:
            break
    return w


def cross_validated(rows: Vector, right: Vector, pairs: list[Example], of: Prior) -> Vector:
    """For each pair how much speaks for it, by the weights that pairs of other stories lead to."""
    fold = np.array([int(md5(pair.story.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS for pair in pairs])
    scores = np.zeros(len(pairs))
    for number in range(FOLDS):
        seen = fold != number
        scores[~seen] = rows[~seen] @ fit(rows[seen], right[seen], of)
    return scores


def written(text: str, of: Prior, w: Vector, threshold: float) -> str:
    """The file of weights with other numbers."""
    numbers: dict[str, dict[str, Any]] = defaultdict(dict)
    for (feature, case), weight in zip(of.cases, w, strict=False):
        numbers[feature][case] = f"{round(weight, 1) + 0.0:.1f}"
    numbers[""]["threshold"] = f"{threshold:.1f}"
    parts = re.split(r"(?m)^\[(\w+)\]$", text)
    named = zip(["", *parts[1::2]], parts[::2], strict=True)
    return "".join(
        (f"[{name}]" if name else "")
        + _NUMBER.sub(lambda m, of=numbers[name]: f"{m['name']}{m[2]}{of[m['name']]}", part)  # type: ignore[misc]
        for name, part in named
    )


def main() -> int:
    """Fits, tells, and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ridge", type=float, default=1.0, help="how strongly weights are drawn to those set by hand")
    parser.add_argument("--offset", type=float, default=0.0, help="how much surer than as likely as not a join must be")
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    pairs: list[Example] = []
    for labels in SETS:
        with open_store("memory:") as store:
            build([str(labels)], store)
            pairs += examples(labels, store)
    of = prior(options.ridge)
    rows, right = matrix(pairs, of), np.array([float(pair.right) for pair in pairs])
    w = fit(rows, right, of)
    guess = cross_validated(rows, right, pairs, of) >= options.offset
    sys.stdout.write(
        f"{len(pairs)} pairs, {int(right.sum())} of one incident\n"
        f"cross-validated precision {100 * right[guess].mean():.1f}, "
        f"recall {100 * right[guess].sum() / right.sum():.1f}\n"
    )
    if options.write:
        text = written(WEIGHTS.read_text(encoding="utf-8"), of, w, options.offset - w[-1])
        WEIGHTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
