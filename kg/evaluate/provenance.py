"""Which commit of the program a figure was measured at."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from kg.evaluate.sets import EvaluationError
from kg.settings import checkout

MEASURED = ("kg", "pyproject.toml")
"""What the scores depend on."""


def commit(root: Path | None = None, paths: Sequence[str] = MEASURED) -> str:
    """The commit that the checkout stands at.

    Args:
        root: The checkout, by default the one that this program runs from.
        paths: What must be as it was committed.

    Raises:
        EvaluationError: There is no checkout, or what is measured differs from what was committed.
    """
    root = root or checkout()
    if root is None or not (root / ".git").exists():
        raise EvaluationError("this program runs from no checkout, so its commit is unknown; keep scores from one")
    changed = [line[3:] for line in _git(root, "status", "--porcelain", "--", *paths).splitlines()]
    if changed:
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        raise EvaluationError(f"{changed[0]}{more} differ from the last commit, so the score would name none; commit")
    return _git(root, "rev-parse", "HEAD").strip()


def _git(root: Path, *arguments: str) -> str:
    program = shutil.which("git")
    if program is None:
        raise EvaluationError("the program git is not installed, so the commit is unknown; install it")
    done = subprocess.run([program, *arguments], cwd=root, capture_output=True, text=True, check=False)  # noqa: S603  our own arguments
    if done.returncode:
        raise EvaluationError(f"git {arguments[0]} failed in {root}: {' '.join(done.stderr.split())}")
    return done.stdout
