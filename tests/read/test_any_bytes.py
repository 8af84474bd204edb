"""No bytes bring the reader down."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article, Problem
from kg.read import read

PIECES = st.sampled_from(
    [
        b"{",
        b'{"text": "',
        b'"}',
        b"\n",
        b"\0",
        b"---\n",
        b"title: ",
        b"<html>",
        b"<p>",
        b"</p>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"Gunmen attacked.",
        b" 5 Feb 2026 ",
        b"\\ud800",
        b"\xed\xa0\x80",
        b"\xe2\x80\x99",
        b"<!--",
        b"]]>",
        b"&#0;",
        b"<?xml ",
    ]
)
CONTENT = st.one_of(st.binary(max_size=400), st.lists(PIECES, max_size=12).map(b"".join), st.text().map(str.encode))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".jsonl", ".json", ".unknown"])
def test_any_bytes_give_articles_and_problems_alone(suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a{suffix}")

        @settings(max_examples=60, deadline=None)
        @given(CONTENT)
        def check(content: bytes) -> None:
            path.write_bytes(content)
            found = list(read([str(path)]))
            assert found
            for item in found:
                assert isinstance(item, Article | Problem)
                assert "\n" not in str(item) if isinstance(item, Problem) else item.text.strip()
                if isinstance(item, Article):
                    assert item.text.encode().decode() == item.text
                    assert item.id

        check()


def test_reading_text_loads_no_heavy_package() -> None:
    code = (
        "import sys, kg.read, pathlib\n"
        "list(kg.read.read(['samples/1-merrin-market-attack.txt', 'samples/6-wire.jsonl']))\n"
        "print({'trafilatura', 'ftfy', 'charset_normalizer', 'htmldate', 'spacy', 'rdflib', 'lxml'} & set(sys.modules))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
