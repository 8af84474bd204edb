"""The time an article takes hardly grows with their number, and how that is shown."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "benchmarks" / "identity.py"


def run(*arguments):
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_four_times_as_many_articles():
    done = run("--articles", "60,240", "--repeats", 1, "--most", 3)  # with the square of their number it were 4
    assert done.returncode == 0, done.stdout + done.stderr
    rows = [words for line in done.stdout.splitlines() if len(words := line.split()) == 5 and words[0].isdigit()]
    (few, *_, few_incidents), (many, *_, many_incidents) = rows[:2]
    assert (few, many) == ("60", "240")
    assert 3 < int(many_incidents) / int(few_incidents) < 5


def test_too_much_growth_is_told():
    done = run("--articles", "50,100", "--repeats", 1, "--most", 0.01)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith("growth ")


@pytest.mark.parametrize("arguments", [("--articles", "some"), ("--articles", "0,5"), ("--repeats", "0")])
def test_what_cannot_be_measured(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert "are 1 or more" in done.stderr.splitlines()[-1]


def test_the_picture(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    from growth_picture import growth_svg

    space = "{http://www.w3.org/2000/svg}"
    root = ElementTree.fromstring(growth_svg([(1000, 2.0), (10000, 24.0)]))  # noqa: S314  it is ours
    words = [text.text for text in root.iter(f"{space}text")]
    assert {"articles", "seconds", "10,000", "25", "measured"} <= set(words)
    (_, first), (_, last) = ((float(dot.get("cx")), float(dot.get("cy"))) for dot in root.iter(f"{space}circle"))
    assert first > last > 0


def test_the_picture_shows_what_is_kept(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    from growth_picture import growth_svg

    kept = ROOT / "benchmarks" / "results" / "identity.json"
    picture = ROOT / "docs" / "img" / "identity-growth.svg"
    assert picture.is_file() == kept.is_file()
    if kept.is_file():
        sizes = json.loads(kept.read_text(encoding="utf-8"))["sizes"]
        drawn = growth_svg([(size["articles"], median(size["seconds"])) for size in sizes])
        assert picture.read_text(encoding="utf-8") == drawn
