"""A store of the samples, built once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import pipeline
from kg.store import Store, open_store

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="session")
def samples_store() -> Iterator[Store]:
    with open_store("memory:") as store:
        pipeline.build([str(SAMPLES)], store, check=False)
        yield store
