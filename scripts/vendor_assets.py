"""Writes kg/serve/vendor/ from the npm packages that its manifest names, and their hashes into the manifest.

Each package is fetched with ``npm pack`` at its pinned version and must have the integrity that the manifest gives, or
else the registry; only the files named are taken, as they are.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

VENDOR = Path(__file__).parent.parent / "kg" / "serve" / "vendor"
HEAD = """\
# Third-party files of the pages, as their npm packages hold them. `python scripts/vendor_assets.py` fetches them anew
# and fills in what is missing here: after a change of a version take out its `integrity`.
"""


def main() -> None:
    """Fetches all packages and writes their files and the manifest."""
    manifest = VENDOR / "manifest.toml"
    packages = tomllib.loads(manifest.read_text(encoding="utf-8"))["package"]
    for package in packages:
        name = f"{package['name']}@{package['version']}"
        members = archive(name, package.setdefault("integrity", published(name)))
        other = archive(package["licence_of"], published(package["licence_of"])) if "licence_of" in package else {}
        for path, entry in package["files"].items():
            content = {**other, **members}.get(entry["from"])
            if content is None:
                sys.exit(f"{name} has no file {entry['from']}; mend {manifest}")
            entry["sha256"] = hashlib.sha256(content).hexdigest()
            target = VENDOR / package["folder"] / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    manifest.write_text(HEAD + "".join(map(written, packages)), encoding="utf-8")


def published(name: str) -> str:
    """The integrity (``sha512-...``) that the registry gives for a package at a version."""
    shown = subprocess.run(["npm", "view", name, "dist.integrity", "--json"], capture_output=True, check=True)  # noqa: S603, S607
    return str(json.loads(shown.stdout))


def archive(name: str, integrity: str) -> dict[str, bytes]:
    """The files of a package by their path in it, once its archive has been found to have this integrity."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", name, "--pack-destination", folder], check=True, capture_output=True)  # noqa: S603, S607
        [packed] = Path(folder).glob("*.tgz")
        content = packed.read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode()
    if found != integrity:
        sys.exit(f"{name} has the integrity {found} where {integrity} is wanted; do not use it")
    with tarfile.open(fileobj=io.BytesIO(content)) as files:
        read = {member.name: files.extractfile(member) for member in files if member.isfile()}
        return {path.partition("/")[2]: file.read() for path, file in read.items() if file}


def written(package: dict[str, Any]) -> str:
    """A package as a table of the manifest."""
    keys = ("name", "version", "licence", "licence_of", "folder", "integrity")
    files = (
        f'"{path}" = {{ from = "{entry["from"]}", sha256 = "{entry["sha256"]}" }}'
        for path, entry in package["files"].items()
    )
    lines = [
        "",
        "[[package]]",
        *(f'{key} = "{package[key]}"' for key in keys if key in package),
        "[package.files]",
        *files,
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
