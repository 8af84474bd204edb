"""A table where it fits, else a block a row; nothing is lost in either."""

import pytest

from kg.cli.answer import write_answer
from kg.cli.options import TableFormat
from kg.query import Table

BASE = "https://w3id.org/conflict-news/"
WIDE = Table(
    ("eventIri", "name", *"abcdef"), ((f"{BASE}article/x#event-1-2", "word " * 40, None, 7, True, *["much " * 9] * 3),)
)


@pytest.fixture
def written(capsys, monkeypatch):
    def write(table, width, format_=TableFormat.TABLE):
        monkeypatch.setenv("COLUMNS", str(width))
        write_answer(table, format_)
        return capsys.readouterr().out

    return write


@pytest.mark.parametrize("width", [40, 80, 100])
def test_what_does_not_fit_is_written_in_blocks(written, width):
    out = written(WIDE, width)
    assert out.startswith("eventIri  article/x#event-1-2\nname      word")
    assert out.count("word") == 40
    assert out.endswith("\n\n1 row\n")
    assert max(map(len, out.splitlines())) <= width
    assert "\na  " not in out


def test_what_fits_is_a_table(written):
    lines = written(Table(("what", "count"), (("event", 3), ("claim", 12))), 40).splitlines()
    assert [line.split() for line in (lines[0], *lines[2:4])] == [["what", "count"], ["event", "3"], ["claim", "12"]]


def test_no_answer_is_no_block(written):
    assert written(Table(WIDE.columns, ()), 20).endswith("0 rows\n")


def test_other_formats_heed_no_width(written):
    assert written(WIDE, 20, TableFormat.CSV) == written(WIDE, 200, TableFormat.CSV)
