"""The list of cities is what its script writes."""

import subprocess
import sys
from pathlib import Path

from kg.extract import lexicon

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "fill_cities.py"


def test_the_list_is_what_the_script_writes() -> None:
    assert subprocess.run([sys.executable, str(SCRIPT), "--check"], check=False).returncode == 0


def test_it_names_cities_and_nothing_short() -> None:
    assert {"Kherson", "Dera Ismail Khan"} <= lexicon.city_names()
    assert min(map(len, lexicon.city_names())) > 3
