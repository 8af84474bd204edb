"""Incidents of a store against those of gold: which event tells a mention, and how well they are joined."""

import json

import pyoxigraph as ox
import pytest

from kg.evaluate import EvaluationError, measure
from kg.evaluate.incidents import faults, match, read_mentions, score
from kg.graph import BASE, IDENTITY_GRAPH, PREFIXES
from kg.store import open_store

CN, OA = PREFIXES["cn"], PREFIXES["oa"]
TEXT = "A bomb killed two in Merrin. Gunmen raided Selm later and a truce was signed there."
BOMB = {"id": "merrin-bomb", "words": "A bomb killed two in Merrin", "trigger": "bomb"}
RAID = {"id": "selm-raid", "words": "Gunmen raided Selm later", "trigger": "raided"}


def article(name, *incidents, text=TEXT):
    return {"id": name, "title": "T", "published": "2026-03-10", "publisher": "P", "text": text, "incidents": incidents}


@pytest.fixture
def gold(tmp_path):
    """Writes articles to a file, and gives its mentions."""

    def write(*lines):
        path = tmp_path / "dev.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return read_mentions(path)

    return write


def at(words, text=TEXT):
    return text.index(words), text.index(words) + len(words)


def stored(events, incidents=()):
    """A store with events, each an article, a kind, a trigger and more mentions by their words, and with incidents."""
    store = open_store("memory:")
    iris = []
    for name, kind, *words in events:
        graph = ox.NamedNode(f"{BASE}graph/{name}")
        start, end = at(words[0])
        event = ox.NamedNode(f"{BASE}article/{name}#event-{start}-{end}")
        iris.append(event)
        quads = [
            (event, "rdf-type", ox.NamedNode(CN + kind)),
            (event, CN + "status", ox.NamedNode(CN + "status-occurred")),
        ]
        for one in words:
            node = ox.NamedNode(f"{BASE}article/{name}#char-{at(one)[0]}-{at(one)[1]}")
            quads.append((event, CN + "hasMention", node))
            quads += [
                (node, OA + side, ox.Literal(place)) for side, place in zip(("start", "end"), at(one), strict=True)
            ]
        type_ = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
        store.add(ox.Quad(s, ox.NamedNode(type_ if p == "rdf-type" else p), o, graph) for s, p, o in quads)
    for number, members in enumerate(incidents):
        node = ox.NamedNode(f"{BASE}incident/{number}")
        graph = ox.NamedNode(IDENTITY_GRAPH)
        store.add(ox.Quad(node, ox.NamedNode(CN + "hasReport"), iris[member], graph) for member in members)
    return store


@pytest.mark.parametrize(
    ("events", "told_by"),
    [
        ([("a", "Killing", "killed"), ("a", "Bombing", "bomb")], "Bombing"),  # at the trigger
        ([("a", "Killing", "killed"), ("a", "Bombing", "truce", "bomb")], "Bombing"),  # at it by another mention
        ([("a", "Killing", "killed"), ("a", "Release", "two")], "Killing"),  # in the words
        (
            [("a", "Release", "A"), ("a", "Killing", "two")],
            "Killing",
        ),  # an aftermath, though nearer, comes after it ...
        ([("a", "Release", "killed")], "Release"),  # ... but is better than nothing
        ([("a", "Attack", "truce", "killed")], "Attack"),  # in the words by another mention
        ([("a", "Attack", "raided"), ("b", "Bombing", "bomb")], None),  # elsewhere, or in another article
        ([], None),
    ],
)
def test_the_event_that_tells_a_mention(gold, events, told_by):
    mentions = gold(article("a", BOMB))
    assert [event.kind for event in match(mentions, stored(events)).values()] == ([told_by] if told_by else [])


EVENTS = [("a", "Bombing", "bomb"), ("a", "Attack", "raided"), ("b", "Bombing", "bomb"), ("c", "Attack", "raided")]


@pytest.fixture
def mentions(gold):
    return gold(article("a", BOMB, RAID), article("b", BOMB), article("c", RAID), article("d", RAID))


def test_joined_as_gold_has_it_but_for_what_was_not_found(mentions):
    found = score(mentions, stored(EVENTS, [(0, 2), (1, 3)]))
    assert found == {
        "mentions": 5, "found": 80.0,
        "bcubed_p": 100.0, "bcubed_r": 73.3, "bcubed_f1": 84.6,  # recall (2 + 2 * 2/3 + 1/3) / 5
        "ceafe_p": 60.0, "ceafe_r": 90.0, "ceafe_f1": 72.0,  # 1 + 2 * 2 / (2 + 3), of three clusters and of two
    }  # fmt: skip


def test_nothing_is_joined(mentions):
    found = score(mentions, stored(EVENTS))
    assert (found["bcubed_p"], found["bcubed_r"]) == (100, 40)
    assert found == score(mentions, stored([])) | {"found": 80.0}  # what is not found stands alone, too


