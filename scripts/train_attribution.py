"""Trains the weights by which a candidate attribution is kept, from articles with attributions marked by hand.

    python scripts/train_attribution.py GOLD.jsonl

GOLD holds one article a line: ``id``, ``text`` and ``attributions``, each with the character spans of ``source``,
``cue`` and ``content`` (the form in which PolNeAR is kept beside the project). A candidate is right when its content
shares half of its characters with that of an attribution and its source touches the one marked. Five-fold
cross-validation over whole articles chooses the threshold and prints what the weights buy; then all articles are used.
The same input gives the same file.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.annotate import annotate
from kg.extract.attribution import propose
from kg.extract.catalogue import STAGES
from kg.extract.plausibility import features_of
from kg.extract.reading import Reading
from kg.model import Article
from kg.settings import lexicon_dir

FOLDS = 5
LEAST_USES = 25
RIDGE = 6.0
THRESHOLDS = [k / 50 for k in range(10, 31)]
Spans = list[tuple[int, int]]
Gold = list[dict[str, Spans]]
Loss = Callable[[NDArray[np.float64]], tuple[float, NDArray[np.float64]]]


def candidates(reading: Reading) -> None:
    """Runs the stages up to the candidates, none of them dropped."""
    for stage in STAGES:
        if stage.name == "attribution":
            propose(reading)
            return
        stage.run(reading)


def characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    """The offsets that spans cover."""
    return {i for start, end in spans for i in range(start, end)}


def labels(reading: Reading, gold: Gold) -> list[bool]:
    """Which candidates are right; each attribution is given to the candidate that fits it best."""
    wanted = [(characters(g["content"]), characters(g["source"])) for g in gold]
    fits = []
    for k, claim in enumerate(reading.claims):
        mine = characters(reading.chars(*s) for s in claim.content)
        said_by = characters([reading.chars(*claim.source_span)] if claim.source_span else [])
        for j, (content, source) in enumerate(wanted):
            shared = len(mine & content)
            if shared and shared / len(mine | content) >= 0.5 and (said_by & source or not (said_by or source)):
                fits.append((-shared / len(mine | content), k, j))
    right, taken = [False] * len(reading.claims), set()
    for _, k, j in sorted(fits):
        if not right[k] and j not in taken:
            right[k] = True
            taken.add(j)
    return right


def fit(rows: list[list[int]], y: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """Weights of a logistic regression with a ridge penalty, by L-BFGS; column 0 is the bias, not penalised."""
    columns = np.concatenate([np.array(r) for r in rows])
    lengths = np.array([len(r) for r in rows])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    penalty = np.full(size, RIDGE)
    penalty[0] = 0.0

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = np.add.reduceat(w[columns], starts)
        p = 1 / (1 + np.exp(-z))
        value = float(np.logaddexp(0, z).sum() - (y * z).sum() + (penalty * w * w).sum() / 2)
        return value, np.bincount(columns, np.repeat(p - y, lengths), minlength=size) + penalty * w

    return minimise(loss, np.zeros(size))


def minimise(loss: Loss, w: NDArray[np.float64], memory: int = 12, rounds: int = 400) -> NDArray[np.float64]:
    """Where a smooth convex function is least (Nocedal and Wright 2006, algorithm 7.5, with backtracking)."""
    value, gradient = loss(w)
    steps: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for _ in range(rounds):
        direction, alphas = gradient.copy(), []
        for s, g in reversed(steps):
            alphas.append(float(s @ direction) / float(s @ g))
            direction -= alphas[-1] * g
        if steps:
            s, g = steps[-1]
            direction *= float(s @ g) / float(g @ g)
        for (s, g), alpha in zip(steps, reversed(alphas), strict=True):
            direction += (alpha - float(g @ direction) / float(s @ g)) * s
        rate = 1.0 if steps else 1.0 / max(1.0, float(np.abs(gradient).max()))
        slope = float(gradient @ direction)
        while rate > 1e-8:
            there = w - rate * direction
            new, after = loss(there)
            if new <= value - 1e-4 * rate * slope:
                break
            rate /= 2
        else:
            break
        if float((there - w) @ (after - gradient)) > 1e-10:
            steps = [*steps[1 - memory :], (there - w, after - gradient)]
        done = value - new < 1e-3
        w, value, gradient = there, new, after
        if done:
            break
    return w


def f1(kept: NDArray[np.bool_], y: NDArray[np.float64], gold: int) -> float:
    """F1 of what is kept, by all attributions marked."""
    return float(200 * y[kept].sum() / (kept.sum() + gold))


def train(examples: list[tuple[list[list[str]], list[bool], int]]) -> tuple[dict[str, float], list[str]]:
    """Weights by feature, the threshold among them, and a report.

    Args:
        examples: Of each article the features and labels of its candidates, and the number of its attributions.
    """
    uses = Counter(name for rows, _, _ in examples for row in rows for name in set(row))
    names = ["bias", *sorted(n for n, times in uses.items() if times >= LEAST_USES and n != "bias")]
    column = {name: k for k, name in enumerate(names)}
    fold = np.array([k % FOLDS for k, (rows, _, _) in enumerate(examples) for _ in rows])
    rows = [sorted({column[n] for n in row if n in column}) for found, _, _ in examples for row in found]
    y = np.array([float(label) for _, found, _ in examples for label in found])
    gold = sum(number for _, _, number in examples)
    guess = np.zeros(len(y))
    for part in range(FOLDS):
        seen = [r for r, k in zip(rows, fold, strict=True) if k != part]
        w = fit(seen, y[fold != part], len(names))
        for i in np.flatnonzero(fold == part):
            guess[i] = 1 / (1 + np.exp(-w[rows[i]].sum()))
    best = max(THRESHOLDS, key=lambda t: f1(guess >= t, y, gold))
    kept = guess >= best
    report = [
        f"{len(examples)} articles, {len(y)} candidates, {int(y.sum())} right, {gold} marked, {len(names)} features",
        f"all candidates: F1 {f1(guess >= 0, y, gold):.1f}",
        f"kept from {best:.2f}: precision {100 * y[kept].mean():.1f}, recall {100 * y[kept].sum() / gold:.1f}, "
        f"F1 {f1(kept, y, gold):.1f} (cross-validated)",
    ]
    w = fit(rows, y, len(names))
    return {"threshold": best, **{n: float(w[k]) for n, k in column.items()}}, report


def write(weights: dict[str, float], path: Path) -> None:
    """Writes the weights that matter, three digits each."""
    lines = [
        "# Weights of kg/extract/plausibility.py, by scripts/train_attribution.py; not for editing.",
        "feature,weight",
    ]
    lines += [f"{n},{v:.3f}" for n, v in weights.items() if n == "threshold" or abs(v) >= 0.02]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(path: str) -> None:
    """Reads the articles, trains, writes the weights."""
    with Path(path).open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines if line.strip()]
    by_id = {a["id"]: a["attributions"] for a in articles}
    examples = []
    for article, doc in annotate(
        Article(id=a["id"], text=a["text"], sha256=sha256(a["text"].encode()).hexdigest()) for a in articles
    ):
        reading = Reading(article, doc)
        candidates(reading)
        gold = by_id[article.id]
        examples.append((features_of(reading), labels(reading, gold), len(gold)))
    weights, report = train(examples)
    write(weights, lexicon_dir() / "attribution_weights.csv")
    sys.stdout.write("\n".join(report) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
