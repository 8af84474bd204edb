"""What the words of a SPARQL text tell."""

import pytest

from kg.store.sparql import Form, form, names_dataset, reaches_out


@pytest.mark.parametrize(
    ("sparql", "expected"),
    [
        ("# INSERT\nPREFIX select: <http://x/#ask> select * {}", Form.SELECT),
        ("BASE <http://x/> ASK {}", Form.ASK),
        ("construct {} where {}", Form.CONSTRUCT),
        ("DESCRIBE <http://x/INSERT>", Form.DESCRIBE),
        ("PREFIX a: <http://x/> INSERT DATA {}", Form.UPDATE),
        ("WITH <http://g> DELETE {} WHERE {}", Form.UPDATE),
        ("clear all", Form.UPDATE),
        ("", Form.UNKNOWN),
    ],
)
def test_form(sparql: str, expected: Form) -> None:
    assert form(sparql) is expected


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
        "SELECT * { service?s{} }",
        'SELECT * { FILTER("\\u0022" != "") SERVICE <http://x> {} FILTER("\\u0022" != "") }',
        "SELECT * { \\u0053ERVICE <http://x> {} }",
        "SELECT * { ?a <b#c> 'x' . # y\n SERVICE <http://x> {} }",
        "LOAD <http://x>",
        "CLEAR ALL; LOAD SILENT <http://x>",
    ],
)
def test_reaching_out_is_seen(sparql: str) -> None:
    assert reaches_out(sparql) in {"SERVICE", "LOAD"}


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service a <http://x/SERVICE> }",
        "SELECT * { ?s cn:SERVICE 'LOAD \" SERVICE' # SERVICE\n }",
        'SELECT * { ?s ?p """SERVICE "x" LOAD""" }',
    ],
)
def test_a_mere_mention_is_not_reaching_out(sparql: str) -> None:
    assert reaches_out(sparql) is None


def test_naming_a_data_set() -> None:
    assert names_dataset("SELECT * FROM <http://g> {}")
    assert not names_dataset("SELECT * { ?from <http://FROM> 'FROM' }")
