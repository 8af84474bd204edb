import io
import json
from collections.abc import Callable

import pytest

from kg.model import Article, Problem
from kg.read import read
from kg.read.jsonl import LONGEST_LINE

Reader = Callable[[str, str | bytes], list[Article | Problem]]


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_the_text_is_taken_as_it_is(read_as: Reader) -> None:
    text = "  Published On 5 Feb 2026\r\n\tCafe\u0301 \u2028 “x”  \n\n3 hours ago\n"
    (found,) = read_as("a.jsonl", lines({"text": text}))
    assert isinstance(found, Article)
    assert found.text == text


def test_all_fields(read_as: Reader) -> None:
    record = {
        "id": 748,
        "text": "He left.",
        "title": " A title ",
        "published": "2026-02-05T10:00:00Z",
        "publisher": "KPA",
        "url": "https://kpa.example/a",
        "language": "en-GB",
    }
    (found,) = read_as("a.jsonl", lines(record))
    assert isinstance(found, Article)
    assert (found.id, found.title, found.published) == ("748", "A title", "2026-02-05")
    assert (found.publisher, found.url, found.language) == ("KPA", "https://kpa.example/a", "en")
    assert found.origin.endswith("a.jsonl line 1")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"{nonsense", "line 2: not JSON (Expecting property name"),
        (b'{"id": "x"}', "line 2: has no text;"),
        (b'{"text": 5}', "line 2: its text is a number, not a string;"),
        (b'{"text": " \\n "}', "line 2: its text is empty;"),
        (b'["text"]', "line 2: is a list, not an object with a text;"),
        (b'{"text": "caf\xe9"}', "line 2: not UTF-8;"),
        (b"[" * 100_000, "line 2: not JSON (nested too deep)"),
        (b'{"text": "' + b"x" * 900_001 + b'"}', "900,001 characters are too many for one article (at most 900,000)"),
        (b'{"text": "' + b"x" * LONGEST_LINE + b'"}', "line 2: longer than 16 MB; split it"),
    ],
)
def test_a_bad_line_costs_only_itself(read_as: Reader, line: bytes, what: str) -> None:
    good = b'{"text": "He left."}\n', b'{"text": "She left."}\n'
    first, bad, last = read_as("a.jsonl", good[0] + line + b"\n" + good[1])
    assert isinstance(first, Article)
    assert isinstance(bad, Problem)
    assert what in str(bad)
    assert isinstance(last, Article)
    assert last.text == "She left."


def test_an_article_is_kept_where_its_date_is_none(read_as: Reader) -> None:
    problem, found = read_as("a.jsonl", lines({"text": "He left.", "published": "last week"}))
    assert isinstance(problem, Problem)
    assert "line 1: published 'last week' is not a day and is left out; write it as YYYY-MM-DD" in str(problem)
    assert isinstance(found, Article)
    assert found.published is None


def test_an_article_is_kept_where_its_publisher_is_no_string(read_as: Reader) -> None:
    problem, found = read_as("a.jsonl", lines({"text": "He left.", "publisher": {"name": "KPA"}}))
    assert "publisher is an object and is left out" in str(problem)
    assert isinstance(found, Article)
    assert found.publisher is None


def test_what_cannot_be_written_is_replaced_one_by_one(read_as: Reader) -> None:
    (found,) = read_as("a.jsonl", '{"text": "a\\ud800b\\u0000c \\ud83d\\ude00"}\n')
    assert isinstance(found, Article)
    assert found.text == "a\ufffdb\ufffdc \U0001f600"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks(read_as: Reader, encoding: str) -> None:
    raw = '{"text": "He left."}\n{"text": "She – too."}\n'.encode(encoding)
    assert [item.text for item in read_as("a.jsonl", raw) if isinstance(item, Article)] == ["He left.", "She – too."]


def test_one_id_for_two_texts_is_a_problem_and_twice_the_same_is_not(read_as: Reader) -> None:
    one, two = {"id": "a", "text": "He left."}, {"id": "a", "text": "She left."}
    first, problem = read_as("a.jsonl", lines(one, one, two))
    assert isinstance(first, Article)
    assert "line 3: id 'a' is that of another article, read from" in str(problem)


def test_equal_texts_without_id_are_one(read_as: Reader) -> None:
    (found,) = read_as("a.jsonl", lines({"text": "He left."}, {"text": "He left."}))
    assert isinstance(found, Article)
    assert found.id == found.sha256[:16]


def test_json_files_hold_one_article_or_a_list(read_as: Reader) -> None:
    record = {"text": "He left."}
    assert isinstance(read_as("one.json", json.dumps(record, indent=2))[0], Article)
    found = read_as("many.json", json.dumps([record, {"text": ""}, {"text": "She left."}]))
    assert [type(item) for item in found] == [Article, Problem, Article]
    assert "many.json item 2: its text is empty; mend or remove the item" in str(found[1])
    assert "not JSON" in str(read_as("bad.json", "{")[0])
    assert "is an empty list" in str(read_as("none.json", "[]")[0])


def test_lines_with_the_suffix_of_json(read_as: Reader) -> None:
    found = read_as("a.json", lines({"text": "He left."}, {"text": "She left."}))
    assert [type(item) for item in found] == [Article, Article]


def test_a_list_with_the_suffix_of_lines(read_as: Reader) -> None:
    found = read_as("a.jsonl", json.dumps([{"text": "He left."}], indent=2))
    assert [type(item) for item in found] == [Article]


def test_lines_are_read_as_they_are_asked_for() -> None:
    taken = 0

    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the stub asks for any buffer
            nonlocal taken
            taken += 1
            line = json.dumps({"text": f"He left {taken} times."}).encode() + b"\n"
            buffer[: len(line)] = line
            return len(line)

    stream = read(["-"], stdin=io.BufferedReader(Endless()))
    assert [item.text for item, _ in zip(stream, range(3), strict=False) if isinstance(item, Article)] == [
        "He left 1 times.",
        "He left 2 times.",
        "He left 3 times.",
    ]
    assert taken < 10
