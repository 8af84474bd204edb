import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.model import Article, Problem
from kg.read import count, read
from kg.read import stream as stream_module

Telling = Callable[[str, str | bytes], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "README.md", ".hidden.txt", "c.csv", "sub/d.md", "sub/deep/e.txt", ".git/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Gunmen attacked the place {name}.\n")
    return tmp_path


def names(folder: Path, *inputs: str) -> list[str]:
    found = list(read(inputs))
    assert all(isinstance(item, Article) for item in found), found
    return [str(Path(item.origin).relative_to(folder)) for item in found if isinstance(item, Article)]


def told(*inputs: str) -> str:
    (found,) = read(inputs)
    assert isinstance(found, Problem), found
    return str(found)


def test_a_folder_gives_its_texts_sorted_without_hidden_files_and_readme(folder: Path) -> None:
    assert names(folder, str(folder)) == ["a.txt", "b.txt", "sub/d.md", "sub/deep/e.txt"]
    assert count([str(folder)]) == 4


def test_globs(folder: Path) -> None:
    assert names(folder, f"{folder}/*.txt") == ["a.txt", "b.txt"]
    assert names(folder, f"{folder}/**/*.txt") == ["a.txt", "b.txt", "sub/deep/e.txt"]
    assert names(folder, f"{folder}/s*") == ["sub/d.md", "sub/deep/e.txt"]


def test_a_file_is_read_once_however_it_is_named(folder: Path) -> None:
    (folder / "z.txt").symlink_to(folder / "a.txt")
    named = [f"{folder}/b.txt", str(folder), f"{folder}/sub/../a.txt", f"{folder}/*.txt"]
    assert names(folder, *named) == ["b.txt", "a.txt", "sub/d.md", "sub/deep/e.txt"]


def test_a_file_that_is_named_is_read_whatever_its_suffix(folder: Path) -> None:
    assert names(folder, str(folder / "c.csv"), str(folder / "README.md")) == ["c.csv", "README.md"]


def test_a_name_that_cannot_be_printed(folder: Path) -> None:
    Path(os.fsdecode(bytes(folder) + b"/sub/z\xff\n.txt")).write_text("Gunmen attacked a bus.")
    assert names(folder, str(folder / "sub")) == ["sub/d.md", "sub/z\\udcff\\n.txt", "sub/deep/e.txt"]


def test_a_name_with_the_signs_of_a_glob(folder: Path) -> None:
    (folder / "x[1].txt").write_text("Gunmen attacked a bus.")
    assert names(folder, str(folder / "x[1].txt")) == ["x[1].txt"]


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ("/nowhere/a.txt", "/nowhere/a.txt: there is no such file or folder;"),
        ("/nowhere/*.txt", "/nowhere/*.txt: matches no file;"),
        ("ftp://kpa.example/a", "is no URL that can be fetched;"),
        ("", "'': names nothing;"),
        ("a\0b", "names nothing;"),
        ("x" * 5000, "too long"),
        ("~nobody-of-this-name/a.txt", "name a file"),
    ],
)
def test_names_that_lead_nowhere(given: str, what: str) -> None:
    assert what in told(given)
    assert count([given]) == 0


def test_a_folder_without_texts(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a")
    assert "holds no file with a known suffix (.txt .text .md" in told(str(tmp_path))


def test_a_broken_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert "a.txt: there is no such file;" in told(str(tmp_path))


def test_a_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "a.txt: cannot be read (Permission denied); allow reading it" in told(str(folder / "a.txt"))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty;"),
        (b" \n\n ", "is empty;"),
        (b"\xef\xbb\xbf", "is empty;"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF, which is not text; save it as text or HTML"),
        (b"PK\x03\x04" + b"x" * 50, "is a ZIP archive or an office document, which is not text;"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is a PNG image, which is not text;"),
        (bytes(range(256)) * 9, "is binary data, which is not text;"),
        (b"1\n2\n3\n", "holds no sentences;"),
        (b"Share\n\n4\n", "holds no sentences;"),
        (b"x" * 900_001, "900,001 characters are too many for one article (at most 900,000); split it"),
    ],
)
def test_files_that_are_no_articles(problem: Telling, content: bytes, what: str) -> None:
    assert what in problem("a.txt", content)


def test_a_file_that_is_too_large_is_not_read_to_its_end(problem: Telling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_module, "MOST_BYTES", 1000)
    assert "is larger than" in problem("a.txt", b"word " * 1000)


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b'{"text": "He left."}\n{"text": "She left."}\n', ["He left.", "She left."]),
        (b'[{"text": "He left."}]', ["He left."]),
        (b'{\n  "text": "He left."\n}', ["He left."]),
        (
            b"<html><body><p>He left the town of Merrin on Monday.</p></body></html>",
            ["He left the town of Merrin on Monday."],
        ),
        (b"He left.\n", ["He left."]),
    ],
)
def test_standard_input_is_read_by_what_it_looks_like(content: bytes, texts: list[str]) -> None:
    stdin = io.BytesIO(content)
    found = list(read(["-", "-"], stdin=stdin))
    assert [item.text for item in found if isinstance(item, Article)] == texts
    assert not stdin.closed
    assert count(["-"]) is None


def test_standard_input_without_anything() -> None:
    (found,) = read(["-"], stdin=io.BytesIO(b""))
    assert "standard input: is empty" in str(found)