def test_all_is_joined(mentions):
    found = score(mentions, stored(EVENTS, [(0, 1, 2, 3)]))
    assert (found["bcubed_p"], found["bcubed_r"]) == (60, 73.3)  # four mentions of which half are right, and one alone


def test_what_is_wrong_is_told_one_by_one(mentions):
    rows = [
        (row["fault"], row["incident"], row["article"], row["other"], row["otherArticle"])
        for row in faults(mentions, stored(EVENTS, [(0, 3)])).records()
    ]
    assert rows == [
        ("cannot be joined", "selm-raid", "a", "selm-raid", "d"),
        ("cannot be joined", "selm-raid", "c", "selm-raid", "d"),
        ("joined", "merrin-bomb", "a", "selm-raid", "c"),
        ("not found", "selm-raid", "d", None, None),
        ("not joined", "merrin-bomb", "a", "merrin-bomb", "b"),
        ("not joined", "selm-raid", "a", "selm-raid", "c"),
    ]
    assert faults(mentions[:3], stored(EVENTS, [(0, 2)])).rows == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"id": "a", "text": TEXT}, "KeyError: 'incidents'"),
        (article("a", BOMB | {"words": "A bomb in Selm"}), "'A bomb in Selm' stands there 0 times, not once"),
        (article("a", BOMB | {"words": "a"}), "times, not once"),
        (article("a", BOMB | {"trigger": "raided"}), "'raided' stands there 0 times"),
        ([7], "TypeError"),
    ],
)
def test_gold_that_is_none(gold, line, words):
    with pytest.raises(EvaluationError, match=r"dev.jsonl line 2: not an article with its incidents") as error:
        gold(article("x", BOMB), line)
    assert words in str(error.value)


SET = (
    article("a", {"id": "one", "words": "Gunmen killed two traders in Merrin", "trigger": "killed"},
            text="Gunmen killed two traders in Merrin on Tuesday, police said."),
    article("b", {"id": "two", "words": "sang in the rain", "trigger": "sang"}, text="The choir sang in the rain."),
)  # fmt: skip


@pytest.fixture
def folder(benchmarks):
    (benchmarks / "incidents").mkdir()
    for part in ("dev", "hard", "test"):
        lines = "".join(json.dumps(line) + "\n" for line in SET)
        (benchmarks / "incidents" / f"{part}.jsonl").write_text(lines, encoding="utf-8")
    return benchmarks


@pytest.mark.parametrize("name", ["incidents", "incidents-hard", "incidents-test"])
def test_the_command_builds_and_asks(kg, folder, measures, name):
    result = kg("evaluate", name, "--data", folder, "--format", "json")
    assert measures(result) == {
        "mentions": 2, "found": 50.0, "bcubed_p": 100.0, "bcubed_r": 100.0, "bcubed_f1": 100.0,
        "ceafe_p": 100.0, "ceafe_r": 100.0, "ceafe_f1": 100.0,
    }  # fmt: skip


def test_the_command_tells_what_is_wrong(kg, folder):
    rows = json.loads(kg("evaluate", "incidents", "--errors", "--data", folder, "--format", "json").stdout)
    assert [(row["fault"], row["incident"], row["words"]) for row in rows] == [("not found", "two", "sang in the rain")]


def test_without_data_of_another_folder_those_of_the_project_are_taken(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("kg.evaluate.scoring._ask_for_incidents", lambda gold, *_, **how: asked.append((gold, how)))
    measure("incidents", tmp_path)
    measure("incidents-test", tmp_path)
    assert [gold.relative_to(gold.parents[2]).as_posix() for gold, _ in asked] == [
        "benchmarks/incidents/dev.jsonl", "benchmarks/incidents/test.jsonl"
    ]  # fmt: skip
    assert [how["blind"] for _, how in asked] == [False, True]
    assert all(gold.is_file() for gold, _ in asked)


def test_an_article_that_is_lost_is_told(kg, folder):
    with (folder / "incidents" / "dev.jsonl").open("a", encoding="utf-8") as gold:
        gold.write(json.dumps(article("c", text="")) + "\n")
    result = kg("evaluate", "incidents", "--data", folder)
    assert result.exit_code == 2
    first, second = (line for line in result.stderr.splitlines() if not line.startswith("kg: kept: "))
    assert "dev.jsonl line 3" in first
    assert "1 of 3 articles of incidents were lost" in second


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("incidents-test", "--errors"), "is blind: nothing of it is shown but the score"),
        (("muc4", "--errors"), "the set muc4 tells of none one by one"),
        (("--errors",), "name the set"),
        (("incidents", "--part", "train"), "leave --records and --part out"),
        (("incidents", "--records", "none.jsonl"), "leave --records and --part out"),
    ],
)
def test_what_cannot_be_done(kg, folder, arguments, words):
    result = kg("evaluate", *arguments, "--data", folder)
    assert result.exit_code == 2
    [line] = result.stderr.splitlines()
    assert words in line
