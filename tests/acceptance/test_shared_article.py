"""Facts that a reader of a real article knows, asked of its graph; the article lies beside the project, not in it."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[3] / "shared" / "acceptance" / "balochistan.py"


def test_a_real_article_gives_the_facts_that_a_reader_knows() -> None:
    if not SCRIPT.is_file():
        pytest.skip("the acceptance script and its article are not beside this checkout")
    kg = f"{sys.executable} -m kg"
    done = subprocess.run([sys.executable, str(SCRIPT), "--kg", kg], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
