"""The score is what the scorer says of what ``kg extract`` prints."""

import json
import subprocess
import sys

import pytest

from kg.evaluate import EvaluationError, benchmarks, re3d, score
from kg.evaluate.sets import benchmark

from .conftest import DATA, SHARED

SETS = [name for name, one in benchmarks().items() if not one.own and not one.script and (DATA / name).is_dir()]
EXACT = {
    "muc4": {"exact.micro.p": 100.0, "exact.micro.r": 60.0, "exact.Victim.f": 100.0, "lenient.micro.f": 75.0},
    "polnear": {"attribution.f": 100.0, "token_content.f": 100.0},
    "case2021": {"snippets": 3, "found": 66.7, "first": 66.7, "by_label.ARREST": "0/1"},
}


@pytest.mark.parametrize("name", SETS)
def test_it_is_that_of_the_script_that_stands_beside_the_data(kg, benchmarks, measures, tmp_path, name):
    if not (SHARED / "score.py").is_file():
        pytest.skip("score.py is not beside this checkout; KG_BENCHMARKS names its folder")
    (benchmarks / "score.py").write_bytes((SHARED / "score.py").read_bytes())
    gold, records = DATA / name / "dev.jsonl", tmp_path / "records.jsonl"
    records.write_text(kg("extract", gold).stdout, encoding="utf-8")
    script = [sys.executable, str(SHARED / "score.py"), name, str(gold), str(records)]
    wanted = json.loads(subprocess.run(script, capture_output=True, text=True, check=True).stdout)
    assert score(benchmark(name), benchmarks, gold, records) == wanted
    found = measures(kg("evaluate", name, "--data", benchmarks, "--format", "json"))
    assert found == measures(kg("evaluate", name, "--data", benchmarks, "--records", records, "--format", "json"))
    assert list(found.values()) == list(leaves(wanted))
    assert {measure: found[measure] for measure in EXACT[name]} == EXACT[name]


def leaves(value):
    if isinstance(value, dict):
        for one in value.values():
            yield from leaves(one)
    else:
        yield value


def test_the_scorer_gets_what_extract_prints(kg, benchmarks, measures):
    found = measures(kg("evaluate", "case2021", "--data", benchmarks, "--format", "json"))
    printed = [json.loads(line) for line in kg("extract", DATA / "case2021" / "dev.jsonl").stdout.splitlines()]
    events = sum(len(record["events"]) for record in printed)
    assert found == {"set": "case2021", "gold": 4, "all.events": events, "share": "4/9"}
    assert events >= 2


def test_our_own_scorer_gets_what_extract_prints(kg, benchmarks, measures, tmp_path):
    gold, records = DATA / "re3d" / "dev.jsonl", tmp_path / "records.jsonl"
    records.write_text(kg("extract", gold).stdout, encoding="utf-8")
    found = measures(kg("evaluate", "re3d", "--data", benchmarks, "--format", "json"))
    assert list(found.values()) == list(leaves(re3d.score(re3d.read_lines(gold), re3d.read_lines(records))))
    assert (found["by_type.Person.f"], found["relations_by_type.FightingAgainst.found"]) == (100.0, 1)


def test_another_part_of_a_set(kg, benchmarks, measures):
    lines = (DATA / "case2021" / "dev.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (benchmarks / "case2021" / "train.jsonl").write_text(lines[0], encoding="utf-8")
    result = kg("evaluate", "case2021", "--part", "train", "--data", benchmarks, "--format", "json")
    assert measures(result)["gold"] == 1


def test_a_graph_is_asked_for_facts(kg, benchmarks, measures):
    script = benchmarks.parent / "acceptance" / "balochistan.py"
    script.parent.mkdir()
    script.write_text("print('FAILED: who attacked')\nprint('50 passed, 1 failed')\nraise SystemExit(1)\n")
    result = kg("evaluate", "acceptance", "--data", benchmarks, "--format", "json")
    assert measures(result) == {"passed": 50, "failed": 1}


def test_each_set_names_its_headlines():
    assert all(one.headlines and one.asks for one in benchmarks().values())
    with pytest.raises(EvaluationError, match="did you mean polnear"):
        benchmark("polnaer")
