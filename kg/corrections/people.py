"""Who corrects, where nobody says so."""

from __future__ import annotations

import getpass
import shutil
import subprocess

from kg.corrections.things import CorrectionError


def named(given: str | None) -> str:
    """A name as it is given, else the one that git knows, else that of the system's user."""
    if given is not None:
        return given
    git = shutil.which("git")
    if git is not None:
        told = subprocess.run([git, "config", "user.name"], capture_output=True, check=False)  # noqa: S603  fixed words
        if name := told.stdout.decode("utf-8", "replace").strip():
            return name
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:  # what it raises differs between systems
        raise CorrectionError("nobody says who corrects; give --by NAME, or set KG_USER") from error
