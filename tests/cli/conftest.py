"""The command, run in this process, and a store built once from the samples."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "samples"


@pytest.fixture
def kg(monkeypatch):
    """Runs the command with arguments; the result has exit_code, stdout and stderr."""
    for name in ("KG_STORE", "KG_MODEL", "KG_TOKEN", "KG_USER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    runner = CliRunner()
    return lambda *arguments, **more: runner.invoke(app, [str(one) for one in arguments], prog_name="kg", **more)


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A store that holds the samples; tests only read it."""
    store = tmp_path_factory.mktemp("built") / "store"
    result = CliRunner().invoke(app, ["build", str(SAMPLES), "--store", str(store)], prog_name="kg")
    assert result.exit_code == 0, result.output
    return store


@pytest.fixture
def article(tmp_path):
    """A short article that can be built."""
    path = tmp_path / "article.txt"
    path.write_text("Gunmen killed two traders in Merrin on Tuesday, police said.\n", encoding="utf-8")
    return path


@pytest.fixture
def told():
    """The one line of an error: checks that it is one, and hands it over."""

    def lines(result, count=1):
        assert "Traceback" not in result.output
        found = result.stderr.splitlines()
        errors = [line for line in found if " built, " not in line and "articles were built" not in line]
        assert len(errors) == count, found
        assert all(line.startswith("kg: ") for line in errors)
        return errors[0] if count == 1 else errors

    return lines
