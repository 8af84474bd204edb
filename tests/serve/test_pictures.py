"""The pictures of pages in the documents, and the script that takes them."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.serve.pages import PAGES

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def script():
    """scripts/screenshots.py as a module."""
    spec = importlib.util.spec_from_file_location("screenshots", ROOT / "scripts" / "screenshots.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where its dataclass looks itself up
    spec.loader.exec_module(module)
    return module


def named(document):
    text = document.read_text(encoding="utf-8")
    return {(document.parent / path).resolve() for path in re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", text)}


def test_each_picture_that_documents_name_is_there_and_named(script):
    pictures = set().union(*map(named, DOCUMENTS))
    assert {str(path) for path in pictures if not path.is_file()} == set()
    there = set(script.PICTURES.glob("*.png"))
    assert there == {script.PICTURES / f"{name}.png" for name in script.SHOWN}
    assert there <= pictures, "docs/serve.md shows each"
    assert all(path.read_bytes().startswith(PNG) for path in there)


def test_the_script_knows_each_page(script):
    assert {picture.page for picture in script.SHOWN.values()} == {*PAGES, "ontology"}


def run(*args):
    """The script in a process of its own, since Playwright runs once in one."""
    command = [sys.executable, str(ROOT / "scripts" / "screenshots.py"), *args]
    return subprocess.run(command, capture_output=True, text=True, timeout=240)


def test_what_is_no_picture_is_told():
    told = run("moon")
    assert told.returncode == 1
    assert told.stderr.startswith("no picture is named moon; there are home, search, ")


def test_a_picture_is_taken(script, tmp_path):
    if script.chromium() is None:
        pytest.skip("there is no Chromium here (Debian package chromium; or name one in KG_CHROMIUM)")
    told = run("incident", "--into", str(tmp_path / "pictures"))
    assert told.returncode == 0, told.stderr
    taken = (tmp_path / "pictures" / "incident.png").read_bytes()
    assert taken.startswith(PNG)
    assert [int.from_bytes(taken[at : at + 4], "big") for at in (16, 20)] == [script.WIDTH, script.HEIGHT]
