"""The shape of the code base: what import contracts and linters cannot say."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = sorted(path for folder in ("kg", "tests", "scripts", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
LONGEST = 300
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}
ABSOLUTE = re.compile(r"(?<![\w.:/<>\"'-])/(?:home|root|work|tmp|opt|usr|Users)/\w")


def named(path):
    return str(path.relative_to(ROOT))


def test_there_is_code():
    assert len(CODE) > 50


@pytest.mark.parametrize("path", CODE, ids=named)
def test_files_are_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", CODE, ids=named)
def test_files_are_named_for_what_they_hold(path):
    assert path.stem not in SAYS_NOTHING


@pytest.mark.parametrize("path", [path for path in CODE if path.is_relative_to(ROOT / "kg")], ids=named)
def test_no_path_of_one_machine(path):
    assert not ABSOLUTE.search(path.read_text(encoding="utf-8"))


def test_imports_keep_the_contracts():
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
