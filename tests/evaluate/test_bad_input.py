"""What is missing or broken costs one clear line and exit code 2."""

import pytest


def told(result):
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    [line] = result.stderr.splitlines()
    assert line.startswith("kg: ")
    return line


def test_no_data(kg, tmp_path):
    for name in ("muc4", "re3d", "acceptance"):
        assert "there is no such file; name the folder of the benchmarks by --data" in told(
            kg("evaluate", name, "--data", tmp_path)
        )


def test_no_scorer_is_told_before_anything_is_read(kg, benchmarks, monkeypatch):
    (benchmarks / "score.py").unlink()
    monkeypatch.setattr("kg.evaluate.scoring.extract_articles", None)
    assert "score.py: there is no such file" in told(kg("evaluate", "muc4", "--data", benchmarks))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("muc",), "no benchmark set 'muc' (did you mean muc4?); there are muc4, polnear,"),
        (("muc4", "--part", "tset"), "tset.jsonl: there is no such file"),
        (("muc4", "--records", "none.jsonl"), "none.jsonl: there is no such file; write it by kg extract"),
        (("muc4", "--records", "none.jsonl", "--keep"), "the commit is unknown"),
        (("--keep",), "name the set"),
        (("muc4", "--model", "no_such_model"), "no_such_model"),
        (("muc4", "--format", "xls"), "'xls' is not one of"),
    ],
)
def test_what_cannot_be_done(kg, benchmarks, arguments, words):
    assert words in told(kg("evaluate", *arguments, "--data", benchmarks))


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("raise SystemExit('article.text differs')", "failed: article.text differs"),
        ("pass", "failed: it printed no score"),
        ("1 / 0", "failed: ZeroDivisionError: division by zero"),
    ],
)
def test_a_scorer_that_fails(kg, benchmarks, tmp_path, script, words):
    records = tmp_path / "records.jsonl"
    records.write_text("{}\n")
    (benchmarks / "score.py").write_text(script)
    assert words in told(kg("evaluate", "muc4", "--data", benchmarks, "--records", records))


@pytest.mark.parametrize("text", ["{not json\n", "{}\n", "7\n"])
def test_records_that_are_none(kg, benchmarks, tmp_path, text):
    records = tmp_path / "records.jsonl"
    records.write_text(text)
    assert "not records of the set re3d" in told(kg("evaluate", "re3d", "--data", benchmarks, "--records", records))


def test_an_article_that_is_lost_keeps_no_score(kg, benchmarks, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.evaluate.commit", lambda: "f" * 40)
    with (benchmarks / "case2021" / "dev.jsonl").open("a", encoding="utf-8") as gold:
        gold.write('{"id": "c5", "text": "", "label": "OTHER"}\n')
    shelf = tmp_path / "kept"
    result = kg("evaluate", "case2021", "--data", benchmarks, "--results", shelf, "--keep", "--format", "json")
    assert result.exit_code == 2
    first, second = result.stderr.splitlines()
    assert "dev.jsonl line 5" in first
    assert "1 of 5 articles of case2021 were lost" in second
    assert '"share"' in result.stdout
    assert not shelf.exists()


def test_an_acceptance_script_that_says_nothing(kg, benchmarks):
    script = benchmarks.parent / "acceptance" / "balochistan.py"
    script.parent.mkdir()
    script.write_text("raise SystemExit('no article')")
    assert "failed: no article" in told(kg("evaluate", "acceptance", "--data", benchmarks))
    assert "leave --records and --part out" in told(
        kg("evaluate", "acceptance", "--data", benchmarks, "--records", script)
    )
