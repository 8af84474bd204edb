"""Writes ``docs/cli.md`` from the help texts of the command; ``--check`` only says whether it is up to date."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from typer.testing import CliRunner

from kg.cli.app import app

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
HEAD = """# The command `kg`

Written by `scripts/cli_docs.py` from the help texts; do not edit.

Results go to standard output, all else in single lines (`kg: WHERE: WHAT; HINT`) to standard error.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | a negative answer: what was checked does not hold |
| 2 | bad usage, or input of which some was lost; all else was done |
| 130 | interrupted; what was stored until then is kept |
| 141 | the reader of the output went away |

`kg --install-completion` adds the completion of commands, options and names of queries to your shell.
"""
EXAMPLE = re.compile(r"^ *Example: (.+)$", re.MULTILINE)


def help_of(*command: str) -> str:
    """The help text of a command, as on a terminal of 80 columns without colours."""
    os.environ.update(COLUMNS="80", TERMINAL_WIDTH="80", NO_COLOR="1")
    result = CliRunner().invoke(app, [*command, "--help"], prog_name="kg")
    if result.exit_code:
        raise SystemExit(f"kg {' '.join(command)} --help failed: {result.output}")
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


def groups() -> dict[str, list[str]]:
    """The groups of commands, each with the names of what it holds: ``correct`` with ``correct merge`` and others."""
    return {
        group.name or "": [f"{group.name} {one.name}" for one in group.typer_instance.registered_commands]
        for group in app.registered_groups
        if group.typer_instance is not None
    }


def commands() -> list[str]:
    """The names of the commands, in their order, those of groups last."""
    return [
        *(one.name or "" for one in app.registered_commands),
        *(name for held in groups().values() for name in held),
    ]


def examples() -> dict[str, str]:
    """The worked example of each command."""
    return {name: found[1] for name in commands() if (found := EXAMPLE.search(help_of(*name.split())))}


def page() -> str:
    """The whole page."""
    parts = [HEAD, f"```text\n{help_of()}\n```\n"]
    first = {held[0]: group for group, held in groups().items()}
    names = [name for command in commands() for name in (first.get(command), command) if name]
    parts += [f"## kg {name}\n\n```text\n{help_of(*name.split())}\n```\n" for name in names]
    return "\n".join(parts)


def main() -> int:
    """Writes the page, or checks it."""
    wanted = page()
    if "--check" in sys.argv[1:]:
        if PAGE.read_text(encoding="utf-8") != wanted:
            sys.stderr.write("docs/cli.md is out of date; run: python scripts/cli_docs.py\n")
            return 1
        return 0
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
