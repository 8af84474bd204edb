"""Each format to the letter, with all that makes formats stumble."""

import csv
import io
import json

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.query import FORMATS, QueryError, Table, render

BASE = "https://w3id.org/conflict-news/"
TABLE = Table(
    ("eventIri", "n", "ok", "none", "words"),
    (
        (f"{BASE}article/a#event-1-2", 7, True, None, 'a | "b",\n\tc \\ <d>'),
        ("urn:x", None, False, None, ""),
        (None, 1.5, None, None, "Émile"),
    ),
)
EMPTY = Table(("a", "b"), ())


def test_json():
    assert render(TABLE, "json") == (
        "[\n"
        "  {\n"
        '    "eventIri": "https://w3id.org/conflict-news/article/a#event-1-2",\n'
        '    "n": 7,\n'
        '    "ok": true,\n'
        '    "none": null,\n'
        '    "words": "a | \\"b\\",\\n\\tc \\\\ <d>"\n'
        "  },\n"
        "  {\n"
        '    "eventIri": "urn:x",\n'
        '    "n": null,\n'
        '    "ok": false,\n'
        '    "none": null,\n'
        '    "words": ""\n'
        "  },\n"
        "  {\n"
        '    "eventIri": null,\n'
        '    "n": 1.5,\n'
        '    "ok": null,\n'
        '    "none": null,\n'
        '    "words": "Émile"\n'
        "  }\n"
        "]\n"
    )
    assert render(EMPTY, "json") == "[]\n"


def test_csv():
    assert render(TABLE, "csv") == (
        "eventIri,n,ok,none,words\n"
        'https://w3id.org/conflict-news/article/a#event-1-2,7,true,,"a | ""b"",\n\tc \\ <d>"\n'
        "urn:x,,false,,\n"
        ",1.5,,,Émile\n"
    )
    assert render(EMPTY, "csv") == "a,b\n"


def test_tsv():
    assert render(TABLE, "tsv") == (
        "eventIri\tn\tok\tnone\twords\n"
        'https://w3id.org/conflict-news/article/a#event-1-2\t7\ttrue\t\ta | "b",\\n\\tc \\\\ <d>\n'
        "urn:x\t\tfalse\t\t\n"
        "\t1.5\t\t\tÉmile\n"
    )


def test_markdown():
    assert render(TABLE, "markdown") == (
        "| eventIri | n | ok | none | words |\n"
        "| --- | --- | --- | --- | --- |\n"
        '| https://w3id.org/conflict-news/article/a#event-1-2 | 7 | true |  | a \\| "b", c \\\\ &lt;d> |\n'
        "| urn:x |  | false |  |  |\n"
        "|  | 1.5 |  |  | Émile |\n"
    )


def test_table():
    assert render(TABLE) == (
        " eventIri                n      ok   words\n"
        " ────────────────────────────────────────────\n"
        ' article/a#event-1-2     7    true   a | "b",\n'
        "                                     c \\ <d>\n"
        " urn:x                       false\n"
        "                       1.5           Émile\n"
        "\n"
        "3 rows\n"
    )
    assert render(EMPTY) == " a   b\n ─────\n\n0 rows\n"
    assert render(Table(("a",), ((None,),))).endswith("\n\n1 row\n")


@pytest.mark.parametrize("width", [30, 60, 120])
def test_a_table_keeps_to_the_width_and_loses_nothing(width):
    words = [f"word{i}" for i in range(40)]
    table = Table(("short", "long", "longer"), ((1, " ".join(words[:10]), " ".join(words)), (2, "x" * 50, None)))
    drawn = render(table, width=width)
    assert max(map(len, drawn.splitlines())) <= width
    assert all(drawn.split().count(word) == (2 if int(word[4:]) < 10 else 1) for word in words)
    assert drawn.count("x") == 50


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_what_programs_read_comes_back_as_it_was(format_):
    table = Table(("a", "b"), (('x,"y"\r\n| z', "\u2028 'q' \t"), ("=1+1", "null")))
    text = render(table, format_)
    rows = json.loads(text) if format_ == "json" else list(csv.DictReader(io.StringIO(text, newline="")))
    assert rows == table.records()


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_yes_and_no_and_triples_are_the_same_in_each_format(format_):
    assert render(True, format_) == "true\n"
    assert render(False, format_) == "false\n"
    triples = [Triple(NamedNode("urn:b"), NamedNode("urn:p"), Literal("x")), Triple(*[NamedNode("urn:a")] * 3)]
    turtle = render(triples, format_)
    assert {quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)} == set(triples)
    assert turtle == render(triples[::-1], format_)
    assert render((), format_) == ""


def test_an_unknown_format_names_the_known():
    with pytest.raises(QueryError, match=r"^there is no format 'xml'; take table, json, csv, tsv, markdown$"):
        render(EMPTY, "xml")
