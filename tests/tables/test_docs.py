"""The page on codes has its tables from the SKOS files, and names every column."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.tables import LAYOUTS

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "codes.md").read_text(encoding="utf-8")
LISTED = re.compile(r"_(?:id|new_id|dset_id|name)$")


def test_the_tables_are_current():
    script = ROOT / "scripts" / "codes_docs.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_column_is_explained(name):
    unsaid = [column for column in LAYOUTS[name].columns if f"`{column}`" not in PAGE and not LISTED.search(column)]
    assert unsaid == []
