"""The two commands of the README, and what CI runs, are the same."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"<!-- (\w+) -->\n```sh\n(.+)\n```")


def test_two_commands_are_all_a_fresh_machine_needs():
    commands = dict(COMMAND.findall(README))
    assert list(commands) == ["run", "test"]
    assert "requirements.lock" in commands["run"]
    assert "kg build samples" in commands["run"]
    assert "requirements-dev.lock" in commands["test"]
    assert commands["test"].endswith("/pytest -n auto")


def test_ci_runs_the_command_of_the_readme():
    shown = subprocess.run(["bash", str(ROOT / ".ci" / "run"), "--show"], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == dict(COMMAND.findall(README))["test"]


def test_links_lead_somewhere():
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", README)
    assert links
    for link in links:
        assert "://" in link or (ROOT / link).exists(), link
