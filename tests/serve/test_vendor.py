"""The third-party files are those that the manifest names."""

import hashlib
import tomllib
from pathlib import Path

import pytest

VENDOR = Path(__file__).parent.parent.parent / "kg" / "serve" / "vendor"
PACKAGES = tomllib.loads((VENDOR / "manifest.toml").read_text(encoding="utf-8"))["package"]


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["folder"])
def test_files_are_as_published(package):
    wanted = {path: entry["sha256"] for path, entry in package["files"].items()}
    assert {path: digest(VENDOR / package["folder"] / path) for path in wanted} == wanted


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["folder"])
def test_each_package_is_pinned_and_brings_its_licence(package):
    assert package["integrity"].startswith("sha512-")
    assert package["version"].count(".") == 2
    [text, *_] = [VENDOR / package["folder"] / path for path in package["files"] if "LICENSE" in path]
    assert text.stat().st_size > 300


def test_nothing_else_lies_there():
    known = {f"{package['folder']}/{path}" for package in PACKAGES for path in package["files"]} | {"manifest.toml"}
    assert {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()} == known
    assert not any(name.endswith(".map") for name in known)


def test_the_typefaces_are_light():
    assert sum(path.stat().st_size for path in VENDOR.rglob("*.woff2")) < 300_000


def test_style_sheets_name_only_typefaces_that_are_there():
    text = (VENDOR.parent / "static" / "explorer.css").read_text(encoding="utf-8")
    named = {part.split('"')[0] for part in text.split('url("../vendor/')[1:]}
    assert named == {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*.woff2")}
