"""A short way to write a file and read it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Article, Problem
from kg.read import read

Reading = list[Article | Problem]


@pytest.fixture
def read_as(tmp_path: Path) -> Callable[[str, str | bytes], Reading]:
    """Writes a file of that name and reads it."""

    def write_and_read(name: str, content: str | bytes) -> Reading:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read([str(path)]))

    return write_and_read


@pytest.fixture
def article(read_as: Callable[[str, str | bytes], Reading]) -> Callable[[str, str | bytes], Article]:
    """Reads the one article that a file holds."""

    def only(name: str, content: str | bytes) -> Article:
        (found,) = read_as(name, content)
        assert isinstance(found, Article), str(found)
        return found

    return only


@pytest.fixture
def problem(read_as: Callable[[str, str | bytes], Reading]) -> Callable[[str, str | bytes], str]:
    """Reads a file that gives one problem, and tells it."""

    def only(name: str, content: str | bytes) -> str:
        (found,) = read_as(name, content)
        assert isinstance(found, Problem), found
        return str(found)

    return only
