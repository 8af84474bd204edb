"""Writes the answers in the README's tour anew, from the samples; ``--check`` only says whether they are up to date."""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from kg.cli.app import app

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)


def answered(text: str) -> str:
    """The README with what the commands of its tour print now."""
    os.environ.update(COLUMNS="100", NO_COLOR="1")
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KG_STORE"] = str(Path(folder, "kg-store"))
        return BLOCK.sub(lambda block: block[1] + "\n".join(map(_run, _commands(block[2]))) + block[3], text)


def _commands(block: str) -> list[str]:
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def _run(command: str) -> str:
    result = CliRunner().invoke(app, shlex.split(command)[1:], prog_name="kg")
    if result.exit_code:
        raise SystemExit(f"{command} failed: {result.output}")
    output = result.output.replace(os.environ["KG_STORE"], "kg-store")
    return f"$ {command}\n" + "".join(f"{line}".rstrip() + "\n" for line in output.strip("\n").splitlines())


def main() -> int:
    """Writes the README, or checks it."""
    text = README.read_text(encoding="utf-8")
    wanted = answered(text)
    if "--check" not in sys.argv[1:]:
        README.write_text(wanted, encoding="utf-8")
    elif text != wanted:
        sys.stderr.write("the tour in README.md is out of date; run: python scripts/tour.py\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
