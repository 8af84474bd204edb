"""Writes the answers in the tour of the README and of docs/reasoning.md anew, from the samples, in this order.

``--check`` only says whether they are up to date.
"""

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
PAGES = (ROOT / "README.md", ROOT / "docs" / "reasoning.md")
BLOCK = re.compile(r"(```console\n)(.*?)(```)", re.DOTALL)


def answered() -> dict[Path, str]:
    """The pages with what the commands of the tour print now."""
    os.environ.update(COLUMNS="100", NO_COLOR="1")
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KG_STORE"] = str(Path(folder, "kg-store"))
        return {page: BLOCK.sub(_block, page.read_text(encoding="utf-8")) for page in PAGES}


def _block(block: re.Match[str]) -> str:
    return block[1] + "\n".join(map(_run, _commands(block[2]))) + block[3]


def _commands(block: str) -> list[str]:
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def _run(command: str) -> str:
    result = CliRunner().invoke(app, shlex.split(command)[1:], prog_name="kg")
    if result.exit_code:
        raise SystemExit(f"{command} failed: {result.output}")
    output = result.output.replace(os.environ["KG_STORE"], "kg-store")
    return f"$ {command}\n" + "".join(f"{line}".rstrip() + "\n" for line in output.strip("\n").splitlines())


def main() -> int:
    """Writes the pages, or checks them."""
    for page, wanted in answered().items():
        if "--check" not in sys.argv[1:]:
            page.write_text(wanted, encoding="utf-8")
        elif page.read_text(encoding="utf-8") != wanted:
            sys.stderr.write(f"the tour in {page.name} is out of date; run: python scripts/tour.py\n")
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
