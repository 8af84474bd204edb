"""The two small articles of ``mini.trig`` in a store."""

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
