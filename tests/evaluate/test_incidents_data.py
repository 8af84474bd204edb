"""The form of the articles in benchmarks/incidents."""

import json
import re
from collections import Counter
from datetime import date
from itertools import combinations

import pytest

from kg.evaluate.clusters import b_cubed, ceaf_e
from kg.evaluate.incidents import read_mentions

from .conftest import ROOT

FOLDER = ROOT / "benchmarks" / "incidents"
LEAST = {"dev": (64, 22), "train": (130, 45), "test": (45, 15)}  # articles, incidents that several of them tell of
ONCE = {"dev": 15, "train": 35, "test": 15}  # incidents that one article alone tells of
WORDS = {"dev": (60, 160), "train": (80, 200), "test": (60, 160)}


def articles(part):
    return [json.loads(line) for line in (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]


def told(part):
    """In how many articles each incident is told."""
    return Counter(incident["id"] for article in articles(part) for incident in article["incidents"])


@pytest.mark.parametrize("part", LEAST)
def test_articles(part):
    found = articles(part)
    assert len({article["id"] for article in found}) == len(found) >= LEAST[part][0]
    for article in found:
        assert list(article) == ["id", "title", "published", "publisher", "text", "incidents"]
        assert 2019 <= date.fromisoformat(article["published"]).year <= 2026
        assert WORDS[part][0] <= len(article["text"].split()) <= WORDS[part][1], article["id"]
        assert article["title"].strip()
        assert article["publisher"].strip()
        assert article["incidents"]


@pytest.mark.parametrize("part", LEAST)
def test_incidents_stand_once_in_the_text(part):
    for article in articles(part):
        names = [incident["id"] for incident in article["incidents"]]
        assert len(set(names)) == len(names), article["id"]
        for incident in article["incidents"]:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", incident["id"])
            assert article["text"].count(incident["words"]) == 1, incident
            assert incident["words"].count(incident["trigger"]) == 1, incident
    assert len(read_mentions(FOLDER / f"{part}.jsonl")) == sum(told(part).values())


@pytest.mark.parametrize("part", LEAST)
def test_clusters_and_near_misses(part):
    sizes = told(part)
    assert sum(size > 1 for size in sizes.values()) >= LEAST[part][1]
    assert sum(size == 1 for size in sizes.values()) >= ONCE[part]
    assert max(sizes.values()) <= 5


@pytest.mark.parametrize(("one", "other"), list(combinations(LEAST, 2)))
def test_the_parts_share_nothing(one, other):
    for key in ("id", "publisher", "text"):
        assert not {a[key] for a in articles(one)} & {a[key] for a in articles(other)}, key
    assert not set(told(one)) & set(told(other))


@pytest.mark.parametrize("part", LEAST)
def test_the_page_counts_them(part):
    sizes = told(part).values()
    counts = (len(articles(part)), sum(sizes), sum(size > 1 for size in sizes), sum(size == 1 for size in sizes))
    row = f"| `{part}.jsonl` | {' | '.join(map(str, counts))} |"
    assert row in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_pages_tell_the_score_of_no_joining():
    gold = {mention: mention.incident for mention in read_mentions(FOLDER / "dev.jsonl")}
    page, docs = (path.read_text(encoding="utf-8") for path in (FOLDER / "README.md", ROOT / "docs" / "evaluation.md"))
    assert f"B-cubed F1 of `dev` is {b_cubed(gold, {}).f1:.1f} and CEAF-e F1 is {ceaf_e(gold, {}).f1:.1f}." in page
    assert f"B-cubed F1 is {b_cubed(gold, {}).f1:.1f} and CEAF-e F1 {ceaf_e(gold, {}).f1:.1f};" in docs
