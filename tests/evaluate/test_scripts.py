"""What stands in benchmarks/: each script runs on articles of our own."""

import json
import re
import subprocess
import sys
from importlib.util import find_spec

import pytest

from .conftest import DATA, ROOT

PATH = ROOT / "benchmarks"
ARTICLE = "Gunmen killed two traders in Merrin on Tuesday, police said."


def run(script, *arguments):
    command = [sys.executable, str(PATH / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def lines(done):
    """The rows of a printed table by their first column, which ends at two blanks."""
    assert done.returncode == 0, done.stderr
    rows = (line.strip().split("   ") for line in done.stdout.splitlines() if line.strip())
    return {first: [cell.strip() for cell in more if cell.strip()] for first, *more in rows}


def test_speed(tmp_path):
    file = tmp_path / "news.jsonl"
    file.write_text("".join(json.dumps({"id": str(n), "text": ARTICLE}) + "\n" for n in range(3)), encoding="utf-8")
    found = lines(run("speed.py", "--file", file, "--articles", 2, "--repeats", 1))
    times = {name: float(cells[0]) for name, cells in found.items() if name not in {"what", "8 rows"} and cells}
    assert times["ratio"] == pytest.approx(times["kg extract"] / times["bare model"], abs=0.02)
    assert times["ratio to nlp.pipe"] > times["ratio"]
    assert {f"in kg extract: {step}" for step in ("load", "read", "model", "rules", "links", "write")} <= set(times)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--file", "none.jsonl"), "none.jsonl: there is no such file"),
        (("--file", "{data}", "--articles", "9"), "holds 4 articles, not 9"),
        (("--repeats", "0"), "must be 1 or more"),
    ],
)
def test_speed_cannot_be_measured(arguments, words):
    data = str(DATA / "case2021" / "dev.jsonl")
    done = run("speed.py", *(argument.format(data=data) for argument in arguments))
    assert done.returncode == 2
    assert words in done.stderr.splitlines()[-1]


def test_validation(tmp_path):
    file = tmp_path / "news.jsonl"
    file.write_text("".join(json.dumps({"id": str(n), "text": ARTICLE}) + "\n" for n in range(3)), encoding="utf-8")
    done = run("validate.py", "--file", file, "--triples", 150, "--repeats", 1)
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines() if " kg " in line]
    assert [row[0] for row in rows] == [name for name in ("pyshacl", "shacl") if find_spec(name) for _ in range(2)]
    assert [row[3] for row in rows] == ["build", "validate"] * (len(rows) // 2)
    assert all(float(row[4]) > 0 and row[5] == "0" and int(row[6]) >= 150 for row in rows)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--file", "none.jsonl"), "none.jsonl: there is no such file"),
        (("--file", "{data}", "--triples", "99999"), "triples, not 99999; ask for fewer by --triples"),
        (("--triples", "0"), "must be 1 or more"),
    ],
)
def test_validation_cannot_be_measured(arguments, words):
    data = str(DATA / "case2021" / "dev.jsonl")
    done = run("validate.py", *(argument.format(data=data) for argument in arguments))
    assert done.returncode == 2
    assert words in done.stderr.splitlines()[-1]


def test_ablation(benchmarks):
    acceptance = benchmarks.parent / "acceptance" / "balochistan.py"
    acceptance.parent.mkdir()
    acceptance.write_text("import sys; print(6 if 'without.py' in sys.argv[2] else 7, 'passed, 0 failed')")
    parts = ("sentences", "relations", "events", "entities: pronouns")
    done = run("ablation.py", "--data", benchmarks, "--sets", "re3d", "acceptance", "--jobs", 1, "--only", *parts)
    found = lines(done)
    assert found["sentences"] == []
    [failure] = [line for line in found if line.startswith("without sentences: fails (IndexError: ")]
    assert failure.endswith("; needed by quotes, speech, attribution, entities")
    assert found["entities: pronouns"] == ["0", "-1"]
    articles, *changes = found["events"]
    assert (articles, changes[-1]) == ("1", "-1")
    assert len(changes) > 2
    assert all(float(change) < 0 for change in changes)
    assert found["(all)"][-2:] == ["7", "0"]


def test_ablation_of_what_is_not_there():
    done = run("ablation.py", "--only", "date")
    assert done.returncode == 2
    assert "no stage or feature date" in done.stderr


def test_ablation_without_data(tmp_path):
    done = run("ablation.py", "--data", tmp_path, "--sets", "re3d")
    assert done.returncode == 1
    assert done.stderr.strip().endswith("there is no such file; name the folder of the benchmarks by --data")
    assert "Traceback" not in done.stderr


def test_differences(load):
    compare = load("benchmarks/ablation.py").compare
    whole = {"scores": {"muc4 exact F": 50.0, "facts": 51}, "digests": ["a", "b", "c"]}
    part = {"scores": {"muc4 exact F": 49.7, "facts": 51}, "digests": ["a", "x", "y"]}
    assert compare(whole, part) == {"failed": None, "change": {"muc4 exact F": -0.3, "facts": 0}, "articles": 2}
    assert compare(whole, {"failed": "KeyError: 1"}) == {"failed": "KeyError: 1", "change": {}, "articles": None}


def test_the_command_without_a_part(tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    assert json.loads(run("without.py", "relations", "extract", file).stdout)["casualties"]
    assert json.loads(run("without.py", "tolls", "extract", file).stdout)["casualties"] == []
    done = run("without.py", "toll", "extract", file)
    assert (done.returncode, done.stdout) == (1, "")
    assert "no stage or feature 'toll'" in done.stderr


def test_reason():
    found = lines(run("reason.py", "--triples", 4000, "--owlrl-triples", 300, "--repeats", 1))
    assert float(found["one more article"][0]) > 0
    [whole] = [name for name in found if name.startswith("all that follows from ")]
    count, follows = (int(number) for number in re.findall(r"\d+", whole))
    assert count > 4000 > follows > 500
    assert float(found["owlrl on 300 statements"][0]) > float(found[whole][0])


def test_serving(tmp_path):
    store = tmp_path / "store"
    done = run("serve.py", "--quads", 3000, "--clients", 3, "--seconds", 2, "--store", store)
    assert done.returncode == 0, done.stderr
    rows = {tuple(line.split()[:2]): line.split()[2:] for line in done.stdout.splitlines()}
    for server in ("kg", "kg_beside_slow", "oxigraph"):
        a_second, p50, p95, p99, errors = map(float, rows[server, "lookups"])
        assert a_second > 10
        assert 0 < p50 <= p95 <= p99
        assert errors == 0
    told = re.fullmatch(r"([\d,]+) quads; p95 of lookups beside oxigraph: ([\d.]+)", done.stdout.splitlines()[-1])
    assert int(told[1].replace(",", "")) >= 3000
    ratio = float(rows["kg", "lookups"][2]) / float(rows["oxigraph", "lookups"][2])
    assert float(told[2]) == pytest.approx(ratio, rel=0.05)


def test_serving_cannot_be_measured(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("serve.py", "--store", tmp_path)
    assert done.returncode == 2
    assert "is not a store" in done.stderr.splitlines()[-1]
