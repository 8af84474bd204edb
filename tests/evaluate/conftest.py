"""Benchmarks of our own: invented articles with what is right about them, and a scorer beside them."""

import importlib.util
import json
import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.settings import benchmarks_dir

ROOT = Path(__file__).parent.parent.parent
DATA = Path(__file__).parent / "data"
SHARED = Path(os.environ.get("KG_BENCHMARKS") or benchmarks_dir())
STUB = """
import json, sys
name, gold, records = sys.argv[1:]
found = [json.loads(line) for line in open(records, encoding="utf-8")]
events = sum(len(record["events"]) for record in found)
lines = len(open(gold, encoding="utf-8").readlines())
print(json.dumps({"set": name, "gold": lines, "all": {"events": events}, "share": "%s/9" % len(found)}))
"""


@pytest.fixture
def kg(monkeypatch):
    """Runs the command with arguments; the result has exit_code, stdout and stderr."""
    for name in ("KG_STORE", "KG_MODEL", "KG_BENCHMARKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, [str(one) for one in arguments], prog_name="kg")


@pytest.fixture
def benchmarks(tmp_path):
    """A folder with our own sets, and a scorer that counts."""
    folder = tmp_path / "benchmarks"
    shutil.copytree(DATA, folder)
    (folder / "score.py").write_text(STUB, encoding="utf-8")
    return folder


@pytest.fixture
def measures():
    """What the command printed as JSON, by measure."""
    return lambda result: {row["measure"]: row["now"] for row in json.loads(result.stdout)}


@pytest.fixture
def load():
    """Loads a script of the checkout by its path."""

    def module(path):
        spec = importlib.util.spec_from_file_location(Path(path).stem, ROOT / path)
        loaded = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loaded)
        return loaded

    return module
