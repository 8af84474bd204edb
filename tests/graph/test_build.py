import re
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg import __version__
from kg.graph import BUILDS_GRAPH, Build, build_iri, build_quads, make_build
from kg.graph import build as build_module

BUILD = Build("0.1.0", "model 1", "0011", "2233")


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("ontology", "lexicon"):
        (tmp_path / name).mkdir()
        monkeypatch.setattr(build_module, f"{name}_dir", lambda name=name: tmp_path / name)
    (tmp_path / "ontology" / "a.ttl").write_bytes(b"one\ntwo\n")
    (tmp_path / "lexicon" / "a.csv").write_bytes(b"three\n")
    return tmp_path


def test_the_description_is_that_of_the_documentation() -> None:
    expected = f"""
    @prefix cn: <https://w3id.org/conflict-news/ontology#> .
    @prefix prov: <http://www.w3.org/ns/prov#> .
    <{BUILDS_GRAPH}> {{
      <{build_iri(BUILD)}> a prov:Activity, cn:Build ;
        prov:wasAssociatedWith <https://w3id.org/conflict-news/software/conflict-news-kg> ;
        cn:softwareVersion "0.1.0" ; cn:languageModel "model 1" ; cn:ontologyHash "0011" ; cn:lexiconHash "2233" .
    }}"""
    assert set(build_quads(BUILD)) == set(parse(expected, format=RdfFormat.TRIG))


def test_any_difference_makes_another_build() -> None:
    others = [replace(BUILD, **{name: "x"}) for name in Build.__dataclass_fields__]
    others.append(Build("0.1.0model 1", "", "0011", "2233"))
    assert len({build_iri(build) for build in (BUILD, *others)}) == len(others) + 1
    assert build_iri(BUILD) == build_iri(replace(BUILD))


@pytest.mark.usefixtures("folders")
def test_the_running_configuration() -> None:
    build = make_build("model 1")
    assert build.language_model == "model 1"
    assert re.fullmatch(re.escape(__version__) + r"\+[0-9a-f]{8}", build.software_version)
    assert build.ontology_hash != build.lexicon_hash
    assert build == make_build("model 1")


def test_line_ends_and_other_files_make_no_difference(folders: Path) -> None:
    before = make_build("m")
    (folders / "ontology" / "a.ttl").write_bytes(b"one\r\ntwo\r\n")
    (folders / "lexicon" / "README.md").write_bytes(b"more")
    assert make_build("m") == before


@pytest.mark.parametrize("name", ["a.csv", "b.csv", "c.toml"])
def test_a_changed_or_new_lexicon_makes_a_difference(folders: Path, name: str) -> None:
    before = make_build("m")
    (folders / "lexicon" / name).write_bytes(b"changed\n")
    assert make_build("m").lexicon_hash != before.lexicon_hash
    assert make_build("m").ontology_hash == before.ontology_hash
