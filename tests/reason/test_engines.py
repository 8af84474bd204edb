"""All engines find the same: pySHACL with the shapes as they stand is the reference, the others are faster."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib.plugins.sparql.processor as rdflib_sparql

from kg.graph import Build, to_quads
from kg.model import Extraction, KgError
from kg.pipeline import extract_articles
from kg.reason import validate
from kg.reason.catalogue import catalogue
from kg.reason.engines import ENGINES, engine_named, reference
from kg.reason.findings import Finding
from kg.reason.questions import answers
from kg.reason.shapes import vocabulary

from .conftest import FAULTS, conforming, fault_name, faulty

SAMPLES = Path(__file__).parent.parent.parent / "samples"
ALL = catalogue("info")


@pytest.fixture(autouse=True, scope="module")
def _prepared_once() -> Iterator[None]:
    """Lets rdflib prepare each query once: pySHACL has it read the same one again for each node."""
    parse, translate = rdflib_sparql.parseQuery, rdflib_sparql.translateQuery
    prepare = cache(lambda text: translate(parse(text)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rdflib_sparql, "parseQuery", lambda text: text)
        patch.setattr(rdflib_sparql, "translateQuery", lambda text, *_: prepare(text))
        yield


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    if not find_spec(request.param):
        pytest.skip(f"{request.param} is not installed")
    return str(request.param)


def found(engine: str, quads: Sequence[ox.Quad]) -> set[Finding]:
    triples = (*(quad.triple for quad in quads), *vocabulary())
    return {*engine_named(engine)(ALL, triples), *answers(ALL.questions, triples)}


def expected(quads: Sequence[ox.Quad]) -> set[Finding]:
    return set(reference(ALL, (*(quad.triple for quad in quads), *vocabulary())))


@pytest.fixture(scope="module")
def samples() -> list[list[ox.Quad]]:
    build = Build("0.1.0", "model 1", "0011", "2233")
    return [to_quads(made, build) for made in extract_articles([str(SAMPLES)]) if isinstance(made, Extraction)]


def holed(quads: Sequence[ox.Quad], every: int) -> Iterator[ox.Quad]:
    """The quads without each one of so many."""
    return (quad for number, quad in enumerate(quads, start=1) if number % every)


def test_engines_find_the_same_as_the_reference_where_all_conforms(engine: str) -> None:
    assert found(engine, conforming()) == expected(conforming()) == set()


@pytest.mark.parametrize("fault", FAULTS, ids=fault_name)
def test_engines_find_the_same_as_the_reference_in_each_fault(fault: dict[str, str]) -> None:
    quads = list(faulty(fault))
    wanted = expected(quads)
    assert wanted
    for name in filter(find_spec, ENGINES):
        assert found(name, quads) == wanted, name


def test_engines_find_nothing_that_breaks_in_the_samples(engine: str, samples: list[list[ox.Quad]]) -> None:
    assert len(samples) == 7
    assert not [one for quads in samples for one in validate(quads, engine=engine)]


@pytest.mark.skipif(not find_spec("shacl"), reason="shacl is not installed")
@pytest.mark.parametrize("every", [5, 9, 31])
def test_engines_find_the_same_in_samples_full_of_holes(every: int, samples: list[list[ox.Quad]]) -> None:
    for quads in samples:
        left = list(holed(quads, every))
        by_pyshacl, by_shacl = found("pyshacl", left), found("shacl", left)
        assert by_pyshacl == by_shacl
        assert len({finding.shape for finding in by_pyshacl}) > 5


def test_queries_find_the_same_as_the_reference_in_a_sample_full_of_holes(samples: list[list[ox.Quad]]) -> None:
    left = list(holed(min(samples, key=len), 7))
    assert found("pyshacl", left) == expected(left)


@pytest.mark.parametrize("name", ["jena", ""])
def test_an_unknown_engine_is_told(name: str) -> None:
    with pytest.raises(KgError, match="choose auto, pyshacl or shacl"):
        validate(conforming(), engine=name)


def test_an_engine_that_is_missing_is_told_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.reason.engines.find_spec", lambda name: None if name == "shacl" else find_spec(name))
    with pytest.raises(KgError, match=r"conflict-news-kg\[fast\]"):
        engine_named("shacl")
    assert engine_named("auto") is ENGINES["pyshacl"]
