"""The small articles of ``mini.trig`` and ``across.trig`` in stores."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from kg.store import Store, open_store

MINI = Path(__file__).parent / "mini.trig"


@pytest.fixture(scope="session")
def quads() -> list[Quad]:
    return list(parse(MINI.read_bytes(), format=RdfFormat.TRIG))


@pytest.fixture(scope="module")
def mini(quads: list[Quad]) -> Iterator[Store]:
    """A store in memory; tests only read it."""
    with open_store("memory:") as opened:
        opened.add(quads)
        yield opened


@pytest.fixture(scope="session")
def across_quads() -> list[Quad]:
    return list(parse(MINI.with_name("across.trig").read_bytes(), format=RdfFormat.TRIG))


@pytest.fixture(scope="module")
def across(across_quads: list[Quad]) -> Iterator[Store]:
    """A store in memory of articles that tell of the same; tests only read it."""
    with open_store("memory:") as opened:
        opened.add(across_quads)
        yield opened
