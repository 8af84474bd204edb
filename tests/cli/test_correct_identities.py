"""Who and what is the same across articles, corrected by the command: it holds when rebuilt, and can be undone."""

import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
BASE = "https://w3id.org/conflict-news/"
CLAIM = "article/northern-desk-2026-03-18-claim"
OPERATION = "article/e10bdce23bbf0ca5"
SCHOOL = "article/borderwire.example-ordun-school"
REJECTS = "article/f95d9d79ba30a443"
MINISTRY = "entity/Government/institution/kardovia-interior-ministry"
UN, UNHCR = "entity/Organization/actor/united-nations", "entity/Organization/actor/unhcr"
LENA, DROST = "identity/person/lena-orvall/kardovia", "identity/person/pavel-drost/kardovia"
FRONTS = "identity/body/halvan-liberation-front/kardovia", "identity/body/halvan-liberation-front/ruvania"
CORRECTIONS = (
    ("merge", *FRONTS),
    ("merge", "identity/body/kardovian-red-crescent/kardovia", MINISTRY),
    ("merge", f"{REJECTS}#entity-860-869", "identity/person/arno-tesh"),
    ("merge", UN, UNHCR),
    ("split", LENA, f"{CLAIM}#entity-386-403"),
    ("split", f"{OPERATION}#entity-274-281", f"{SCHOOL}#entity-219-226"),
    ("split", "identity/place/kesh-valley", "identity/place/kesh-valley/kardovia"),
    ("relink", "identity/person/marta-venn/kardovia", "https://www.wikidata.org/wiki/Q1"),
)
"""Two identities, an identity and an entity of a table, an entity and an identity, two of tables; and so on."""


@pytest.fixture
def store(built, tmp_path):
    """A store of the samples to be corrected."""
    return shutil.copytree(built, tmp_path / "store")


def exported(kg, store):
    return kg("export", "--format", "nquads", "--store", store).stdout


def said(kg, store, name):
    """All that is said with a term of the identity graph: subjects and values without the base."""
    lines = (line.split(" ", 2) for line in exported(kg, store).splitlines() if f"#{name}>" in line)
    return {(one.strip("<>").removeprefix(BASE), value.partition("> <")[0].strip("<").removeprefix(BASE))
            for one, predicate, value in lines if predicate.endswith(f"#{name}>")}  # fmt: skip


def correct(kg, store, number):
    kind, *things = CORRECTIONS[number]
    at = f"2026-03-20T10:{number:02}:00Z"
    return kg("correct", kind, *things, "--why", "read again", "--by", "Ana", "--at", at, "--store", store)


def test_the_entities_of_what_is_merged_are_one(kg, store):
    before = dict(said(kg, store, "identifiedAs"))
    for number in range(4):
        assert correct(kg, store, number).exit_code == 0
    after = dict(said(kg, store, "identifiedAs"))
    wanted = {
        FRONTS[1]: FRONTS[0],
        "identity/body/kardovian-red-crescent/kardovia": MINISTRY,
        "identity/person/arno-tesh": "identity/person/arno-tesh/ruvania",
    }
    assert after == {entity: wanted.get(one, one) for entity, one in before.items()} | {UN: UNHCR}
    reasons = {line for line in exported(kg, store).splitlines() if "by a correction: read again" in line}
    assert {line.split(" ")[0].strip("<>").removeprefix(BASE) for line in reasons} == {
        FRONTS[0],
        "identity/person/arno-tesh/ruvania",
    }


def test_what_is_split_is_not_one(kg, store):
    before = dict(said(kg, store, "identifiedAs"))
    lena, drost = f"{CLAIM}#entity-386-403", f"{OPERATION}#entity-274-281"
    valleys = [entity for entity, one in before.items() if one == "identity/place/kesh-valley/kardovia"]
    assert before[lena] == LENA
    assert before[drost] == DROST
    assert len(valleys) > 2
    for number in (4, 5, 6):
        assert correct(kg, store, number).exit_code == 0
    after = dict(said(kg, store, "identifiedAs"))
    changed = {entity: one for entity, one in after.items() if before[entity] != one}
    without = {entity for entity in valleys if after[entity] == "identity/place/kesh-valley"}
    assert changed.keys() == {lena, drost, *without}
    assert after[lena] == "identity/person/lena-orvall/northern-desk-2026-03-18-claim-entity-386-403"
    assert after[drost] == f"{DROST}/e10bdce23bbf0ca5-entity-274-281"
    assert without
    assert len(without) < len(valleys)


def test_a_link_of_an_identity(kg, store):
    assert ("identity/person/marta-venn/kardovia", '"true"^^') in {
        (one, value[:8]) for one, value in said(kg, store, "isNil")
    }
    assert correct(kg, store, 7).exit_code == 0
    lines = [
        line
        for line in exported(kg, store).splitlines()
        if line.startswith(f"<{BASE}identity/person/marta-venn/kardovia>")
    ]
    assert any('isNil> "false"' in line for line in lines)
    assert any("exactMatch> <http://www.wikidata.org/entity/Q1>" in line for line in lines)


def test_they_are_in_force_and_leave_the_graph_whole_and_are_undone(kg, store):
    before = exported(kg, store)
    for number in range(len(CORRECTIONS)):
        assert correct(kg, store, number).exit_code == 0
    listed = json.loads(kg("correct", "list", "--store", store, "--format", "json").stdout)
    assert [row["stands"] for row in listed] == ["in force"] * len(CORRECTIONS)
    checked = kg("validate", "--store", store)
    assert checked.exit_code == 0, checked.stdout
    for row in (*listed[::2], *listed[1::2]):
        assert kg("correct", "undo", row["correctionIri"], "--store", store).exit_code == 0
    assert exported(kg, store) == before


def test_a_rebuild_with_them_first_or_afterwards_gives_the_same_bytes(kg, built, store, tmp_path):
    for number in range(len(CORRECTIONS)):
        assert correct(kg, store, number).exit_code == 0
    lines, fresh, later = tmp_path / "corrections.jsonl", tmp_path / "fresh", tmp_path / "later"
    assert kg("correct", "export", lines, "--store", store).exit_code == 0
    assert kg("correct", "import", lines, "--store", fresh).exit_code == 0
    for file in sorted((ROOT / "samples").glob("[0-9]*"), reverse=True):
        assert kg("build", file, "--store", fresh).exit_code == 0
    shutil.copytree(built, later)
    assert kg("correct", "import", lines, "--store", later).exit_code == 0
    assert exported(kg, fresh).splitlines() == exported(kg, store).splitlines()
    assert exported(kg, later).splitlines() == exported(kg, store).splitlines()
