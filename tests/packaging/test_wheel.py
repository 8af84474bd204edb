"""The wheel works where there is no checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def run(*command, cwd, check=True):
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "KG_STORE", "KG_MODEL"}}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=check, env=environment)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def kg(wheel, tmp_path_factory):
    """The command of a fresh environment that has the wheel and, of this one, only the dependencies."""
    place = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "venv", "--without-pip", str(place), cwd=place)
    python = place / "bin" / "python"
    site = run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=place).stdout.strip()
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(python)]
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel), cwd=place)
    where = run(str(python), "-c", "import kg; print(kg.__file__)", cwd=place).stdout.strip()
    assert Path(where).is_relative_to(place)
    return str(place / "bin" / "kg")


def test_the_wheel_carries_its_data(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, pattern, place in (
        ("ontology", "*.ttl", "kg/_data/ontology"),
        ("queries", "*.rq", "kg/_data/queries"),
        ("kg/lexicon", "*.csv", "kg/lexicon"),
        ("kg/lexicon", "*.toml", "kg/lexicon"),
        ("kg/evaluate", "*.toml", "kg/evaluate"),
        ("kg/serve/templates", "*", "kg/serve/templates"),
        ("kg/serve/static", "*", "kg/serve/static"),
        ("kg/serve/vendor", "**/*", "kg/serve/vendor"),
    ):
        found = (path for path in (ROOT / folder).glob(pattern) if path.is_file())
        files = {f"{place}/{path.relative_to(ROOT / folder).as_posix()}" for path in found}
        assert files
        assert files <= names
    assert "kg/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_it_builds_and_answers_outside_a_checkout(kg, tmp_path):
    built = run(kg, "build", str(ROOT / "samples"), cwd=tmp_path)
    assert "7 built, 0 unchanged" in built.stderr
    rows = json.loads(run(kg, "query", "accusations", "--format", "json", cwd=tmp_path).stdout)
    assert any(row["accused"] == "Ruvania" for row in rows)
    assert run(kg, "validate", cwd=tmp_path).returncode == 0
