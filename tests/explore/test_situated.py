from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.explore.results.situated import situated
from kg.store import open_store

BASE = "https://w3id.org/conflict-news/"


@pytest.fixture(scope="module")
def mapped():
    with open_store("memory:") as store:
        store.add(parse(path=str(Path(__file__).with_name("mapped.trig")), format=RdfFormat.TRIG))
        yield store


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("article/a#event-1-2", ["Old Port", "Zanzig"]),
        ("incident/a-event-1-2", ["Old Port", "Zanzig"]),
        ("article/b#toll-5-6", ["Old Port"]),
        ("article/b#claim-7-8", ["Old Port"]),
        ("entity/City/geonames/1", ["Old Port"]),
        ("article/a#event-40-41", ["Hall of Mills"]),
        ("article/a#event-50-51", []),
        ("article/nowhere", []),
    ],
)
def test_things_are_where_their_events_are(mapped, path, names):
    iri = BASE + path
    assert [place.name for place in situated(mapped, [iri]).get(iri, ())] == names
