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
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import numpy as np
from logistic import train, write
from numpy.typing import NDArray

from kg.annotate import annotate
from kg.extract.attribution import propose
from kg.extract.catalogue import STAGES
from kg.extract.plausibility import features_of
from kg.extract.reading import Reading
from kg.model import Article
from kg.settings import lexicon_dir

LEAST_USES = 25
RIDGE = 6.0
THRESHOLDS = [k / 50 for k in range(10, 31)]
Spans = list[tuple[int, int]]
Gold = list[dict[str, Spans]]


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


def f1(kept: NDArray[np.bool_], y: NDArray[np.float64], gold: int) -> float:
    """F1 of what is kept, by all attributions marked."""
    return float(200 * y[kept].sum() / (kept.sum() + gold))


def learn(examples: list[tuple[list[list[str]], list[bool], int]]) -> tuple[dict[str, float], list[str]]:
    """Weights by feature, the threshold among them, and a report.

    Args:
        examples: Of each article the features and labels of its candidates, and the number of its attributions.
    """
    weights, guess = train([(rows, found) for rows, found, _ in examples], LEAST_USES, RIDGE)
    y = np.array([float(label) for _, found, _ in examples for label in found])
    gold = sum(number for _, _, number in examples)
    best = max(THRESHOLDS, key=lambda t: f1(guess >= t, y, gold))
    kept = guess >= best
    return {"threshold": best, **weights}, [
        f"{len(examples)} articles, {len(y)} candidates, {int(y.sum())} right, {gold} marked, {len(weights)} features",
        f"all candidates: F1 {f1(guess >= 0, y, gold):.1f}",
        f"kept from {best:.2f}: precision {100 * y[kept].mean():.1f}, recall {100 * y[kept].sum() / gold:.1f}, "
        f"F1 {f1(kept, y, gold):.1f} (cross-validated)",
    ]


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
    weights, report = learn(examples)
    write(
        weights, lexicon_dir() / "attribution_weights.csv", "kg/extract/plausibility.py", "scripts/train_attribution.py"
    )
    sys.stdout.write("\n".join(report) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
