"""Logistic regression over features that are there or not: fitting and writing weights, for the scripts that train."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FOLDS = 5
Loss = Callable[[NDArray[np.float64]], tuple[float, NDArray[np.float64]]]
Examples = Sequence[tuple[Sequence[Sequence[str]], Sequence[bool]]]
"""Of each article the features of its candidates, and which of these are right."""


def train(examples: Examples, least_uses: int, ridge: float) -> tuple[dict[str, float], NDArray[np.float64]]:
    """Weights by feature, and for each candidate in turn how likely those of other articles make it.

    Args:
        examples: The articles; the guesses of the second answer are cross-validated over whole articles.
        least_uses: How many candidates must have a feature for it to count.
        ridge: The penalty on the squares of the weights.
    """
    uses = Counter(name for rows, _ in examples for row in rows for name in set(row))
    names = ["bias", *sorted(n for n, times in uses.items() if times >= least_uses and n != "bias")]
    column = {name: k for k, name in enumerate(names)}
    fold = np.array([k % FOLDS for k, (rows, _) in enumerate(examples) for _ in rows])
    rows = [sorted({column[n] for n in row if n in column}) for found, _ in examples for row in found]
    y = np.array([float(label) for _, found in examples for label in found])
    guess = np.zeros(len(y))
    for part in range(FOLDS):
        seen = [r for r, k in zip(rows, fold, strict=True) if k != part]
        w = fit(seen, y[fold != part], len(names), ridge)
        for i in np.flatnonzero(fold == part):
            guess[i] = 1 / (1 + np.exp(-w[rows[i]].sum()))
    w = fit(rows, y, len(names), ridge)
    return {n: float(w[k]) for n, k in column.items()}, guess


def fit(rows: list[list[int]], y: NDArray[np.float64], size: int, ridge: float) -> NDArray[np.float64]:
    """Weights of a logistic regression with a ridge penalty, by L-BFGS; column 0 is the bias, not penalised."""
    columns = np.concatenate([np.array(r) for r in rows])
    lengths = np.array([len(r) for r in rows])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    penalty = np.full(size, ridge)
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


def write(weights: dict[str, float], path: Path, module: str, script: str) -> None:
    """Writes the weights that matter, three digits each."""
    lines = [f"# Weights of {module}, by {script}; not for editing.", "feature,weight"]
    lines += [f"{n},{v:.3f}" for n, v in weights.items() if n == "threshold" or abs(v) >= 0.02]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
